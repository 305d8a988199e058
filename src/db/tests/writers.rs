//! Writers wait for each other instead of failing half-way.

use crate::{
    db::Engine,
    test_support::{TestApp, on_each_engine},
};

/// How often each of them writes: one of these rounds would meet the other's.
const ROUNDS: i64 = 20;

/// Reads how many rows there are, then adds one that says so.
async fn read_then_write(app: &TestApp, who: &str) {
    for round in 0..ROUNDS {
        let mut tx = app.write().await;
        let seen: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM settings")
            .fetch_one(&mut *tx)
            .await
            .expect("a count");
        sqlx::query("INSERT INTO settings (key, value) VALUES ($1, $2)")
            .bind(format!("uji:{who}:{round}"))
            .bind(seen.to_string())
            .execute(&mut *tx)
            .await
            .expect("a row");
        tx.commit().await.expect("commit");
    }
}

on_each_engine! {
    async fn two_processes_that_read_before_they_write_both_succeed(app) {
        let other = app.beside().await;
        tokio::join!(read_then_write(&app, "satu"), read_then_write(&other, "dua"));
        let written: i64 = app.scalar("SELECT COUNT(*) FROM settings WHERE key LIKE 'uji:%'").await;
        assert_eq!(written, 2 * ROUNDS);
        // SQLite has one writer at a time, so what each had read was still true when it wrote.
        if app.app.db().engine() == Engine::Sqlite {
            let seen: i64 = app.scalar("SELECT COUNT(DISTINCT value) FROM settings WHERE key LIKE 'uji:%'").await;
            assert_eq!(seen, written);
        }
    }
}
