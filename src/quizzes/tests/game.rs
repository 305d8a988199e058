//! The pure state machine: what each frame does, and that nothing else does anything.

use super::builders::{choice, game, game_questions, pin, player};
use crate::{
    auth::AccountId,
    quizzes::{
        Answer, Choice, Pace, PlayerId,
        engine::game::{Act, Game, Given, Input, Player, Reply, Sender, Stage, Write},
        rules::{EXTRA, GRACE, LEAD, Latency},
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
fn a_second_press_of_next_skips_nothing() {
    let mut game = begun();
    step(&mut game, command(1, Command::Reveal), OPEN);
    step(&mut game, command(2, Command::Next), OPEN);
    assert_eq!(
        why(&step(&mut game, command(2, Command::Next), OPEN).0),
        Refusal::Late
    );
    assert!(matches!(game.stage(), Stage::Question { no: 1, .. }));
}

#[test]
fn a_second_press_of_next_does_not_close_the_question_that_it_asked() {
    let mut game = begun();
    for early in [START, OPEN - Span(1)] {
        let (reply, writes) = step(&mut game, command(1, Command::Reveal), early);
        assert_eq!((why(&reply), writes), (Refusal::Early, vec![]));
    }
    assert_eq!(step(&mut game, command(1, Command::Reveal), OPEN).0, Reply::Moved);
}

#[test]
fn a_pause_takes_nothing_from_anybody() {
    let mut game = begun();
    let saved = |epoch| Reply::Saved {
        epoch,
        answer: choice(&[1]),
    };
    assert_eq!(
        step(&mut game, answer(1, 1, 0, &[1]), OPEN + Span(4000)).0,
        saved(1)
    );
    assert_eq!(
        step(&mut game, command(1, Command::Pause), OPEN + Span(5000)).0,
        Reply::Moved
    );
    assert_eq!(game.due(), None);
    let wire::Stage::Question(asking) = game.snapshot().stage else {
        panic!("no question")
    };
    assert_eq!((asking.asked, asking.paused), (1, Some(Span::seconds(15))));
    // Neither a tap on a screen that does not know yet, nor one on a screen that does.
    for epoch in [1, 2] {
        let (reply, writes) = step(&mut game, answer(2, epoch, 0, &[1]), OPEN + Span(6000));
        assert_eq!((why(&reply), writes), (Refusal::Paused, vec![]));
    }
    // What was saved before is still saved.
    assert_eq!(
        step(&mut game, answer(1, 1, 0, &[1]), OPEN + Span(6000)).0,
        saved(2)
    );
    let later = OPEN + Span::minutes(10);
    assert_eq!(step(&mut game, Input::Tick, later).0, Reply::Nothing);
    assert_eq!(
        step(&mut game, command(2, Command::Resume), later).0,
        Reply::Moved
    );
    // Five seconds before the pause and three after it are eight.
    let (_, writes) = step(&mut game, answer(2, 1, 0, &[1]), later + Span(3000));
    assert!(matches!(
        writes[..],
        [Write::Answer {
            took: 8000,
            points: 800,
            ..
        }]
    ));
    assert_eq!(game.due(), Some(later + Span::seconds(15) + Span(GRACE + 1)));
}

#[test]
fn more_time_keeps_what_is_saved_and_gives_no_points() {
    let mut game = begun();
    step(&mut game, answer(1, 1, 0, &[1]), OPEN + Span(1000));
    assert_eq!(
        step(&mut game, command(1, Command::Extend), OPEN + Span::seconds(19)).0,
        Reply::Moved
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
    assert_eq!(mine.answer, Some(choice(&[1])));
    // A phone that has not heard of it answers in the epoch that it knows.
    let close = OPEN + Span(20_000 + EXTRA);
    let (_, writes) = step(&mut game, answer(2, 1, 0, &[1]), close);
    assert!(matches!(
        writes[..],
        [Write::Answer {
            took: 20_000,
            points: 500,
            ..
        }]
    ));
    assert_eq!(
        why(&step(&mut game, command(2, Command::Extend), close + Span(1)).0),
        Refusal::NotNow
    );
}

#[test]
fn a_skipped_question_earns_nothing() {
    let mut game = begun();
    step(&mut game, answer(1, 1, 0, &[1]), OPEN);
    let (reply, writes) = step(&mut game, command(1, Command::Skip), OPEN + Span(1000));
    assert_eq!(
        (reply, writes.first()),
        (Reply::Moved, Some(&Write::Skip { no: 0 }))
    );
    assert!(matches!(game.stage(), Stage::Question { no: 1, .. }));
    assert_eq!(game.score_of(PlayerId::from_raw(1)), Some(0));
    // A second press does not skip the next one as well.
    assert_eq!(
        why(&step(&mut game, command(2, Command::Skip), OPEN + Span(1200)).0),
        Refusal::Early
    );
    // The answer to it is not one to the next.
    assert_eq!(
        why(&step(&mut game, answer(2, 1, 0, &[1]), OPEN + Span(5000)).0),
        Refusal::Late
    );
}

#[test]
fn only_who_leads_moves_the_game() {
    let mut game = begun();
    let colleague = |command| frame(Sender::Host(COLLEAGUE), Asked::Command { epoch: 1, command });
    for asked in Command::ALL.map(colleague) {
        let (reply, writes) = step(&mut game, asked, OPEN);
        assert_eq!((why(&reply), writes), (Refusal::NotLeader, vec![]));
    }
    assert_eq!(step(&mut game, act(COLLEAGUE, Act::Lead), OPEN).0, Reply::Moved);
    assert_eq!(
        why(&step(&mut game, command(1, Command::Reveal), OPEN).0),
        Refusal::NotLeader
    );
    assert_eq!(step(&mut game, colleague(Command::Reveal), OPEN).0, Reply::Moved);
    // And back, by one press.
    assert_eq!(step(&mut game, act(HOST, Act::Lead), OPEN).0, Reply::Moved);
    assert_eq!(step(&mut game, act(HOST, Act::Lead), OPEN).0, Reply::Nothing);
    assert_eq!(
        step(&mut game, command(2, Command::Leaderboard), OPEN).0,
        Reply::Moved
    );
}

#[test]
fn who_was_taken_out_counts_nowhere_and_does_not_come_back() {
    let mut game = begun();
    for n in 1..=2 {
        step(&mut game, answer(n, 1, 0, &[1]), OPEN);
    }
    let out = |n| act(HOST, Act::Remove(PlayerId::from_raw(n)));
    assert_eq!(step(&mut game, out(1), OPEN).0, Reply::Moved);
    assert_eq!((game.hall().players, game.hall().answered), (2, 1));
    assert_eq!(step(&mut game, out(1), OPEN).0, Reply::Unknown);
    assert_eq!(step(&mut game, Input::Join(player(1)), OPEN).0, Reply::Removed);
    let token_hash = "token-1".into();
    assert_eq!(
        step(&mut game, Input::Hello { token_hash }, OPEN).0,
        Reply::Removed
    );
    assert_eq!(
        why(&step(&mut game, answer(1, 1, 0, &[1]), OPEN).0),
        Refusal::NotPlayer
    );
    // The other one was the only one to wait for.
    assert_eq!(step(&mut game, out(3), OPEN).0, Reply::Moved);
    assert_eq!(game.stage(), Stage::Reveal { no: 0 });
    let ranks: Vec<_> = game
        .standings()
        .into_iter()
        .map(|(id, mine)| (id.raw(), mine.rank, mine.players))
        .collect();
    assert_eq!(ranks, [(2, 1, 1)]);
}

#[test]
fn with_an_account_another_browser_is_still_the_same_person() {
    let mut game = game().led_by(Some(HOST));
    let patron = |n| Player {
        account: Some(AccountId::from_raw(77)),
        ..player(n)
    };
    step(&mut game, Input::Join(patron(1)), START);
    step(&mut game, act(HOST, Act::Remove(PlayerId::from_raw(1))), START);
    assert_eq!(step(&mut game, Input::Join(patron(2)), START).0, Reply::Removed);
    assert_eq!(step(&mut game, Input::Join(player(3)), START).0, Reply::Seated);
}

#[test]
fn a_new_name_is_as_unique_as_any() {
    let mut game = begun();
    let named = |n, name: &str| act(HOST, Act::Rename(PlayerId::from_raw(n), name.to_owned()));
    assert_eq!(step(&mut game, named(1, "pemain-2"), START).0, Reply::NameTaken);
    assert_eq!(step(&mut game, named(1, "Tapir"), START).0, Reply::Moved);
    // Its own name in another spelling is no one else's, and the old name is free.
    assert_eq!(step(&mut game, named(1, "TAPIR"), START).0, Reply::Moved);
    assert_eq!(step(&mut game, named(2, "Pemain 1"), START).0, Reply::Moved);
    assert_eq!(step(&mut game, named(9, "Rusa"), START).0, Reply::Unknown);
}

#[test]
fn a_door_that_shuts_lets_nobody_in_after_the_first_question() {
    let mut game = game().shutting(true);
    step(&mut game, Input::Join(player(1)), START);
    step(&mut game, command(0, Command::Next), START);
    assert!(game.snapshot().locked);
    assert_eq!(step(&mut game, Input::Join(player(2)), START).0, Reply::Locked);
    assert_eq!(step(&mut game, Input::Join(player(1)), START).0, Reply::Seated);
    let epoch = game.epoch();
    let (saved, _) = step(&mut game, answer(1, epoch, 0, &[1]), OPEN);
    assert!(matches!(saved, Reply::Saved { .. }));
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

#[test]
fn a_seat_taken_twice_is_one_seat_and_a_name_is_taken_once() {
    let mut game = begun();
    let (again, writes) = step(&mut game, Input::Join(player(1)), START);
    assert_eq!((again, writes), (Reply::Seated, vec![]));
    let twin = Player {
        nickname: "pemain-1".into(),
        ..player(9)
    };
    assert_eq!(step(&mut game, Input::Join(twin), START).0, Reply::NameTaken);
}

#[test]
fn a_game_without_players_does_not_start() {
    assert_eq!(
        why(&step(&mut game(), command(0, Command::Next), START).0),
        Refusal::Nobody
    );
}

/// The second player has asked for half as much more time, and the third for twice as much.
fn slow_company() -> Game {
    let mut game = game();
    for n in 1..=3 {
        assert_eq!(step(&mut game, Input::Join(paced(n - 1)), START).0, Reply::Seated);
    }
    step(&mut game, command(0, Command::Next), START);
    game
}

fn paced(n: i64) -> Player {
    let pace = Pace::ALL[usize::try_from(n % 3).expect("small")];
    Player { pace, ..player(n) }
}

#[test]
fn extra_time_is_each_players_own_and_the_game_waits_for_it() {
    let mut game = slow_company();
    let close = |n: i64| OPEN + Span::seconds(20 + 10 * n);
    let late = |n: i64| close(n) + Span(GRACE + 1);
    assert_eq!(game.due(), Some(late(2)));
    assert_eq!(
        why(&step(&mut game, answer(0, 1, 0, &[1]), late(0)).0),
        Refusal::Late
    );
    assert_eq!(
        why(&step(&mut game, answer(1, 1, 0, &[1]), late(1)).0),
        Refusal::Late
    );
    // A pause in the time of one is a pause.
    let mut paused = game.clone();
    assert_eq!(
        step(&mut paused, command(1, Command::Pause), late(1)).0,
        Reply::Moved
    );
    let (saved, writes) = step(&mut game, answer(2, 1, 0, &[1]), close(2));
    assert!(matches!(saved, Reply::Saved { .. }));
    assert!(matches!(
        writes[..],
        [Write::Answer {
            points: 500,
            took: 40_000,
            ..
        }]
    ));
    // Nobody has time left.
    assert_eq!(step(&mut game, Input::Tick, close(2)).0, Reply::Moved);
    assert_eq!(game.stage(), Stage::Reveal { no: 0 });
}

#[test]
fn nobody_is_told_who_has_extra_time() {
    let (mut slow, mut usual) = (slow_company(), game());
    for n in 0..=2 {
        step(&mut usual, Input::Join(player(n)), START);
    }
    step(&mut usual, command(0, Command::Next), START);
    for at in [OPEN, OPEN + Span::seconds(30)] {
        slow.step(Input::Tick, at, &mut Vec::new());
        assert_eq!((slow.snapshot(), slow.hall()), (usual.snapshot(), usual.hall()));
    }
    for game in [&mut slow, &mut usual] {
        step(game, command(1, Command::Reveal), OPEN + Span::seconds(30));
    }
    assert_eq!(
        (slow.snapshot(), slow.standings()),
        (usual.snapshot(), usual.standings())
    );
}

/// Anything that anyone may send, at any time.
fn inputs() -> impl Strategy<Value = (Input, i64)> {
    let epochs = 0_u32..12;
    let senders = prop_oneof![
        4 => (1_i64..6).prop_map(|n| Sender::Player(PlayerId::from_raw(n))),
        2 => Just(Sender::Host(HOST)),
        1 => Just(Sender::Host(COLLEAGUE)),
        1 => Just(Sender::Screen),
    ];
    let answers = (
        prop_oneof![9 => Just(482_913_u32), 1 => Just(100_000)],
        epochs.clone(),
        0_u32..4,
        1_i64..16,
    );
    let answers = answers.prop_map(|(number, epoch, no, bits)| Asked::Answer {
        pin: pin(number),
        epoch,
        no,
        answer: Answer::Options(Choice::from_bits(bits).expect("bits")),
    });
    let commands = (epochs, 0..Command::ALL.len()).prop_map(|(epoch, n)| Asked::Command {
        epoch,
        command: Command::ALL[n],
    });
    let asked = prop_oneof![3 => answers, 2 => commands];
    let acts = prop_oneof![
        2 => Just(Act::Lead),
        1 => (1_i64..7).prop_map(|n| Act::Remove(PlayerId::from_raw(n))),
        2 => (1_i64..7, 1_i64..7).prop_map(|(n, m)| Act::Rename(PlayerId::from_raw(n), format!("Pemain {m}"))),
    ];
    let acts = (prop_oneof![Just(HOST), Just(COLLEAGUE)], acts);
    let input = prop_oneof![
        2 => (1_i64..6).prop_map(|n| Input::Join(paced(n))),
        1 => (1_i64..7).prop_map(|n| Input::Hello { token_hash: format!("token-{n}") }),
        8 => (senders, asked, 0_i64..900).prop_map(|(from, asked, round_trip)| Input::Frame {
            from,
            asked,
            latency: Latency::default().with(Span(round_trip)),
        }),
        1 => acts.prop_map(|(by, act)| Input::Act { by, act }),
        1 => Just(Input::Tick),
    ];
    // Mostly quick, now and then longer than a whole question.
    (input, prop_oneof![8 => 0_i64..3_000, 1 => 15_000_i64..30_000])
}

/// What the database holds after the writes so far, by the rules of `store::games`.
#[derive(Default)]
struct Stored {
    players: Vec<Player>,
    answers: HashMap<(usize, PlayerId), Given>,
    skipped: HashSet<usize>,
    stage: Option<(Stage, u32)>,
    locked: bool,
    leader: Option<AccountId>,
    removed: Vec<PlayerId>,
}

impl Stored {
    fn apply(&mut self, write: &Write) {
        match write.clone() {
            Write::Player(player) => self.players.push(player),
            Write::Answer {
                no,
                player,
                answer,
                points,
                ..
            } => {
                let before = self.answers.insert((no, player), Given { answer, points });
                assert_eq!(before, None, "counted twice");
            }
            Write::Stage { stage, epoch } => self.stage = Some((stage, epoch)),
            Write::Lock { locked, epoch } => {
                self.locked = locked;
                self.stage = Some((self.stage.map_or(Stage::Lobby, |stage| stage.0), epoch));
            }
            Write::Skip { no } => assert!(self.skipped.insert(no), "skipped twice"),
            Write::Lead { by } => self.leader = Some(by),
            Write::Remove { player, .. } => self.removed.push(player),
            Write::Rename { player, nickname, .. } => {
                for known in self.players.iter_mut().filter(|known| known.id == player) {
                    known.nickname.clone_from(&nickname);
                }
            }
        }
    }

    /// The game as it would be after a kill. `last` is the number of the question that was asked last.
    fn read_back(&self, of: &Game, last: usize) -> Game {
        let (stage, epoch) = self.stage.unwrap_or((Stage::Lobby, 0));
        let told = match stage {
            Stage::Lobby => 0,
            Stage::Question { no, .. } => no,
            _ => last + 1,
        };
        let counts = |no: usize| no < told && !self.skipped.contains(&no);
        let scored = |player: &Player| Player {
            score: (self.answers.iter())
                .filter(|((no, id), _)| *id == player.id && counts(*no))
                .map(|(_, given)| given.points)
                .sum(),
            ..player.clone()
        };
        let on_screen =
            |no: usize| matches!(stage, Stage::Question { .. } | Stage::Reveal { .. }) && no == last;
        let answers = (self.answers.iter())
            .filter(|((no, _), _)| on_screen(*no))
            .map(|((_, id), given)| (*id, given.clone()));
        Game::restore(
            (of.id, of.pin, of.title.clone()),
            game_questions(),
            (stage, epoch),
            self.players.iter().map(scored).collect(),
            answers.collect(),
        )
        .locked(self.locked)
        .led_by(self.leader)
        .without(&self.removed)
    }
}

proptest! {
    /// Whatever is sent, in whatever order: an answer counts once, in its own time, to its own question, and not during a
    /// pause; only who leads moves the game; a refusal changes nothing; points come at a reveal and only there; who was taken
    /// out stays out; and the writes alone give the whole game back.
    #[test]
    fn no_interleaving_of_frames_breaks_the_game(sent in prop::collection::vec(inputs(), 0..120)) {
        let mut game = game().led_by(Some(HOST));
        let mut at = START;
        let mut stored = Stored { leader: Some(HOST), ..Stored::default() };
        let mut last = 0;
        for (input, later) in sent {
            at = at + Span(later);
            let before = game.clone();
            let (reply, writes) = step(&mut game, input.clone(), at);
            if matches!(reply, Reply::Refused { .. } | Reply::NameTaken | Reply::Closed | Reply::Locked | Reply::Unknown | Reply::Removed | Reply::Nothing) {
                prop_assert_eq!(&game, &before);
                prop_assert!(writes.is_empty());
            }
            let leads = match &input {
                Input::Frame { from: Sender::Host(by), .. } | Input::Act { by, .. } => before.leader() == Some(*by),
                _ => false,
            };
            let is_host = leads && matches!(&input, Input::Frame { .. });
            let may_close = matches!(&input, Input::Tick | Input::Frame { asked: Asked::Answer { .. }, .. } | Input::Act { .. });
            for write in &writes {
                stored.apply(write);
                match write {
                    Write::Answer { no, player, took, at: given, .. } => {
                        let Stage::Question { no: shown, asked, opens_at, closes_at, paused } = before.stage() else {
                            panic!("an answer outside a question")
                        };
                        let Input::Frame { asked: Asked::Answer { epoch, .. }, .. } = &input else { panic!("no answer") };
                        prop_assert_eq!(*no, shown);
                        prop_assert!((asked..=before.epoch()).contains(epoch));
                        let pace = paced(player.raw()).pace;
                        let close = pace.close(opens_at, closes_at) + Span(GRACE);
                        prop_assert!(*given >= opens_at && *given <= close && paused.is_none());
                        prop_assert!((0..=pace.stretched(20_000)).contains(took));
                    }
                    Write::Stage { stage, epoch } => {
                        let closes = matches!(stage, Stage::Reveal { .. });
                        prop_assert!(is_host || (may_close && closes));
                        prop_assert!(*epoch > before.epoch());
                        if let Stage::Question { no, .. } = stage {
                            last = *no;
                        }
                    }
                    Write::Lock { epoch, .. } => prop_assert!(is_host && *epoch > before.epoch()),
                    Write::Skip { .. } => prop_assert!(is_host),
                    Write::Player(player) => {
                        let joins = matches!(&input, Input::Join(_));
                        prop_assert!(joins && !stored.removed.contains(&player.id));
                    }
                    Write::Lead { .. } => {
                        let takes = matches!(&input, Input::Act { act: Act::Lead, .. });
                        prop_assert!(takes);
                    }
                    Write::Remove { .. } | Write::Rename { .. } => prop_assert!(leads),
                }
            }
            let revealed = writes.iter().any(|write| matches!(write, Write::Stage { stage: Stage::Reveal { .. }, .. }));
            for n in 1..6 {
                let id = PlayerId::from_raw(n);
                if let (Some(was), Some(is)) = (before.score_of(id), game.score_of(id)) {
                    prop_assert!(was == is || (revealed && is > was), "{was} became {is} without a reveal");
                }
            }
            prop_assert!(stored.removed.iter().all(|gone| game.score_of(*gone).is_none()));
            prop_assert_eq!(&game, &stored.read_back(&game, last));
        }
    }
}
