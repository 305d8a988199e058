//! SQL of pictures.

use crate::{
    db::Tx,
    time::{Millis, Span},
};
use sqlx::{AnyConnection, FromRow, Result};

/// A picture that no question and no game has is dropped; a draft that names it has expired long before.
const KEPT: Span = Span::days(60);

#[derive(Debug, FromRow)]
pub struct ImageRow {
    pub kind: String,
    /// Base64.
    pub body: String,
}

/// The same file again is the same picture.
pub async fn put(tx: &mut Tx, hash: &str, kind: &str, body: &str) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO quiz_images (hash, kind, body, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (hash) DO UPDATE SET at = excluded.at",
    )
    .bind(hash)
    .bind(kind)
    .bind(body)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn find(db: &mut AnyConnection, hash: &str) -> Result<Option<ImageRow>> {
    sqlx::query_as("SELECT kind, body FROM quiz_images WHERE hash = $1")
        .bind(hash)
        .fetch_optional(db)
        .await
}

pub async fn exists(db: &mut AnyConnection, hash: &str) -> Result<bool> {
    let found: Option<Millis> = sqlx::query_scalar("SELECT at FROM quiz_images WHERE hash = $1")
        .bind(hash)
        .fetch_optional(db)
        .await?;
    Ok(found.is_some())
}

pub async fn drop_unused(tx: &mut Tx) -> Result<()> {
    let before = tx.now() - KEPT;
    sqlx::query(
        "DELETE FROM quiz_images WHERE at <= $1
            AND NOT EXISTS (SELECT 1 FROM quiz_questions q WHERE q.image = quiz_images.hash)
            AND NOT EXISTS (SELECT 1 FROM quiz_game_questions g WHERE g.image = quiz_images.hash)
            AND NOT EXISTS (SELECT 1 FROM quiz_window_questions w WHERE w.image = quiz_images.hash)",
    )
    .bind(before)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
