//! SQL of members; `imports` has the table of what is being brought in.

pub mod imports;

use super::{Field, MemberId, Source, read::NewMember};
use crate::{
    auth::AccountId,
    db::{Tx, new_id},
    time::Millis,
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};
use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write,
};

/// Parameters of one row of [`upsert_alike`]; 500 rows at a time stay far below the 32,766 that SQLite takes.
const COLUMNS: usize = 10;

/// What [`upsert`] did; the rest was as it is already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub added: i64,
    pub changed: i64,
}

/// Adds the members, or brings those that are there up to date in what the file says of them. Rows that say nothing new are
/// not written. No number may come twice in one call.
pub async fn upsert(tx: &mut Tx, source: Source, members: &[NewMember]) -> Result<Tally> {
    let mut alike: BTreeMap<&[Field], Vec<&NewMember>> = BTreeMap::new();
    for member in members {
        alike.entry(member.unsaid.as_slice()).or_default().push(member);
    }
    let mut tally = Tally::default();
    for (unsaid, members) in alike {
        let written = upsert_alike(tx, source, unsaid, &members).await?;
        tally.added += written.added;
        tally.changed += written.changed;
    }
    Ok(tally)
}

/// Members of whom the file says the same fields, at least one.
async fn upsert_alike(
    tx: &mut Tx,
    source: Source,
    unsaid: &[Field],
    members: &[&NewMember],
) -> Result<Tally> {
    let now = tx.now();
    let mut sql = String::from(
        "INSERT INTO members (id, source, number, name, kind, expires_on, email, phone, created_at, changed_at) VALUES ",
    );
    for row in 0..members.len() {
        let marks: Vec<String> = (1..=COLUMNS)
            .map(|column| format!("${}", row * COLUMNS + column))
            .collect();
        let _ = write!(sql, "{}({})", if row == 0 { "" } else { ", " }, marks.join(", "));
    }
    let said = Field::ALL
        .into_iter()
        .filter(|field| *field != Field::Number && !unsaid.contains(field))
        .map(Field::as_str);
    let (mut news, mut differs) = (Vec::new(), Vec::new());
    for column in said {
        news.push(format!("{column} = excluded.{column}"));
        differs.push(format!("members.{column} IS DISTINCT FROM excluded.{column}"));
    }
    let _ = write!(
        sql,
        " ON CONFLICT (source, number) DO UPDATE SET {}, changed_at = excluded.changed_at WHERE {} RETURNING id",
        news.join(", "),
        differs.join(" OR ")
    );
    let mut ids = HashSet::with_capacity(members.len());
    let mut query = sqlx::query_scalar(AssertSqlSafe(sql)).persistent(false);
    for member in members {
        let id: MemberId = new_id(now);
        ids.insert(id.raw());
        query = query
            .bind(id)
            .bind(source.as_str())
            .bind(&member.number)
            .bind(&member.name)
            .bind(&member.kind)
            .bind(&member.expires_on)
            .bind(&member.email)
            .bind(&member.phone)
            .bind(now)
            .bind(now);
    }
    let written: Vec<MemberId> = query.fetch_all(&mut **tx).await?;
    let added = written.iter().filter(|id| ids.contains(&id.raw())).count();
    Ok(Tally {
        added: i64::try_from(added).unwrap_or(i64::MAX),
        changed: i64::try_from(written.len() - added).unwrap_or(i64::MAX),
    })
}

/// A member as the staff and the claim see it.
#[derive(Debug, Clone, FromRow)]
pub struct MemberRow {
    pub id: MemberId,
    pub source: String,
    pub number: String,
    pub name: String,
    pub kind: String,
    pub expires_on: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub account_id: Option<AccountId>,
}

const MEMBER: &str =
    "SELECT id, source, number, name, kind, expires_on, email, phone, account_id FROM members";

pub async fn find(db: &mut AnyConnection, id: MemberId) -> Result<Option<MemberRow>> {
    sqlx::query_as(AssertSqlSafe(format!("{MEMBER} WHERE id = $1")))
        .bind(id)
        .fetch_optional(db)
        .await
}

/// Whoever has the number, in capitals or not, in whichever source; written exactly so first.
pub async fn by_number(db: &mut AnyConnection, number: &str) -> Result<Vec<MemberRow>> {
    let sql = format!(
        "{MEMBER} WHERE lower(number) = lower($1) ORDER BY CASE WHEN number = $1 THEN 0 ELSE 1 END, id"
    );
    sqlx::query_as(AssertSqlSafe(sql))
        .bind(number)
        .fetch_all(db)
        .await
}

pub async fn of_account(db: &mut AnyConnection, account: AccountId) -> Result<Vec<MemberRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "{MEMBER} WHERE account_id = $1 ORDER BY id"
    )))
    .bind(account)
    .fetch_all(db)
    .await
}

/// Members whose number begins with `text`, or whose name contains it, at most `limit`.
pub async fn search(db: &mut AnyConnection, text: &str, limit: i64) -> Result<Vec<MemberRow>> {
    let escaped = text
        .to_lowercase()
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    let sql = format!(
        "{MEMBER} WHERE number = $1 OR lower(number) LIKE $2 ESCAPE '\\' OR lower(name) LIKE $3 ESCAPE '\\'
         ORDER BY name, number LIMIT $4"
    );
    sqlx::query_as(AssertSqlSafe(sql))
        .bind(text)
        .bind(format!("{escaped}%"))
        .bind(format!("%{escaped}%"))
        .bind(limit)
        .fetch_all(db)
        .await
}

/// Members, and how many of them have claimed their account.
pub async fn counts(db: &mut AnyConnection) -> Result<(i64, i64)> {
    sqlx::query_as("SELECT COUNT(*), COUNT(account_id) FROM members")
        .fetch_one(db)
        .await
}

pub async fn set_account(tx: &mut Tx, member: MemberId, account: AccountId) -> Result<()> {
    let now = tx.now();
    sqlx::query("UPDATE members SET account_id = $2, changed_at = $3 WHERE id = $1")
        .bind(member)
        .bind(account)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A new code takes the place of the one given the same way before.
pub async fn put_code(
    tx: &mut Tx,
    member: MemberId,
    given_by: &str,
    code_hash: &str,
    expires_at: Millis,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO member_codes (member_id, given_by, code_hash, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (member_id, given_by) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at",
    )
    .bind(member)
    .bind(given_by)
    .bind(code_hash)
    .bind(expires_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Hashes of the member's codes that are good now.
pub async fn codes(db: &mut AnyConnection, member: MemberId, now: Millis) -> Result<Vec<String>> {
    sqlx::query_scalar("SELECT code_hash FROM member_codes WHERE member_id = $1 AND expires_at > $2")
        .bind(member)
        .bind(now)
        .fetch_all(db)
        .await
}

/// Uses the member's codes up. Was the one with this hash still there?
pub async fn delete_codes(tx: &mut Tx, member: MemberId, used: &str) -> Result<bool> {
    let deleted = sqlx::query("DELETE FROM member_codes WHERE member_id = $1 AND code_hash = $2")
        .bind(member)
        .bind(used)
        .execute(&mut **tx)
        .await?;
    sqlx::query("DELETE FROM member_codes WHERE member_id = $1")
        .bind(member)
        .execute(&mut **tx)
        .await?;
    Ok(deleted.rows_affected() == 1)
}

/// What the library's catalogue says of a person.
#[derive(FromRow)]
pub struct OwnRow {
    pub source: String,
    pub number: String,
    pub name: String,
    pub kind: String,
    pub expires_on: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// The memberships that an account claimed.
pub async fn own(db: &mut AnyConnection, account: AccountId) -> Result<Vec<OwnRow>> {
    sqlx::query_as("SELECT source, number, name, kind, expires_on, email, phone FROM members WHERE account_id = $1 ORDER BY number")
        .bind(account)
        .fetch_all(db)
        .await
}

/// Parts the memberships from an account; the library's catalogue keeps them.
pub async fn unlink(tx: &mut Tx, account: AccountId) -> Result<()> {
    sqlx::query("UPDATE members SET account_id = NULL WHERE account_id = $1")
        .bind(account)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
