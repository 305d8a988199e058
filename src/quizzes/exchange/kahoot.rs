//! Kahoot's spreadsheet (its help centre, "How to import questions from a spreadsheet"): question rows from row 8; B the
//! question, C to F the answers, G seconds, H the numbers of the right answers.

use super::{Answer, Choice, Draft, Problem, Row, RowError, Rows, plain};
use crate::server::uploads;

const FIRST_ROW: u32 = 8;
/// A row of the template, A to H.
const COLUMNS: usize = 8;

/// The column that holds a field of the bank's form.
pub fn column(field: &str) -> &'static str {
    match field {
        "text" => "B",
        "option_a" => "C",
        "option_b" => "D",
        "option_c" => "E",
        "option_d" => "F",
        "seconds" => "G",
        _ => "H",
    }
}

pub fn read(rows: &[uploads::Row]) -> Rows {
    let asked = |row: &&uploads::Row| {
        let says = |column| !cell(row, column).trim().is_empty();
        row.line >= FIRST_ROW && !is_heading(row) && (1..COLUMNS).any(says)
    };
    rows.iter()
        .filter(asked)
        .map(|row| match question(row) {
            Ok(draft) => Ok(Row {
                at: row.line,
                draft,
                notes: Vec::new(),
            }),
            Err(problem) => Err(RowError {
                at: row.line,
                text: plain::beginning(cell(row, 1)),
                problem,
            }),
        })
        .collect()
}

fn cell(row: &uploads::Row, column: usize) -> &str {
    row.cells.get(column).map_or("", String::as_str)
}

/// Kahoot's own template has its column titles in row 8.
fn is_heading(row: &uploads::Row) -> bool {
    row.line == FIRST_ROW && cell(row, 6).to_lowercase().contains("time")
}

fn question(row: &uploads::Row) -> Result<Draft, Problem> {
    let right = right_numbers(cell(row, 7)).ok_or(Problem::RightNumbers)?;
    let options = (1..=4).map(|number| Choice::new(cell(row, number + 1), right.contains(&number)));
    let mut options: Vec<Choice> = options.collect();
    // An empty cell that is right stays in its place, so that the bank can say which it is.
    while options
        .last()
        .is_some_and(|last| !last.right && last.text.is_empty())
    {
        options.pop();
    }
    let mut draft = Draft::new(cell(row, 1), Answer::of_options(options));
    draft.seconds = match cell(row, 6).trim() {
        "" => None,
        text => Some(text.parse().map_err(|_| Problem::Whole("G"))?),
    };
    draft.tag("kahoot");
    Ok(draft)
}

/// `2`, `1,3`, or `1.3` when a spreadsheet took it for a number.
fn right_numbers(text: &str) -> Option<Vec<usize>> {
    let parts = text.split([',', ';', '.', ' ']).filter(|part| !part.is_empty());
    let numbers: Option<Vec<usize>> = parts
        .map(|part| part.parse().ok().filter(|n| (1..=4).contains(n)))
        .collect();
    numbers.filter(|numbers| !numbers.is_empty())
}
