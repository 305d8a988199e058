//! SQL of what was typed into the question editor and not saved yet.

use crate::{
    auth::AccountId,
    db::Tx,
    quizzes::QuestionId,
    time::{Millis, Span},
};
use sqlx::{AnyConnection, FromRow, Result};

/// A draft that nobody came back to is dropped.
const KEPT: Span = Span::days(30);
/// Of one account; more of them are not finished any more.
const AT_MOST: i64 = 30;

#[derive(Debug, Clone, FromRow)]
pub struct DraftRow {
    pub token: String,
    /// The form as JSON.
    pub body: String,
    pub at: Millis,
}

/// The last typed counts.
pub async fn put(
    tx: &mut Tx,
    by: AccountId,
    token: &str,
    question: Option<QuestionId>,
    body: &str,
) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO quiz_drafts (account_id, token, question_id, body, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id, token) DO UPDATE SET body = excluded.body, at = excluded.at",
    )
    .bind(by)
    .bind(token)
    .bind(question)
    .bind(body)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "DELETE FROM quiz_drafts WHERE account_id = $1 AND token NOT IN
            (SELECT token FROM quiz_drafts WHERE account_id = $1 ORDER BY at DESC, token LIMIT $2)",
    )
    .bind(by)
    .bind(AT_MOST)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn find(
    db: &mut AnyConnection,
    by: AccountId,
    token: &str,
    now: Millis,
) -> Result<Option<DraftRow>> {
    sqlx::query_as("SELECT token, body, at FROM quiz_drafts WHERE account_id = $1 AND token = $2 AND at > $3")
        .bind(by)
        .bind(token)
        .bind(now - KEPT)
        .fetch_optional(db)
        .await
}

/// Those of `question`, or with `None` of new questions; the newest first.
pub async fn of(
    db: &mut AnyConnection,
    by: AccountId,
    question: Option<QuestionId>,
    now: Millis,
) -> Result<Vec<DraftRow>> {
    // Ids are never 0.
    sqlx::query_as(
        "SELECT token, body, at FROM quiz_drafts
         WHERE account_id = $1 AND COALESCE(question_id, 0) = $2 AND at > $3 ORDER BY at DESC, token",
    )
    .bind(by)
    .bind(question.map_or(0, QuestionId::raw))
    .bind(now - KEPT)
    .fetch_all(db)
    .await
}

pub async fn drop_one(tx: &mut Tx, by: AccountId, token: &str) -> Result<()> {
    sqlx::query("DELETE FROM quiz_drafts WHERE account_id = $1 AND token = $2")
        .bind(by)
        .bind(token)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// All that somebody left behind.
pub async fn forget(tx: &mut Tx, account: AccountId) -> Result<()> {
    sqlx::query("DELETE FROM quiz_drafts WHERE account_id = $1")
        .bind(account)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub async fn drop_expired(tx: &mut Tx) -> Result<()> {
    let before = tx.now() - KEPT;
    sqlx::query("DELETE FROM quiz_drafts WHERE at <= $1")
        .bind(before)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
