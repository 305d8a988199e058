//! Announcing, signing up, the bank: through the public door.

use super::builders::{ask, quiz};
use crate::{auth::Role, quizzes::Kind, test_support::on_each_engine, time::Span};

const SIGN_UP: &str = "/api/quizzes/sign_up";
const CANCEL: &str = "/api/quizzes/cancel_sign_up";

on_each_engine! {
    async fn a_patron_sees_signs_up_and_cancels(app) {
        quiz(&app.app, "kota", 2, &[ask(Kind::Single, &[1], 1000)]).await;
        let mut patron = app.with_role(Role::Patron).await;
        patron.get("/kuis").await.says("Kuis uji").says("2 kursi lagi").says("Rabu, 25 November, 10.00 WIB");
        let answer = patron.submit("/kuis/kota", SIGN_UP, &[("slug", "kota")]).await;
        assert_eq!(answer.location(), "/kuis/kota");
        patron.get("/kuis/kota").await.says("Anda terdaftar untuk Kuis uji.").says("<p>Anda terdaftar</p>").says("Batal ikut").says("1 dari 2 masih kosong");
        // Twice is once.
        patron.submit("/kuis/kota", SIGN_UP, &[("slug", "kota")]).await;
        patron.get("/kuis").await.says("1 kursi lagi");
        patron.submit("/kuis/kota", CANCEL, &[("slug", "kota")]).await;
        patron.get("/kuis/kota").await.says("2 dari 2 masih kosong");
    }

    async fn an_announcement_leads_back_to_all_of_them_and_says_its_day_once(app) {
        quiz(&app.app, "kota", 2, &[ask(Kind::Single, &[1], 1000)]).await;
        let page = app.stranger().get("/kuis/kota").await;
        page.says("<ol class=\"crumbs\"><li><a href=\"/kuis\">Kuis</a></li>");
        assert_eq!(page.text.matches("Rabu, 25 November, 10.00 WIB").count(), 1);
    }

    async fn who_comes_after_the_last_seat_waits_and_moves_up(app) {
        quiz(&app.app, "kota", 1, &[ask(Kind::Single, &[1], 1000)]).await;
        let mut first = app.with_role(Role::Patron).await;
        first.submit("/kuis/kota", SIGN_UP, &[("slug", "kota")]).await;
        app.app.set_clock(app.app.now() + Span(10));
        let mut second = app.with_role(Role::Patron).await;
        second.submit("/kuis/kota", SIGN_UP, &[("slug", "kota")]).await;
        second.get("/kuis/kota").await.says("antrean ke-1").says("Penuh");
        first.submit("/kuis/kota", CANCEL, &[("slug", "kota")]).await;
        second.get("/kuis/kota").await.says("Anda terdaftar");
        let mut db = app.app.db().read().await.unwrap();
        let mails: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE subject LIKE 'Anda mendapat kursi%'")
            .fetch_one(&mut *db).await.unwrap();
        assert_eq!(mails, 1);
    }

    async fn a_quiz_that_has_begun_takes_no_sign_ups(app) {
        quiz(&app.app, "kota", 5, &[ask(Kind::Single, &[1], 1000)]).await;
        let mut patron = app.with_role(Role::Patron).await;
        app.app.set_clock(app.app.now() + Span::days(1));
        assert_eq!(patron.call(SIGN_UP, &[("slug", "kota")]).await.status, 409);
        assert_eq!(patron.call(SIGN_UP, &[("slug", "tidak-ada")]).await.status, 404);
        assert_eq!(app.stranger().call(SIGN_UP, &[("slug", "kota")]).await.status, 401);
    }

    async fn a_librarian_makes_a_quiz_and_writes_its_questions(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let fields = [("key", "0123456789abcdef"), ("title", "Sastra Sumatra"), ("description", "Hamka dan lainnya."), ("date", "2026-11-28"), ("time", "19.00"), ("seats", "40")];
        let made = staff.submit("/petugas/kuis/baru", "/api/quizzes/save_quiz", &fields).await;
        assert_eq!(made.location(), "/petugas/kuis/sunting/sastra-sumatra");
        let question = [
            ("key", "fedcba9876543210"), ("quiz", "sastra-sumatra"), ("text", "Siapa pengarang Tenggelamnya Kapal Van der Wijck?"), ("kind", "single"),
            ("option_a", "Hamka"), ("option_b", "Marah Rusli"), ("right_a", "yes"), ("seconds", "20"), ("points", "1000"), ("level", "1"), ("tags", "novel, Hamka"),
        ];
        let saved = staff.submit("/petugas/kuis/soal?kuis=sastra-sumatra", "/api/quizzes/save_question", &question).await;
        assert_eq!(saved.location(), "/petugas/kuis/sunting/sastra-sumatra");
        staff.get("/petugas/kuis/sunting/sastra-sumatra").await.says("Tenggelamnya Kapal").says("2026-11-28").says("19:00");
        staff.get("/petugas/kuis/bank?cari=HAMKA").await.says("Tenggelamnya Kapal");
        app.stranger().get("/kuis/sastra-sumatra").await.says("Sabtu, 28 November, 19.00 WIB");
        // The same question again is refused, with what was typed.
        let mut twice = question.to_vec();
        twice[0] = ("key", "1111111111111111");
        let refused = staff.submit("/petugas/kuis/soal", "/api/quizzes/save_question", &twice).await;
        staff.get(refused.location()).await.says("sudah ada di bank").says("Tenggelamnya Kapal");
    }

    async fn questions_keep_the_order_that_staff_give_them(app) {
        let questions = [ask(Kind::Single, &[1], 1000), ask(Kind::Multiple, &[0], 1000), ask(Kind::TrueFalse, &[0], 1000)];
        quiz(&app.app, "urut", 5, &questions).await;
        let mut staff = app.with_role(Role::Librarian).await;
        for (code, act) in [("urut-2", "up"), ("urut-0", "leave_out"), ("urut-2", "up")] {
            assert_eq!(staff.call("/api/quizzes/arrange", &[("slug", "urut"), ("code", code), ("act", act)]).await.status, 200);
        }
        let page = staff.get("/petugas/kuis/sunting/urut").await;
        let list = page.text.split("<h2>Tambah dari bank soal").next().unwrap().to_owned();
        assert!(!list.contains("(urut 0)"));
        assert!(list.find("(urut 2)").unwrap() < list.find("(urut 1)").unwrap());
        for (code, act) in [("urut-9", "up"), ("urut-1", "explode")] {
            assert!(staff.call("/api/quizzes/arrange", &[("slug", "urut"), ("code", code), ("act", act)]).await.status.is_client_error());
        }
    }

    async fn hostile_text_is_shown_as_text(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let fields = [("key", "0123456789abcdef"), ("title", "<script>alert(1)</script>"), ("seats", "4"), ("date", "2026-11-28"), ("time", "19:00")];
        let made = staff.submit("/petugas/kuis/baru", "/api/quizzes/save_quiz", &fields).await;
        let slug = made.location().rsplit('/').next().unwrap().to_owned();
        let page = app.stranger().get(&format!("/kuis/{slug}")).await;
        page.says("&lt;script&gt;alert(1)");
        let found = page.text.find("<script>alert").map(|at| &page.text[at.saturating_sub(200)..at + 40]);
        assert_eq!(found, None);
    }

    async fn a_wrong_quiz_form_says_which_field(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        for (name, value, says) in [
            ("title", "", "Beri kuis ini judul"), ("seats", "0", "antara 1 dan 10.000"), ("seats", "banyak", "antara 1 dan 10.000"),
            ("date", "besok", "Isi tanggal"), ("date", "9999-99-99", "Isi tanggal"), ("time", "25.00", "Isi jam"),
        ] {
            let mut fields = vec![("key", "0123456789abcdef"), ("title", "Kuis"), ("seats", "4"), ("date", "2026-11-28"), ("time", "19:00")];
            fields.retain(|(field, _)| *field != name);
            fields.push((name, value));
            staff.submit("/petugas/kuis/baru", "/api/quizzes/save_quiz", &fields).await;
            staff.get("/petugas/kuis/baru").await.says(says);
        }
        let title = "x".repeat(5000);
        assert_eq!(staff.call("/api/quizzes/save_quiz", &[("title", &title), ("seats", "4")]).await.status, 422);
    }
}
