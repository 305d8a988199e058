//! Who is in the game, under which name, and with how much time.

use super::*;

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
fn more_time_asked_for_later_counts_from_the_next_question_on() {
    let pace = |pace| Input::Pace {
        player: PlayerId::from_raw(1),
        pace,
    };
    let mut game = game();
    (1..=2).for_each(|n| drop(step(&mut game, Input::Join(player(n)), START)));
    let (before, told) = (game.snapshot(), game.hall());
    let (said, writes) = step(&mut game, pace(Pace::DOUBLE), START);
    assert!(matches!(
        (said, &writes[..]),
        (Reply::Noted, [Write::Pace { .. }])
    ));
    assert_eq!(
        step(&mut game, pace(Pace::DOUBLE), START),
        (Reply::Nothing, vec![])
    );
    // Nobody else sees it.
    assert_eq!((game.snapshot(), game.hall()), (before, told));
    step(&mut game, command(0, Command::Next), START);
    let close = |time: i64| Some(OPEN + Span::seconds(time) + Span(GRACE + 1));
    assert_eq!(game.due(), close(40));
    // The question that is open keeps the time it was opened with.
    assert_eq!(why(&step(&mut game, pace(Pace::USUAL), OPEN).0), Refusal::NotNow);
    assert_eq!(game.due(), close(40));
    step(&mut game, command(1, Command::Reveal), OPEN);
    assert_eq!(step(&mut game, pace(Pace::USUAL), OPEN).0, Reply::Noted);
    step(&mut game, command(2, Command::Next), START);
    assert_eq!(game.due(), close(20));
    let stranger = Input::Pace {
        player: PlayerId::from_raw(9),
        pace: Pace::DOUBLE,
    };
    step(&mut game, command(3, Command::Reveal), OPEN);
    assert_eq!(why(&step(&mut game, stranger, OPEN).0), Refusal::NotPlayer);
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
