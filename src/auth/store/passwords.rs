//! SQL of passwords and of the one-time codes that lead to a new one.

use super::super::AccountId;
use crate::{db::Tx, time::Millis};
use sqlx::{AnyConnection, Result};

/// `None` for an account that never had a password.
pub async fn password_hash(db: &mut AnyConnection, account: AccountId) -> Result<Option<String>> {
    sqlx::query_scalar("SELECT password_hash FROM accounts WHERE id = $1 AND disabled_at IS NULL")
        .bind(account)
        .fetch_one(db)
        .await
}

/// Sets the password. Every session and code of the account ends with the old one.
pub async fn set_password(tx: &mut Tx, account: AccountId, hash: &str) -> Result<()> {
    sqlx::query("UPDATE accounts SET password_hash = $2 WHERE id = $1")
        .bind(account)
        .bind(hash)
        .execute(&mut **tx)
        .await?;
    super::delete_sessions(tx, account).await?;
    delete_codes(tx, account).await
}

/// Ends every link and code of the account.
pub async fn delete_codes(tx: &mut Tx, account: AccountId) -> Result<()> {
    sqlx::query("DELETE FROM password_codes WHERE account_id = $1")
        .bind(account)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub async fn insert_code(tx: &mut Tx, code_hash: &str, account: AccountId, expires_at: Millis) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO password_codes (code_hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(code_hash)
    .bind(account)
    .bind(now)
    .bind(expires_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Whose code this is, while it can be used.
pub async fn find_code(db: &mut AnyConnection, code_hash: &str, now: Millis) -> Result<Option<AccountId>> {
    sqlx::query_scalar(
        "SELECT c.account_id FROM password_codes c JOIN accounts a ON a.id = c.account_id
         WHERE c.code_hash = $1 AND c.expires_at > $2 AND a.disabled_at IS NULL",
    )
    .bind(code_hash)
    .bind(now)
    .fetch_optional(db)
    .await
}

/// Uses a code up; `false` when somebody was faster.
pub async fn delete_code(tx: &mut Tx, code_hash: &str) -> Result<bool> {
    let deleted = sqlx::query("DELETE FROM password_codes WHERE code_hash = $1")
        .bind(code_hash)
        .execute(&mut **tx)
        .await?;
    Ok(deleted.rows_affected() == 1)
}
