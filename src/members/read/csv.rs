//! CSV as SLiMS, Excel and people write it: commas, semicolons or tabs; UTF-8 with or without a mark, UTF-16, or the
//! Windows-1252 of an old Excel.

use super::{COLUMNS_MAX, ROWS_MAX, RawRow};
use crate::server::{
    text_files::{is_windows_1252, utf16, windows_1252},
    uploads::BadFile,
};
use ::csv::{ByteRecord, ReaderBuilder};

pub(super) fn read(bytes: &[u8]) -> Result<Vec<RawRow>, BadFile> {
    let decoded;
    let (bytes, marked) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (rest, true),
        [0xff, 0xfe, rest @ ..] => {
            decoded = utf16(rest, u16::from_le_bytes);
            (decoded.as_bytes(), true)
        }
        [0xfe, 0xff, rest @ ..] => {
            decoded = utf16(rest, u16::from_be_bytes);
            (decoded.as_bytes(), true)
        }
        _ => (bytes, false),
    };
    // A picture or a program has zero bytes early on, a text has none.
    if bytes.contains(&0) {
        return Err(BadFile::NotText);
    }
    let old_excel = !marked && is_windows_1252(bytes);
    // SLiMS escapes quotes with a backslash (MySQL's way), spreadsheets by doubling them.
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(bytes))
        .escape(Some(b'\\'))
        .from_reader(bytes);
    let mut rows = Vec::new();
    let mut record = ByteRecord::new();
    while reader
        .read_byte_record(&mut record)
        .map_err(|_| BadFile::NotText)?
    {
        if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        if rows.len() == ROWS_MAX {
            return Err(BadFile::TooManyRows);
        }
        let line = record.position().map_or(0, ::csv::Position::line);
        rows.push(RawRow {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            cells: text(&record, old_excel),
        });
    }
    Ok(rows)
}

/// The most frequent of the usual three in the first line.
fn delimiter(bytes: &[u8]) -> u8 {
    let first = bytes
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .next()
        .unwrap_or_default();
    let count = |wanted: u8| first.iter().filter(|byte| **byte == wanted).count();
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|candidate| count(*candidate))
        .unwrap_or(b',')
}

fn text(record: &ByteRecord, old_excel: bool) -> Option<Vec<String>> {
    record
        .iter()
        .take(COLUMNS_MAX)
        .map(|cell| {
            let cell = cell.trim_ascii();
            if old_excel {
                Some(cell.iter().map(|byte| windows_1252(*byte)).collect())
            } else {
                str::from_utf8(cell).ok().map(str::to_owned)
            }
        })
        .collect()
}
