use super::support::{assert_nothing_saved, count, with_open_wave};
use crate::{
    surveys::Element,
    test_support::{TestApp, TestResponse, on_each_engine},
};

const KIOSK: &str = "/survei/kios";
const HAND_IN: &str = "/api/surveys/answer_at_kiosk";

/// The fields that the screen carries on.
fn carried(screen: &TestResponse) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let value = tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
        Some(value.to_owned())
    };
    let hidden = screen
        .text
        .split("<input ")
        .skip(1)
        .filter(|tag| tag.starts_with("type=\"hidden\""));
    hidden
        .filter_map(|tag| {
            Some((
                attribute(tag, "name")?,
                attribute(tag, "value").unwrap_or_default(),
            ))
        })
        .collect()
}

async fn touch(app: &mut TestApp, screen: &TestResponse, name: &str, value: &str) -> TestResponse {
    let mut fields = carried(screen);
    fields.push((name.to_owned(), value.to_owned()));
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let is_last = screen.text.contains(&format!("action=\"{HAND_IN}\"")) && name != "kembali";
    app.submit(KIOSK, if is_last { HAND_IN } else { KIOSK }, &fields)
        .await
}

on_each_engine! {
    async fn nine_touches_are_a_response(app) {
        let mut app = app;
        with_open_wave(&app).await;
        app.get(KIOSK).await.says("Bagaimana pelayanan kami hari ini?");
        let mut screen = app.submit(KIOSK, KIOSK, &[]).await;
        for (number, element) in (1..).zip(Element::ALL) {
            screen.says(&format!("Pertanyaan {number} dari 9"));
            assert!(!screen.text.contains("href=\"/diskusi\""), "nothing to wander off to");
            screen = touch(&mut app, &screen, element.slug(), "4").await;
        }
        assert_eq!(screen.location(), "/survei/kios/terima-kasih");
        assert_eq!(count(&app, "survey_answers").await, 9);
        let thanks = app.get("/survei/kios/terima-kasih").await;
        thanks.says("Jawaban Anda tersimpan.");
        assert_eq!(thanks.headers["refresh"], "10; url=/survei/kios");
        let mut db = app.app.db().read().await.unwrap();
        let session: String = sqlx::query_scalar("SELECT session FROM survey_responses").fetch_one(&mut *db).await.unwrap();
        assert_eq!(session, "pagi");
    }

    async fn a_question_may_be_passed_over_and_taken_back(app) {
        let mut app = app;
        with_open_wave(&app).await;
        let mut screen = app.submit(KIOSK, KIOSK, &[]).await;
        screen = touch(&mut app, &screen, "persyaratan", "1").await;
        screen = touch(&mut app, &screen, "prosedur", "").await;
        screen.says("Pertanyaan 3 dari 9");
        screen = touch(&mut app, &screen, "kembali", "1").await;
        screen.says("Pertanyaan 2 dari 9");
        screen = touch(&mut app, &screen, "kembali", "1").await;
        screen.says("Pertanyaan 1 dari 9");
        for element in Element::ALL {
            let value = if *element == Element::Procedure { "" } else { "2" };
            screen = touch(&mut app, &screen, element.slug(), value).await;
        }
        assert_eq!(screen.location(), "/survei/kios/terima-kasih");
        let mut db = app.app.db().read().await.unwrap();
        let values: Vec<i64> = sqlx::query_scalar("SELECT value FROM survey_answers").fetch_all(&mut *db).await.unwrap();
        assert_eq!(values, [2; 8]);
    }

    async fn the_last_touch_sent_twice_is_one_response(app) {
        let mut app = app;
        with_open_wave(&app).await;
        let mut screen = app.submit(KIOSK, KIOSK, &[]).await;
        for element in &Element::ALL[..8] {
            screen = touch(&mut app, &screen, element.slug(), "4").await;
        }
        for _ in 0..2 {
            let thanked = touch(&mut app, &screen, Element::ALL[8].slug(), "4").await;
            assert_eq!(thanked.location(), "/survei/kios/terima-kasih");
        }
        assert_eq!(count(&app, "survey_responses").await, 1);
    }

    async fn a_step_with_nonsense_asks_again(app) {
        let mut app = app;
        with_open_wave(&app).await;
        for fields in [
            vec![("persyaratan", "5")],
            vec![("persyaratan", "<script>")],
            vec![("prosedur", "3")],
            vec![("key", "\0")],
        ] {
            let screen = app.submit(KIOSK, KIOSK, &fields).await;
            assert_eq!(screen.status, 200);
            screen.says("Pertanyaan 1 dari 9");
        }
        assert_eq!(app.submit(KIOSK, KIOSK, &[("x", &"y".repeat(20_000))]).await.status, 413);
        let refused = app.submit(KIOSK, HAND_IN, &[("key", "0123456789abcdef"), ("wave", "skm-2026"), ("biaya", "7")]).await;
        assert_eq!(refused.location(), KIOSK);
        assert_nothing_saved(&app).await;
    }

    async fn the_kiosk_of_a_closed_survey_says_so(app) {
        let mut app = app;
        app.get(KIOSK).await.says("Belum ada survei yang dibuka.");
        app.submit(KIOSK, KIOSK, &[("persyaratan", "3")]).await.says("Belum ada survei yang dibuka.");
    }
}
