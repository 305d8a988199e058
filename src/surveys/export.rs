//! A wave as files: what the yearly report's annex needs, and nothing that points at a person.
//! `backend::files_withheld` says of which waves there are none.
//!
//! Rows of answers carry no profile, day or comment and stand in random order; profiles appear only as counts, small
//! groups hidden; comments stand apart. Files are in Indonesian, as the report is.

use super::{
    Element, Wave,
    pages::{group_name, grouping_name, period},
    report::Report,
    rules::nrr,
    texts,
};
use crate::{
    error::AppError,
    i18n::{Lang, Zone},
    server::{incident, text_files::spreadsheet_text},
};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

const LANG: Lang = Lang::Id;

/// At the beginning of a CSV, so that a spreadsheet reads it as UTF-8.
const MARK: &str = "\u{feff}";

/// One respondent a row.
pub type AnswerRows = Vec<[Option<u8>; 9]>;

/// # Errors
/// [`AppError::Internal`].
pub fn answers_csv(rows: &AnswerRows) -> Result<Vec<u8>, AppError> {
    let mut csv = csv::Writer::from_writer(MARK.as_bytes().to_vec());
    let write = |csv: &mut csv::Writer<Vec<u8>>| -> csv::Result<()> {
        csv.write_record(std::iter::once("no").chain(Element::ALL.iter().map(|it| it.slug())))?;
        for (number, row) in (1..).zip(rows) {
            let number: u64 = number;
            let cells = row
                .iter()
                .map(|answer| answer.map_or_else(String::new, |it| it.to_string()));
            csv.write_record(std::iter::once(number.to_string()).chain(cells))?;
        }
        Ok(())
    };
    write(&mut csv).map_err(|error| internal(&error))?;
    csv.into_inner().map_err(|error| internal(&error))
}

/// # Errors
/// [`AppError::Internal`].
pub fn comments_csv(comments: &[String]) -> Result<Vec<u8>, AppError> {
    let mut csv = csv::Writer::from_writer(MARK.as_bytes().to_vec());
    let write = |csv: &mut csv::Writer<Vec<u8>>| -> csv::Result<()> {
        csv.write_record(["saran"])?;
        comments
            .iter()
            .try_for_each(|comment| csv.write_record([spreadsheet_text(comment)]))
    };
    write(&mut csv).map_err(|error| internal(&error))?;
    csv.into_inner().map_err(|error| internal(&error))
}

/// The recap, the respondents, the answers and the comments, a sheet each.
///
/// # Errors
/// [`AppError::Internal`].
pub fn workbook(
    wave: &Wave,
    report: &Report,
    rows: &AnswerRows,
    comments: &[String],
    zone: &Zone,
) -> Result<Vec<u8>, AppError> {
    let mut workbook = Workbook::new();
    let mut write = || -> Result<Vec<u8>, XlsxError> {
        recap(workbook.add_worksheet().set_name("Rekap")?, wave, report, zone)?;
        respondents(workbook.add_worksheet().set_name("Responden")?, report)?;
        answers(workbook.add_worksheet().set_name("Jawaban")?, rows)?;
        suggestions(workbook.add_worksheet().set_name("Saran")?, comments)?;
        workbook.save_to_buffer()
    };
    write().map_err(|error| internal(&error))
}

fn recap(sheet: &mut Worksheet, wave: &Wave, report: &Report, zone: &Zone) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let (two, four) = (
        Format::new().set_num_format("0.00"),
        Format::new().set_num_format("0.0000"),
    );
    sheet.set_column_width(0, 34)?.set_column_width(1, 28)?;
    // `write_string` writes text, never a formula.
    sheet.write_string_with_format(0, 0, &wave.title, &bold)?;
    let facts = [
        (texts::period(LANG), period(LANG, zone, wave)),
        (texts::population_counts(LANG), wave.population_counts.clone()),
    ];
    let mut line = 1;
    for (name, value) in facts {
        sheet.write_string(line, 0, name)?;
        sheet.write_string(line, 1, value)?;
        line += 1;
    }
    let counts = [
        (texts::population(LANG), wave.population),
        (texts::required(LANG), report.required),
        (texts::answered(LANG), report.n),
    ];
    for (name, value) in counts {
        sheet.write_string(line, 0, name)?;
        sheet.write_number(line, 1, value as f64)?;
        line += 1;
    }
    if let Some(score) = &report.score {
        sheet.write_string(line, 0, texts::ikm_label(LANG))?;
        sheet.write_number_with_format(line, 1, scaled(score.ikm.0, 100), &two)?;
        sheet.write_string(line + 1, 0, texts::grade_label(LANG))?;
        sheet.write_string(line + 1, 1, score.grade.letter())?;
        line += 2;
    }
    line += 1;
    let headings = ["Unsur", "n", "1", "2", "3", "4", "Jumlah", "NRR"];
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(line, column, heading, &bold)?;
    }
    for &element in Element::ALL {
        line += 1;
        let tally = report.tally(element);
        sheet.write_string(line, 0, texts::element(LANG, element))?;
        sheet.write_number(line, 1, tally.n() as f64)?;
        for (column, count) in (2..).zip(tally.0) {
            sheet.write_number(line, column, count as f64)?;
        }
        sheet.write_number(line, 6, tally.sum() as f64)?;
        if let Some(nrr) = nrr(tally) {
            sheet.write_number_with_format(line, 7, scaled(nrr, 10_000), &four)?;
        }
    }
    sheet.write_string(line + 2, 0, texts::method_note(LANG))?;
    Ok(())
}

fn respondents(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    let (bold, two) = (Format::new().set_bold(), Format::new().set_num_format("0.00"));
    sheet.set_column_width(0, 46)?;
    let mut line = 0;
    for breakdown in &report.breakdowns {
        sheet.write_string_with_format(line, 0, grouping_name(LANG, breakdown.grouping), &bold)?;
        sheet.write_string_with_format(line, 1, "n", &bold)?;
        sheet.write_string_with_format(line, 2, "IKM", &bold)?;
        for group in &breakdown.groups {
            line += 1;
            sheet.write_string(line, 0, group_name(LANG, breakdown.grouping, group.slug))?;
            match group.figures {
                Some(figures) => {
                    sheet.write_number(line, 1, figures.n as f64)?;
                    if let Some(ikm) = figures.ikm {
                        sheet.write_number_with_format(line, 2, scaled(ikm.0, 100), &two)?;
                    }
                }
                None => {
                    sheet.write_string(line, 1, texts::hidden(LANG))?;
                }
            }
        }
        line += 2;
    }
    sheet.write_string(line, 0, texts::by_group_note(LANG))?;
    Ok(())
}

fn answers(sheet: &mut Worksheet, rows: &AnswerRows) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.write_string_with_format(0, 0, "No", &bold)?;
    for (column, element) in (1..).zip(Element::ALL) {
        sheet.write_string_with_format(0, column, element.slug(), &bold)?;
    }
    for (line, row) in (1..).zip(rows) {
        sheet.write_number(line, 0, f64::from(line))?;
        for (column, answer) in (1..).zip(row) {
            if let Some(answer) = answer {
                sheet.write_number(line, column, f64::from(*answer))?;
            }
        }
    }
    Ok(())
}

fn suggestions(sheet: &mut Worksheet, comments: &[String]) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 100)?;
    sheet.write_string_with_format(0, 0, texts::suggestions(LANG), &Format::new().set_bold())?;
    for (line, comment) in (1..).zip(comments) {
        sheet.write_string(line, 0, comment)?;
    }
    Ok(())
}

/// For the spreadsheet only, whose numbers are floats; the figure itself is already rounded.
fn scaled(figure: i64, unit: i32) -> f64 {
    figure as f64 / f64::from(unit)
}

fn internal(error: &dyn std::fmt::Display) -> AppError {
    AppError::Internal {
        id: incident("survey export", error),
    }
}
