//! The table as CSV: commas, semicolons or tabs between the cells, quotes doubled.

use super::{Draft, Rows, Unreadable, Written, table};
use crate::server::uploads::{BadFile, Row};
use ::csv::{ReaderBuilder, StringRecord, Writer};

/// # Errors
/// [`Unreadable`].
pub fn read(text: &str, max: usize) -> Result<Rows, Unreadable> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let (mut rows, mut record) = (Vec::new(), StringRecord::new());
    while reader.read_record(&mut record).map_err(|_| BadFile::NotText)? {
        if rows.len() > max {
            return Err(Unreadable::TooMany(max));
        }
        let line = record.position().map_or(0, ::csv::Position::line);
        rows.push(Row {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    table::read(&rows)
}

/// Is the first line a heading that [`table`] knows?
pub fn begins_here(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter(first))
        .from_reader(first.as_bytes());
    let record = reader.records().next().and_then(Result::ok);
    record.is_some_and(|record| {
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        table::is_heading(&cells)
    })
}

/// The most frequent of the usual three in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |wanted: &u8| first.bytes().filter(|byte| byte == wanted).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// With a mark at the beginning, so that a spreadsheet reads it as UTF-8.
pub fn write(questions: &[Draft]) -> Written {
    let mut csv = Writer::from_writer("\u{feff}".as_bytes().to_vec());
    for record in table::write(questions) {
        // Into memory, which does not fail.
        drop(csv.write_record(record));
    }
    (csv.into_inner().unwrap_or_default(), Vec::new())
}
