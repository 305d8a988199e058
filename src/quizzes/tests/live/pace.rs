//! Extra time on request.

use super::{JOIN, Phone, room, stored};
use crate::{
    quizzes::{
        tests::builders::choice,
        wire::{Refusal, Stage},
    },
    test_support::on_each_engine,
    time::Span,
};

on_each_engine! {
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
