//! Staff open a quiz at one's own pace, move it and end it.

use super::super::builders::quiz;
use super::{ANSWER, SET, begun, count, opened, opened_as, say, start, two, window};
use crate::{
    auth::Role,
    test_support::{NOW, on_each_engine},
    time::Span,
};

const EDIT: &str = "/petugas/kuis/sunting/kota";

on_each_engine! {
    async fn a_librarian_opens_a_quiz_at_ones_own_pace(app) {
        quiz(&app.app, "kota", 40, &two()).await;
        let mut staff = app.with_role(Role::Librarian).await;
        staff.get(EDIT).await.says("Main kapan saja").says("Percobaan per orang");
        let set = staff.submit(EDIT, SET, &window(&[("shuffles", "yes")])).await;
        assert_eq!(set.location(), EDIT);
        staff.get(EDIT).await.says("Kuis ini dapat dimainkan kapan saja").says("Buka sampai Kamis, 26 November, 20.00 WIB")
            .says("value=\"2026-11-24\"").says("value=\"08:00\"").says("value=\"20:00\"").says("Sampai saat itu perubahan masih ikut");
        staff.get("/petugas/kuis").await.says("Main kapan saja");
        // It is played live as before.
        assert!(staff.submit(EDIT, "/api/quizzes/open_lobby", &[("slug", "kota")]).await.location().starts_with("/petugas/kuis/main/"));
        let mut db = app.app.db().read().await.unwrap();
        let audited: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action = 'quiz.window_opened' AND subject = 'kota'").fetch_one(&mut *db).await.unwrap();
        assert_eq!(audited, 1);
    }

    async fn a_wrong_setting_says_which_field_and_keeps_the_rest(app) {
        quiz(&app.app, "kota", 40, &two()).await;
        let mut staff = app.with_role(Role::Librarian).await;
        for (fields, says) in [
            (&[("closes_date", ""), ("closes_time", "")][..], "Isi tanggal"),
            (&[("opens_date", ""), ("opens_time", "")], "Isi jam"),
            (&[("opens_time", "25.00")], "Isi jam"),
            (&[("closes_date", "2026-11-24"), ("closes_time", "08:00")], "Waktu tutup harus setelah waktu buka."),
            (&[("opens_date", "2026-11-27")], "Waktu tutup harus setelah waktu buka."),
            (&[("closes_date", "2026-11-24"), ("closes_time", "10:00")], "Waktu tutup ini sudah lewat."),
            (&[("attempts", "0")], "Percobaan antara 1 dan 10."),
            (&[("attempts", "11")], "Percobaan antara 1 dan 10."),
            (&[("attempts", "")], "Percobaan antara 1 dan 10."),
        ] {
            let refused = staff.submit(EDIT, SET, &window(fields)).await;
            staff.get(refused.location()).await.says(says).says("aria-invalid=\"true\"");
            assert_eq!(staff.call(SET, &window(fields)).await.status, 422, "{fields:?}");
        }
        staff.submit(EDIT, SET, &window(&[("attempts", "99"), ("shuffles", "yes")])).await;
        staff.get(EDIT).await.says("value=\"99\"").says("value=\"2026-11-26\"");
        assert_eq!(count(&app, "quiz_windows").await, 0);
        assert_eq!(staff.call(SET, &window(&[("slug", "tidak-ada")])).await.status, 404);
    }

    async fn a_quiz_without_a_date_is_seen_while_it_has_a_window(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        staff.submit("/petugas/kuis/baru", "/api/quizzes/save_quiz", &[("key", "0123456789abcdef"), ("title", "Kota"), ("seats", "4")]).await;
        let mut rani = app.stranger();
        assert_eq!(rani.get("/kuis/kota").await.status, 404);
        assert_eq!(rani.get("/kuis/kota/mandiri").await.status, 404);
        assert_eq!(staff.call(SET, &window(&[])).await.status, 200);
        let page = rani.get("/kuis/kota").await;
        page.says("Mainkan sendiri");
        assert!(!page.text.contains("Kursi") && !page.text.contains("Belum dijadwalkan"));
        // Without questions it can be neither found nor begun.
        assert!(!rani.get("/kuis").await.text.contains("Bisa dimainkan kapan saja"));
        assert_eq!(start(&mut rani, "Rani").await.location(), "/kuis/kota/mandiri");
        rani.get("/kuis/kota/mandiri").await.says("Kuis ini belum punya soal.");
        assert_eq!(count(&app, "quiz_takers").await, 0);
        let none = window(&[("opens_date", ""), ("opens_time", ""), ("closes_date", ""), ("closes_time", ""), ("attempts", "")]);
        staff.submit(EDIT, SET, &none).await;
        staff.get(EDIT).await.says("tidak lagi dimainkan sendiri");
        assert_eq!(rani.get("/kuis/kota").await.status, 404);
        assert_eq!(count(&app, "quiz_windows").await, 0);
    }

    async fn a_window_is_moved_but_leaves_nothing_outside(app) {
        opened(&app, &two()).await;
        let mut rani = app.stranger();
        let at = begun(&mut rani, "Rani").await;
        app.app.set_clock(NOW + Span::hours(2));
        say(&mut rani, &at, 1, &[("pilih", "b")]).await;
        let mut staff = app.with_role(Role::Librarian).await;
        for (fields, field) in [
            (&[("opens_time", "10:01")][..], "opens_date-error"),
            (&[("closes_date", "2026-11-24"), ("closes_time", "12:00")], "closes_date-error"),
        ] {
            let refused = staff.submit(EDIT, SET, &window(fields)).await;
            staff.get(refused.location()).await.says("Sudah ada yang bermain di luar waktu ini.").says(field);
        }
        // Longer, and with more attempts; then closed at once, after the last answer.
        staff.submit(EDIT, SET, &window(&[("closes_date", "2026-11-30"), ("attempts", "5")])).await;
        rani.get("/kuis/kota/mandiri").await.says("Buka sampai Senin, 30 November, 20.00 WIB").says("4 dari 5 masih tersisa");
        app.app.set_clock(NOW + Span::hours(3));
        staff.submit(EDIT, SET, &window(&[("closes_date", "2026-11-24"), ("closes_time", "12:30")])).await;
        rani.get(&format!("{at}/hasil")).await.says("Waktunya habis Selasa, 24 November, 12.30 WIB").says("1.000 dari 2.000");
        assert_eq!(count(&app, "quiz_windows").await, 1);
    }

    async fn another_opening_after_the_close_begins_anew(app) {
        opened(&app, &two()).await;
        let mut rani = app.stranger();
        let before = begun(&mut rani, "Rani").await;
        app.app.set_clock(NOW + Span::days(3));
        let mut staff = app.with_role(Role::Librarian).await;
        let next = window(&[("opens_date", "2026-11-27"), ("opens_time", "07:00"), ("closes_date", "2026-11-29"), ("attempts", "1")]);
        staff.submit(EDIT, SET, &next).await;
        staff.get(EDIT).await.says("Kuis ini dapat dimainkan kapan saja");
        // Attempts and name begin anew; what was before stays with its report.
        rani.get("/kuis/kota/mandiri").await.says("1 dari 1 masih tersisa").says("Nama panggilan");
        let after = begun(&mut rani, "Rani").await;
        assert_ne!(before, after);
        rani.get(&format!("{before}/hasil")).await.says("Waktunya habis");
        assert_eq!((count(&app, "quiz_windows").await, count(&app, "quiz_window_questions").await), (2, 4));
        // A window that was only made longer after its close is the same one.
        app.app.set_clock(NOW + Span::days(6));
        staff.submit(EDIT, SET, &window(&[("opens_date", "2026-11-27"), ("opens_time", "07:00"), ("closes_date", "2026-12-02"), ("attempts", "1")])).await;
        assert_eq!(rani.get(&after).await.location(), format!("{after}?soal=1"));
        assert_eq!(count(&app, "quiz_windows").await, 2);
    }

    async fn a_window_that_is_taken_away_takes_nothing_any_more(app) {
        opened_as(&app, &two(), &[("attempts", "10")]).await;
        let mut rani = app.stranger();
        let at = begun(&mut rani, "Rani").await;
        say(&mut rani, &at, 1, &[("pilih", "b")]).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let none = [("slug", "kota"), ("opens_date", ""), ("opens_time", " "), ("closes_date", ""), ("closes_time", "")];
        staff.submit(EDIT, SET, &none).await;
        // Twice is once.
        assert_eq!(staff.call(SET, &none).await.status, 200);
        let code = at.rsplit('/').next().unwrap();
        assert_eq!(rani.call(ANSWER, &[("attempt", code), ("soal", "2"), ("a", "1")]).await.status, 409);
        rani.get(&format!("{at}/hasil")).await.says("1.000 dari 2.000");
        assert_eq!(rani.get("/kuis/kota/mandiri").await.status, 404);
        staff.get("/petugas/kuis").await.says("/petugas/kuis/mandiri/");
    }
}
