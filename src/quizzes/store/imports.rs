//! SQL of files that wait to be taken over.

use crate::{
    auth::AccountId,
    db::{Tx, token_hash},
};
use sqlx::{AnyConnection, FromRow, Result};

#[derive(Debug, FromRow)]
pub struct ImportRow {
    pub body: String,
    pub done: i64,
}

pub async fn keep(tx: &mut Tx, token: &str, account: AccountId, file_name: &str, body: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query("DELETE FROM quiz_imports WHERE at < $1")
        .bind(now - crate::time::Span::days(1))
        .execute(&mut **tx)
        .await?;
    sqlx::query(
        "INSERT INTO quiz_imports (token_hash, account_id, at, file_name, body) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(token_hash(token))
    .bind(account)
    .bind(now)
    .bind(file_name)
    .bind(body)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn find(db: &mut AnyConnection, token: &str, account: AccountId) -> Result<Option<ImportRow>> {
    sqlx::query_as("SELECT body, done FROM quiz_imports WHERE token_hash = $1 AND account_id = $2")
        .bind(token_hash(token))
        .bind(account)
        .fetch_optional(db)
        .await
}

pub async fn take(tx: &mut Tx, token: &str) -> Result<()> {
    sqlx::query("UPDATE quiz_imports SET done = 1 WHERE token_hash = $1")
        .bind(token_hash(token))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
