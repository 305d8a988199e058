//! From a file to members, without a database: rows, headings, rules. Nothing here blocks on anything but the processor.

pub mod columns;
mod csv;
mod row;

pub use columns::Mapping;
pub use row::{NewMember, Problem, check_all};

use super::Source;
use crate::server::uploads::{self, BadFile};
use serde::{Deserialize, Serialize};

/// More members than any city library has.
pub const ROWS_MAX: usize = 100_000;
/// SLiMS writes 18 columns, INLISLite about 45.
const COLUMNS_MAX: usize = 80;

/// A row as it stands in the file, without the columns that are never read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawRow {
    /// As an editor or a spreadsheet numbers it, from 1.
    pub line: u32,
    /// `None` when the line is not valid text.
    pub cells: Option<Vec<String>>,
}

/// A file, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The system that the file most likely comes from.
    pub source: Source,
    pub headings: Vec<String>,
    /// Headings of columns that were dropped unread.
    pub dropped: Vec<String>,
    pub rows: Vec<RawRow>,
}

/// Reads a CSV or XLSX file, whatever it is called. Blocks.
///
/// # Errors
/// [`BadFile`], also when no heading is recognised: without headings nobody can tell which columns must not be read.
pub fn read(bytes: &[u8]) -> Result<Sheet, BadFile> {
    let is_workbook = uploads::is_zip(bytes) || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    let mut rows = if is_workbook {
        let rows = uploads::read_xlsx(bytes, ROWS_MAX, COLUMNS_MAX)?;
        let raw = |row: uploads::Row| RawRow {
            line: row.line,
            cells: Some(row.cells),
        };
        rows.into_iter().map(raw).collect()
    } else {
        csv::read(bytes)?
    };
    let first = rows.first().and_then(|row| row.cells.clone()).unwrap_or_default();
    let headings = if columns::are_headings(&first) {
        rows.remove(0);
        first
    } else {
        columns::slims_without_headings(&first).ok_or(BadFile::NoHeadings)?
    };
    // A list that was saved in another format is still the same list.
    let source = columns::source_of(&headings).unwrap_or(if is_workbook {
        Source::Inlislite
    } else {
        Source::Slims
    });
    Ok(columns::without_forbidden(source, headings, rows))
}
