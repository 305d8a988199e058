//! Phones that go away and come back.

use super::*;

fn came(game: &mut Game, n: i64) {
    assert_eq!(
        step(game, Input::Came(PlayerId::from_raw(n)), OPEN),
        (Reply::Noted, Vec::new())
    );
}

fn left(game: &mut Game, n: i64, at: Millis) {
    assert_eq!(
        step(game, Input::Left(PlayerId::from_raw(n)), at),
        (Reply::Noted, Vec::new())
    );
}

const TIME_UP: Millis = Millis(OPEN.0 + 20_000 + GRACE + 1);

#[test]
fn who_has_gone_is_not_waited_for_once_the_others_have_answered() {
    let mut game = begun();
    (1..=3).for_each(|n| came(&mut game, n));
    let at = OPEN + Span(2_000);
    left(&mut game, 3, at);
    step(&mut game, answer(1, 1, 0, &[1]), at);
    assert_eq!(game.due(), Some(TIME_UP), "another one is still thinking");
    step(&mut game, answer(2, 1, 0, &[1]), at);
    assert_eq!(game.due(), Some(at + Span(PATIENCE)));
    assert_eq!(
        step(&mut game, Input::Tick, at + Span(PATIENCE - 1)).0,
        Reply::Nothing
    );
    // A reload, and then a second page that closes while the first stays.
    let mut back = game.clone();
    came(&mut back, 3);
    assert_eq!(back.due(), Some(TIME_UP));
    came(&mut back, 3);
    left(&mut back, 3, at);
    assert_eq!(back.due(), Some(TIME_UP));
    assert_eq!(step(&mut game, Input::Tick, at + Span(PATIENCE)).0, Reply::Moved);
    assert_eq!(game.stage(), Stage::Reveal { no: 0 });
}

#[test]
fn who_answered_before_going_is_waited_for_by_nobody() {
    let mut game = begun();
    step(&mut game, answer(3, 1, 0, &[1]), OPEN);
    left(&mut game, 3, OPEN);
    assert_eq!(game.due(), Some(TIME_UP));
    step(&mut game, answer(1, 1, 0, &[1]), OPEN);
    let (_, writes) = step(&mut game, answer(2, 1, 0, &[1]), OPEN);
    assert!(matches!(writes[..], [Write::Answer { .. }, Write::Stage { .. }]));
}

#[test]
fn a_hall_that_has_lost_its_network_is_waited_for() {
    let mut game = begun();
    step(&mut game, answer(1, 1, 0, &[1]), OPEN);
    left(&mut game, 2, OPEN);
    left(&mut game, 3, OPEN);
    assert_eq!(game.due(), Some(TIME_UP));
    // And after a restart, everybody.
    game.presence = Presence::default();
    assert_eq!(game.due(), Some(TIME_UP));
}

#[test]
fn who_has_extra_time_and_has_gone_holds_nobody_beyond_the_usual_time() {
    let mut game = game().led_by(Some(HOST));
    for n in 0..3 {
        step(&mut game, Input::Join(paced(n)), START);
    }
    step(&mut game, command(0, Command::Next), START);
    assert_eq!(game.due(), Some(TIME_UP + Span::seconds(20)));
    left(&mut game, 2, OPEN);
    assert_eq!(game.due(), Some(TIME_UP + Span::seconds(10)));
    left(&mut game, 1, OPEN);
    step(&mut game, answer(0, 1, 0, &[1]), OPEN);
    assert_eq!(
        game.due(),
        Some(TIME_UP + Span::seconds(20)),
        "two of three have gone"
    );
}

#[test]
fn a_pad_without_a_line_is_waited_for_once_it_has_looked_at_the_question() {
    let look = |game: &mut Game, n: i64, at: Millis| {
        let token_hash = format!("token-{n}");
        step(game, Input::Hello { token_hash }, at);
    };
    let mut game = game();
    for n in 1..=3 {
        step(&mut game, Input::Join(player(n)), START);
        look(&mut game, n, START - Span::seconds(60));
    }
    (1..=2).for_each(|n| came(&mut game, n));
    step(&mut game, command(0, Command::Next), START);
    for n in 1..=2 {
        step(&mut game, answer(n, 1, 0, &[1]), OPEN);
    }
    // It was last seen in the lobby: no longer waited for than one that has gone.
    let soon = OPEN + Span(LOOK_WITHIN + PATIENCE);
    assert_eq!(game.due(), Some(soon));
    let mut thinking = game.clone();
    look(&mut thinking, 3, OPEN + Span(1_000));
    assert_eq!(thinking.due(), Some(TIME_UP));
    let (saved, _) = step(&mut thinking, answer(3, 1, 0, &[1]), OPEN + Span(9_000));
    assert!(matches!(saved, Reply::Saved { .. }));
    // Whoever had a line before, and comes back without, is there again.
    let mut back = game.clone();
    came(&mut back, 3);
    left(&mut back, 3, OPEN);
    assert_eq!(back.due(), Some(OPEN + Span(PATIENCE)));
    look(&mut back, 3, OPEN + Span(1_000));
    assert_eq!(back.due(), Some(TIME_UP));
    assert_eq!(step(&mut game, Input::Tick, soon).0, Reply::Moved);
    assert_eq!(game.stage(), Stage::Reveal { no: 0 });
}
