//! SQL of accounts and sessions.

use super::{AccountId, Role, Viewer};
use crate::{
    db::{Tx, token_hash},
    i18n::Lang,
    time::Millis,
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};

/// What a registration writes.
pub struct NewAccount {
    pub id: AccountId,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub member_number: Option<String>,
    pub password_hash: Option<String>,
    pub role: Role,
    pub demonstration: bool,
}

#[derive(FromRow)]
pub struct Credentials {
    pub id: AccountId,
    pub password_hash: Option<String>,
}

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

/// Is there no account yet?
pub async fn is_empty(db: &mut AnyConnection) -> Result<bool> {
    let found: Option<i64> = sqlx::query_scalar("SELECT id FROM accounts LIMIT 1")
        .fetch_optional(db)
        .await?;
    Ok(found.is_none())
}

pub async fn insert(tx: &mut Tx, account: &NewAccount, lang: Lang) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO accounts (id, name, email, phone, member_number, password_hash, role, lang, demonstration, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(account.id)
    .bind(&account.name)
    .bind(&account.email)
    .bind(&account.phone)
    .bind(&account.member_number)
    .bind(&account.password_hash)
    .bind(account.role.as_str())
    .bind(lang.tag())
    .bind(i64::from(account.demonstration))
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
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

/// Finds the account by a normalised e-mail address or phone number, or by member number.
pub async fn find_by_login(
    db: &mut AnyConnection,
    email_or_phone: &str,
    member_number: &str,
) -> Result<Option<Credentials>> {
    sqlx::query_as(
        "SELECT id, password_hash FROM accounts
         WHERE disabled_at IS NULL AND (email = $1 OR phone = $1 OR member_number = $2) LIMIT 1",
    )
    .bind(email_or_phone)
    .bind(member_number)
    .fetch_optional(db)
    .await
}

#[derive(FromRow)]
pub struct ContactRow {
    pub id: AccountId,
    pub name: String,
    pub email: Option<String>,
    pub lang: String,
}

pub async fn contacts(db: &mut AnyConnection, ids: &[AccountId]) -> Result<Vec<ContactRow>> {
    let marks: Vec<String> = (1..=ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT id, name, email, lang FROM accounts WHERE id IN ({})",
        marks.join(", ")
    );
    let query = sqlx::query_as(AssertSqlSafe(sql)).persistent(false);
    ids.iter()
        .fold(query, |query, id| query.bind(*id))
        .fetch_all(db)
        .await
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

pub async fn set_lang(tx: &mut Tx, account: AccountId, lang: Lang) -> Result<()> {
    sqlx::query("UPDATE accounts SET lang = $2 WHERE id = $1")
        .bind(account)
        .bind(lang.tag())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
