use crate::{
    auth::Role,
    library,
    seed::{Size, sow},
    test_support::on_each_engine,
    time::{Millis, Span},
};

on_each_engine! {
    async fn the_home_page_answers_at_a_glance(app) {
        sow(&app.app, Size::Demo).await.unwrap();
        let home = app.stranger().get("/").await;
        home.says("<h1 class=\"state\">Buka sampai 16.00</h1>")
            .says("Selamat datang · Perpustakaan Kota Lubuklinggau")
            .says("Perpustakaan tutup")
            .says("Tujuh hari ke depan")
            .says("Ruang kosong sekarang")
            .says("Sedang dibicarakan")
            .says("Survei sedang dibuka");
        app.app.set_clock(app.app.now() + Span::hours(7));
        app.stranger().get("/").await.says("Tutup, buka lagi besok 08.00");
    }

    async fn the_home_page_names_what_is_on_what_is_free_and_what_is_talked_about(app) {
        sow(&app.app, Size::Demo).await.unwrap();
        let Millis(now) = app.app.now();
        let topic: String = app.scalar("SELECT title FROM topics WHERE deleted_at IS NULL ORDER BY last_activity_at DESC LIMIT 1").await;
        let tonight: String = app.scalar(format!("SELECT title FROM quizzes WHERE starts_at > {now} ORDER BY starts_at LIMIT 1")).await;
        let taken = format!("(SELECT room_id FROM room_slots WHERE slot = {})", now / Span::minutes(15).0);
        let free: String = app.scalar(format!("SELECT slug FROM rooms WHERE closed_because IS NULL AND id NOT IN {taken} ORDER BY id LIMIT 1")).await;
        let home = app.stranger().get("/").await;
        home.says(&topic).says(&tonight);
        let (_, rooms) = home.text.split_once("id=\"ruang-kosong\"").unwrap();
        let (rooms, _) = rooms.split_once("</section>").unwrap();
        assert!(rooms.contains(&format!("href=\"/ruang/{free}\"")), "{rooms}");
        // A lobby opens.
        assert!(!home.text.contains("/kuis/gabung?pin="));
        let mut staff = app.with_role(Role::Librarian).await;
        let slug: String = app.scalar("SELECT slug FROM quizzes ORDER BY id LIMIT 1").await;
        staff.call("/api/quizzes/open_lobby", &[("slug", &slug)]).await;
        let pin: i64 = app.scalar("SELECT pin FROM quiz_games WHERE ended_at IS NULL").await;
        let title: String = app.scalar("SELECT title FROM quiz_games WHERE ended_at IS NULL").await;
        app.stranger().get("/").await.says(&format!("<b>{title}</b>")).says(&format!("href=\"/kuis/gabung?pin={pin}\""));
    }

    async fn a_library_that_is_closed_asks_nobody_in(app) {
        let come = "Tempat duduk dan buku tetap menunggu Anda.";
        let home = app.stranger().get("/").await;
        home.says("<h1 class=\"state\">Jam buka belum diisi</h1>").says("Hari ini tidak ada acara.");
        assert!(!home.text.contains(come));
        app.change("INSERT INTO opening_hours (weekday, opens, closes) VALUES (2, 480, 960)").await;
        library::backend::renew(&app.app).await.unwrap();
        let ten = app.app.now();
        for (now, asked_in, why) in [
            (ten - Span::hours(3), true, "it opens later today"),
            (ten, true, "it is open"),
            (ten + Span::hours(6), false, "it has closed for today"),
        ] {
            app.app.set_clock(now);
            let home = app.stranger().get("/").await;
            home.says("Hari ini tidak ada acara.");
            assert_eq!(home.text.contains(come), asked_in, "{why}");
        }
        app.app.set_clock(ten);
        app.change("INSERT INTO closures (day, reason_id, reason_en) VALUES ('2026-11-24', 'Listrik padam', '')").await;
        library::backend::renew(&app.app).await.unwrap();
        let home = app.stranger().get("/").await;
        home.says("Tutup hari ini: Listrik padam").says("Hari ini tidak ada acara.");
        assert!(!home.text.contains(come));
    }

    async fn a_source_that_fails_does_not_take_the_page_down(app) {
        sow(&app.app, Size::Demo).await.unwrap();
        // What every other slice asks for first is not where it was.
        for table in ["rooms", "quizzes", "quiz_games", "topics", "survey_waves"] {
            app.change(format!("ALTER TABLE {table} RENAME TO {table}_away")).await;
        }
        app.stranger().get("/").await.says("Buka sampai 16.00");
    }
}
