//! Files that people send: received with a limit, and looked into before they are believed.
//!
//! An XLSX is a zip, and a small zip can hold gigabytes; a sheet with two cells in opposite corners makes a naive reader
//! allocate the whole rectangle; a text that is stored once may stand in every cell. [`read_xlsx`] checks what the archive
//! declares, then what it really holds, and only then reads the first sheet cell by cell, up to as much text.

use super::{App, Ctx, Flash, flash, forms};
use crate::{
    auth::AccountId,
    db::{once, sha256},
    error::AppError,
    i18n::{Lang, texts},
};
use axum::{
    body::Bytes,
    extract::Multipart,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use calamine::{DataRef, Reader, Xlsx};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{self, Cursor, Read},
};
use zip::ZipArchive;

/// 20,000 members as XLSX take about 2 MiB.
pub const FILE_MAX: usize = 8 * 1024 * 1024;
/// What a spreadsheet may unpack to, and how much text it may then hold: 20,000 rows of 40 cells are about 40 MiB of XML.
const UNPACKED_MAX: u64 = 64 * 1024 * 1024;
/// A workbook has a dozen parts.
const PARTS_MAX: usize = 500;

/// A form that carried a file.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    /// As the sender called it, at most 120 characters; never used as a path.
    pub name: String,
    pub bytes: Bytes,
    /// The other fields of the form.
    pub fields: BTreeMap<String, String>,
}

impl Upload {
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// The name under which this upload is carried out once, see [`once`].
    #[must_use]
    pub fn once(&self, by: AccountId) -> String {
        once(
            self.field("key"),
            by,
            &(&self.name, &self.fields, sha256(&self.bytes)),
        )
    }
}

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadFile {
    #[error("not a spreadsheet")]
    NotASpreadsheet,
    #[error("protected by a password")]
    Protected,
    #[error("unpacks to more than a spreadsheet holds")]
    TooLarge,
    #[error("too many rows")]
    TooManyRows,
    #[error("not a text")]
    NotText,
    #[error("no heading is known")]
    NoHeadings,
}

impl BadFile {
    #[must_use]
    pub const fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::NotASpreadsheet => not_a_spreadsheet(lang),
            Self::Protected => protected(lang),
            Self::TooLarge => unpacks_too_large(lang),
            Self::TooManyRows => too_many_rows(lang),
            Self::NotText => not_text(lang),
            Self::NoHeadings => no_headings(lang),
        }
    }
}

/// One row of a sheet as text. Dates are `YYYY-MM-DD`; a formula is what it was last computed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As the spreadsheet numbers it, from 1.
    pub line: u32,
    pub cells: Vec<String>,
}

/// Reads a form with one file field called `file`.
///
/// # Errors
/// [`AppError::Invalid`] on `file` when it is missing or larger than [`FILE_MAX`], or when the form cannot be read.
pub async fn receive(ctx: &Ctx, mut form: Multipart) -> Result<Upload, AppError> {
    let mut upload = Upload::default();
    let unreadable = |_| AppError::invalid("file", file_too_large(ctx.lang));
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            upload.name = field.file_name().unwrap_or_default().chars().take(120).collect();
            upload.bytes = field.bytes().await.map_err(unreadable)?;
        } else {
            upload
                .fields
                .insert(name, field.text().await.map_err(unreadable)?);
        }
    }
    if upload.bytes.is_empty() {
        return Err(AppError::invalid("file", file_missing(ctx.lang)));
    }
    if upload.bytes.len() > FILE_MAX {
        return Err(AppError::invalid("file", file_too_large(ctx.lang)));
    }
    Ok(upload)
}

/// Answers the upload form at `action`: on to the path that was given, or back to its page with what was wrong, as every
/// other form does. `fields` are the values to keep.
pub async fn answer(
    ctx: &Ctx,
    headers: &HeaderMap,
    action: &str,
    fields: BTreeMap<String, String>,
    outcome: Result<String, AppError>,
) -> Response {
    match outcome {
        Ok(path) => forms::redirect(HeaderMap::new(), &path),
        Err(AppError::SignInRequired) => {
            let back = forms::own_page(headers).unwrap_or_else(|| "/".to_owned());
            let query = serde_urlencoded::to_string([("ke", &back)]).unwrap_or_default();
            forms::redirect(HeaderMap::new(), &format!("/masuk?{query}"))
        }
        // The page that holds the form is refused to them too.
        Err(error @ AppError::Forbidden) => error.into_response(),
        Err(error) if !forms::wants_html(headers) => error.into_response(),
        Err(error) => {
            let back = forms::own_page(headers).unwrap_or_else(|| "/".to_owned());
            let flash = Flash {
                action: action.to_owned(),
                values: flash::kept(fields),
                error: Some(error),
                notice: None,
            };
            forms::redirect_with(&ctx.app, HeaderMap::new(), Some(flash), &back).await
        }
    }
}

/// Does the file begin as a zip, whatever it is called?
#[must_use]
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Refuses an archive that would unpack to more than a spreadsheet holds, by what it declares and by what it really holds.
///
/// # Errors
/// [`BadFile`].
pub fn check_zip(bytes: &[u8]) -> Result<(), BadFile> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadFile::NotASpreadsheet)?;
    if archive.len() > PARTS_MAX {
        return Err(BadFile::TooLarge);
    }
    let mut declared = 0_u64;
    for part in 0..archive.len() {
        let part = archive.by_index_raw(part).map_err(|_| BadFile::NotASpreadsheet)?;
        if part.encrypted() {
            return Err(BadFile::Protected);
        }
        declared = declared.saturating_add(part.size());
    }
    if declared > UNPACKED_MAX {
        return Err(BadFile::TooLarge);
    }
    let mut left = UNPACKED_MAX;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| BadFile::NotASpreadsheet)?;
        let really =
            io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| BadFile::NotASpreadsheet)?;
        left = left.checked_sub(really).ok_or(BadFile::TooLarge)?;
    }
    Ok(())
}

/// The rows of the first sheet, without those that are empty. At most `rows` of them and `columns` cells each; what
/// stands further to the right is not read. Blocks: call it by `off_thread`.
///
/// # Errors
/// [`BadFile`].
pub fn read_xlsx(bytes: &[u8], rows: usize, columns: usize) -> Result<Vec<Row>, BadFile> {
    // A workbook with a password is not a zip but an OLE file.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(BadFile::Protected);
    }
    check_zip(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| BadFile::NotASpreadsheet)?;
    let first = book
        .sheet_names()
        .first()
        .cloned()
        .ok_or(BadFile::NotASpreadsheet)?;
    let mut cells = book
        .worksheet_cells_reader(&first)
        .map_err(|_| BadFile::NotASpreadsheet)?;
    let mut read: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut left = UNPACKED_MAX;
    while let Some(cell) = cells.next_cell().map_err(|_| BadFile::NotASpreadsheet)? {
        let ((row, column), text) = (cell.get_position(), text_of(cell.get_value()));
        let column = column as usize;
        if column >= columns || text.is_empty() {
            continue;
        }
        left = left.checked_sub(text.len() as u64).ok_or(BadFile::TooLarge)?;
        let line = read.entry(row.saturating_add(1)).or_default();
        if line.len() <= column {
            line.resize(column + 1, String::new());
        }
        line[column] = text.into_owned();
        if read.len() > rows {
            return Err(BadFile::TooManyRows);
        }
    }
    Ok(read
        .into_iter()
        .map(|(line, cells)| Row { line, cells })
        .collect())
}

fn text_of<'v>(value: &'v DataRef<'_>) -> Cow<'v, str> {
    match value {
        DataRef::Empty => "".into(),
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => number.to_string().into(),
        DataRef::String(text) => text.trim().into(),
        DataRef::SharedString(text) => text.trim().into(),
        DataRef::Bool(flag) => flag.to_string().into(),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}").into()
        }
        DataRef::DateTime(span) => span.as_f64().to_string().into(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.as_str().into(),
        DataRef::Error(error) => error.to_string().into(),
    }
}

impl App {
    /// Reads a spreadsheet off the request's thread, as [`read_xlsx`].
    ///
    /// # Errors
    /// [`AppError::Invalid`] on `file`.
    pub async fn read_xlsx(
        &self,
        lang: Lang,
        bytes: Bytes,
        rows: usize,
        columns: usize,
    ) -> Result<Vec<Row>, AppError> {
        super::off_thread("spreadsheet", move || read_xlsx(&bytes, rows, columns))
            .await?
            .map_err(|bad| AppError::invalid("file", bad.message(lang)))
    }
}

texts! {
    file_missing() { id: "Pilih berkasnya dulu.", en: "Please choose the file first." }
    file_too_large() { id: "Berkas ini terlalu besar. Paling besar 8 MB.", en: "This file is too large. At most 8 MB." }
    not_a_spreadsheet() {
        id: "Ini bukan berkas XLSX yang utuh. Simpan ulang dari Excel atau LibreOffice, lalu coba lagi.",
        en: "This is not a whole XLSX file. Save it again from Excel or LibreOffice, then try again.",
    }
    protected() {
        id: "Berkas ini dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu coba lagi.",
        en: "This file is locked with a password. Save it without one, then try again.",
    }
    unpacks_too_large() {
        id: "Isi berkas ini jauh lebih besar daripada lembar kerja biasa, jadi tidak dibuka.",
        en: "This file unpacks to far more than a spreadsheet holds, so it was not opened.",
    }
    not_text() { id: "Ini bukan berkas CSV atau XLSX.", en: "This is no CSV or XLSX file." }
    no_headings() {
        id: "Baris pertama harus berisi judul kolom, agar kolom yang tidak boleh dibaca dapat dikenali.",
        en: "The first row must hold the column headings, so that columns which must not be read are known.",
    }
    too_many_rows() { id: "Terlalu banyak baris. Bagilah menjadi beberapa berkas.", en: "Too many rows. Please divide it into several files." }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{bomb, packed};
    use proptest::prelude::*;
    use rust_xlsxwriter::Workbook;

    fn sheet(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
        let mut book = Workbook::new();
        fill(book.add_worksheet());
        book.save_to_buffer().expect("a workbook")
    }

    #[test]
    fn cells_are_read_as_a_person_sees_them() {
        let bytes = sheet(|sheet| {
            sheet.write(0, 0, "Nama").unwrap();
            sheet.write(0, 2, 202_401_010_001_i64).unwrap();
            sheet.write(2, 1, " Siti ").unwrap();
            sheet
                .write(2, 2, rust_xlsxwriter::Formula::new("=1+1").set_result("2"))
                .unwrap();
        });
        let rows = read_xlsx(&bytes, 10, 10).unwrap();
        let cells = |row: usize| rows[row].cells.iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!((rows[0].line, cells(0)), (1, vec!["Nama", "", "202401010001"]));
        assert_eq!((rows[1].line, cells(1)), (3, vec!["", "Siti", "2"]));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        assert_eq!(check_zip(&bomb("xl/workbook.xml")), Err(BadFile::TooLarge));
    }

    #[test]
    fn a_bomb_that_lies_about_its_size_is_found_out() {
        let mut bomb = bomb("a");
        // The central directory's "uncompressed size" of the one entry.
        let at = bomb.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap() + 24;
        bomb[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        assert!(check_zip(&bomb).is_err());
    }

    #[test]
    fn two_cells_far_apart_take_no_room() {
        let bytes = sheet(|sheet| {
            sheet.write(0, 0, "a").unwrap();
            sheet.write(1_048_575, 16_383, "z").unwrap();
        });
        assert_eq!(read_xlsx(&bytes, 10, 60).unwrap().len(), 1);
    }

    #[test]
    fn a_text_that_is_stored_once_and_stands_everywhere_is_not_written_out() {
        let text = "x".repeat(32_000);
        let bytes = sheet(|sheet| {
            for row in 0..2_200 {
                sheet.write(row, 0, &text).unwrap();
            }
        });
        assert!(bytes.len() < 256 * 1024, "it looks small");
        assert_eq!(check_zip(&bytes), Ok(()));
        assert_eq!(read_xlsx(&bytes, 10_000, 10), Err(BadFile::TooLarge));
    }

    #[test]
    fn more_rows_than_asked_for_are_refused() {
        let bytes = sheet(|sheet| {
            for row in 0..5 {
                sheet.write(row, 0, "x").unwrap();
            }
        });
        assert_eq!(read_xlsx(&bytes, 4, 4), Err(BadFile::TooManyRows));
    }

    #[test]
    fn what_is_no_workbook_says_so() {
        assert_eq!(
            read_xlsx(&packed(&[("a.txt", "halo")]), 9, 9),
            Err(BadFile::NotASpreadsheet)
        );
        assert_eq!(
            read_xlsx(b"\xd0\xcf\x11\xe0\xa1\xb1", 9, 9),
            Err(BadFile::Protected)
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read_xlsx(&bytes, 10, 10);
        }

        #[test]
        fn a_damaged_workbook_is_an_error_or_rows(at in 0_usize..4000, byte in any::<u8>()) {
            let mut bytes = sheet(|sheet| { sheet.write(0, 0, "Nama").unwrap(); });
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = read_xlsx(&bytes, 10, 10);
        }
    }
}
