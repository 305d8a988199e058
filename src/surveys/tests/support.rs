//! Builders of the survey's tests.

use crate::{
    db::Actor,
    surveys::{Element, WaveId, store},
    test_support::{TestApp, TestResponse},
    time::Span,
};

pub const ANSWER: &str = "/api/surveys/answer";

/// Fields of a form, to be changed at will.
pub type Fields = Vec<(&'static str, String)>;

/// Prepares and opens a wave of the address `skm-2026`.
pub async fn with_open_wave(app: &TestApp) -> WaveId {
    let db = app.app.db();
    let mut tx = db
        .write(app.app.now(), Actor::default())
        .await
        .expect("the database");
    let wave = store::NewWave {
        slug: "skm-2026".into(),
        title: "SKM 2026".into(),
        population: 500,
        population_counts: "pengunjung bulan Oktober 2026".into(),
        closes_at: app.app.now() + Span::days(30),
    };
    let id = store::insert_wave(&mut tx, &wave).await.expect("the database");
    assert!(store::set_open(&mut tx, id).await.expect("the database"));
    tx.commit().await.expect("the database");
    id
}

/// A complete questionnaire of 3s under a new key.
pub fn questionnaire() -> Fields {
    let mut fields = vec![
        ("key", crate::db::new_token()),
        ("wave", "skm-2026".to_owned()),
        ("session", "pagi".to_owned()),
        ("age", "34".to_owned()),
        ("sex", "P".to_owned()),
        ("education", "S1".to_owned()),
        ("occupation", "SWASTA".to_owned()),
        ("service", "peminjaman".to_owned()),
        ("comment", String::new()),
    ];
    fields.extend(
        Element::ALL
            .iter()
            .map(|element| (element.slug(), "3".to_owned())),
    );
    fields
}

pub fn set(fields: &mut Fields, name: &'static str, value: &str) {
    fields.retain(|(field, _)| *field != name);
    fields.push((name, value.to_owned()));
}

pub async fn send(app: &mut TestApp, fields: &Fields) -> TestResponse {
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    app.submit("/survei", ANSWER, &fields).await
}

/// How many rows `table` holds.
pub async fn count(app: &TestApp, table: &str) -> i64 {
    app.scalar(format!("SELECT COUNT(*) FROM {table}")).await
}

/// Nothing of a response was saved.
pub async fn assert_nothing_saved(app: &TestApp) {
    for table in ["survey_responses", "survey_answers", "survey_comments"] {
        assert_eq!(count(app, table).await, 0, "{table}");
    }
    let mut db = app.app.db().read().await.expect("a connection");
    let counted: Option<i64> = sqlx::query_scalar("SELECT CAST(SUM(responses) AS BIGINT) FROM survey_waves")
        .fetch_one(&mut *db)
        .await
        .expect("the database");
    assert_eq!(counted.unwrap_or_default(), 0);
}
