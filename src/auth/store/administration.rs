//! SQL of looking after other people's accounts.

use super::{
    super::{AccountId, Role},
    Profile,
    accounts::PROFILE,
};
use crate::db::Tx;
use sqlx::{AnyConnection, AssertSqlSafe, Result};

/// A search shows so many at most; a longer one should be narrowed.
pub const FOUND_AT_MOST: i64 = 50;

/// Accounts whose name, e-mail address, phone or member number contains `text`, by name.
pub async fn search(db: &mut AnyConnection, text: &str) -> Result<Vec<Profile>> {
    let sql = format!(
        "SELECT {PROFILE} FROM accounts
         WHERE erased_at IS NULL
           AND (lower(name) LIKE $1 ESCAPE '!' OR email LIKE $1 ESCAPE '!' OR phone LIKE $1 ESCAPE '!'
                OR lower(member_number) LIKE $1 ESCAPE '!')
         ORDER BY name, id LIMIT $2"
    );
    sqlx::query_as(AssertSqlSafe(sql))
        .bind(contains(text))
        .bind(FOUND_AT_MOST)
        .fetch_all(db)
        .await
}

/// A LIKE pattern for text anywhere, in which `%` and `_` stand for themselves.
fn contains(text: &str) -> String {
    let escaped: String = text
        .to_lowercase()
        .chars()
        .flat_map(|c| matches!(c, '%' | '_' | '!').then_some('!').into_iter().chain([c]))
        .collect();
    format!("%{escaped}%")
}

/// The staff, the most powerful first.
pub async fn staff(db: &mut AnyConnection) -> Result<Vec<Profile>> {
    let sql = format!(
        "SELECT {PROFILE} FROM accounts WHERE role <> 'patron' AND erased_at IS NULL
         ORDER BY CASE role WHEN 'administrator' THEN 0 WHEN 'manager' THEN 1 ELSE 2 END, name, id"
    );
    sqlx::query_as(AssertSqlSafe(sql)).fetch_all(db).await
}

/// How many can administer now.
pub async fn count_administrators(tx: &mut Tx) -> Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM accounts WHERE role = 'administrator' AND disabled_at IS NULL")
        .fetch_one(&mut **tx)
        .await
}

pub async fn set_role(tx: &mut Tx, account: AccountId, role: Role) -> Result<()> {
    sqlx::query("UPDATE accounts SET role = $2 WHERE id = $1")
        .bind(account)
        .bind(role.as_str())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub async fn set_disabled(tx: &mut Tx, account: AccountId, disabled: bool) -> Result<()> {
    let at = disabled.then_some(tx.now());
    sqlx::query("UPDATE accounts SET disabled_at = $2 WHERE id = $1")
        .bind(account)
        .bind(at)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// What a person may change about themselves.
pub async fn set_profile(
    tx: &mut Tx,
    account: AccountId,
    name: &str,
    email: Option<&str>,
    phone: Option<&str>,
) -> Result<()> {
    sqlx::query("UPDATE accounts SET name = $2, email = $3, phone = $4 WHERE id = $1")
        .bind(account)
        .bind(name)
        .bind(email)
        .bind(phone)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
