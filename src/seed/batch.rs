//! Many rows in few statements: a row at a time would take minutes for a large library.

use super::Seeding;
use crate::{error::AppError, id::Id, time::Millis};
use sqlx::AssertSqlSafe;
use std::fmt::Write;

/// SQLite takes 32,766 parameters in one statement, but looks each `$n` up among all before it: 15,000 take 1.7 s to parse,
/// 900 take 5 ms, and are parsed once.
const PARAMETERS: usize = 900;

/// One column of one row.
#[derive(Debug, Clone)]
pub enum Value {
    Int(i64),
    Text(String),
    NoInt,
    NoText,
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<Millis> for Value {
    fn from(value: Millis) -> Self {
        Self::Int(value.0)
    }
}

impl<T> From<Id<T>> for Value {
    fn from(value: Id<T>) -> Self {
        Self::Int(value.raw())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl Value {
    /// A text column that may be NULL; PostgreSQL asks for the type of a NULL.
    #[must_use]
    pub fn maybe_text(value: Option<impl Into<String>>) -> Self {
        value.map_or(Self::NoText, |value| Self::Text(value.into()))
    }

    /// A number column that may be NULL: a count, an instant, an identifier.
    #[must_use]
    pub fn maybe_int(value: Option<impl Into<Self>>) -> Self {
        value.map_or(Self::NoInt, Into::into)
    }
}

impl Seeding {
    /// Inserts `rows` into `table`; names of tables and columns come from the code, never from outside.
    ///
    /// # Errors
    /// When the database refuses a row.
    pub async fn insert<const N: usize>(
        &mut self,
        table: &'static str,
        columns: [&'static str; N],
        rows: &[[Value; N]],
    ) -> Result<(), AppError> {
        for chunk in rows.chunks(PARAMETERS / N) {
            let mut sql = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
            for row in 0..chunk.len() {
                let marks: Vec<String> = (1..=N).map(|column| format!("${}", row * N + column)).collect();
                let _ = write!(sql, "{}({})", if row == 0 { "" } else { ", " }, marks.join(", "));
            }
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for value in chunk.iter().flatten() {
                query = match value.clone() {
                    Value::Int(value) => query.bind(value),
                    Value::Text(value) => query.bind(value),
                    Value::NoInt => query.bind(None::<i64>),
                    Value::NoText => query.bind(None::<String>),
                };
            }
            query.execute(&mut *self.tx).await?;
        }
        Ok(())
    }
}
