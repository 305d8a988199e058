//! What a constraint refused, in terms that both engines can tell: the kind, and the table.

use sqlx::error::ErrorKind;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Violation {
    Unique,
    ForeignKey,
    NotNull,
    Check,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violated {
    pub kind: Violation,
    /// The table, empty for a foreign key on SQLite, which does not say.
    pub table: String,
    /// Columns (SQLite) or constraint name (PostgreSQL): enough for `contains("email")`, if constraints are named after
    /// their columns.
    pub detail: String,
}

/// Reads a constraint violation out of a database error.
#[must_use]
pub fn violation(error: &sqlx::Error) -> Option<Violated> {
    let error = error.as_database_error()?;
    let kind = match error.kind() {
        ErrorKind::UniqueViolation => Violation::Unique,
        ErrorKind::ForeignKeyViolation => Violation::ForeignKey,
        ErrorKind::NotNullViolation => Violation::NotNull,
        ErrorKind::CheckViolation => Violation::Check,
        _ => return None,
    };
    if let Some(table) = error.table() {
        let detail = error.constraint().unwrap_or_default().to_owned();
        return Some(Violated {
            kind,
            table: table.to_owned(),
            detail,
        });
    }
    // SQLite: "UNIQUE constraint failed: accounts.email, accounts.x" or "CHECK constraint failed: name".
    let detail = error.message().rsplit(": ").next().unwrap_or_default().to_owned();
    let table = detail
        .split_once('.')
        .map(|(table, _)| table.to_owned())
        .unwrap_or_default();
    Some(Violated { kind, table, detail })
}

/// PostgreSQL stores no NUL character: whoever sent one gets told, like for anything else that cannot be.
pub(super) fn refuses_text(error: &sqlx::Error) -> bool {
    const CHARACTER_NOT_IN_REPERTOIRE: &str = "22021";
    let code = error.as_database_error().and_then(|error| error.code());
    code.as_deref() == Some(CHARACTER_NOT_IN_REPERTOIRE)
}
