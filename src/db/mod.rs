//! SQLite or PostgreSQL behind one SQL text.
//!
//! What always holds:
//! - every write goes through [`Tx`], which carries the audit rows, mails and announcements of the change and tells
//!   live listeners only after the commit;
//! - on SQLite one connection writes and `BEGIN IMMEDIATE` takes the lock up front, so a write never fails half-way for
//!   lack of it; `synchronous=FULL`, so what was acknowledged survives a power cut;
//! - columns are `BIGINT`, `DOUBLE PRECISION` and `TEXT` only (flags are `BIGINT` 0/1), since those are what
//!   `sqlx::Any` carries on both engines.

pub mod backup;
mod codec;
mod tx;
mod violation;

pub use codec::{ALPHABET, is_key, new_code, new_id, new_token, once, sha256, token_hash};
pub use tx::{Actor, Tx, is_claimed};
pub use violation::{Violated, Violation, violation};

use crate::error::AppError;
use sqlx::{
    Any, AnyConnection, AnyPool, Executor,
    any::{AnyPoolOptions, install_drivers},
    pool::PoolConnection,
};
use std::{path::Path, sync::Once, time::Duration};

/// The migration set, run by both engines.
static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// Readers beside SQLite's one writer, and connections in all on PostgreSQL.
const READERS: u32 = 8;
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// Per-connection settings of SQLite. `assert_pragmas` reads them back.
const PRAGMAS: &str = "PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA busy_timeout = 10000;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -8000;";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The library's database.
#[derive(Debug, Clone)]
pub struct Db {
    engine: Engine,
    url: String,
    reader: AnyPool,
    writer: AnyPool,
}

/// A connection to read with.
pub type Reader = PoolConnection<Any>;

impl Db {
    /// Opens `url`: `sqlite://path` or `postgres://…`.
    ///
    /// # Errors
    /// When the database cannot be reached, or SQLite did not take the settings that durability rests on.
    pub async fn open(url: &str) -> Result<Self, sqlx::Error> {
        Self::install_drivers();
        if url.starts_with("sqlite:") {
            Self::open_sqlite(url).await
        } else {
            Self::open_postgres(url).await
        }
    }

    /// Needed before a connection is made without [`Db::open`]; doing it twice does no harm.
    pub fn install_drivers() {
        static ONCE: Once = Once::new();
        // It refuses only what `ONCE` prevents: a second time.
        ONCE.call_once(|| {
            drop(install_drivers(&[
                sqlx_sqlite::any::DRIVER,
                sqlx_postgres::any::DRIVER,
            ]))
        });
    }

    async fn open_sqlite(url: &str) -> Result<Self, sqlx::Error> {
        let url = if url.contains('?') {
            url.to_owned()
        } else {
            format!("{url}?mode=rwc")
        };
        let pool = |connections: u32| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(ACQUIRE_TIMEOUT)
                .test_before_acquire(false)
                .idle_timeout(None)
                .max_lifetime(None)
                .after_connect(|connection, _| {
                    Box::pin(async move { connection.execute(PRAGMAS).await.map(drop) })
                })
        };
        let writer = pool(1).connect(&url).await?;
        assert_pragmas(&mut *writer.acquire().await?).await?;
        let reader = pool(READERS).connect(&url).await?;
        Ok(Self {
            engine: Engine::Sqlite,
            url,
            reader,
            writer,
        })
    }

    async fn open_postgres(url: &str) -> Result<Self, sqlx::Error> {
        let pool = AnyPoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect(url)
            .await?;
        Ok(Self {
            engine: Engine::Postgres,
            url: url.to_owned(),
            reader: pool.clone(),
            writer: pool,
        })
    }

    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// The file that holds an SQLite database.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        let path = self.url.strip_prefix("sqlite:")?.trim_start_matches("//");
        Some(Path::new(path.split('?').next()?))
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When a migration fails, or one that was run before has changed since.
    pub async fn migrate(&self) -> Result<(), sqlx::migrate::MigrateError> {
        MIGRATIONS.run(&self.writer).await
    }

    /// # Errors
    /// [`AppError::Internal`] when no connection is to be had.
    pub async fn read(&self) -> Result<Reader, AppError> {
        Ok(self.reader.acquire().await?)
    }

    /// Where it is, for a connection of one's own.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Begins a write without an actor: for jobs and commands. Requests use [`crate::server::Ctx::write`].
    ///
    /// # Errors
    /// [`AppError::Internal`] when the transaction cannot begin.
    pub async fn write(&self, at: crate::time::Millis, actor: Actor) -> Result<Tx, AppError> {
        let begun = match self.engine {
            Engine::Sqlite => self.writer.begin_with("BEGIN IMMEDIATE").await?,
            Engine::Postgres => self.writer.begin().await?,
        };
        Ok(Tx::new(self.engine, begun, at, actor))
    }

    /// How many connections to read with are open, and how many of them idle.
    #[must_use]
    pub fn connections(&self) -> (u32, usize) {
        (self.reader.size(), self.reader.num_idle())
    }

    /// Waits for what is under way and closes every connection.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

/// Creates an empty PostgreSQL database beside the one at `url`, and gives its address: for tests and benches. `name` comes
/// from the code, never from outside.
///
/// # Errors
/// When the server cannot be reached or the name is taken.
pub async fn create_beside(url: &str, name: &str) -> Result<String, sqlx::Error> {
    let beside = Db::open(url).await?;
    let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::query(create).execute(&beside.writer).await?;
    beside.close().await;
    // `postgres://user@host/postgres?host=/dir` becomes the same with another database.
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let root = base.rsplit_once('/').map_or(base, |(root, _)| root);
    Ok(format!("{root}/{name}?{query}"))
}

/// Refuses to start on a SQLite that would lose an acknowledged commit or accept a dangling reference.
async fn assert_pragmas(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let journal: String = sqlx::query_scalar("PRAGMA journal_mode")
        .fetch_one(&mut *connection)
        .await?;
    let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous")
        .fetch_one(&mut *connection)
        .await?;
    let foreign_keys: i64 = sqlx::query_scalar("PRAGMA foreign_keys")
        .fetch_one(&mut *connection)
        .await?;
    let full = 2;
    if journal == "wal" && synchronous == full && foreign_keys == 1 {
        return Ok(());
    }
    Err(sqlx::Error::Configuration(
        format!(
            "SQLite runs with journal_mode={journal}, synchronous={synchronous}, foreign_keys={foreign_keys}"
        )
        .into(),
    ))
}

#[cfg(test)]
mod tests;
