//! SQL of the files that stand with questions: pictures and clips, in a table each.

use crate::{
    db::Tx,
    quizzes::FileKind,
    time::{Millis, Span},
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};

/// A file that no question and no game has is dropped; a draft that names it has expired long before.
const KEPT: Span = Span::days(60);

#[derive(Debug, FromRow)]
pub struct FileRow {
    /// What the file is: `png`, `mp3`.
    pub kind: String,
    /// Base64.
    pub body: String,
}

/// The table of these files, and the column that names one.
const fn place(of: FileKind) -> (&'static str, &'static str) {
    match of {
        FileKind::Picture => ("quiz_images", "image"),
        FileKind::Clip => ("quiz_clips", "clip"),
    }
}

/// The same file again is the same row.
pub async fn put(tx: &mut Tx, of: FileKind, hash: &str, kind: &str, body: &str) -> Result<()> {
    let (now, (table, _)) = (tx.now(), place(of));
    sqlx::query(AssertSqlSafe(format!(
        "INSERT INTO {table} (hash, kind, body, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (hash) DO UPDATE SET at = excluded.at",
    )))
    .bind(hash)
    .bind(kind)
    .bind(body)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn find(db: &mut AnyConnection, of: FileKind, hash: &str) -> Result<Option<FileRow>> {
    let (table, _) = place(of);
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT kind, body FROM {table} WHERE hash = $1"
    )))
    .bind(hash)
    .fetch_optional(db)
    .await
}

pub async fn exists(db: &mut AnyConnection, of: FileKind, hash: &str) -> Result<bool> {
    let (table, _) = place(of);
    let found: Option<Millis> =
        sqlx::query_scalar(AssertSqlSafe(format!("SELECT at FROM {table} WHERE hash = $1")))
            .bind(hash)
            .fetch_optional(db)
            .await?;
    Ok(found.is_some())
}

pub async fn drop_unused(tx: &mut Tx) -> Result<()> {
    let before = tx.now() - KEPT;
    for of in [FileKind::Picture, FileKind::Clip] {
        let (table, column) = place(of);
        let unused: String = ["quiz_questions", "quiz_game_questions", "quiz_window_questions"]
            .map(|user| format!(" AND NOT EXISTS (SELECT 1 FROM {user} q WHERE q.{column} = {table}.hash)"))
            .concat();
        sqlx::query(AssertSqlSafe(format!(
            "DELETE FROM {table} WHERE at <= $1{unused}"
        )))
        .bind(before)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}
