//! The way in.

use super::{JOIN, Phone, join, lobby, room, stored};
use crate::{
    auth::Role,
    quizzes::{
        Kind,
        tests::builders::{ask, pin as pin_of, quiz},
        wire::Command,
    },
    test_support::{TestApp, on_each_engine},
};
use fast_qr::{
    QRBuilder,
    convert::{Builder, Shape, svg::SvgBuilder},
};

#[tokio::test]
async fn the_code_on_the_screen_leads_to_the_form_with_its_pin() {
    let app = TestApp::sqlite().await;
    let room = room(&app, "kode-uji", &[]).await;
    let way_in = format!("/kuis/gabung?pin={}", room.pin);
    let url = format!("{}{way_in}", app.app.config().public_url());
    // Drawn anew from the address alone.
    let drawn = SvgBuilder::default()
        .shape(Shape::Square)
        .margin(1)
        .to_str(&QRBuilder::new(url).build().expect("a code"));
    let shown = app
        .stranger()
        .get(&format!("/kuis/layar/{}/qr.svg", room.pin))
        .await;
    assert_eq!(shown.text, drawn);
    app.stranger()
        .get(&way_in)
        .await
        .says(&format!("value=\"{}\"", room.pin));
}

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

    async fn a_name_on_offer_is_free_and_one_that_was_just_taken_gives_way(app) {
        let names: Vec<String> = serde_json::from_str(include_str!("../../../seed/data/quiz_nicknames.json")).expect("names");
        let room = room(&app, "tawaran", &["Tapir Tekun"]).await;
        let (pin, page) = (room.pin.to_string(), format!("/kuis/gabung?pin={}", room.pin));
        // All names but two are taken, some of them by a tap that came too late.
        for (n, name) in names[..names.len() - 2].iter().enumerate() {
            let (mut browser, key) = (app.stranger(), format!("{n:016}"));
            let fields = [("key", key.as_str()), ("pin", &pin), ("nickname", ""), ("offered", name)];
            assert_eq!(browser.submit(&page, JOIN, &fields).await.location(), format!("/kuis/main/{pin}"), "{name}");
        }
        let before = stored(&app, "SELECT COUNT(*) FROM quiz_players").await;
        let text = app.stranger().get(&page).await.text;
        let on_offer = |name: &str| text.contains(&format!("name=\"offered\" value=\"{name}\""));
        assert!(!on_offer("Tapir Tekun") && text.matches("name=\"offered\"").count() == 4, "{text}");
        // A name that is typed has its error; sent twice, a tap is one seat.
        assert_eq!(join(&mut app.stranger(), room.pin, "tapir tekun!").await.location(), page);
        let mut late = app.stranger();
        let fields = [("key", "abcdefabcdefabcdef"), ("pin", &pin), ("nickname", ""), ("offered", "Tapir Tekun")];
        for _ in 0..2 {
            assert_eq!(late.submit(&page, JOIN, &fields).await.location(), format!("/kuis/main/{pin}"));
        }
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_players").await, before + 1);
    }

    async fn who_guesses_pins_has_to_wait(app) {
        let mut browser = app.stranger();
        for n in 0..=200 {
            browser.call(JOIN, &[("key", "0123456789abcdef"), ("pin", &(100_000 + n).to_string()), ("nickname", "x")]).await;
        }
        let fields = [("key", "0123456789abcdef"), ("pin", "999999"), ("nickname", "x")];
        assert_eq!(browser.call(JOIN, &fields).await.status, 429);
    }

    async fn who_guesses_pins_keeps_nobody_out_who_has_a_seat_at_the_same_address(app) {
        let mut room = room(&app, "tebak", &["Tapir Tekun"]).await;
        let (pad, remote) = (format!("/kuis/main/{}", room.pin), format!("/petugas/kuis/main/{}", room.pin));
        let mut guesser = app.stranger();
        for n in 0..=200 {
            assert_ne!(guesser.get(&format!("/kuis/main/{}", 100_000 + n)).await.status, 200);
        }
        assert_eq!(guesser.get(&pad).await.status, 429);
        assert_eq!(guesser.get(&format!("/kuis/gabung?pin={}", room.pin)).await.status, 429);
        // A reload and a line that comes back, and the staff.
        room.browsers[0].get(&pad).await.says("Anda masuk sebagai Tapir Tekun.");
        let server = app.listen().await;
        assert!(Phone::connect(&room.browsers[0], server, room.pin, "pemain").await.is_ok());
        assert!(Phone::connect(&room.librarian, server, room.pin, "petugas").await.is_ok());
        assert_eq!(room.librarian.get(&remote).await.status, 200);
        // Nor does looking up how it went count as guessing.
        room.host.command(Command::End).await;
        while room.host.hear().await.is_some() {}
        for _ in 0..3 {
            room.browsers[0].get(&pad).await.says("Kuis selesai");
        }
    }

    async fn a_locked_lobby_lets_nobody_new_in(app) {
        let mut room = room(&app, "kunci", &["Tapir Tekun"]).await;
        room.host.command(Command::Lock).await;
        let (mut late, pin) = (app.stranger(), room.pin);
        let answer = join(&mut late, pin, "Rusa Riang").await;
        late.get(answer.location()).await.says("menutup pintu kuis ini");
        // Who was in before is still in, and the door stays shut after a restart.
        let mut within = room.browsers[0].clone();
        assert_eq!(join(&mut within, pin, "Tapir Tekun").await.location(), format!("/kuis/main/{pin}"));
        let restarted = app.after_a_kill().await;
        let mut later = restarted.stranger();
        let refused = join(&mut later, pin, "Kancil Kalem").await;
        later.get(refused.location()).await.says("menutup pintu kuis ini");
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_players").await, 1);
    }

    async fn a_quiz_may_shut_its_door_when_it_begins(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        quiz(&app.app, "pintu", 20, &[ask(Kind::Single, &[1], 1000)]).await;
        let page = "/petugas/kuis/sunting/pintu";
        let fields = [("key", "0123456789abcdef"), ("slug", "pintu"), ("title", "Pintu"), ("seats", "20"), ("shuts", "yes")];
        assert_eq!(staff.submit(page, "/api/quizzes/save_quiz", &fields).await.location(), page);
        assert_eq!(stored(&app, "SELECT shuts FROM quizzes WHERE slug = 'pintu'").await, 1);
        let (librarian, pin) = lobby(&app, "pintu").await;
        // What holds is what the quiz said when the lobby opened.
        staff.submit(page, "/api/quizzes/save_quiz", &fields[..4]).await;
        assert_eq!(stored(&app, "SELECT shuts FROM quizzes WHERE slug = 'pintu'").await, 0);
        join(&mut app.stranger(), pin, "Tapir Tekun").await;
        let server = app.listen().await;
        let mut host = Phone::connect(&librarian, server, pin, "petugas").await.expect("the host");
        host.stage(0).await;
        host.command(Command::Next).await;
        let refused = async |app: &TestApp| {
            let mut late = app.stranger();
            let answer = join(&mut late, pin, "Rusa Riang").await;
            late.get(answer.location()).await.says("menutup pintu kuis ini");
        };
        refused(&app).await;
        refused(&app.after_a_kill().await).await;
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_players").await, 1);
    }

    async fn who_comes_late_plays_on_unless_the_lobby_is_locked(app) {
        let mut room = room(&app, "telat", &["Tapir Tekun"]).await;
        room.host.command(Command::Lock).await;
        room.host.command(Command::Unlock).await;
        room.host.command(Command::Next).await;
        let (mut late, pin) = (app.stranger(), room.pin);
        assert_eq!(join(&mut late, pin, "Rusa Riang").await.location(), format!("/kuis/main/{pin}"));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_players").await, 2);
    }
}
