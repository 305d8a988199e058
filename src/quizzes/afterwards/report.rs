//! The results of a game as files, for the staff: a workbook of three sheets, or each of them as CSV.
//!
//! Nicknames and typed answers are strangers' words: none of them ever runs as a formula.

use super::{Line, distribution, in_words, right_answer, texts};
use crate::{
    error::AppError,
    i18n::Lang,
    quizzes::{
        Answer, Body,
        backend::{GameResults, QuestionResult},
        pages::kind_name,
        rules, texts as words,
    },
    server::{incident, text_files::spreadsheet_text},
};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::collections::HashMap;

/// Of what was said to one question, as much as anybody reads in one cell.
const SAID: usize = 100;
/// In UTF-16, as a workbook counts: Excel holds 32,767 in a cell.
const CELL: usize = 32_000;

/// One sheet.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub headings: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Nothing,
}

impl Cell {
    pub(crate) fn count(count: usize) -> Self {
        Self::Number(count as f64)
    }

    /// Seconds with one decimal.
    fn seconds(millis: Option<i64>) -> Self {
        millis.map_or(Self::Nothing, |millis| {
            Self::Number((millis as f64 / 100.0).round() / 10.0)
        })
    }
}

/// The teams, the best first.
#[must_use]
pub fn teams(lang: Lang, results: &GameResults) -> Table {
    let row = |team: &crate::quizzes::backend::TeamResult| {
        vec![
            Cell::Number(team.rank.into()),
            Cell::Text(team.name.clone()),
            Cell::Number(team.score.into()),
            Cell::count(team.members),
        ]
    };
    Table {
        name: words::teams(lang),
        headings: vec![
            words::rank(lang),
            words::team(lang),
            words::points(lang),
            texts::players(lang),
        ],
        rows: results.teams.iter().map(row).collect(),
    }
}

/// Who played, the best first. The bonus has a column where the quiz gave one; the points hold it too.
#[must_use]
pub fn players(lang: Lang, results: &GameResults) -> Table {
    let mode = results.mode();
    let row = |player: &crate::quizzes::backend::PlayerResult| {
        let bonus = Cell::Number(player.player.bonus as f64);
        let mut row = vec![
            Cell::Number(player.rank.into()),
            Cell::Text(player.player.nickname.clone()),
        ];
        let team = player.player.team.clone().map_or(Cell::Nothing, Cell::Text);
        row.extend(mode.teams.then_some(team));
        row.push(Cell::Number(player.player.score as f64));
        row.extend(mode.streak.then_some(bonus));
        row.extend([
            Cell::count(player.right),
            Cell::Number(player.player.answers as f64),
            Cell::seconds(player.mean),
        ]);
        row
    };
    let mut headings = vec![words::rank(lang), words::player(lang)];
    headings.extend(mode.teams.then(|| words::team(lang)));
    headings.push(words::points(lang));
    headings.extend(mode.streak.then(|| texts::of_which_bonus(lang)));
    headings.extend([
        words::right(lang),
        words::answered(lang),
        texts::mean_seconds(lang),
    ]);
    Table {
        name: texts::players(lang),
        headings,
        rows: results.players.iter().map(row).collect(),
    }
}

/// What was asked, in order.
#[must_use]
pub fn questions(lang: Lang, results: &GameResults) -> Table {
    questions_of(lang, &results.questions)
}

/// The same of any questions that were answered.
#[must_use]
pub fn questions_of(lang: Lang, questions: &[QuestionResult]) -> Table {
    let row = |(no, result): (usize, &QuestionResult)| {
        let asked = &result.question;
        let scored = asked.kind().is_scored();
        let when = |shown: bool, cell: Cell| if shown { cell } else { Cell::Nothing };
        vec![
            Cell::count(no),
            Cell::Text(asked.text.clone()),
            Cell::Text(kind_name(lang, asked.kind()).to_owned()),
            Cell::count(result.answered),
            when(scored, Cell::count(result.right)),
            when(scored && result.answered > 0, Cell::Number(result.share() as f64)),
            Cell::seconds(result.median),
            right_answer(lang, &asked.body).map_or(Cell::Nothing, Cell::Text),
            Cell::Text(in_one_line(&distribution(lang, result))),
            when(result.is_hard, Cell::Text(texts::yes(lang).to_owned())),
        ]
    };
    Table {
        name: texts::questions(lang),
        headings: vec![
            texts::number(lang),
            words::question_text(lang),
            words::kind(lang),
            words::answered(lang),
            words::right(lang),
            texts::percent_right(lang),
            texts::median_seconds(lang),
            texts::right_answer(lang),
            words::distribution(lang),
            texts::hard(lang),
        ],
        rows: (1..).zip(questions).map(row).collect(),
    }
}

fn in_one_line(lines: &[Line]) -> String {
    let (mut said, mut length) = (String::new(), 0);
    for (n, line) in lines.iter().enumerate() {
        let between = if n == 0 { "" } else { "; " };
        let next = format!("{between}{}: {}", line.text, line.count);
        length += next.encode_utf16().count();
        if n == SAID || length > CELL {
            said.push_str("; …");
            break;
        }
        said.push_str(&next);
    }
    said
}

/// Every answer: who gave it to what, and what it earned, with the bonus beside it where the quiz gave one.
#[must_use]
pub fn answers(lang: Lang, results: &GameResults) -> Table {
    let streak = results.mode().streak;
    let nicknames: HashMap<_, _> = results
        .players
        .iter()
        .map(|player| (player.player.id, player.player.nickname.as_str()))
        .collect();
    let row = |row: &crate::quizzes::store::results::AnswerRow| {
        let result = results.questions.get(usize::try_from(row.question_no).ok()?)?;
        let answer = row.answer()?;
        let body = &result.question.body;
        let mut cells = vec![
            Cell::Number((row.question_no + 1) as f64),
            Cell::Text((*nicknames.get(&row.player_id)?).to_owned()),
            Cell::Text(in_words(lang, body, &answer)),
            Cell::Text(verdict(lang, body, &answer).to_owned()),
            Cell::Number(row.points as f64),
            Cell::seconds(Some(row.took)),
        ];
        cells.extend(streak.then_some(Cell::Number(row.bonus as f64)));
        Some(cells)
    };
    let mut headings = vec![
        texts::number(lang),
        words::player(lang),
        texts::answer(lang),
        texts::how_it_was(lang),
        words::points(lang),
        texts::took_seconds(lang),
    ];
    headings.extend(streak.then(|| texts::bonus(lang)));
    Table {
        name: texts::answers(lang),
        headings,
        rows: results.answers.iter().filter_map(row).collect(),
    }
}

/// How an answer was; nothing where it is not judged.
#[must_use]
pub fn verdict(lang: Lang, body: &Body, answer: &Answer) -> &'static str {
    match rules::credit(body, answer) {
        _ if !body.kind().is_scored() => "",
        credit if credit.is_whole() => texts::was_right(lang),
        credit if credit.hits > 0 => texts::was_partly(lang),
        _ => texts::was_wrong(lang),
    }
}

/// With a mark at the beginning, so that a spreadsheet reads it as UTF-8.
///
/// # Errors
/// [`AppError::Internal`].
pub fn csv(table: &Table) -> Result<Vec<u8>, AppError> {
    let mut csv = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    csv.write_record(&table.headings)
        .map_err(|error| internal(&error))?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => spreadsheet_text(text),
            Cell::Number(number) => number.to_string(),
            Cell::Nothing => String::new(),
        });
        csv.write_record(cells).map_err(|error| internal(&error))?;
    }
    csv.into_inner().map_err(|error| internal(&error))
}

/// # Errors
/// [`AppError::Internal`].
pub fn workbook(tables: &[Table]) -> Result<Vec<u8>, AppError> {
    let mut workbook = Workbook::new();
    let mut write = || -> Result<Vec<u8>, XlsxError> {
        for table in tables {
            sheet(workbook.add_worksheet().set_name(table.name)?, table)?;
        }
        workbook.save_to_buffer()
    };
    write().map_err(|error| internal(&error))
}

fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, heading) in (0..).zip(&table.headings) {
        sheet.write_string_with_format(0, column, *heading, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (line, row) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(row) {
            match cell {
                // `write_string` writes text, never a formula and never a link.
                Cell::Text(text) => sheet.write_string(line, column, text)?,
                Cell::Number(number) => sheet.write_number(line, column, *number)?,
                Cell::Nothing => sheet,
            };
        }
    }
    sheet.autofit();
    Ok(())
}

fn internal(error: &dyn std::fmt::Display) -> AppError {
    AppError::Internal {
        id: incident("quiz report", error),
    }
}
