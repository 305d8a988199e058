//! SQLite runs with the settings that durability rests on, or not at all.

use crate::db::{Db, PRAGMAS, assert_pragmas};
use sqlx::{AnyConnection, Connection};
use tempfile::TempDir;

fn url(dir: &TempDir) -> String {
    format!("sqlite://{}?mode=rwc", dir.path().join("test.db").display())
}

/// A connection as [`Db::open`] makes it, with one setting changed.
async fn connection(dir: &TempDir, change: &'static str) -> AnyConnection {
    Db::install_drivers();
    let mut connection = AnyConnection::connect(&url(dir)).await.expect("a connection");
    for settings in [PRAGMAS, change] {
        sqlx::raw_sql(settings)
            .execute(&mut connection)
            .await
            .expect(settings);
    }
    connection
}

#[tokio::test]
async fn a_connection_with_another_setting_is_refused() {
    for (change, said) in [
        ("PRAGMA synchronous = NORMAL", "synchronous=1"),
        ("PRAGMA journal_mode = DELETE", "journal_mode=delete"),
        ("PRAGMA foreign_keys = OFF", "foreign_keys=0"),
    ] {
        let dir = TempDir::new().expect("a directory");
        let mut connection = connection(&dir, change).await;
        let refused = assert_pragmas(&mut connection).await.expect_err(change);
        assert!(refused.to_string().contains(said), "{refused}");
    }
}

#[tokio::test]
async fn a_database_that_cannot_take_the_settings_is_not_opened() {
    // One in memory has no log to write ahead.
    let refused = Db::open("sqlite::memory:").await.expect_err("no database");
    assert!(refused.to_string().contains("journal_mode=memory"), "{refused}");
}

#[tokio::test]
async fn who_reads_and_who_writes_have_the_same_settings() {
    let dir = TempDir::new().expect("a directory");
    let db = Db::open(&url(&dir)).await.expect("a database");
    for pool in [&db.reader, &db.writer] {
        let mut connection = pool.acquire().await.expect("a connection");
        assert_pragmas(&mut connection).await.expect("the settings");
    }
}
