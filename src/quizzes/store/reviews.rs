//! SQL of who looked a question over.

use crate::{auth::AccountId, db::Tx, quizzes::QuestionId, time::Millis};
use sqlx::{AnyConnection, FromRow, Result};

#[derive(Debug, Clone, Copy, FromRow)]
pub struct ReviewRow {
    /// `None` once they left.
    pub account_id: Option<AccountId>,
    pub at: Millis,
}

pub async fn find(db: &mut AnyConnection, question: QuestionId) -> Result<Option<ReviewRow>> {
    sqlx::query_as("SELECT account_id, at FROM quiz_reviews WHERE question_id = $1")
        .bind(question)
        .fetch_optional(db)
        .await
}

/// The last look counts.
pub async fn put(tx: &mut Tx, question: QuestionId, by: AccountId) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO quiz_reviews (question_id, account_id, at) VALUES ($1, $2, $3)
         ON CONFLICT (question_id) DO UPDATE SET account_id = excluded.account_id, at = excluded.at",
    )
    .bind(question)
    .bind(by)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn clear(tx: &mut Tx, question: QuestionId) -> Result<()> {
    sqlx::query("DELETE FROM quiz_reviews WHERE question_id = $1")
        .bind(question)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
