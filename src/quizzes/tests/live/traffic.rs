//! How often the server speaks, and that everybody hears the same moment.

use super::{Phone, room, room_of, stored};
use crate::{
    quizzes::{
        Book,
        rules::LEAD,
        tests::builders::{choice, game_questions},
        wire::{Command, Snapshot, Stage, Told, VERSION, unpack},
    },
    test_support::on_each_engine,
    time::Span,
};
use futures::StreamExt;
use std::time::Instant;
use tokio_tungstenite::{client_async, tungstenite::Message};

on_each_engine! {
    async fn counters_leave_at_most_five_times_a_second(app) {
        let names: Vec<String> = (0..24).map(|n| format!("Pemain {n:02}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut room = room(&app, "hitung", &names).await;
        let mut screen = Phone::connect(&app.stranger(), room.server, room.pin, "layar").await.expect("a screen");
        screen.stage(0).await;
        room.ask().await;
        screen.stage(1).await;
        let begun = Instant::now();
        for phone in &mut room.phones {
            phone.answer(0, choice(&[1])).await.expect("saved");
        }
        let (mut counters, mut answered) = (0, 0);
        loop {
            match screen.hear().await.expect("open") {
                Told::Hall(hall) => {
                    counters += 1;
                    assert!(hall.epoch != 1 || hall.answered >= answered, "they went back");
                    answered = hall.answered;
                }
                Told::Snapshot(snapshot) if matches!(snapshot.stage, Stage::Reveal(_)) => break,
                _ => {}
            }
        }
        let allowed = begun.elapsed().as_millis() / 200 + 1;
        assert!(counters <= allowed, "{counters} messages of 24 answers, where {allowed} are allowed");
    }

    async fn a_question_opens_everywhere_at_one_instant_that_is_stored_before_it_is_told(app) {
        let mut room = room(&app, "serempak", &["Tapir Tekun", "Rusa Riang"]).await;
        let mut screen = Phone::connect(&app.stranger(), room.server, room.pin, "layar").await.expect("a screen");
        let announced = app.app.now();
        room.host.command(Command::Next).await;
        let opens = stored(&app, "SELECT opens_at FROM quiz_games").await;
        let closes = stored(&app, "SELECT closes_at FROM quiz_games").await;
        assert_eq!((opens, closes), ((announced + Span(LEAD)).0, (announced + Span(LEAD + 20_000)).0));
        let mut told = vec![screen.stage(1).await];
        for phone in &mut room.phones {
            told.push(phone.stage(1).await);
        }
        for snapshot in told {
            let Stage::Question(asking) = snapshot.stage else { panic!("no question") };
            assert_eq!((asking.opens_at.0, asking.closes_at.0), (opens, closes));
        }
    }

    async fn twenty_screens_show_the_same_and_the_explanation_and_its_book_come_with_the_reveal(app) {
        let mut questions = game_questions();
        questions[0].book = Some(Book { title: "Laskar Pelangi".into(), link: "/diskusi/sastra".into() });
        let mut room = room_of(&app, "layar", &["Tapir Tekun"], &questions).await;
        let mut screens = Vec::new();
        for _ in 0..20 {
            let mut screen = Phone::connect(&app.stranger(), room.server, room.pin, "layar").await.expect("a screen");
            screen.stage(0).await;
            screens.push(screen);
        }
        room.ask().await;
        let asked = screens[0].stage(1).await;
        for screen in &mut screens[1..] {
            assert_eq!(screen.stage(1).await, asked);
        }
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        let revealed = screens[0].stage(2).await;
        for screen in &mut screens[1..] {
            assert_eq!(screen.stage(2).await, revealed);
        }
        for said in ["Kelingi membelah kota.", "Laskar Pelangi", "/diskusi/sastra"] {
            let told = |snapshot: &Snapshot| serde_json::to_string(snapshot).expect("JSON").contains(said);
            assert_eq!((told(&asked), told(&revealed)), (false, true), "{said}");
        }
    }

    async fn who_does_not_read_holds_nobody_back_and_then_gets_the_newest(app) {
        let mut room = room(&app, "lambat", &["Tapir Tekun"]).await;
        // A screen whose line is full after the first snapshot.
        let url = format!("ws://127.0.0.1/kuis/main/{}/soket?sebagai=layar&versi={VERSION}", room.pin);
        let (mut slow, _) = client_async(url, app.narrow_line(64)).await.expect("a screen");
        let mut epochs = 0;
        for _ in 0..3 {
            room.ask().await;
            room.phones[0].answer(u32::try_from(epochs / 3).expect("small"), choice(&[1])).await.expect("saved");
            room.host.stage(room.host.epoch + 1).await;
            room.host.command(Command::Leaderboard).await;
            epochs += 3;
        }
        let mut told = Vec::new();
        while told.last() != Some(&room.host.epoch) {
            let message = slow.next().await.expect("open").expect("a frame");
            if let Message::Binary(frame) = message && let Some(Told::Snapshot(snapshot)) = unpack(&frame) {
                told.push(snapshot.epoch);
            }
        }
        // What lay in the line and in the socket's own buffers, and then the newest: what came between was not kept for it.
        assert!(told.len() < epochs && told.is_sorted(), "{told:?} of {epochs} stages");
    }

    async fn the_database_refuses_a_second_answer_to_a_question(app) {
        let mut room = room(&app, "sekali", &["Tapir Tekun"]).await;
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        let mut tx = app.write().await;
        let again = sqlx::query("INSERT INTO quiz_answers SELECT * FROM quiz_answers").execute(&mut *tx).await;
        let refused = again.expect_err("a second answer");
        assert!(refused.as_database_error().is_some_and(|error| error.is_unique_violation()), "{refused}");
    }
}
