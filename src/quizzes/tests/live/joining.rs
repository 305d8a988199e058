//! The way in.

use super::{JOIN, join, room, stored};
use crate::{quizzes::tests::builders::pin as pin_of, test_support::on_each_engine};

on_each_engine! {
    async fn joining_needs_a_game_a_name_and_nothing_else(app) {
        let room = room(&app, "gabung-uji", &["Tapir Tekun"]).await;
        let mut browser = app.stranger();
        let pin = room.pin;
        let page = format!("/kuis/gabung?pin={pin}");
        for (name, says) in [("", "Isi nama panggilan"), ("tapir tekun!", "Nama ini sudah dipakai"), ("si asu", "tidak kami tampilkan")] {
            assert_eq!(join(&mut browser, pin, name).await.location(), page, "{name}");
            browser.get(&page).await.says(says);
        }
        let nowhere = if pin.to_string() == "100000" { 100_001 } else { 100_000 };
        let answer = join(&mut browser, pin_of(nowhere), "Rusa Riang").await;
        browser.get(answer.location()).await.says("Tidak ada kuis yang berlangsung");
        // Twice the same form is one seat.
        join(&mut browser, pin, "Rusa Riang").await;
        assert_eq!(join(&mut browser, pin, "Rusa Riang").await.location(), format!("/kuis/main/{pin}"));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_players").await, 2);
    }

    async fn who_guesses_pins_has_to_wait(app) {
        let mut browser = app.stranger();
        for n in 0..=200 {
            browser.call(JOIN, &[("key", "0123456789abcdef"), ("pin", &(100_000 + n).to_string()), ("nickname", "x")]).await;
        }
        let fields = [("key", "0123456789abcdef"), ("pin", "999999"), ("nickname", "x")];
        assert_eq!(browser.call(JOIN, &fields).await.status, 429);
    }
}
