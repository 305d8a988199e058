//! Questions in and out of files: one door for every format.
//!
//! Each format is a file here, and pure: bytes become rows, a question or what is wrong with it each, and questions become
//! bytes with a list of what the format cannot say. Reading never panics, whatever the bytes. The bank's rules are not
//! applied here; [`bank`] stands between a [`Draft`] and the bank.

mod aiken;
pub mod bank;
mod csv;
mod draft;
mod gift;
mod json;
pub mod kahoot;
mod moodle;
mod plain;
mod problem;
mod qti;
mod table;
mod xml;

use crate::server::{
    text_files,
    uploads::{self, BadFile},
};
pub use draft::{Answer, Book, Choice, Clip, Draft, Picture, Row, RowError, Rows};
pub use problem::{Loss, Note, Problem, Unreadable, Written, XmlProblem};
use serde::{Deserialize, Serialize};
use std::{io::Cursor, str::FromStr};
use zip::ZipArchive;

/// More is not a quiz.
pub const QUESTIONS_MAX: usize = 1000;
/// Cells of a row that are looked at: room for a few columns of the librarian's own.
const COLUMNS: usize = 30;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    #[default]
    Kahoot,
    /// A table with headings, as CSV or in a workbook.
    Table,
    Gift,
    Moodle,
    Aiken,
    Qti,
    Json,
}

impl Format {
    pub const ALL: [Self; 7] = [
        Self::Kahoot,
        Self::Table,
        Self::Gift,
        Self::Moodle,
        Self::Aiken,
        Self::Qti,
        Self::Json,
    ];
    /// Those that are written too.
    pub const WRITTEN: [Self; 4] = [Self::Json, Self::Gift, Self::Qti, Self::Table];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kahoot => "kahoot",
            Self::Table => "csv",
            Self::Gift => "gift",
            Self::Moodle => "moodle",
            Self::Aiken => "aiken",
            Self::Qti => "qti",
            Self::Json => "json",
        }
    }

    /// A name that needs no translation.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kahoot => "Kahoot (XLSX)",
            Self::Table => "CSV / XLSX",
            Self::Gift => "GIFT (Moodle)",
            Self::Moodle => "Moodle XML",
            Self::Aiken => "Aiken",
            Self::Qti => "QTI 2.1",
            Self::Json => "Sapa (JSON)",
        }
    }

    /// Do its rows have lines that a reader can go to, or only a place in the file?
    #[must_use]
    pub const fn has_lines(self) -> bool {
        !matches!(self, Self::Moodle | Self::Qti | Self::Json)
    }

    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Kahoot => "xlsx",
            Self::Table => "csv",
            Self::Gift => "gift",
            Self::Moodle => "xml",
            Self::Aiken => "txt",
            Self::Qti => "zip",
            Self::Json => "json",
        }
    }

    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Kahoot => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Table => "text/csv; charset=utf-8",
            Self::Gift | Self::Aiken => "text/plain; charset=utf-8",
            Self::Moodle => "application/xml",
            Self::Qti => "application/zip",
            Self::Json => "application/json",
        }
    }
}

impl FromStr for Format {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|format| format.as_str() == text)
            .ok_or(())
    }
}

/// What a file called `name` is, by what it holds; the name decides only where that says nothing.
///
/// # Errors
/// [`Unreadable`].
pub fn recognise(name: &str, bytes: &[u8]) -> Result<Format, Unreadable> {
    // A workbook with a password is an OLE file.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(BadFile::Protected.into());
    }
    if uploads::is_zip(bytes) {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadFile::NotASpreadsheet)?;
        return if archive.index_for_name("imsmanifest.xml").is_some() {
            Ok(Format::Qti)
        } else if archive.index_for_name("xl/workbook.xml").is_some() {
            Ok(Format::Kahoot)
        } else {
            Err(Unreadable::Unknown)
        };
    }
    let text = text_files::text(bytes).ok_or(Unreadable::Unknown)?;
    let begins = text.trim_start();
    if begins.starts_with('<') {
        return if begins.contains("<quiz") {
            Ok(Format::Moodle)
        } else if begins.contains("assessmentItem") {
            Ok(Format::Qti)
        } else if begins.contains("questestinterop") {
            Err(Unreadable::NotQti21)
        } else {
            Err(Unreadable::Unknown)
        };
    }
    if begins.starts_with('{') && begins.contains(json::NAME) {
        return Ok(Format::Json);
    }
    if begins.starts_with(gift::OURS) {
        return Ok(Format::Gift);
    }
    if csv::begins_here(&text) {
        return Ok(Format::Table);
    }
    let has_answers = text.lines().any(|line| line.trim_start().starts_with("ANSWER:"));
    let has_options = text.lines().any(|line| aiken::option(line.trim()).is_some());
    if has_answers && has_options {
        return Ok(Format::Aiken);
    }
    let extension = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    match extension.as_deref() {
        Some("csv" | "tsv") => Ok(Format::Table),
        Some("gift") => Ok(Format::Gift),
        Some("json") => Ok(Format::Json),
        _ if text.contains('{') && text.contains('}') => Ok(Format::Gift),
        _ => Err(Unreadable::Unknown),
    }
}

/// The questions of a file. Blocks for large ones: call it by `off_thread`.
///
/// # Errors
/// [`Unreadable`] for a file that is not of this format at all, holds nothing, or too much.
pub fn read(format: Format, bytes: &[u8]) -> Result<Rows, Unreadable> {
    let text = || text_files::text(bytes).ok_or(Unreadable::Unknown);
    let rows = match format {
        Format::Kahoot => workbook(bytes)?,
        Format::Table if uploads::is_zip(bytes) => workbook(bytes)?,
        Format::Table => csv::read(&text()?, QUESTIONS_MAX)?,
        Format::Gift => gift::read(&text()?),
        Format::Moodle => moodle::read(&text()?)?,
        Format::Aiken => aiken::read(&text()?),
        Format::Qti => qti::read(bytes, QUESTIONS_MAX)?,
        Format::Json => json::read(&text()?)?,
    };
    match rows.len() {
        0 => Err(Unreadable::Empty),
        count if count > QUESTIONS_MAX => Err(Unreadable::TooMany(QUESTIONS_MAX)),
        _ => Ok(rows),
    }
}

/// Kahoot's template, or a table with headings.
fn workbook(bytes: &[u8]) -> Result<Rows, Unreadable> {
    let rows = uploads::read_xlsx(bytes, QUESTIONS_MAX + 10, COLUMNS)?;
    match rows.first() {
        Some(first) if table::is_heading(&first.cells) => table::read(&rows),
        _ => Ok(kahoot::read(&rows)),
    }
}

/// Questions as a file, and which of them it cannot say in full: their places in `questions`. `None` for a format that is
/// only read.
#[must_use]
pub fn write(format: Format, title: &str, questions: &[Draft]) -> Option<Written> {
    let (bytes, mut losses) = match format {
        Format::Json => json::write(questions),
        Format::Gift => gift::write(questions),
        Format::Qti => qti::write(title, questions).ok()?,
        Format::Table => csv::write(questions),
        Format::Kahoot | Format::Moodle | Format::Aiken => return None,
    };
    let is_ours = format == Format::Json;
    for (index, question) in questions.iter().enumerate() {
        if question.image.is_some() || question.clip.is_some() {
            losses.push((
                index,
                if is_ours {
                    Loss::PictureNamed
                } else {
                    Loss::Picture
                },
            ));
        }
        if question.book.is_some() && !is_ours {
            losses.push((index, Loss::Book));
        }
    }
    Some((bytes, losses))
}
