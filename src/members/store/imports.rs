//! SQL of imports: what was read, what is wrong with it, how far it got.

use crate::{
    auth::AccountId,
    db::{Tx, new_id},
    members::{
        ImportId,
        read::{Problem, RawRow},
        store::Tally,
    },
    time::Millis,
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};
use std::fmt::Write;

#[derive(Debug, Clone, FromRow)]
pub struct ImportRow {
    pub id: ImportId,
    pub code: String,
    pub source: String,
    pub file_name: String,
    /// `checked`, `running`, `done`
    pub state: String,
    pub headings: String,
    pub dropped: String,
    pub mapping: String,
    pub rows: i64,
    pub good: i64,
    pub done: i64,
    pub added: i64,
    pub changed: i64,
    pub by_account: Option<AccountId>,
    pub created_at: Millis,
    pub beat_at: Millis,
    pub finished_at: Option<Millis>,
}

const IMPORT: &str =
    "SELECT id, code, source, file_name, state, headings, dropped, mapping, rows, good, done, added, changed,
    by_account, created_at, beat_at, finished_at FROM member_imports";

/// What a check writes; JSON where the table has JSON.
pub struct NewImport<'a> {
    pub id: ImportId,
    pub code: &'a str,
    pub source: &'a str,
    pub file_name: &'a str,
    pub headings: String,
    pub dropped: String,
    pub mapping: String,
    pub rows: i64,
    pub good: i64,
    pub by_account: Option<AccountId>,
}

pub async fn insert(tx: &mut Tx, import: &NewImport<'_>) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO member_imports (id, code, source, file_name, state, headings, dropped, mapping, rows, good, by_account,
             created_at, beat_at)
         VALUES ($1, $2, $3, $4, 'checked', $5, $6, $7, $8, $9, $10, $11, $11)",
    )
    .bind(import.id)
    .bind(import.code)
    .bind(import.source)
    .bind(import.file_name)
    .bind(&import.headings)
    .bind(&import.dropped)
    .bind(&import.mapping)
    .bind(import.rows)
    .bind(import.good)
    .bind(import.by_account)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn insert_chunk(tx: &mut Tx, import: ImportId, position: i64, rows: &[RawRow]) -> Result<()> {
    sqlx::query("INSERT INTO member_import_chunks (import_id, position, body) VALUES ($1, $2, $3)")
        .bind(import)
        .bind(position)
        .bind(serde_json::to_string(rows).unwrap_or_default())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Everything that was read, in the order of the file.
pub async fn rows(db: &mut AnyConnection, import: ImportId) -> Result<Vec<RawRow>> {
    let chunks: Vec<String> =
        sqlx::query_scalar("SELECT body FROM member_import_chunks WHERE import_id = $1 ORDER BY position")
            .bind(import)
            .fetch_all(db)
            .await?;
    let parsed = chunks
        .iter()
        .map(|body| serde_json::from_str::<Vec<RawRow>>(body).unwrap_or_default());
    Ok(parsed.flatten().collect())
}

pub async fn delete_rows(tx: &mut Tx, import: ImportId) -> Result<()> {
    sqlx::query("DELETE FROM member_import_chunks WHERE import_id = $1")
        .bind(import)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Replaces the list of problems.
pub async fn put_problems(tx: &mut Tx, import: ImportId, problems: &[(u32, Problem)]) -> Result<()> {
    sqlx::query("DELETE FROM member_import_problems WHERE import_id = $1")
        .bind(import)
        .execute(&mut **tx)
        .await?;
    for chunk in problems.chunks(1000) {
        let mut sql = String::from("INSERT INTO member_import_problems (import_id, line, problem) VALUES ");
        for row in 0..chunk.len() {
            let comma = if row == 0 { "" } else { ", " };
            let _ = write!(
                sql,
                "{comma}(${}, ${}, ${})",
                row * 3 + 1,
                row * 3 + 2,
                row * 3 + 3
            );
        }
        let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(false);
        for (line, problem) in chunk {
            let problem = serde_json::to_string(problem).unwrap_or_default();
            query = query.bind(import).bind(i64::from(*line)).bind(problem);
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

/// One page of problems, by line.
pub async fn problems(
    db: &mut AnyConnection,
    import: ImportId,
    skip: i64,
    limit: i64,
) -> Result<Vec<(i64, Problem)>> {
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT line, problem FROM member_import_problems WHERE import_id = $1 ORDER BY line LIMIT $2 OFFSET $3",
    )
    .bind(import)
    .bind(limit)
    .bind(skip)
    .fetch_all(db)
    .await?;
    let read = |(line, problem): (i64, String)| Some((line, serde_json::from_str(&problem).ok()?));
    Ok(rows.into_iter().filter_map(read).collect())
}

pub async fn count_problems(db: &mut AnyConnection, import: ImportId) -> Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM member_import_problems WHERE import_id = $1")
        .bind(import)
        .fetch_one(db)
        .await
}

pub async fn find(db: &mut AnyConnection, code: &str) -> Result<Option<ImportRow>> {
    sqlx::query_as(AssertSqlSafe(format!("{IMPORT} WHERE code = $1")))
        .bind(code)
        .fetch_optional(db)
        .await
}

/// The latest first.
pub async fn latest(db: &mut AnyConnection, limit: i64) -> Result<Vec<ImportRow>> {
    sqlx::query_as(AssertSqlSafe(format!("{IMPORT} ORDER BY id DESC LIMIT $1")))
        .bind(limit)
        .fetch_all(db)
        .await
}

pub async fn set_mapping(tx: &mut Tx, import: ImportId, mapping: &str, good: i64) -> Result<()> {
    sqlx::query("UPDATE member_imports SET mapping = $2, good = $3 WHERE id = $1")
        .bind(import)
        .bind(mapping)
        .bind(good)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Takes the import for this run: one that waits, or one whose last sign of life is older than `stale`. Only one asker
/// gets it.
pub async fn take(tx: &mut Tx, import: ImportId, stale: Millis) -> Result<bool> {
    let now = tx.now();
    let taken = sqlx::query(
        "UPDATE member_imports SET state = 'running', beat_at = $2
         WHERE id = $1 AND (state = 'checked' OR (state = 'running' AND beat_at < $3))",
    )
    .bind(import)
    .bind(now)
    .bind(stale)
    .execute(&mut **tx)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// `rows` more are done.
pub async fn advance(tx: &mut Tx, import: ImportId, rows: i64, tally: Tally) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "UPDATE member_imports SET done = done + $2, added = added + $3, changed = changed + $4, beat_at = $5 WHERE id = $1",
    )
    .bind(import)
    .bind(rows)
    .bind(tally.added)
    .bind(tally.changed)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn finish(tx: &mut Tx, import: ImportId) -> Result<()> {
    let now = tx.now();
    sqlx::query("UPDATE member_imports SET state = 'done', finished_at = $2 WHERE id = $1")
        .bind(import)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Drops what nobody confirmed, and what was cut short and nobody went on with; rows and problems go with it.
pub async fn drop_waiting(tx: &mut Tx, before: Millis) -> Result<()> {
    sqlx::query(
        "DELETE FROM member_imports
         WHERE (state = 'checked' AND created_at < $1) OR (state = 'running' AND beat_at < $1)",
    )
    .bind(before)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

#[must_use]
pub fn new_import_id(now: Millis) -> ImportId {
    new_id(now)
}
