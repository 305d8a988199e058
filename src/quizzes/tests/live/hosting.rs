//! From the lobby to the podium, and who may lead.

use super::{Phone, room, stored};
use crate::{
    quizzes::{
        tests::builders::choice,
        wire::{Command, Refusal, Stage},
    },
    test_support::on_each_engine,
    time::Span,
};

on_each_engine! {
    async fn three_players_go_from_the_lobby_to_the_podium(app) {
        let mut room = room(&app, "podium", &["Tapir Tekun", "Rusa Riang", "Kancil Kalem"]).await;
        let mut screen = Phone::connect(&app.stranger(), room.server, room.pin, "layar").await.expect("a screen");
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.wait(Span::seconds(10));
        room.phones[1].answer(0, choice(&[1])).await.expect("saved");
        room.phones[2].answer(0, choice(&[3])).await.expect("saved");
        // Everyone has answered, so the question is over.
        let Stage::Reveal(revealed) = screen.stage(2).await.stage else { panic!("no reveal") };
        assert_eq!((revealed.chosen, revealed.right, revealed.players), (vec![0, 2, 0, 1], 2, 3));
        let mut places = Vec::new();
        for phone in &mut room.phones {
            let mine = phone.mine().await;
            places.push((mine.score, mine.rank, mine.gained));
            phone.stage(2).await;
        }
        assert_eq!(places, [(1000, 1, Some(1000)), (750, 2, Some(750)), (0, 3, Some(0))]);
        room.host.stage(2).await;
        room.host.command(Command::Leaderboard).await;
        let Stage::Leaderboard { top, .. } = screen.stage(3).await.stage else { panic!("no leaderboard") };
        assert_eq!((top[0].nickname.as_str(), top[0].score), ("Tapir Tekun", 1000));
        for _ in 0..2 {
            room.ask().await;
            room.host.command(Command::Reveal).await;
        }
        room.host.command(Command::Next).await;
        let Stage::Podium { top } = screen.stage(8).await.stage else { panic!("no podium") };
        assert_eq!(top.iter().map(|standing| standing.rank).collect::<Vec<_>>(), [1, 2]);
        room.host.command(Command::End).await;
        assert_eq!(screen.stage(9).await.stage, Stage::Ended);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 3);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_games WHERE ended_at IS NOT NULL").await, 1);
    }

    async fn a_pause_stops_the_clock_and_refuses_answers_until_it_goes_on(app) {
        let mut room = room(&app, "jeda", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.wait(Span::seconds(10));
        room.host.command(Command::Pause).await;
        assert_eq!(room.phones[1].answer(0, choice(&[1])).await, Err(Refusal::Paused));
        room.wait(Span::minutes(30));
        app.app.games().tick().await;
        room.host.command(Command::Resume).await;
        let Stage::Question(asking) = room.phones[1].stage(room.host.epoch).await.stage else { panic!("no question") };
        assert_eq!((asking.asked, asking.paused, asking.closes_at - app.app.now()), (1, None, Span::seconds(10)));
        room.phones[1].answer(0, choice(&[1])).await.expect("saved");
        assert_eq!((room.phones[0].mine().await.gained, room.phones[1].mine().await.gained), (Some(1000), Some(750)));
    }

    async fn more_time_keeps_every_saved_answer(app) {
        let mut room = room(&app, "tambah", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.wait(Span::seconds(19));
        room.host.command(Command::Extend).await;
        room.wait(Span::seconds(10));
        app.app.games().tick().await;
        // A phone that was away finds its answer, and the other one still has time, though it never heard of it.
        let mut back = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
        assert_eq!(back.welcome().await.expect("mine").answer, Some(choice(&[1])));
        room.phones[1].answer(0, choice(&[1])).await.expect("saved");
        assert_eq!(room.phones[1].mine().await.gained, Some(500));
    }

    async fn a_skipped_question_earns_nothing_and_goes_to_the_next(app) {
        let mut room = room(&app, "lewati", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.host.command(Command::Skip).await;
        let Stage::Question(asking) = room.phones[0].stage(room.host.epoch).await.stage else { panic!("no question") };
        assert_eq!(asking.no, 1);
        room.wait(Span::seconds(2));
        room.host.command(Command::Reveal).await;
        assert_eq!(room.phones[0].mine().await.score, 0);
        // The results say so.
        let remote = room.librarian.get(&format!("/petugas/kuis/main/{}", room.pin)).await.text;
        let at = remote.find("/petugas/kuis/hasil/").expect("the address of the results");
        let results: String = remote[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-')).collect();
        room.librarian.get(&results).await.says("Dilewati, jadi tidak dihitung: soal 1.");
        // What was answered is kept, and counts neither after a kill nor in the results.
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 1);
        let restarted = app.after_a_kill().await;
        let server = restarted.listen().await;
        let browser = restarted.with_cookies_of(&room.browsers[0]);
        let mut back = Phone::connect(&browser, server, room.pin, "pemain").await.expect("a seat");
        assert_eq!(back.welcome().await.expect("mine").score, 0);
    }
}
