//! An SQLite file, copied by SQLite while others write, and put back.

use super::{BackupError, Partial, known_migrations, remove, sync_directory};
use crate::db::{Db, Engine};
use sqlx::{AnyConnection, Connection};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Copies the database into `path`, reads the copy back, and only then gives it its name.
///
/// # Errors
/// [`BackupError::OtherEngine`] on PostgreSQL; [`BackupError::Damaged`] when the copy does not pass.
pub async fn copy_into(db: &Db, path: &Path) -> Result<(), BackupError> {
    if db.engine != Engine::Sqlite {
        return Err(BackupError::OtherEngine);
    }
    let partial = Partial::beside(path)?;
    // One read transaction: a consistent state, whatever is written meanwhile.
    sqlx::query("VACUUM INTO $1")
        .bind(partial.path().display().to_string())
        .execute(&mut *db.reader.acquire().await?)
        .await?;
    verify_copy(partial.path()).await?;
    partial.publish(path)?;
    Ok(())
}

/// Reads a copy through: every page and index, every reference, and that this binary knows its schema.
///
/// # Errors
/// [`BackupError::Damaged`], [`BackupError::OtherSchema`].
pub async fn verify_copy(path: &Path) -> Result<(), BackupError> {
    let damaged = |error: sqlx::Error| BackupError::Damaged(error.to_string());
    let url = format!("sqlite://{}?mode=ro&immutable=true", path.display());
    let mut connection = AnyConnection::connect(&url).await.map_err(damaged)?;
    let integrity: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
        .fetch_one(&mut connection)
        .await
        .map_err(damaged)?;
    if integrity != "ok" {
        return Err(BackupError::Damaged(integrity));
    }
    let dangling = sqlx::query("PRAGMA foreign_key_check")
        .fetch_optional(&mut connection)
        .await
        .map_err(damaged)?;
    if dangling.is_some() {
        return Err(BackupError::Damaged("a row refers to one that is missing".into()));
    }
    let versions: Vec<i64> =
        sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version")
            .fetch_all(&mut connection)
            .await
            .map_err(damaged)?;
    connection.close().await?;
    let known = known_migrations();
    if versions.is_empty() || versions.iter().any(|version| !known.contains(version)) {
        return Err(BackupError::OtherSchema);
    }
    Ok(())
}

/// Puts a verified copy in the place of the database file at `target`, which no process may have open. What was there is kept
/// beside it; gives its path.
///
/// # Errors
/// When files cannot be written; the old database stays then.
pub async fn put_back(copy: &Path, target: &Path) -> Result<Option<PathBuf>, BackupError> {
    verify_copy(copy).await?;
    let partial = Partial::beside(target)?;
    fs::copy(copy, partial.path())?;
    let mut kept = None;
    if target.exists() {
        settle(target).await?;
        let beside = target.with_extension("before-restore.db");
        remove(&beside)?;
        fs::hard_link(target, &beside).or_else(|_| fs::copy(target, &beside).map(drop))?;
        sync_directory(&beside)?;
        kept = Some(beside);
    }
    partial.publish(target)?;
    Ok(kept)
}

/// Brings what is in the write-ahead log into the file itself, since a log must never meet another file.
async fn settle(path: &Path) -> Result<(), BackupError> {
    let mut connection = AnyConnection::connect(&format!("sqlite://{}?mode=rw", path.display())).await?;
    sqlx::query("PRAGMA journal_mode = DELETE")
        .fetch_one(&mut connection)
        .await?;
    connection.close().await?;
    Ok(())
}
