//! The tables of either engine, in an order in which rows may be written: a table after those that it refers to.

use super::BackupError;
use crate::db::Engine;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use std::collections::BTreeSet;

/// What a column holds; the only three kinds there are (`db/mod.rs`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Bigint,
    Double,
    Text,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Table {
    pub table: String,
    /// In the order of the dump's rows.
    pub columns: Vec<(String, Kind)>,
    /// Whether rows refer to others of the same table, so that they must be written in the order of their ids.
    pub refers_to_itself: bool,
}

const SQLITE_COLUMNS: &str = "SELECT t.name, c.name, upper(c.type) FROM pragma_table_list t, pragma_table_info(t.name) c
     WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name <> '_sqlx_migrations'
     ORDER BY t.name, c.name";
const POSTGRES_COLUMNS: &str = "SELECT CAST(t.table_name AS TEXT), CAST(c.column_name AS TEXT), CAST(upper(c.data_type) AS TEXT)
     FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
     WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND t.table_name <> '_sqlx_migrations'
     ORDER BY 1, 2";
const SQLITE_REFERENCES: &str =
    "SELECT t.name, f.\"table\" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f
     WHERE t.schema = 'main' AND t.type = 'table'";
const POSTGRES_REFERENCES: &str =
    "SELECT CAST(a.relname AS TEXT), CAST(b.relname AS TEXT) FROM pg_constraint c
     JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid
     JOIN pg_namespace n ON n.oid = a.relnamespace WHERE c.contype = 'f' AND n.nspname = current_schema()";

/// Every table of the library.
pub(super) async fn tables(engine: Engine, db: &mut AnyConnection) -> Result<Vec<Table>, BackupError> {
    let (columns, references) = match engine {
        Engine::Sqlite => (SQLITE_COLUMNS, SQLITE_REFERENCES),
        Engine::Postgres => (POSTGRES_COLUMNS, POSTGRES_REFERENCES),
    };
    let columns: Vec<(String, String, String)> = sqlx::query_as(columns).fetch_all(&mut *db).await?;
    let references: BTreeSet<(String, String)> = sqlx::query_as(references)
        .fetch_all(&mut *db)
        .await?
        .into_iter()
        .collect();
    let mut tables: Vec<Table> = Vec::new();
    for (table, column, kind) in columns {
        let kind = match kind.as_str() {
            "BIGINT" | "INTEGER" => Kind::Bigint,
            "DOUBLE PRECISION" => Kind::Double,
            "TEXT" => Kind::Text,
            other => return Err(BackupError::Damaged(format!("{table}.{column} is {other}"))),
        };
        if tables.last().is_none_or(|last| last.table != table) {
            tables.push(Table {
                refers_to_itself: references.contains(&(table.clone(), table.clone())),
                table,
                columns: Vec::new(),
            });
        }
        if let Some(last) = tables.last_mut() {
            last.columns.push((column, kind));
        }
    }
    in_order(tables, &references)
}

fn in_order(
    mut left: Vec<Table>,
    references: &BTreeSet<(String, String)>,
) -> Result<Vec<Table>, BackupError> {
    let mut ordered: Vec<Table> = Vec::new();
    while !left.is_empty() {
        let waits = |table: &Table| {
            left.iter().any(|other| {
                other.table != table.table && references.contains(&(table.table.clone(), other.table.clone()))
            })
        };
        let (wait, ready): (Vec<_>, Vec<_>) = left.iter().cloned().partition(waits);
        if ready.is_empty() {
            let names: Vec<_> = wait.into_iter().map(|table| table.table).collect();
            return Err(BackupError::Damaged(format!(
                "tables refer to each other in a circle: {}",
                names.join(", ")
            )));
        }
        ordered.extend(ready);
        left = wait;
    }
    Ok(ordered)
}
