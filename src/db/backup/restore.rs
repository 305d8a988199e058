//! Reads a dump back, twice: first through to its end, to be sure of it, then into the database in one transaction.

use super::{
    BackupError,
    dump::{Foot, Head, VERSION, hex},
    known_migrations,
    tables::{Kind, Table, tables},
};
use crate::db::{Db, Engine};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::{Any, AssertSqlSafe, Transaction};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

/// Parameters of one INSERT at most; SQLite takes 32,766.
const PARAMETERS: usize = 10_000;

/// Replaces all that is in the library, whose schema must be this binary's, with the dump. Gives the number of rows.
///
/// # Errors
/// [`BackupError::Damaged`] and [`BackupError::OtherSchema`] before anything is changed.
pub async fn load(db: &Db, dump: &Path) -> Result<u64, BackupError> {
    verify(dump)?;
    let mut tx = match db.engine {
        Engine::Sqlite => db.writer.begin_with("BEGIN IMMEDIATE").await?,
        Engine::Postgres => db.writer.begin().await?,
    };
    if db.engine == Engine::Sqlite {
        sqlx::query("PRAGMA defer_foreign_keys = ON")
            .execute(&mut *tx)
            .await?;
    }
    let here = tables(db.engine, &mut tx).await?;
    for table in here.iter().rev() {
        let sql = format!("DELETE FROM \"{}\"", table.table);
        sqlx::query(AssertSqlSafe(sql))
            .persistent(false)
            .execute(&mut *tx)
            .await?;
    }
    let rows = fill(&mut tx, dump, &here).await?;
    tx.commit().await?;
    Ok(rows)
}

/// Is the dump whole, unchanged, and of this schema?
pub(super) fn verify(dump: &Path) -> Result<(), BackupError> {
    let damaged = |what: &str| BackupError::Damaged(what.to_owned());
    let mut sum = Sha256::new();
    let (mut rows, mut foot) = (0, None::<Foot>);
    for (at, line) in BufReader::new(File::open(dump)?).lines().enumerate() {
        let line = line.map_err(|_| damaged("it is not UTF-8"))?;
        if foot.is_some() {
            return Err(damaged("something follows its end"));
        }
        if at == 0 {
            let head: Head = serde_json::from_str(&line).map_err(|_| damaged("its first line"))?;
            if head.sapa_dump != VERSION || head.migrations != known_migrations() {
                return Err(BackupError::OtherSchema);
            }
        } else if line.starts_with("{\"rows\":") {
            foot = serde_json::from_str(&line).ok();
            continue;
        } else if line.starts_with('[') {
            rows += 1;
        }
        sum.update(line.as_bytes());
        sum.update(b"\n");
    }
    match foot {
        Some(foot) if foot.rows == rows && foot.sha256 == hex(&sum) => Ok(()),
        Some(_) => Err(damaged("it was changed after it was made")),
        None => Err(damaged("its end is missing")),
    }
}

async fn fill(tx: &mut Transaction<'static, Any>, dump: &Path, here: &[Table]) -> Result<u64, BackupError> {
    let mut batch: Option<Batch> = None;
    let mut rows = 0;
    for line in BufReader::new(File::open(dump)?).lines().skip(1) {
        let line = line?;
        if line.starts_with('[') {
            let batch = batch
                .as_mut()
                .ok_or_else(|| BackupError::Damaged("a row without a table".into()))?;
            batch.add(tx, &line).await?;
            rows += 1;
            continue;
        }
        if let Some(mut full) = batch.take() {
            full.write(tx).await?;
        }
        if let Ok(table) = serde_json::from_str::<Table>(&line) {
            if !here
                .iter()
                .any(|known| known.table == table.table && known.columns == table.columns)
            {
                return Err(BackupError::OtherSchema);
            }
            batch = Some(Batch {
                table,
                rows: Vec::new(),
            });
        }
    }
    Ok(rows)
}

/// Rows of one table that go into one statement.
struct Batch {
    table: Table,
    rows: Vec<Vec<Value>>,
}

impl Batch {
    async fn add(&mut self, tx: &mut Transaction<'static, Any>, line: &str) -> Result<(), BackupError> {
        let row: Vec<Value> =
            serde_json::from_str(line).map_err(|error| BackupError::Damaged(error.to_string()))?;
        if row.len() != self.table.columns.len() {
            return Err(BackupError::Damaged(format!(
                "a row of {} has {} values",
                self.table.table,
                row.len()
            )));
        }
        self.rows.push(row);
        if (self.rows.len() + 1) * self.table.columns.len() > PARAMETERS {
            self.write(tx).await?;
        }
        Ok(())
    }

    async fn write(&mut self, tx: &mut Transaction<'static, Any>) -> Result<(), BackupError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let width = self.table.columns.len();
        let names: Vec<_> = self
            .table
            .columns
            .iter()
            .map(|(name, _)| format!("\"{name}\""))
            .collect();
        let marks: Vec<_> = (0..self.rows.len())
            .map(|row| {
                let marks: Vec<_> = (1..=width).map(|at| format!("${}", row * width + at)).collect();
                format!("({})", marks.join(", "))
            })
            .collect();
        let sql = format!(
            "INSERT INTO \"{}\" ({}) VALUES {}",
            self.table.table,
            names.join(", "),
            marks.join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(false);
        for row in self.rows.drain(..) {
            for (value, (_, kind)) in row.into_iter().zip(&self.table.columns) {
                query = match kind {
                    Kind::Bigint => query.bind(value.as_i64()),
                    Kind::Double => query.bind(value.as_f64()),
                    Kind::Text => query.bind(value.as_str().map(str::to_owned)),
                };
            }
        }
        query.execute(&mut **tx).await?;
        Ok(())
    }
}
