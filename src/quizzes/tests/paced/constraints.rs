//! What the database refuses, whoever asks.

use super::{begun, opened, say, two};
use crate::{
    db::{Actor, Violation, violation},
    test_support::{NOW, TestApp, on_each_engine},
};
use Violation::{Check, ForeignKey, Unique};

/// What comes of one statement.
async fn tried(app: &TestApp, sql: &'static str) -> Option<Violation> {
    let mut tx = app
        .app
        .db()
        .write(NOW, Actor::default())
        .await
        .expect("a transaction");
    match sqlx::query(sql).execute(&mut *tx).await {
        Ok(_) => {
            tx.commit().await.expect("commit");
            None
        }
        Err(error) => violation(&error).map(|violated| violated.kind),
    }
}

on_each_engine! {
    async fn the_database_refuses_what_must_never_be(app) {
        opened(&app, &two()).await;
        let mut rani = app.stranger();
        let at = begun(&mut rani, "Rani").await;
        say(&mut rani, &at, 1, &[("pilih", "b")]).await;
        for (sql, why) in [
            ("UPDATE quiz_windows SET closes_at = opens_at", Check),
            ("UPDATE quiz_windows SET attempts = 0", Check),
            ("UPDATE quiz_windows SET attempts = 11", Check),
            ("UPDATE quiz_windows SET shuffles = 2", Check),
            // A second window of one quiz.
            ("INSERT INTO quiz_windows (id, code, quiz_id, opens_at, closes_at, attempts, shuffles, made_at)
              SELECT 1, 'lain', quiz_id, 1, 2, 1, 0, 1 FROM quiz_windows", Unique),
            // Windows that would leave outside what was done inside.
            ("UPDATE quiz_windows SET opens_at = (SELECT MAX(started_at) + 1 FROM quiz_attempts)", Check),
            ("UPDATE quiz_windows SET closes_at = (SELECT MAX(at) FROM quiz_attempt_answers)", Check),
            // Attempts: another one under way, a number given already, outside of the window, in another window.
            ("INSERT INTO quiz_attempts (id, code, window_id, opens_at, closes_at, taker_id, no, shuffles, started_at)
              SELECT 1, 'lain', window_id, opens_at, closes_at, taker_id, 2, 0, started_at FROM quiz_attempts", Unique),
            ("INSERT INTO quiz_attempts (id, code, window_id, opens_at, closes_at, taker_id, no, shuffles, started_at, finished_at)
              SELECT 1, 'lain', window_id, opens_at, closes_at, taker_id, 1, 0, started_at, started_at FROM quiz_attempts", Unique),
            ("UPDATE quiz_attempts SET no = 11", Check),
            ("UPDATE quiz_attempts SET started_at = closes_at", Check),
            ("UPDATE quiz_attempts SET finished_at = closes_at", Check),
            ("UPDATE quiz_attempts SET closes_at = closes_at + 1", ForeignKey),
            // Answers: twice, to nothing that was asked, after the close, with points for nothing.
            ("INSERT INTO quiz_attempt_answers SELECT * FROM quiz_attempt_answers", Unique),
            ("UPDATE quiz_attempt_answers SET question_no = 7", ForeignKey),
            ("UPDATE quiz_attempt_answers SET at = closes_at", Check),
            ("UPDATE quiz_attempt_answers SET closes_at = closes_at + 1", ForeignKey),
            ("UPDATE quiz_attempt_answers SET answer = NULL", Check),
            ("UPDATE quiz_attempt_answers SET points = 2001", Check),
            // Somebody who is nobody.
            ("UPDATE quiz_takers SET nickname = NULL", Check),
        ] {
            assert_eq!(tried(&app, sql).await, Some(why), "{sql}");
        }
    }

    async fn what_was_done_moves_with_its_window(app) {
        opened(&app, &two()).await;
        let mut rani = app.stranger();
        let at = begun(&mut rani, "Rani").await;
        say(&mut rani, &at, 1, &[("pilih", "b")]).await;
        assert_eq!(tried(&app, "UPDATE quiz_windows SET opens_at = opens_at - 5, closes_at = closes_at + 5").await, None);
        let mut db = app.app.db().read().await.unwrap();
        let same: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM quiz_windows w JOIN quiz_attempts t ON t.opens_at = w.opens_at AND t.closes_at = w.closes_at JOIN quiz_attempt_answers a ON a.closes_at = w.closes_at")
            .fetch_one(&mut *db).await.unwrap();
        assert_eq!(same, 1);
    }
}
