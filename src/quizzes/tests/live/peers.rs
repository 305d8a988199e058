//! What went wrong elsewhere, made impossible here: known failures of Razzia, ClassQuiz and Quizler, each by its name.

use super::{Phone, Room, room, stored};
use crate::{
    auth::Role,
    quizzes::{
        rules::{GRACE, LEAD, PATIENCE},
        tests::builders::choice,
        wire::{Asked, Command, Refusal, STALE, Stage, Told},
    },
    test_support::on_each_engine,
    time::Span,
};
use futures::SinkExt;
use std::time::Duration;

/// Nothing has been said to `phone` since it last listened: the next message is the answer to this question.
async fn hears_nothing(phone: &mut Phone) {
    phone.say(Asked::Clock { nonce: 7 }).await;
    let told = phone.hear().await;
    assert!(matches!(told, Some(Told::Clock { nonce: 7, .. })), "{told:?}");
}

/// The most messages that one of so many phones hears from the announcement of a question to the board after it.
async fn messages_in_a_hall_of(app: &crate::test_support::TestApp, slug: &str, players: usize) -> u32 {
    let names: Vec<String> = (0..players).map(|n| format!("Pemain {n:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut room = room(app, slug, &names).await;
    let before: Vec<u32> = room.phones.iter().map(|phone| phone.heard).collect();
    room.ask().await;
    for phone in &mut room.phones {
        phone.answer(0, choice(&[1])).await.expect("saved");
    }
    room.host.stage(2).await;
    room.host.command(Command::Leaderboard).await;
    for phone in &mut room.phones {
        phone.stage(3).await;
        hears_nothing(phone).await;
    }
    let heard = room.phones.iter().zip(before);
    // Less the answer to the last question of this test.
    heard
        .map(|(phone, before)| phone.heard - before - 1)
        .max()
        .expect("phones")
}

/// The socket of `browser` breaks, and a new one is opened.
async fn reconnected(room: &Room, n: usize) -> Phone {
    Phone::connect(&room.browsers[n], room.server, room.pin, "pemain")
        .await
        .expect("a seat")
}

on_each_engine! {
    async fn razzia_an_answer_just_before_a_reconnect_is_not_lost(app) {
        let mut room = room(&app, "putus", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        let mut gone = room.phones.remove(0);
        let (pin, epoch) = (gone.pin, gone.epoch);
        gone.say(Asked::Answer { pin, epoch, no: 0, answer: choice(&[1]) }).await;
        // The connection breaks before the acknowledgement is read.
        gone.socket.flush().await.expect("flushed");
        drop(gone);
        let mine = loop {
            let mut back = reconnected(&room, 0).await;
            let mine = back.welcome().await.expect("a player's welcome");
            if mine.answer.is_some() {
                // What was sent again is acknowledged again, and counts once.
                back.stage(epoch).await;
                assert_eq!(back.answer(0, choice(&[1])).await, Ok(()));
                break mine;
            }
        };
        assert_eq!(mine.answer, Some(choice(&[1])));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 1);
    }

    async fn razzia_a_tap_after_the_reveal_does_not_count_for_the_next_question(app) {
        let mut room = room(&app, "terlambat", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.host.command(Command::Reveal).await;
        // Its screen still shows the question.
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Late));
        let stale = room.phones[0].epoch;
        room.ask().await;
        room.phones[0].epoch = stale;
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Late));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 0);
    }

    async fn razzia_no_player_can_trigger_the_leaderboard(app) {
        let mut room = room(&app, "palsu", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        for command in Command::ALL {
            let epoch = room.phones[0].epoch;
            room.phones[0].say(Asked::Command { epoch, command }).await;
            assert_eq!(room.phones[0].acknowledged().await, Err(Refusal::NotHost));
        }
        // Nor by saying to be the host, nor past the socket.
        for browser in [&room.browsers[0], &app.with_role(Role::Patron).await] {
            assert_eq!(Phone::refused(browser, room.server, room.pin, "petugas").await, STALE);
        }
        let (pin, epoch) = (room.pin.to_string(), room.host.epoch.to_string());
        let fields = [("pin", pin.as_str()), ("epoch", &epoch), ("command", "leaderboard")];
        assert_eq!(room.browsers[0].call("/api/quizzes/command", &fields).await.status, 401);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_games WHERE stage = 'question'").await, 1);
    }

    async fn razzia_a_killed_server_resumes_the_game(app) {
        let mut room = room(&app, "mati", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.wait(Span::seconds(4));
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        let restarted = app.after_a_kill().await;
        assert_eq!(restarted.app.games().resume(&restarted.app).await, Ok(1));
        let server = restarted.listen().await;
        let first = restarted.with_cookies_of(&room.browsers[0]);
        let mut first = Phone::connect(&first, server, room.pin, "pemain").await.expect("a seat");
        assert_eq!(first.welcome().await.expect("mine").answer, Some(choice(&[1])));
        let Stage::Question(asking) = first.stage(1).await.stage else { panic!("no question") };
        assert_eq!((asking.closes_at - restarted.app.now()).0, 16_000);
        // The other one still has time.
        restarted.app.set_clock(restarted.app.now() + Span::seconds(6));
        let second = restarted.with_cookies_of(&room.browsers[1]);
        let mut second = Phone::connect(&second, server, room.pin, "pemain").await.expect("a seat");
        second.stage(1).await;
        second.answer(0, choice(&[1])).await.expect("saved");
        assert_eq!((first.mine().await.score, second.mine().await.score), (900, 750));
    }

    async fn razzia_n_players_do_not_cause_n_squared_messages(app) {
        for (slug, players) in [("sepi", 3), ("ramai", 36)] {
            let messages = messages_in_a_hall_of(&app, slug, players).await;
            assert!(messages <= 6, "{messages} messages to one of {players} for one question");
        }
    }

    async fn classquiz_326_no_score_below_zero(app) {
        let mut room = room(&app, "minus", &["Tapir Tekun", "Rusa Riang"]).await;
        for (no, wrong) in [(0, &[0][..]), (1, &[1, 3]), (2, &[1])] {
            room.ask().await;
            // As late as one can be.
            room.wait(Span(20_000 + GRACE));
            room.phones[0].answer(no, choice(wrong)).await.expect("saved");
            room.host.command(Command::Reveal).await;
            let mine = room.phones[0].mine().await;
            assert_eq!((mine.gained, mine.score), (Some(0), 0));
        }
        // Nor does the database take one.
        let mut db = app.write().await;
        assert!(sqlx::query("UPDATE quiz_answers SET points = -1").execute(&mut *db).await.is_err());
    }

    async fn classquiz_events_reach_their_own_game_alone(app) {
        let mut here = room(&app, "sini", &["Tapir Tekun"]).await;
        let mut there = room(&app, "sana", &["Rusa Riang"]).await;
        here.ask().await;
        here.phones[0].answer(0, choice(&[1])).await.expect("saved");
        here.host.stage(2).await;
        for phone in &mut there.phones {
            hears_nothing(phone).await;
        }
        // A seat here opens nothing there, and an answer that names that game counts in neither.
        assert_eq!(Phone::refused(&here.browsers[0], there.server, there.pin, "pemain").await, STALE);
        there.ask().await;
        here.phones[0].pin = there.pin;
        assert_eq!(here.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Elsewhere));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 1);
    }

    async fn classquiz_a_remote_cannot_read_another_games_answers(app) {
        let mut here = room(&app, "jauh", &["Tapir Tekun"]).await;
        let mut there = room(&app, "dekat", &["Rusa Riang", "Kancil Kalem"]).await;
        // Whoever has no business leading gets no remote, with a seat here or there.
        let patron = app.with_role(Role::Patron).await;
        for browser in [&here.browsers[0], &there.browsers[0], &patron] {
            assert_eq!(Phone::refused(browser, there.server, there.pin, "petugas").await, STALE);
        }
        while !matches!(here.host.hear().await, Some(Told::Hall(hall)) if hall.players == 1) {}
        there.ask().await;
        there.phones[0].answer(0, choice(&[3])).await.expect("saved");
        hears_nothing(&mut here.host).await;
        // Its own remote reads how many have answered, and what only at the reveal.
        loop {
            let told = there.host.hear().await.expect("open");
            assert!(!matches!(&told, Told::Snapshot(snapshot) if matches!(snapshot.stage, Stage::Reveal(_))));
            if matches!(&told, Told::Hall(hall) if hall.answered == 1) {
                break;
            }
        }
    }

    async fn classquiz_301_a_sleeping_phone_comes_back(app) {
        let mut room = room(&app, "tidur", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        let asleep = room.phones.remove(0);
        drop(asleep);
        room.host.command(Command::Reveal).await;
        room.wait(Span::minutes(10));
        room.ask().await;
        let mut back = reconnected(&room, 0).await;
        let mine = back.welcome().await.expect("its seat");
        assert_eq!((mine.score, mine.players), (1000, 2));
        let Stage::Question(asking) = back.stage(room.host.epoch).await.stage else { panic!("no question") };
        back.answer(asking.no, choice(&[0, 2])).await.expect("saved");
        room.host.command(Command::Reveal).await;
        assert_eq!(back.mine().await.score, 2000);
    }

    async fn quizler_a_sleeping_phone_does_not_hold_the_hall(app) {
        let mut room = room(&app, "lelap", &["Tapir Tekun", "Rusa Riang"]).await;
        let mut screen = Phone::connect(&app.stranger(), room.server, room.pin, "layar").await.expect("a screen");
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        // The other one sleeps with its line open: it may wake, so the time runs.
        room.wait(Span(20_000 + GRACE));
        app.app.games().tick().await;
        room.phones[0].say(Asked::Clock { nonce: 1 }).await;
        while !matches!(room.phones[0].hear().await, Some(Told::Clock { .. })) {}
        assert_eq!(room.phones[0].epoch, 1, "closed too early");
        // No more than 0.4 s after the time is up, and the next question waits no more than 1.5 s for anybody.
        room.wait(Span(1));
        app.app.games().tick().await;
        let Stage::Reveal(revealed) = screen.stage(2).await.stage else { panic!("no reveal") };
        assert_eq!((revealed.answered, revealed.players), (1, 2));
        room.host.stage(2).await;
        let before = app.app.now();
        room.host.command(Command::Next).await;
        let Stage::Question(asking) = screen.stage(3).await.stage else { panic!("no question") };
        assert_eq!(asking.opens_at, before + Span(LEAD));
        const { assert!(GRACE <= 1500 && LEAD <= 1500 && PATIENCE <= 1500) };
    }

    async fn a_phone_that_has_gone_is_waited_for_no_longer_than_a_reload_takes(app) {
        let mut room = room(&app, "pergi", &["Tapir Tekun", "Rusa Riang", "Kancil Kalem"]).await;
        room.ask().await;
        drop(room.phones.remove(2));
        for phone in &mut room.phones {
            phone.answer(0, choice(&[1])).await.expect("saved");
        }
        // Whenever the server hears of it, well before the time is up.
        for _ in 0..10 {
            tokio::time::sleep(Duration::from_millis(10)).await;
            room.wait(Span(PATIENCE));
            app.app.games().tick().await;
        }
        let Stage::Reveal(revealed) = room.phones[0].stage(2).await.stage else { panic!("no reveal") };
        assert_eq!((revealed.answered, revealed.players), (2, 3));
    }

    async fn quizler_resuming_during_a_question_shows_it(app) {
        let mut room = room(&app, "lanjut", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.wait(Span::seconds(7));
        // A reload: the page has it before any script runs.
        room.browsers[0].get(&format!("/kuis/main/{}", room.pin)).await.says("Sungai mana yang mengalir").says("Jawaban tersimpan");
        // A new connection: what was answered, the question, and what remains of its time by the clock of its first message.
        let mut back = reconnected(&room, 0).await;
        let Some(Told::Welcome { now, mine, .. }) = back.hear().await else { panic!("no welcome") };
        assert_eq!(mine.expect("mine").answer, Some(choice(&[1])));
        let Stage::Question(asking) = back.stage(1).await.stage else { panic!("no question") };
        assert_eq!((asking.no, (asking.closes_at - now).0), (0, 13_000));
    }
}
