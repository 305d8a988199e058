//! Games that are played in another way than usual.

use super::*;
use crate::quizzes::{
    Kind, Question,
    tests::builders::{ask, game_of, other},
};

/// Players 1 and 2 in a game of `questions`, the first of which is announced at [`START`].
fn begun_as(mode: Mode, questions: Vec<Question>) -> Game {
    let mut game = game_of(questions).played_as(mode).led_by(Some(HOST));
    for n in 1..=2 {
        step(&mut game, Input::Join(player(n)), START);
    }
    step(&mut game, command(0, Command::Next), START);
    game
}

/// Who says what to the question on screen, ten seconds after it opened.
fn say(game: &mut Game, n: i64, chosen: &[usize]) {
    let Stage::Question { no, opens_at, .. } = game.stage() else {
        panic!("no question")
    };
    let no = u32::try_from(no).expect("small");
    let (reply, _) = step(
        game,
        answer(n, game.epoch(), no, chosen),
        opens_at + Span::seconds(10),
    );
    assert!(matches!(reply, Reply::Saved { .. }), "{reply:?}");
}

fn press(game: &mut Game, pressed: Command) {
    let at = match game.stage() {
        Stage::Question { opens_at, .. } => opens_at + Span::seconds(11),
        _ => START,
    };
    assert_eq!(step(game, command(game.epoch(), pressed), at).0, Reply::Moved);
}

/// The score of each player, what the last question brought, and the bonus in that.
fn told(game: &Game) -> Vec<(u32, Option<u32>, u32)> {
    let standings = game.standings();
    let mine = (1..=2).map(|n| &standings[&PlayerId::from_raw(n)]);
    mine.map(|mine| (mine.score, mine.gained, mine.bonus)).collect()
}

#[test]
fn a_streak_goes_on_over_what_cannot_be_right_and_over_what_was_skipped() {
    let single = |points| ask(Kind::Single, &[1], points);
    let questions = vec![
        single(1000),
        other(Kind::Poll),
        single(0),
        single(1000),
        other(Kind::Slide),
        single(1000),
        single(1000),
    ];
    let mode = Mode {
        accuracy: true,
        streak: true,
        teams: false,
    };
    let mut game = begun_as(mode, questions);
    for n in 1..=2 {
        say(&mut game, n, &[1]);
    }
    assert_eq!(told(&game), [(1000, Some(1000), 0), (1000, Some(1000), 0)]);
    press(&mut game, Command::Next);
    // The poll and what brings no points, answered or not.
    for _ in 0..2 {
        say(&mut game, 1, &[3]);
        press(&mut game, Command::Reveal);
        assert_eq!(told(&game), [(1000, Some(0), 0), (1000, Some(0), 0)]);
        press(&mut game, Command::Next);
    }
    for n in 1..=2 {
        say(&mut game, n, &[1]);
    }
    assert_eq!(told(&game), [(2100, Some(1100), 100), (2100, Some(1100), 100)]);
    press(&mut game, Command::Next);
    press(&mut game, Command::Next);
    // Skipped: a wrong answer to it ends nothing, and a right one adds nothing.
    say(&mut game, 1, &[0]);
    press(&mut game, Command::Skip);
    say(&mut game, 1, &[1]);
    press(&mut game, Command::Reveal);
    assert_eq!(told(&game), [(3300, Some(1200), 200), (2100, Some(0), 0)]);
}

#[test]
fn who_does_not_answer_begins_anew() {
    let mode = Mode {
        streak: true,
        ..Mode::default()
    };
    let mut game = begun_as(mode, vec![ask(Kind::Single, &[1], 1000); 4]);
    for (second, bonus) in [(true, 0), (true, 100), (false, 0), (true, 0)] {
        say(&mut game, 1, &[1]);
        if second {
            say(&mut game, 2, &[1]);
        } else {
            press(&mut game, Command::Reveal);
        }
        assert_eq!(told(&game)[1].2, bonus);
        press(&mut game, Command::Next);
    }
    // Three quarters of the points each, and 100, 200, 300 for who missed nothing.
    assert_eq!(told(&game), [(3600, None, 0), (2350, None, 0)]);
}

#[test]
fn without_the_bonus_right_answers_in_a_row_earn_their_points_alone() {
    let mut game = begun_as(Mode::default(), vec![ask(Kind::Single, &[1], 1000); 3]);
    for _ in 0..3 {
        for n in 1..=2 {
            say(&mut game, n, &[1]);
        }
        press(&mut game, Command::Next);
    }
    assert_eq!(told(&game)[0], (2250, None, 0));
}
