//! SQL of accounts.

use super::super::{AccountId, Role};
use crate::{db::Tx, i18n::Lang, time::Millis};
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

/// Finds the account by a normalised e-mail address or phone number, or by member number, in capitals or not. Anybody may have
/// typed the address of somebody else as their member number, so that comes last, written exactly so first.
pub async fn find_by_login(
    db: &mut AnyConnection,
    email_or_phone: &str,
    member_number: &str,
) -> Result<Option<Credentials>> {
    sqlx::query_as(
        "SELECT id, password_hash FROM accounts
         WHERE disabled_at IS NULL AND (email = $1 OR phone = $1 OR lower(member_number) = lower($2))
         ORDER BY CASE WHEN email = $1 OR phone = $1 THEN 0 WHEN member_number = $2 THEN 1 ELSE 2 END, id LIMIT 1",
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

pub async fn set_lang(tx: &mut Tx, account: AccountId, lang: Lang) -> Result<()> {
    sqlx::query("UPDATE accounts SET lang = $2 WHERE id = $1")
        .bind(account)
        .bind(lang.tag())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// An account as its owner and the staff see it.
#[derive(Debug, FromRow)]
pub struct Profile {
    pub id: AccountId,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub member_number: Option<String>,
    pub role: String,
    pub lang: String,
    pub created_at: Millis,
    pub disabled_at: Option<Millis>,
    pub erased_at: Option<Millis>,
    pub has_password: i64,
}

impl Profile {
    #[must_use]
    pub fn role(&self) -> Role {
        self.role.parse().unwrap_or(Role::Patron)
    }

    #[must_use]
    pub fn lang(&self) -> Lang {
        Lang::from_tag(&self.lang).unwrap_or_default()
    }
}

/// The columns of a [`Profile`].
pub(super) const PROFILE: &str =
    "id, name, email, phone, member_number, role, lang, created_at, disabled_at, erased_at,
     CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END AS has_password";

pub async fn profile(db: &mut AnyConnection, id: AccountId) -> Result<Profile> {
    let sql = format!("SELECT {PROFILE} FROM accounts WHERE id = $1");
    sqlx::query_as(AssertSqlSafe(sql)).bind(id).fetch_one(db).await
}

/// How many patrons there are.
#[derive(FromRow)]
pub struct Counts {
    pub patrons: i64,
    /// Of these, who came since the given instant.
    pub newcomers: i64,
}

pub async fn counts(db: &mut AnyConnection, since: Millis) -> Result<Counts> {
    sqlx::query_as(
        "SELECT COUNT(*) AS patrons, COUNT(CASE WHEN created_at >= $1 THEN 1 END) AS newcomers
         FROM accounts WHERE role = 'patron' AND disabled_at IS NULL",
    )
    .bind(since)
    .fetch_one(db)
    .await
}

/// Does any account, disabled ones too, hold this normalised e-mail address or phone number?
pub async fn is_address_taken(db: &mut AnyConnection, email_or_phone: &str) -> Result<bool> {
    let found: Option<i64> =
        sqlx::query_scalar("SELECT id FROM accounts WHERE email = $1 OR phone = $1 LIMIT 1")
            .bind(email_or_phone)
            .fetch_optional(db)
            .await?;
    Ok(found.is_some())
}

/// Takes the number, in capitals or not, from whoever else holds it, and gives their ids.
pub async fn release_member_number(tx: &mut Tx, keeper: AccountId, number: &str) -> Result<Vec<AccountId>> {
    sqlx::query_scalar(
        "UPDATE accounts SET member_number = NULL WHERE lower(member_number) = lower($1) AND id <> $2 RETURNING id",
    )
    .bind(number)
    .bind(keeper)
    .fetch_all(&mut **tx)
    .await
}

pub async fn set_member_number(tx: &mut Tx, account: AccountId, number: &str) -> Result<()> {
    sqlx::query("UPDATE accounts SET member_number = $2 WHERE id = $1")
        .bind(account)
        .bind(number)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
