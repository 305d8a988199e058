//! The portable dump: a head, then for each table a line that names its columns and one line a row, then a foot that says how
//! many rows there are and the SHA-256 of all before it.

use super::{
    BackupError, Partial, known_migrations,
    restore::verify,
    tables::{Kind, Table, tables},
};
use crate::db::{Db, Engine, codec};
use futures::TryStreamExt;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Row, any::AnyRow};
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    /// The version of this format.
    pub sapa_dump: u32,
    pub migrations: Vec<i64>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Foot {
    pub rows: u64,
    pub sha256: String,
}

pub(super) const VERSION: u32 = 1;

/// Writes everything in the library, as it was at one instant, into `path`. Gives the number of rows.
///
/// # Errors
/// When the database or the file fails; nothing stands under `path` then that did not before.
pub async fn dump_into(db: &Db, path: &Path) -> Result<u64, BackupError> {
    let partial = Partial::beside(path)?;
    let rows = write_into(db, partial.path()).await?;
    verify(partial.path())?;
    partial.publish(path)?;
    Ok(rows)
}

async fn write_into(db: &Db, partial: &Path) -> Result<u64, BackupError> {
    let mut out = Summing {
        out: BufWriter::new(File::create(partial)?),
        sum: Sha256::new(),
    };
    let mut tx = match db.engine {
        Engine::Sqlite => db.reader.begin().await?,
        Engine::Postgres => {
            db.reader
                .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .await?
        }
    };
    let migrated: Vec<i64> = sqlx::query_scalar("SELECT version FROM _sqlx_migrations ORDER BY version")
        .fetch_all(&mut *tx)
        .await?;
    if migrated != known_migrations() {
        return Err(BackupError::OtherSchema);
    }
    out.line(&Head {
        sapa_dump: VERSION,
        migrations: migrated,
    })?;
    let mut rows = 0;
    for table in tables(db.engine, &mut tx).await? {
        rows += dump_table(&mut tx, &table, &mut out).await?;
    }
    tx.rollback().await?;
    let sha256 = out.hex();
    out.line(&Foot { rows, sha256 })?;
    out.out.flush()?;
    Ok(rows)
}

async fn dump_table(db: &mut AnyConnection, table: &Table, out: &mut Summing) -> Result<u64, BackupError> {
    out.line(table)?;
    let names: Vec<_> = table
        .columns
        .iter()
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    let order = if table.refers_to_itself {
        " ORDER BY id"
    } else {
        ""
    };
    let sql = format!("SELECT {} FROM \"{}\"{order}", names.join(", "), table.table);
    let mut rows = sqlx::query(AssertSqlSafe(sql)).persistent(false).fetch(db);
    let mut count = 0;
    while let Some(row) = rows.try_next().await? {
        let values: Result<Vec<Value>, sqlx::Error> = table
            .columns
            .iter()
            .enumerate()
            .map(|(at, (_, kind))| value(&row, at, *kind))
            .collect();
        out.line(&values?)?;
        count += 1;
    }
    Ok(count)
}

fn value(row: &AnyRow, at: usize, kind: Kind) -> Result<Value, sqlx::Error> {
    Ok(match kind {
        Kind::Bigint => row.try_get::<Option<i64>, _>(at)?.into(),
        Kind::Double => row.try_get::<Option<f64>, _>(at)?.into(),
        Kind::Text => row.try_get::<Option<String>, _>(at)?.into(),
    })
}

/// Writes lines and sums them up.
struct Summing {
    out: BufWriter<File>,
    sum: Sha256,
}

impl Summing {
    fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.sum.update(&line);
        self.out.write_all(&line)
    }

    fn hex(&self) -> String {
        hex(&self.sum)
    }
}

pub(super) fn hex(sum: &Sha256) -> String {
    codec::hex(&sum.clone().finalize())
}
