//! Extra time on request.

use super::{JOIN, Phone, room, stored};
use crate::{
    quizzes::{
        tests::builders::choice,
        wire::{Command, Refusal, Stage},
    },
    test_support::{TestApp, on_each_engine},
    time::Span,
};

on_each_engine! {
    async fn more_time_may_be_asked_for_in_the_lobby_and_between_questions(app) {
        let mut room = room(&app, "nanti", &["Tapir Tekun"]).await;
        let (pin, pad) = (room.pin.to_string(), format!("/kuis/main/{}", room.pin));
        let mut browser = room.browsers[0].clone();
        let set = async |browser: &mut TestApp, pace: &str| {
            let sent = browser.submit(&pad, "/api/quizzes/set_pace", &[("pin", &pin), ("pace", pace)]).await;
            assert_eq!(sent.location(), pad);
            browser.get(&pad).await
        };
        browser.get(&pad).await.says("Saya perlu waktu lebih").says("Pakai waktu ini");
        set(&mut browser, "900").await.says("Pilih salah satu waktu menjawab");
        set(&mut browser, "200").await.says("Anda punya waktu lebih").says("mulai soal berikutnya");
        assert_eq!(app.stranger().call("/api/quizzes/set_pace", &[("pin", &pin), ("pace", "150")]).await.status, 404);
        room.ask().await;
        set(&mut browser, "100").await.says("di antara dua soal");
        room.wait(Span::seconds(30));
        app.app.games().tick().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("in their own time");
        room.host.stage(2).await;
        room.host.command(Command::Leaderboard).await;
        set(&mut browser, "150").await.says("Papan peringkat").says("Pakai waktu ini");
        assert_eq!(stored(&app, "SELECT pace FROM quiz_players").await, 150);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM audit WHERE action = 'quiz.player_time_changed'").await, 2);
        // It is the player's own after a kill too.
        let restarted = app.after_a_kill().await;
        restarted.with_cookies_of(&browser).get(&pad).await.says("value=\"150\" checked");
    }

    async fn who_asks_for_twice_the_time_has_it_after_a_kill_too(app) {
        let mut room = room(&app, "lebih", &["Tapir Tekun"]).await;
        let (mut browser, pin) = (app.stranger(), room.pin.to_string());
        let page = format!("/kuis/gabung?pin={pin}");
        browser.get(&page).await.says("Saya perlu waktu lebih").says("Hanya Anda yang melihat pilihan ini");
        let mut fields = vec![("key", "0123456789abcdef0123"), ("pin", &pin), ("nickname", ""), ("offered", "Rusa Riang"), ("pace", "900")];
        assert_eq!(browser.submit(&page, JOIN, &fields).await.location(), page);
        browser.get(&page).await.says("Pilih salah satu waktu menjawab");
        fields[4].1 = "200";
        let pad = browser.submit(&page, JOIN, &fields).await.location().to_owned();
        browser.get(&pad).await.says("Anda masuk sebagai Rusa Riang").says("Anda punya waktu lebih");
        let mut slow = Phone::connect(&browser, room.server, room.pin, "pemain").await.expect("a seat");
        room.ask().await;
        let Stage::Question(asking) = slow.stage(1).await.stage else { panic!("no question") };
        // What is sent to everybody says nothing of it.
        assert_eq!((asking.closes_at - asking.opens_at).0, 20_000);
        room.wait(Span::seconds(25));
        app.app.games().tick().await;
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Late));

        let restarted = app.after_a_kill().await;
        restarted.app.games().resume(&restarted.app).await.expect("resumed");
        restarted.app.set_clock(restarted.app.now() + Span::seconds(5));
        restarted.app.games().tick().await;
        let server = restarted.listen().await;
        let mut slow = Phone::connect(&restarted.with_cookies_of(&browser), server, room.pin, "pemain").await.expect("a seat");
        slow.stage(1).await;
        slow.answer(0, choice(&[1])).await.expect("in time");
        // Three quarters of their own time; and the game waits for nobody else.
        assert_eq!(slow.mine().await.gained, Some(625));
        assert_eq!(stored(&app, "SELECT took FROM quiz_answers").await, 30_000);
    }
}
