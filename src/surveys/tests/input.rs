use super::support::{ANSWER, assert_nothing_saved, questionnaire, send, set, with_open_wave};
use crate::test_support::on_each_engine;

on_each_engine! {
    async fn an_answer_that_is_not_one_of_four_is_refused(app) {
        let mut app = app;
        with_open_wave(&app).await;
        for wrong in ["5", "0", "-1", "3.5", "baik", " 3", "٣", "99999999999999999999", "\0"] {
            let mut fields = questionnaire();
            set(&mut fields, "biaya", wrong);
            assert_eq!(send(&mut app, &fields).await.location(), "/survei", "{wrong:?}");
            app.get("/survei").await.says("Pilih satu dari empat jawaban.");
        }
        assert_nothing_saved(&app).await;
    }

    async fn a_profile_that_cannot_be_is_refused_beside_its_field(app) {
        let mut app = app;
        with_open_wave(&app).await;
        for (name, wrong, said) in [
            ("age", "999", "Tulis umur dalam tahun"),
            ("age", "-3", "Tulis umur dalam tahun"),
            ("age", "tua", "Tulis umur dalam tahun"),
            ("sex", "X", "Pilih salah satu dari daftar"),
            ("education", "S9", "Pilih salah satu dari daftar"),
            ("occupation", "' OR 1=1 --", "Pilih salah satu dari daftar"),
            ("service", "tidak-ada", "Pilih salah satu dari daftar"),
            ("session", "malam", "Pilih salah satu dari daftar"),
        ] {
            let mut fields = questionnaire();
            set(&mut fields, name, wrong);
            assert_eq!(send(&mut app, &fields).await.location(), "/survei", "{name}={wrong}");
            app.get("/survei").await.says(said);
        }
        assert_nothing_saved(&app).await;
    }

    async fn a_comment_of_20_000_letters_comes_back_to_be_shortened(app) {
        let mut app = app;
        with_open_wave(&app).await;
        let mut fields = questionnaire();
        set(&mut fields, "comment", &"a".repeat(20_000));
        assert_eq!(send(&mut app, &fields).await.location(), "/survei");
        app.get("/survei").await.says("Saran paling panjang 2.000 huruf").says(&"a".repeat(20_000));
        assert_nothing_saved(&app).await;
    }

    async fn a_wave_that_is_not_there_or_not_open_is_a_conflict(app) {
        let mut app = app;
        with_open_wave(&app).await;
        for wrong in ["", "skm-2025", "'; DROP TABLE survey_waves; --", "\0", "../../etc/passwd"] {
            let mut fields = questionnaire();
            set(&mut fields, "wave", wrong);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(app.call(ANSWER, &fields).await.status, 409, "{wrong:?}");
        }
        assert_nothing_saved(&app).await;
    }

    async fn a_form_without_a_proper_key_is_refused(app) {
        let mut app = app;
        with_open_wave(&app).await;
        for wrong in ["", "short", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", &"k".repeat(65)] {
            let mut fields = questionnaire();
            set(&mut fields, "key", wrong);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(app.call(ANSWER, &fields).await.status, 422, "{wrong:?}");
        }
        assert_nothing_saved(&app).await;
    }

    async fn hostile_html_in_a_comment_is_only_text(app) {
        use crate::auth::Role;
        let mut app = app;
        with_open_wave(&app).await;
        let mut fields = questionnaire();
        set(&mut fields, "comment", "</textarea><script>alert(1)</script>\u{202e}\0<img src=x onerror=alert(1)>");
        assert_eq!(send(&mut app, &fields).await.location(), "/survei/terima-kasih");
        let mut librarian = app.with_role(Role::Librarian).await;
        let page = librarian.get("/petugas/survei/skm-2026").await;
        page.says("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img");
        assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"));
    }

    async fn no_address_makes_a_server_error(app) {
        let mut app = app;
        with_open_wave(&app).await;
        for path in [
            "/survei/hasil/skm-2026",
            "/survei/hasil/%00",
            "/survei/hasil/%ff%fe",
            "/survei/hasil/..%2f..%2fetc",
            "/survei/hasil/Skm%202026'",
        ] {
            let status = app.get(path).await.status;
            assert_eq!(status, 404, "{path}");
        }
        assert_eq!(app.get("/survei?umur=%ff&x[]=1").await.status, 200);
    }
}
