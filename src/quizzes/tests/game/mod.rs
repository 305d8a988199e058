//! The pure state machine: what each frame does, and that nothing else does anything.

mod hosting;
mod interleaving;
mod modes;
mod people;
mod presence;
mod teams;

use super::builders::{choice, game, game_of, game_questions, other, pin, player};
use crate::{
    auth::AccountId,
    quizzes::{
        Answer, Choice, Clip, Image, Kind, Mode, Pace, PlayerId, TeamId, TeamPin,
        engine::game::{Act, Game, Given, Input, Player, Presence, Reply, Sender, Stage, Team, Wish, Write},
        rules::{EXTRA, GRACE, LEAD, LOOK_WITHIN, Latency, PATIENCE, Streak},
        wire::{self, Asked, Command, Refusal},
    },
    time::{Millis, Span},
};
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

const START: Millis = Millis(1_000_000);

fn step(game: &mut Game, input: Input, at: Millis) -> (Reply, Vec<Write>) {
    let mut writes = Vec::new();
    let reply = game.step(input, at, &mut writes);
    (reply, writes)
}

/// Who opened the game, and a colleague.
const HOST: AccountId = AccountId::from_raw(1);
const COLLEAGUE: AccountId = AccountId::from_raw(2);

fn command(epoch: u32, command: Command) -> Input {
    frame(Sender::Host(HOST), Asked::Command { epoch, command })
}

fn act(by: AccountId, act: Act) -> Input {
    Input::Act { by, act }
}

fn frame(from: Sender, asked: Asked) -> Input {
    Input::Frame {
        from,
        asked,
        latency: Latency::default(),
    }
}

fn answer(n: i64, epoch: u32, no: u32, chosen: &[usize]) -> Input {
    let asked = Asked::Answer {
        pin: pin(482_913),
        epoch,
        no,
        answer: choice(chosen),
    };
    frame(Sender::Player(PlayerId::from_raw(n)), asked)
}

/// Three players, the first question announced at [`START`].
fn begun() -> Game {
    let mut game = game().led_by(Some(HOST));
    for n in 1..=3 {
        assert_eq!(step(&mut game, Input::Join(player(n)), START).0, Reply::Seated);
    }
    assert_eq!(step(&mut game, command(0, Command::Next), START).0, Reply::Moved);
    game
}

const OPEN: Millis = Millis(START.0 + LEAD);

fn why(reply: &Reply) -> Refusal {
    match reply {
        Reply::Refused { why, .. } => *why,
        other => panic!("{other:?} is no refusal"),
    }
}

#[test]
fn an_answer_counts_once_and_only_in_its_time() {
    let mut game = begun();
    let close = OPEN + Span::seconds(20);
    assert_eq!(
        why(&step(&mut game, answer(1, 1, 0, &[1]), OPEN - Span(1)).0),
        Refusal::Early
    );
    let (saved, writes) = step(&mut game, answer(1, 1, 0, &[1]), OPEN + Span(300));
    assert_eq!(
        saved,
        Reply::Saved {
            epoch: 1,
            answer: choice(&[1])
        }
    );
    assert!(matches!(
        writes[..],
        [Write::Answer {
            points: 1000,
            took: 300,
            ..
        }]
    ));
    // The acknowledgement was lost and the phone asks again.
    let (again, writes) = step(&mut game, answer(1, 1, 0, &[1]), OPEN + Span(900));
    assert_eq!(
        (again, writes),
        (
            Reply::Saved {
                epoch: 1,
                answer: choice(&[1])
            },
            vec![]
        )
    );
    assert_eq!(
        why(&step(&mut game, answer(1, 1, 0, &[2]), OPEN + Span(900)).0),
        Refusal::Answered
    );
    // Given in time, held up by the network.
    let in_grace = step(&mut game, answer(2, 1, 0, &[1]), close + Span(GRACE)).0;
    assert_eq!(
        in_grace,
        Reply::Saved {
            epoch: 1,
            answer: choice(&[1])
        }
    );
    assert_eq!(
        why(&step(&mut game, answer(3, 1, 0, &[1]), close + Span(GRACE + 1)).0),
        Refusal::Late
    );
}

#[test]
fn a_tap_after_the_reveal_counts_for_nothing() {
    let mut game = begun();
    assert_eq!(
        step(&mut game, command(1, Command::Reveal), OPEN + Span(100)).0,
        Reply::Moved
    );
    assert_eq!(
        why(&step(&mut game, answer(1, 1, 0, &[1]), OPEN + Span(101)).0),
        Refusal::Late
    );
    step(&mut game, command(2, Command::Next), OPEN + Span(200));
    let open = OPEN + Span(200 + LEAD);
    // The tap for the first question arrives during the second, naming the old epoch, or the old question.
    assert_eq!(
        why(&step(&mut game, answer(1, 1, 0, &[0]), open).0),
        Refusal::Late
    );
    assert_eq!(
        why(&step(&mut game, answer(1, 3, 0, &[0]), open).0),
        Refusal::Late
    );
    assert_eq!(game.score_of(PlayerId::from_raw(1)), Some(0));
}

#[test]
fn a_player_cannot_trigger_the_leaderboard() {
    let mut game = begun();
    step(&mut game, command(1, Command::Reveal), OPEN);
    let before = game.clone();
    for from in [Sender::Player(PlayerId::from_raw(1)), Sender::Screen] {
        for forged in Command::ALL {
            let asked = Asked::Command {
                epoch: 2,
                command: forged,
            };
            let (reply, writes) = step(&mut game, frame(from, asked), OPEN);
            assert_eq!((why(&reply), writes), (Refusal::NotHost, vec![]));
        }
    }
    assert_eq!(game, before);
}

#[test]
fn a_host_and_a_screen_cannot_answer() {
    let mut game = begun();
    for from in [Sender::Host(HOST), Sender::Screen] {
        let asked = Asked::Answer {
            pin: pin(482_913),
            epoch: 1,
            no: 0,
            answer: choice(&[1]),
        };
        assert_eq!(
            why(&step(&mut game, frame(from, asked), OPEN).0),
            Refusal::NotPlayer
        );
    }
    // Nor somebody who is not in this game.
    assert_eq!(
        why(&step(&mut game, answer(99, 1, 0, &[1]), OPEN).0),
        Refusal::NotPlayer
    );
}

#[test]
fn a_game_hears_only_its_own_answers() {
    let mut game = begun();
    let asked = Asked::Answer {
        pin: pin(100_000),
        epoch: 1,
        no: 0,
        answer: choice(&[1]),
    };
    let (reply, writes) = step(
        &mut game,
        frame(Sender::Player(PlayerId::from_raw(1)), asked),
        OPEN,
    );
    assert_eq!((why(&reply), writes), (Refusal::Elsewhere, vec![]));
}

#[test]
fn the_last_answer_closes_the_question() {
    let mut game = begun();
    for n in 1..=3 {
        step(&mut game, answer(n, 1, 0, &[1]), OPEN + Span(n * 1000));
    }
    assert_eq!(game.stage(), Stage::Reveal { no: 0 });
    let wire::Stage::Reveal(revealed) = game.snapshot().stage else {
        panic!("no reveal")
    };
    assert_eq!((revealed.chosen, revealed.right), (vec![0, 3, 0, 0], 3));
    let ranks: HashMap<_, _> = game
        .standings()
        .into_iter()
        .map(|(id, mine)| (id.raw(), mine.rank))
        .collect();
    assert_eq!(ranks, HashMap::from([(1, 1), (2, 2), (3, 3)]));
}

#[test]
fn nothing_is_told_before_its_time() {
    let mut game = begun();
    step(&mut game, answer(1, 1, 0, &[1]), OPEN);
    let told = serde_json::to_string(&game.snapshot()).expect("json");
    assert!(
        !told.contains("key") && !told.contains("Kelingi membelah"),
        "{told}"
    );
    let Reply::Known { mine, .. } = step(
        &mut game,
        Input::Hello {
            token_hash: "token-1".into(),
        },
        OPEN,
    )
    .0
    else {
        panic!("not known")
    };
    assert_eq!(
        (mine.score, mine.gained, mine.answer),
        (0, None, Some(choice(&[1])))
    );
}

/// Team `n`, as whoever founds it names it.
fn team(n: i64) -> Team {
    Team {
        id: TeamId::from_raw(n),
        name: format!("Tim {n}"),
        pin: team_pin(n),
    }
}

fn team_pin(n: i64) -> TeamPin {
    TeamPin::from_number(TeamPin::LOWEST + u32::try_from(n).expect("small")).expect("a PIN")
}

fn paced(n: i64) -> Player {
    let pace = Pace::ALL[usize::try_from(n % 3).expect("small")];
    Player { pace, ..player(n) }
}
