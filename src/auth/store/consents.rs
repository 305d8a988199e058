//! SQL of consents: rows are only ever added.

use super::super::AccountId;
use crate::{db::Tx, time::Millis};
use sqlx::{AnyConnection, FromRow, Result};

/// What a person agreed to or withdrew, with the words they read.
#[derive(Debug, FromRow)]
pub struct ConsentRow {
    pub purpose: String,
    pub granted: i64,
    pub wording: String,
    pub at: Millis,
}

pub async fn insert_consent(tx: &mut Tx, account: AccountId, purpose: &str, wording: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO consents (id, account_id, purpose, granted, wording, at) VALUES ($1, $2, $3, 1, $4, $5)",
    )
    .bind(crate::db::new_id::<()>(now))
    .bind(account)
    .bind(purpose)
    .bind(wording)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Newest first; within one millisecond a withdrawal is the last word.
pub async fn consents(db: &mut AnyConnection, account: AccountId) -> Result<Vec<ConsentRow>> {
    sqlx::query_as(
        "SELECT purpose, granted, wording, at FROM consents WHERE account_id = $1 ORDER BY at DESC, granted, id DESC",
    )
    .bind(account)
    .fetch_all(db)
    .await
}

async fn last_word(db: &mut AnyConnection, account: AccountId, purpose: &str) -> Result<Option<ConsentRow>> {
    sqlx::query_as(
        "SELECT purpose, granted, wording, at FROM consents
         WHERE account_id = $1 AND purpose = $2 ORDER BY at DESC, granted, id DESC LIMIT 1",
    )
    .bind(account)
    .bind(purpose)
    .fetch_optional(db)
    .await
}

pub async fn has_agreed(db: &mut AnyConnection, account: AccountId, purpose: &str) -> Result<bool> {
    let last = last_word(db, account, purpose).await?;
    Ok(last.is_some_and(|last| last.granted == 1))
}

/// Who agrees to `purpose`, with their names; not who has left or is shut out.
pub async fn who_agreed(db: &mut AnyConnection, purpose: &str) -> Result<Vec<(AccountId, String)>> {
    sqlx::query_as(
        "SELECT a.id, a.name FROM accounts a
         WHERE a.disabled_at IS NULL AND a.id IN (SELECT account_id FROM consents WHERE purpose = $1)
            AND (SELECT c.granted FROM consents c WHERE c.account_id = a.id AND c.purpose = $1
                ORDER BY c.at DESC, c.granted, c.id DESC LIMIT 1) = 1",
    )
    .bind(purpose)
    .fetch_all(db)
    .await
}

/// Adds the withdrawal of what was last agreed to for `purpose`; `false` when nothing is agreed to.
pub async fn withdraw_consent(tx: &mut Tx, account: AccountId, purpose: &str) -> Result<bool> {
    let now = tx.now();
    let last = last_word(tx, account, purpose).await?;
    let Some(last) = last.filter(|last| last.granted == 1) else {
        return Ok(false);
    };
    sqlx::query(
        "INSERT INTO consents (id, account_id, purpose, granted, wording, at) VALUES ($1, $2, $3, 0, $4, $5)",
    )
    .bind(crate::db::new_id::<()>(now))
    .bind(account)
    .bind(purpose)
    .bind(last.wording)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(true)
}
