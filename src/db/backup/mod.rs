//! Copies of the library that can be trusted, and back.
//!
//! Two kinds. A *copy* is an SQLite file made by SQLite itself while others write. A *dump* is text, one JSON value a line, that
//! either engine writes and either reads: the way from SQLite to PostgreSQL, and a format that outlives both.
//!
//! What always holds: a backup that exists under its name is complete and was read back; a restore that fails changes
//! nothing.

mod copy;
mod dump;
mod restore;
mod tables;
#[cfg(test)]
mod tests;

pub use copy::{copy_into, put_back, verify_copy};
pub use dump::dump_into;
pub use restore::load;

use super::Db;
use sqlx::migrate::MigrateError;
use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::{Path, PathBuf},
};

/// Why a backup was not made or not read. The text is for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{0}")]
    File(#[from] io::Error),
    #[error("the database: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the schema: {0}")]
    Schema(#[from] MigrateError),
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    #[error("the backup has another schema than this Sapa: use the version that made it, then update")]
    OtherSchema,
    #[error("an SQLite copy goes back into SQLite only; make a backup with --portable for PostgreSQL")]
    OtherEngine,
    #[error("this library has accounts; --force replaces everything in it")]
    NotEmpty,
}

/// What a backup file is, by how it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Copy,
    Dump,
}

impl Kind {
    /// # Errors
    /// When the file cannot be read or is neither.
    pub fn of(path: &Path) -> Result<Self, BackupError> {
        let mut begin = Vec::new();
        File::open(path)?.take(16).read_to_end(&mut begin)?;
        if begin == b"SQLite format 3\0" {
            Ok(Self::Copy)
        } else if begin.starts_with(b"{\"sapa_dump\":") {
            Ok(Self::Dump)
        } else {
            Err(BackupError::Damaged("it is no backup of Sapa".into()))
        }
    }
}

/// Has anybody an account here?
///
/// # Errors
/// When the database does not answer.
pub async fn is_in_use(db: &Db) -> Result<bool, BackupError> {
    let mut connection = db.reader.acquire().await?;
    let accounts: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM accounts")
        .fetch_one(&mut *connection)
        .await?;
    Ok(accounts > 0)
}

/// A file in the making, under a name of its own until it is whole. Dropped before that, it is gone.
struct Partial(PathBuf);

impl Partial {
    /// # Errors
    /// When one that a power cut left cannot be removed.
    fn beside(path: &Path) -> Result<Self, BackupError> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".partial");
        let partial = path.with_file_name(name);
        remove(&partial)?;
        Ok(Self(partial))
    }

    fn path(&self) -> &Path {
        &self.0
    }

    /// Gives the whole file its name, so that a power cut leaves either the old one or the new one.
    fn publish(self, path: &Path) -> io::Result<()> {
        File::open(&self.0)?.sync_all()?;
        fs::rename(&self.0, path)?;
        sync_directory(path)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // After the renaming there is nothing to remove.
        drop(remove(&self.0));
    }
}

fn remove(path: &Path) -> Result<(), BackupError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn sync_directory(path: &Path) -> io::Result<()> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    // Not every system lets a directory be opened; then the rename is as durable as it gets.
    if let Ok(directory) = File::open(directory.unwrap_or(Path::new("."))) {
        directory.sync_all()?;
    }
    Ok(())
}

/// Versions of the migrations that this binary knows.
fn known_migrations() -> Vec<i64> {
    super::MIGRATIONS
        .iter()
        .map(|migration| migration.version)
        .collect()
}
