//! What a database holds.

use crate::db::{Db, Engine};
use sqlx::{AnyConnection, AssertSqlSafe, Column, Row, any::AnyRow};
use std::collections::BTreeMap;

/// The name of every table but sqlx's own.
pub async fn tables(db: &mut AnyConnection, engine: Engine) -> Vec<String> {
    let names = match engine {
        Engine::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '_sqlx_migrations'"
        }
        Engine::Postgres => {
            "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '_sqlx_migrations'"
        }
    };
    sqlx::query_scalar(names).fetch_all(db).await.expect("the tables")
}

/// By table, each row as its columns with their values.
pub type Rows = BTreeMap<String, Vec<BTreeMap<String, String>>>;

/// Every row of every table.
pub async fn everything(db: &Db) -> Rows {
    let mut connection = db.read().await.expect("a connection");
    let mut all = Rows::new();
    for name in tables(&mut connection, db.engine()).await {
        all.insert(name.clone(), rows_of(&mut connection, &name).await);
    }
    all
}

async fn rows_of(db: &mut AnyConnection, table: &str) -> Vec<BTreeMap<String, String>> {
    let sql = AssertSqlSafe(format!("SELECT * FROM {table}"));
    // A prepared statement would remember the columns of before.
    let rows = sqlx::query(sql)
        .persistent(false)
        .fetch_all(db)
        .await
        .expect("rows");
    let of_row = |row: &AnyRow| {
        let columns = row.columns().iter();
        columns
            .map(|column| (column.name().to_owned(), value(row, column.ordinal())))
            .collect()
    };
    rows.iter().map(of_row).collect()
}

fn value(row: &AnyRow, at: usize) -> String {
    if let Ok(number) = row.try_get::<Option<i64>, _>(at) {
        return format!("{number:?}");
    }
    if let Ok(text) = row.try_get::<Option<String>, _>(at) {
        return format!("{text:?}");
    }
    format!("{:?}", row.try_get::<Option<f64>, _>(at).expect("a value"))
}
