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

/// Adds the withdrawal of what was last agreed to for `purpose`; `false` when nothing is agreed to.
pub async fn withdraw_consent(tx: &mut Tx, account: AccountId, purpose: &str) -> Result<bool> {
    let now = tx.now();
    let last: Option<ConsentRow> = sqlx::query_as(
        "SELECT purpose, granted, wording, at FROM consents
         WHERE account_id = $1 AND purpose = $2 ORDER BY at DESC, granted, id DESC LIMIT 1",
    )
    .bind(account)
    .bind(purpose)
    .fetch_optional(&mut **tx)
    .await?;
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
