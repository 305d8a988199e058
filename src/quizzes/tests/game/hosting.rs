//! What the host may do, and when.

use super::*;

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
fn the_next_picture_and_clip_are_known_between_questions_and_never_the_one_after() {
    let mut questions = game_questions();
    questions.push(other(Kind::Slide));
    questions.push(other(Kind::Poll));
    for (no, question) in questions.iter_mut().enumerate() {
        question.image = Some(Image {
            hash: no.to_string(),
            alt: "Sungai".into(),
        });
        question.clip = Some(Clip {
            hash: no.to_string(),
            words: "Air".into(),
        });
    }
    let mut game = game_of(questions);
    let ahead = |game: &Game| {
        let snapshot = game.snapshot();
        let clip = snapshot
            .ahead
            .as_ref()
            .map(|picture| picture.replace("gambar", "suara"));
        assert_eq!(snapshot.clip_ahead, clip);
        snapshot.ahead
    };
    let picture = |no: usize| Some(format!("/kuis/gambar/{no}"));
    assert_eq!(ahead(&game), picture(0));
    step(&mut game, Input::Join(player(1)), START);
    for no in 0..3 {
        let asked = game.epoch();
        step(&mut game, command(asked, Command::Next), START);
        assert_eq!(ahead(&game), None);
        step(&mut game, command(asked + 1, Command::Reveal), OPEN);
        assert_eq!(ahead(&game), picture(no + 1));
        step(&mut game, command(asked + 2, Command::Leaderboard), OPEN);
        assert_eq!(ahead(&game), picture(no + 1));
    }
    // Nobody answers a slide; and after the last question there is none.
    let shown = game.epoch();
    for (epoch, wish, next) in [
        (shown, Command::Next, picture(4)),
        (shown + 1, Command::Next, None),
        (shown + 2, Command::Reveal, None),
    ] {
        let at = OPEN + Span::minutes(i64::from(epoch));
        assert_eq!(step(&mut game, command(epoch, wish), at).0, Reply::Moved);
        assert_eq!(ahead(&game), next);
    }
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
