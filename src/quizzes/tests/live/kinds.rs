//! Every kind of question through the socket.

use super::{Phone, room_of, stored};
use crate::{
    quizzes::{
        Answer, Key, Kind,
        tests::builders::{ask, choice, number, order, other, text},
        wire::{Command, Refusal, Stage, Verdict},
    },
    test_support::on_each_engine,
    time::Span,
};

const NAMES: [&str; 2] = ["Tapir Tekun", "Rusa Riang"];

on_each_engine! {
    async fn every_kind_is_asked_answered_and_told(app) {
        let questions = [Kind::Typed, Kind::Numeric, Kind::Ordering, Kind::Poll, Kind::WordCloud].map(other);
        let mut room = room_of(&app, "jenis", &NAMES, &questions).await;
        let mut screen = Phone::connect(&app.stranger(), room.server, room.pin, "layar").await.expect("a screen");
        let mut verdicts = Vec::new();
        for no in 0..5 {
            room.ask().await;
            let Stage::Question(asking) = screen.stage(room.host.epoch).await.stage else { panic!("no question") };
            // The right order is learned from nothing that everybody sees, so this finds it by the names.
            let shown = |name: &str| asking.options.iter().position(|item| item == name).expect("an item");
            let answers = match asking.kind {
                Kind::Typed => [text("  kelinggi"), text("Musi")],
                Kind::Numeric => [number("120"), number("200")],
                Kind::Ordering => {
                    let right = ["Musi", "Kelingi", "Rupit", "Lakitan"].map(|name| u8::try_from(shown(name)).expect("small"));
                    let [a, b, c, d] = right;
                    [order(&right), order(&[b, a, c, d])]
                }
                Kind::Poll => [choice(&[2]), choice(&[2])],
                _ => [text("tenang, ramah"), text("Tenang!")],
            };
            for (phone, answer) in room.phones.iter_mut().zip(answers) {
                phone.answer(no, answer).await.expect("saved");
            }
            let Stage::Reveal(revealed) = screen.stage(room.host.epoch + 1).await.stage else { panic!("no reveal") };
            room.host.stage(room.host.epoch + 1).await;
            for phone in &mut room.phones {
                let mine = phone.mine().await;
                verdicts.push((asking.kind, mine.verdict.expect("a verdict"), mine.gained.expect("told")));
                phone.stage(room.host.epoch).await;
            }
            let said: Vec<(&str, u32)> = revealed.said.iter().map(|said| (said.text.as_str(), said.count)).collect();
            match asking.kind {
                Kind::Typed => assert_eq!((revealed.key, said), (Key::Texts(vec!["Kelingi".into(), "Sungai Kelingi".into()]), vec![("kelinggi", 1), ("Musi", 1)])),
                Kind::Poll => assert_eq!((revealed.key, revealed.chosen, revealed.right), (Key::Nothing, vec![0, 0, 2, 0], 0)),
                Kind::WordCloud => assert_eq!(said, [("tenang", 2), ("ramah", 1)]),
                _ => assert_eq!(revealed.answered, 2),
            }
        }
        assert_eq!(verdicts, [
            (Kind::Typed, Verdict::Right, 1000),
            (Kind::Typed, Verdict::Wrong, 0),
            (Kind::Numeric, Verdict::Right, 1000),
            (Kind::Numeric, Verdict::Wrong, 0),
            (Kind::Ordering, Verdict::Right, 1000),
            (Kind::Ordering, Verdict::Partly, 500),
            (Kind::Poll, Verdict::Counted, 0),
            (Kind::Poll, Verdict::Counted, 0),
            (Kind::WordCloud, Verdict::Counted, 0),
            (Kind::WordCloud, Verdict::Counted, 0),
        ]);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 10);
    }

    async fn an_impossible_answer_is_refused(app) {
        let questions = [Kind::Typed, Kind::Numeric, Kind::Ordering, Kind::Poll, Kind::WordCloud].map(other);
        let mut room = room_of(&app, "mustahil", &NAMES, &questions).await;
        for no in 0..5 {
            room.ask().await;
            let wrong: Vec<Answer> = match questions[no as usize].kind() {
                Kind::Typed => vec![choice(&[0]), text(""), text(" \u{202e} "), text(&"x".repeat(61))],
                Kind::Numeric => vec![text("126.3"), choice(&[1])],
                Kind::Ordering => vec![order(&[0, 1, 2]), order(&[0, 1, 2, 3, 4]), choice(&[1])],
                Kind::Poll => vec![choice(&[0, 1]), text("Musi")],
                _ => vec![text(" , "), number("1"), order(&[0])],
            };
            for answer in wrong {
                assert_eq!(room.phones[0].answer(no, answer.clone()).await, Err(Refusal::Impossible), "{answer:?}");
            }
            room.host.command(Command::Reveal).await;
        }
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 0);
    }

    async fn a_blocked_word_never_reaches_the_wall(app) {
        let mut room = room_of(&app, "saring", &NAMES, &[other(Kind::WordCloud), other(Kind::Typed)]).await;
        let mut screen = Phone::connect(&app.stranger(), room.server, room.pin, "layar").await.expect("a screen");
        room.ask().await;
        assert_eq!(room.phones[0].answer(0, text("tenang, b4ngs4t")).await, Err(Refusal::Blocked));
        // Another word is welcome.
        room.phones[0].answer(0, text("tenang")).await.expect("saved");
        room.host.command(Command::Reveal).await;
        room.ask().await;
        room.phones[0].answer(1, text("bangsat")).await.expect("a wrong answer is an answer");
        room.host.command(Command::Reveal).await;
        let Stage::Reveal(revealed) = screen.stage(room.host.epoch).await.stage else { panic!("no reveal") };
        assert_eq!((revealed.said, revealed.answered), (vec![], 1));
    }

    async fn a_slide_stands_until_the_host_moves_on(app) {
        let mut room = room_of(&app, "salindia", &NAMES, &[other(Kind::Slide), ask(Kind::Single, &[1], 1000)]).await;
        room.ask().await;
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Impossible));
        room.wait(Span::minutes(10));
        app.app.games().tick().await;
        let epoch = room.host.epoch;
        room.ask().await;
        assert_eq!(room.host.epoch, epoch + 1);
        room.phones[0].answer(1, choice(&[1])).await.expect("saved");
    }

    async fn the_right_order_is_nowhere_in_what_is_sent(app) {
        let mut room = room_of(&app, "urutan", &NAMES, &[other(Kind::Ordering)]).await;
        room.host.command(Command::Next).await;
        let epoch = room.host.epoch;
        let first = room.phones[0].stage(epoch).await;
        let Stage::Question(asking) = &first.stage else { panic!("no question") };
        assert_ne!(asking.options, ["Musi", "Kelingi", "Rupit", "Lakitan"]);
        let sent = serde_json::to_string(&first).expect("json");
        assert!(!sent.contains("order\""), "{sent}");
        // Read back after a kill, it is the same.
        let restarted = app.after_a_kill().await;
        let server = restarted.listen().await;
        let mut again = Phone::connect(&restarted, server, room.pin, "layar").await.expect("a screen");
        assert_eq!(again.stage(epoch).await, first);
    }
}
