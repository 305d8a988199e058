//! Quizzes at one's own pace, as staff open them and people take them: by plain forms, as a browser without JavaScript sends
//! them.

mod attempts;
mod constraints;
mod rules;
mod staff;
mod window;

use super::builders::{ask, other, quiz};
use crate::{
    auth::Role,
    db::new_token,
    quizzes::{Kind, Question, QuizId},
    test_support::{TestApp, TestResponse},
};

const SET: &str = "/api/quizzes/set_window";
const START: &str = "/api/quizzes/start_attempt";
const ANSWER: &str = "/api/quizzes/answer_attempt";
const FINISH: &str = "/api/quizzes/finish_attempt";

/// From this morning until the evening of the day after tomorrow.
const WINDOW: [(&str, &str); 6] = [
    ("slug", "kota"),
    ("opens_date", "2026-11-24"),
    ("opens_time", "08:00"),
    ("closes_date", "2026-11-26"),
    ("closes_time", "20.00"),
    ("attempts", "2"),
];

/// [`WINDOW`] with other values.
fn window<'v>(other: &[(&'v str, &'v str)]) -> Vec<(&'v str, &'v str)> {
    let mut fields: Vec<_> = WINDOW
        .into_iter()
        .filter(|(name, _)| !other.iter().any(|(other, _)| other == name))
        .collect();
    fields.extend(other);
    fields
}

/// The quiz `kota` of `questions`, open at one's own pace with two attempts in the order of the quiz.
async fn opened(app: &TestApp, questions: &[Question]) -> QuizId {
    opened_as(app, questions, &[]).await
}

async fn opened_as(app: &TestApp, questions: &[Question], fields: &[(&str, &str)]) -> QuizId {
    let id = quiz(&app.app, "kota", 40, questions).await;
    let mut staff = app.with_role(Role::Librarian).await;
    let set = staff.call(SET, &window(fields)).await;
    assert_eq!(set.status, 200, "{}", set.text);
    id
}

/// One question of each kind.
fn every_kind() -> Vec<Question> {
    vec![
        ask(Kind::Single, &[1], 1000),
        ask(Kind::Multiple, &[0, 2], 2000),
        ask(Kind::TrueFalse, &[0], 1000),
        other(Kind::Typed),
        other(Kind::Ordering),
        other(Kind::Numeric),
        other(Kind::Poll),
        other(Kind::WordCloud),
        other(Kind::Slide),
    ]
}

fn two() -> Vec<Question> {
    vec![ask(Kind::Single, &[1], 1000), ask(Kind::Multiple, &[0, 2], 1000)]
}

async fn start(browser: &mut TestApp, nickname: &str) -> TestResponse {
    let key = new_token();
    let fields = [("key", key.as_str()), ("slug", "kota"), ("nickname", nickname)];
    browser.submit("/kuis/kota/mandiri", START, &fields).await
}

/// Begins an attempt and gives its address.
async fn begun(browser: &mut TestApp, nickname: &str) -> String {
    let started = start(browser, nickname).await;
    let address = started.location().to_owned();
    assert!(address.starts_with("/kuis/kota/mandiri/"), "{address}");
    address
}

/// Sends an answer from the page of its question.
async fn say(browser: &mut TestApp, address: &str, place: usize, fields: &[(&str, &str)]) -> TestResponse {
    let (code, place) = (address.rsplit('/').next().unwrap_or_default(), place.to_string());
    let mut form = vec![("attempt", code), ("soal", place.as_str())];
    form.extend(fields);
    browser
        .submit(&format!("{address}?soal={place}"), ANSWER, &form)
        .await
}

async fn score(app: &TestApp, address: &str) -> i64 {
    let mut db = app.app.db().read().await.expect("a reader");
    sqlx::query_scalar(
        "SELECT CAST(COALESCE(SUM(a.points), 0) AS BIGINT) FROM quiz_attempt_answers a
         JOIN quiz_attempts t ON t.id = a.attempt_id WHERE t.code = $1",
    )
    .bind(address.rsplit('/').next().unwrap_or_default().to_owned())
    .fetch_one(&mut *db)
    .await
    .expect("a number")
}

async fn count(app: &TestApp, table: &'static str) -> i64 {
    app.scalar(format!("SELECT COUNT(*) FROM {table}")).await
}
