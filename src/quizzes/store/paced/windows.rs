//! SQL of the windows in which quizzes are open, and of what is asked in them.

use crate::{
    auth::AccountId,
    db::Tx,
    quizzes::{
        Question, QuestionId, QuizId, WindowId,
        rules::{self, Opening},
        store::{Asked, copy_questions},
    },
    time::Millis,
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};

#[derive(Debug, Clone, FromRow)]
pub struct WindowRow {
    pub id: WindowId,
    pub code: String,
    pub quiz_id: QuizId,
    pub slug: String,
    pub title: String,
    pub opens_at: Millis,
    pub closes_at: Millis,
    pub attempts: i64,
    pub shuffles: i64,
    /// Since when its questions stand.
    pub began_at: Option<Millis>,
    pub ended_at: Option<Millis>,
}

impl WindowRow {
    #[must_use]
    pub fn opening(&self, now: Millis) -> Opening {
        match self.ended_at {
            Some(_) => Opening::Closed,
            None => rules::opening(self.opens_at, self.closes_at, now),
        }
    }
}

const WINDOWS: &str =
    "SELECT w.id, w.code, w.quiz_id, z.slug, z.title, w.opens_at, w.closes_at, w.attempts, w.shuffles,
        w.began_at, w.ended_at
    FROM quiz_windows w JOIN quizzes z ON z.id = w.quiz_id";

/// The window that a quiz has.
pub async fn of_quiz(db: &mut AnyConnection, quiz: QuizId) -> Result<Option<WindowRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "{WINDOWS} WHERE w.quiz_id = $1 AND w.ended_at IS NULL"
    )))
    .bind(quiz)
    .fetch_optional(db)
    .await
}

/// The window whose report stands at `code`, also one that has ended.
pub async fn find(db: &mut AnyConnection, code: &str) -> Result<Option<WindowRow>> {
    sqlx::query_as(AssertSqlSafe(format!("{WINDOWS} WHERE w.code = $1")))
        .bind(code)
        .fetch_optional(db)
        .await
}

/// The windows that are open at `now` and ask something, the first to close first.
pub async fn open(db: &mut AnyConnection, now: Millis, limit: i64) -> Result<Vec<WindowRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "{WINDOWS} WHERE w.ended_at IS NULL AND w.opens_at <= $1 AND w.closes_at > $1
            AND EXISTS (SELECT 1 FROM quiz_items i WHERE i.quiz_id = w.quiz_id)
         ORDER BY w.closes_at, w.id LIMIT $2"
    )))
    .bind(now)
    .bind(limit)
    .fetch_all(db)
    .await
}

/// The windows that quizzes have, and those that had takers, the newest first: for staff.
pub async fn all(db: &mut AnyConnection, limit: i64) -> Result<Vec<WindowRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "{WINDOWS} WHERE w.ended_at IS NULL OR w.began_at IS NOT NULL ORDER BY w.id DESC LIMIT $1"
    )))
    .bind(limit)
    .fetch_all(db)
    .await
}

#[derive(Debug)]
pub struct NewWindow<'a> {
    pub id: WindowId,
    pub code: &'a str,
    pub quiz: QuizId,
    pub opens_at: Millis,
    pub closes_at: Millis,
    pub attempts: i64,
    pub shuffles: bool,
    pub by: Option<AccountId>,
}

pub async fn insert(tx: &mut Tx, window: &NewWindow<'_>) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO quiz_windows (id, code, quiz_id, opens_at, closes_at, attempts, shuffles, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(window.id)
    .bind(window.code)
    .bind(window.quiz)
    .bind(window.opens_at)
    .bind(window.closes_at)
    .bind(window.attempts)
    .bind(i64::from(window.shuffles))
    .bind(now)
    .bind(window.by)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Moves a window, and with it the attempts that it holds.
pub async fn update(tx: &mut Tx, id: WindowId, window: &NewWindow<'_>) -> Result<()> {
    sqlx::query(
        "UPDATE quiz_windows SET opens_at = $2, closes_at = $3, attempts = $4, shuffles = $5 WHERE id = $1",
    )
    .bind(id)
    .bind(window.opens_at)
    .bind(window.closes_at)
    .bind(window.attempts)
    .bind(i64::from(window.shuffles))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Ends a window that somebody took part in: it takes nothing any more, and its report stays.
pub async fn end(tx: &mut Tx, window: &WindowRow) -> Result<()> {
    let now = tx.now();
    // What came in this millisecond is still inside.
    let closes_at = window.closes_at.min(Millis(now.0 + 1));
    sqlx::query("UPDATE quiz_windows SET ended_at = $2, closes_at = $3 WHERE id = $1")
        .bind(window.id)
        .bind(now)
        .bind(closes_at)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Takes away a window that nobody took part in: `false` when somebody did.
pub async fn remove(tx: &mut Tx, id: WindowId) -> Result<bool> {
    let gone = sqlx::query("DELETE FROM quiz_windows WHERE id = $1 AND began_at IS NULL")
        .bind(id)
        .execute(&mut **tx)
        .await?;
    Ok(gone.rows_affected() == 1)
}

/// Claims the moment from which the questions stand: `false` when somebody else has.
pub async fn begin(tx: &mut Tx, id: WindowId) -> Result<bool> {
    let now = tx.now();
    let begun = sqlx::query("UPDATE quiz_windows SET began_at = $2 WHERE id = $1 AND began_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(begun.rows_affected() == 1)
}

pub async fn copy(tx: &mut Tx, id: WindowId, questions: &[(QuestionId, Question)]) -> Result<()> {
    copy_questions(tx, ("quiz_window_questions", "window_id"), id.raw(), questions).await
}

/// What is asked, in the order of the quiz.
pub async fn questions(db: &mut AnyConnection, id: WindowId) -> Result<Vec<Question>> {
    let rows: Vec<Asked> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {} FROM quiz_window_questions q WHERE q.window_id = $1 ORDER BY q.no",
        Asked::COLUMNS
    )))
    .bind(id)
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| row.into_question().ok_or(sqlx::Error::RowNotFound))
        .collect()
}
