use super::support::{ANSWER, assert_nothing_saved, count, questionnaire, send, set, with_open_wave};
use crate::{
    auth::Role,
    surveys::Element,
    test_support::{TestApp, on_each_engine},
    time::Span,
};

/// The 29 people of the published example: sums per element in the order of the form.
const ORACLE: [u64; 9] = [105, 101, 100, 116, 102, 105, 106, 105, 115];

async fn answer_as_in_the_oracle(app: &mut TestApp) {
    for person in 0..29 {
        let mut fields = questionnaire();
        for (element, sum) in Element::ALL.iter().zip(ORACLE) {
            // Everybody gives 3, and the first `sum − 87` one more.
            let value = if person < sum - 87 { "4" } else { "3" };
            set(&mut fields, element.slug(), value);
        }
        assert_eq!(send(app, &fields).await.location(), "/survei/terima-kasih");
    }
}

on_each_engine! {
    async fn a_visitor_answers_and_is_thanked(app) {
        let mut app = app;
        with_open_wave(&app).await;
        app.get("/survei").await
            .says("kesesuaian persyaratan pelayanan dengan jenis pelayanannya?")
            .says("Ada tetapi tidak berfungsi")
            .says("anonim");
        let mut fields = questionnaire();
        set(&mut fields, "comment", "Sudah bagus, pertahankan.");
        assert_eq!(send(&mut app, &fields).await.location(), "/survei/terima-kasih");
        app.get("/survei/terima-kasih").await.says("Jawaban Anda tersimpan.");
        assert_eq!(count(&app, "survey_answers").await, 9);
        assert_eq!(count(&app, "survey_comments").await, 1);
    }

    async fn the_published_example_comes_out_to_the_digit(app) {
        let mut app = app;
        with_open_wave(&app).await;
        answer_as_in_the_oracle(&mut app).await;
        let mut librarian = app.with_role(Role::Librarian).await;
        let page = librarian.get("/petugas/survei/skm-2026").await;
        for figure in ["91,48", "Sangat baik", "3,6207", "3,4828", "3,4483", "4,0000", "3,5172", "3,6552", "3,9655", "91,38", "90,56"] {
            page.says(figure);
        }
        page.says("217 (Krejcie–Morgan)").says("kurang 188 responden").says("bukan bagian dari peraturan");
    }

    async fn a_form_sent_twice_counts_once(app) {
        let mut app = app;
        with_open_wave(&app).await;
        let fields = questionnaire();
        for _ in 0..2 {
            assert_eq!(send(&mut app, &fields).await.location(), "/survei/terima-kasih");
        }
        assert_eq!(count(&app, "survey_responses").await, 1);
    }

    async fn every_blank_is_counted_and_linked(app) {
        let mut app = app;
        with_open_wave(&app).await;
        let mut fields = questionnaire();
        for element in ["waktu", "biaya", "sarana"] {
            set(&mut fields, element, "");
        }
        send(&mut app, &fields).await;
        app.get("/survei").await
            .says("3 pertanyaan belum dijawab.")
            .says("<a href=\"#waktu\">")
            .says("<a href=\"#biaya\">")
            .says("<a href=\"#sarana\">");
        assert_nothing_saved(&app).await;
    }

    async fn nothing_is_said_for_who_has_not_chosen(app) {
        let mut app = app;
        with_open_wave(&app).await;
        let form = app.get("/survei").await;
        assert_eq!(form.text.matches(" checked").count(), 2, "no answer to sex and to session");
        assert!(!form.text.contains("value=\"pagi\" checked") && !form.text.contains("value=\"siang\" checked"));
    }

    async fn a_blank_is_asked_about_once_and_everything_typed_is_kept(app) {
        let mut app = app;
        with_open_wave(&app).await;
        let mut fields = questionnaire();
        set(&mut fields, "waktu", "");
        set(&mut fields, "comment", "Wi-Fi <lambat>");
        assert_eq!(send(&mut app, &fields).await.location(), "/survei");
        let form = app.get("/survei").await;
        form.says("Belum dijawab: Waktu pelayanan").says("Wi-Fi &lt;lambat").says("name=\"blanks\"").says("value=\"34\"");
        assert_eq!(form.text.matches(" checked").count(), 8 + 2, "eight answers, sex and session");
        assert_nothing_saved(&app).await;
        set(&mut fields, "blanks", "yes");
        assert_eq!(send(&mut app, &fields).await.location(), "/survei/terima-kasih");
        assert_eq!(count(&app, "survey_answers").await, 8);
    }

    async fn a_closed_survey_takes_no_answers(app) {
        let mut app = app;
        app.get("/survei").await.says("Belum ada survei yang dibuka.");
        with_open_wave(&app).await;
        app.app.set_clock(app.app.now() + Span::days(31));
        assert_eq!(send(&mut app, &questionnaire()).await.location(), "/survei");
        app.get("/survei").await.says("Survei ini sudah ditutup");
        assert_nothing_saved(&app).await;
    }

    async fn both_languages_ask_the_same(app) {
        let mut app = app;
        with_open_wave(&app).await;
        app.submit("/survei", "/api/auth/speak", &[("lang", "en")]).await;
        app.get("/survei").await.says("What do you think of how quickly the service is given?").says("Free of charge");
    }

    async fn one_address_may_not_flood_the_survey(app) {
        use crate::{server::limits, surveys::backend};
        let mut app = app;
        with_open_wave(&app).await;
        assert_eq!(app.call(ANSWER, &[]).await.status, 409);
        let mut fields = questionnaire();
        assert_eq!(send(&mut app, &fields).await.location(), "/survei/terima-kasih");
        let bucket = backend::bucket_of(std::net::IpAddr::from([127, 0, 0, 1]));
        for _ in 1..240 {
            limits::hit(&app.app, &bucket, backend::ANSWERS_PER_ADDRESS).await.unwrap();
        }
        // What counted before the address was used up is still thanked for when it comes again.
        assert_eq!(send(&mut app, &fields).await.location(), "/survei/terima-kasih");
        set(&mut fields, "key", "fedcba9876543210");
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(app.call(ANSWER, &fields).await.status, 429);
        assert_eq!(count(&app, "survey_responses").await, 1);
    }

    async fn answers_that_come_at_once_are_all_counted(app) {
        with_open_wave(&app).await;
        let people = (0..12).map(|_| {
            let mut app = app.stranger();
            async move { send(&mut app, &questionnaire()).await.status }
        });
        for status in futures::future::join_all(people).await {
            assert_eq!(status, 303);
        }
        assert_eq!(count(&app, "survey_responses").await, 12);
        let mut db = app.app.db().read().await.unwrap();
        let counted: i64 = sqlx::query_scalar("SELECT responses FROM survey_waves").fetch_one(&mut *db).await.unwrap();
        assert_eq!(counted, 12);
    }
}
