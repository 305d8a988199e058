//! SQL of sessions. A stranger never sees a token; its owner names one by the beginning of its hash.

use super::super::{AccountId, Role, Viewer, session};
use crate::{
    db::{Tx, token_hash},
    time::Millis,
};
use sqlx::{AnyConnection, FromRow, Result};

#[derive(FromRow)]
pub struct SessionRow {
    pub id: AccountId,
    pub name: String,
    pub role: String,
    pub created_at: Millis,
    pub seen_at: Millis,
}

impl SessionRow {
    #[must_use]
    pub fn into_viewer(self) -> Viewer {
        Viewer {
            id: self.id,
            name: self.name,
            role: self.role.parse().unwrap_or(Role::Patron),
        }
    }
}

/// One device that is signed in.
#[derive(Debug, FromRow)]
pub struct OpenSession {
    /// The beginning of the token's hash: enough to tell a person's sessions apart, useless to anyone else.
    pub name: String,
    pub created_at: Millis,
    pub seen_at: Millis,
    /// The user agent at sign-in.
    pub device: String,
}

/// How [`OpenSession::name`] calls the session of `token`.
#[must_use]
pub fn session_name(token: &str) -> String {
    token_hash(token).chars().take(16).collect()
}

pub async fn insert_session(tx: &mut Tx, token: &str, account: AccountId, device: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query("INSERT INTO sessions (token_hash, account_id, created_at, seen_at, device) VALUES ($1, $2, $3, $3, $4)")
        .bind(token_hash(token))
        .bind(account)
        .bind(now)
        .bind(device)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub async fn find_session(db: &mut AnyConnection, token: &str) -> Result<Option<SessionRow>> {
    sqlx::query_as(
        "SELECT a.id, a.name, a.role, s.created_at, s.seen_at FROM sessions s JOIN accounts a ON a.id = s.account_id
         WHERE s.token_hash = $1 AND a.disabled_at IS NULL",
    )
    .bind(token_hash(token))
    .fetch_optional(db)
    .await
}

pub async fn touch_session(tx: &mut Tx, token: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query("UPDATE sessions SET seen_at = $2 WHERE token_hash = $1")
        .bind(token_hash(token))
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub async fn delete_session(tx: &mut Tx, token: &str) -> Result<()> {
    sqlx::query("DELETE FROM sessions WHERE token_hash = $1")
        .bind(token_hash(token))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The account's sessions that have not expired, last used first.
pub async fn sessions(db: &mut AnyConnection, account: AccountId, now: Millis) -> Result<Vec<OpenSession>> {
    sqlx::query_as(
        "SELECT substr(token_hash, 1, 16) AS name, created_at, seen_at, device FROM sessions
         WHERE account_id = $1 AND seen_at >= $2 AND created_at >= $3 ORDER BY seen_at DESC, name",
    )
    .bind(account)
    .bind(now - session::IDLE)
    .bind(now - session::ABSOLUTE)
    .fetch_all(db)
    .await
}

/// Whether there was one.
pub async fn delete_session_named(tx: &mut Tx, account: AccountId, name: &str) -> Result<bool> {
    let deleted =
        sqlx::query("DELETE FROM sessions WHERE account_id = $1 AND substr(token_hash, 1, 16) = $2")
            .bind(account)
            .bind(name)
            .execute(&mut **tx)
            .await?;
    Ok(deleted.rows_affected() > 0)
}

pub async fn delete_sessions(tx: &mut Tx, account: AccountId) -> Result<()> {
    sqlx::query("DELETE FROM sessions WHERE account_id = $1")
        .bind(account)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
