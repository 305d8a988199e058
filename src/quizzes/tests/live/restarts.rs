//! Games that outlive their server.

use super::{Phone, room, stored};
use crate::{
    db::Engine,
    quizzes::{
        backend::end_abandoned,
        rules::GRACE,
        tests::builders::choice,
        wire::{Asked, Command, Refusal, Stage},
    },
    test_support::on_each_engine,
    time::Span,
};
use std::time::Duration;
use tokio::time::sleep;

on_each_engine! {
    async fn a_paused_question_is_still_paused_after_a_kill(app) {
        let mut room = room(&app, "jeda-mati", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.wait(Span::seconds(5));
        room.host.command(Command::Pause).await;
        room.wait(Span::minutes(5));
        let restarted = app.after_a_kill().await;
        restarted.app.games().resume(&restarted.app).await.expect("resumed");
        restarted.app.games().tick().await;
        let server = restarted.listen().await;
        let browser = restarted.with_cookies_of(&room.librarian);
        let mut host = Phone::connect(&browser, server, room.pin, "petugas").await.expect("the host");
        let Stage::Question(asking) = host.stage(2).await.stage else { panic!("no question") };
        assert_eq!((asking.asked, asking.paused), (1, Some(Span::seconds(15))));
        let browser = restarted.with_cookies_of(&room.browsers[1]);
        let mut phone = Phone::connect(&browser, server, room.pin, "pemain").await.expect("a seat");
        phone.stage(2).await;
        assert_eq!(phone.answer(0, choice(&[1])).await, Err(Refusal::Paused));
        host.command(Command::Resume).await;
        phone.stage(3).await;
        phone.answer(0, choice(&[1])).await.expect("saved");
        assert_eq!(phone.mine().await.gained, Some(875));
    }

    async fn an_answer_in_time_counts_however_long_the_one_before_takes_to_write(app) {
        let mut room = room(&app, "lambat", &["Tapir Tekun", "Rusa Riang", "Kancil Kalem"]).await;
        room.ask().await;
        // On SQLite that is the only writer already.
        let mut held = app.write().await;
        if app.app.db().engine() == Engine::Postgres {
            sqlx::query("LOCK TABLE quiz_answers IN SHARE MODE").execute(&mut *held).await.expect("a lock");
        }
        for phone in &mut room.phones[..2] {
            let (pin, epoch) = (phone.pin, phone.epoch);
            phone.say(Asked::Answer { pin, epoch, no: 0, answer: choice(&[1]) }).await;
            sleep(Duration::from_millis(150)).await;
        }
        room.wait(Span(20_000 + 2 * GRACE));
        drop(held);
        for phone in &mut room.phones[..2] {
            assert_eq!(phone.acknowledged().await, Ok(()));
        }
    }

    async fn a_game_that_nobody_has_touched_for_hours_is_ended_by_the_clock_of_who_runs_it(app) {
        let room = room(&app, "lupa", &["Tapir Tekun"]).await;
        let under_way = async || stored(&app, "SELECT COUNT(*) FROM quiz_games WHERE ended_at IS NULL").await;
        // Of another process it is none of the business, however late it is there.
        let ahead = app.beside().await;
        ahead.app.set_clock(app.app.now() + Span::hours(13));
        end_abandoned(&ahead.app).await.expect("looked after");
        assert_eq!(under_way().await, 1);
        for (later, left) in [(Span::hours(12), 1), (Span(1), 0)] {
            room.wait(later);
            end_abandoned(&app.app).await.expect("looked after");
            assert_eq!(under_way().await, left);
        }
    }

    async fn a_question_whose_time_ran_out_during_the_restart_closes(app) {
        let mut room = room(&app, "tutup", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.wait(Span::minutes(2));
        let restarted = app.after_a_kill().await;
        restarted.app.games().resume(&restarted.app).await.expect("resumed");
        restarted.app.games().tick().await;
        let server = restarted.listen().await;
        let mut screen = Phone::connect(&restarted, server, room.pin, "layar").await.expect("a screen");
        assert!(matches!(screen.stage(2).await.stage, Stage::Reveal(_)));
    }
}
