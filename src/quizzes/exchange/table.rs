//! A table with a heading for each column: CSV, or the first sheet of a workbook.
//!
//! `soal` and `benar` are needed, the others help: `jenis`, `pilihan a` (or `a` alone) and on, `detik`, `poin`, `toleransi`, `salah ketik`,
//! `penjelasan`, `tingkat`, `tag`, `sumber`; the English words do as well. `benar` names letters or numbers of options, gives
//! the accepted ways of writing divided by `|`, or a number. Where `|` itself, or `;` in a tag, is meant, a backslash stands
//! before it.

use super::{Answer, Choice, Draft, Note, Problem, Row, RowError, Rows, Unreadable, draft::decimal, plain};
use crate::{server::uploads, tidy::tidy_line};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Text,
    Kind,
    Option(usize),
    Right,
    Tolerance,
    Typo,
    Seconds,
    Points,
    Explanation,
    Level,
    Tags,
    Source,
}

/// Options that a heading may number; more than a phone has room for, so that the row can say so.
const OPTIONS: usize = 10;

fn column(heading: &str) -> Option<Column> {
    let words = heading
        .replace(['_', '-', '.', ':', '(', ')'], " ")
        .to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    Some(match words.join(" ").as_str() {
        "soal" | "pertanyaan" | "teks" | "question" | "text" | "question text" => Column::Text,
        "jenis" | "kind" | "type" | "question type" => Column::Kind,
        "benar" | "jawaban benar" | "kunci" | "kunci jawaban" | "correct" | "correct answer"
        | "correct answer s" | "right" | "answer" | "jawaban" => Column::Right,
        "toleransi" | "tolerance" => Column::Tolerance,
        "salah ketik" | "typo" => Column::Typo,
        "detik" | "waktu" | "waktu detik" | "seconds" | "time" | "time limit" | "time limit sec" => {
            Column::Seconds
        }
        "poin" | "points" => Column::Points,
        "penjelasan" | "explanation" | "feedback" => Column::Explanation,
        "tingkat" | "level" | "difficulty" => Column::Level,
        "tag" | "tags" | "label" => Column::Tags,
        "sumber" | "source" => Column::Source,
        _ => {
            if let [letter @ ("a" | "b" | "c" | "d" | "e" | "f")] = words[..] {
                return place(letter).map(Column::Option);
            }
            let [word, which] = words[..] else { return None };
            if !matches!(
                word,
                "pilihan" | "opsi" | "jawaban" | "option" | "answer" | "choice"
            ) {
                return None;
            }
            Column::Option(place(which)?)
        }
    })
}

/// `a` or `1` is the first.
fn place(text: &str) -> Option<usize> {
    let place = match text.as_bytes() {
        [letter @ b'a'..=b'j'] => usize::from(letter - b'a'),
        [letter @ b'A'..=b'J'] => usize::from(letter - b'A'),
        _ => text.parse::<usize>().ok()?.checked_sub(1)?,
    };
    (place < OPTIONS).then_some(place)
}

/// Do these cells name the columns of such a table?
pub fn is_heading(cells: &[String]) -> bool {
    let columns: Vec<_> = cells.iter().filter_map(|cell| column(cell)).collect();
    columns.contains(&Column::Text) && (columns.contains(&Column::Right) || columns.contains(&Column::Kind))
}

/// The first row names the columns.
///
/// # Errors
/// [`Unreadable::NoHeadings`].
pub fn read(rows: &[uploads::Row]) -> Result<Rows, Unreadable> {
    let (heading, rows) = rows.split_first().ok_or(Unreadable::Empty)?;
    if !is_heading(&heading.cells) {
        return Err(Unreadable::NoHeadings);
    }
    let columns: Vec<Option<Column>> = heading.cells.iter().map(|cell| column(cell)).collect();
    Ok(rows
        .iter()
        .filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()))
        .map(|row| {
            let cells = Cells {
                columns: &columns,
                row,
            };
            let draft = cells.question();
            draft
                .map(|draft| Row {
                    at: row.line,
                    draft,
                    notes: cells.notes(),
                })
                .map_err(|problem| RowError {
                    at: row.line,
                    text: plain::beginning(&cells.of(Column::Text)),
                    problem,
                })
        })
        .collect())
}

struct Cells<'r> {
    columns: &'r [Option<Column>],
    row: &'r uploads::Row,
}

impl Cells<'_> {
    fn of(&self, column: Column) -> String {
        let at = self.columns.iter().position(|known| *known == Some(column));
        let cell = at
            .and_then(|at| self.row.cells.get(at))
            .map_or("", String::as_str);
        tidy_line(shown(cell.trim()))
    }

    /// What stands under a heading that says nothing to us.
    fn notes(&self) -> Vec<Note> {
        let is_lost =
            |(column, cell): (&Option<Column>, &String)| column.is_none() && !cell.trim().is_empty();
        let lost = self.columns.iter().zip(&self.row.cells).any(is_lost);
        lost.then_some(Note::Columns).into_iter().collect()
    }

    fn question(&self) -> Result<Draft, Problem> {
        let mut draft = Draft::new(&self.of(Column::Text), self.answer()?);
        draft.seconds = self.whole(Column::Seconds, "detik")?;
        draft.points = self.whole(Column::Points, "poin")?;
        draft.level = self.level()?;
        draft.explanation = self.of(Column::Explanation);
        draft.source = self.of(Column::Source);
        divided(&self.of(Column::Tags), &[',', ';'])
            .iter()
            .for_each(|tag| draft.tag(tag));
        Ok(draft)
    }

    fn whole(&self, column: Column, name: &'static str) -> Result<Option<u32>, Problem> {
        match self.of(column).as_str() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Problem::Whole(name)),
        }
    }

    fn level(&self) -> Result<Option<u32>, Problem> {
        match self.of(Column::Level).to_lowercase().as_str() {
            "mudah" | "easy" => Ok(Some(1)),
            "sedang" | "middle" | "medium" => Ok(Some(2)),
            "sulit" | "hard" | "difficult" => Ok(Some(3)),
            _ => self.whole(Column::Level, "tingkat"),
        }
    }

    fn options(&self) -> Vec<(usize, String)> {
        let options = (0..OPTIONS).map(|place| (place, self.of(Column::Option(place))));
        options.filter(|(_, option)| !option.is_empty()).collect()
    }

    fn answer(&self) -> Result<Answer, Problem> {
        let (kind, right) = (self.of(Column::Kind), self.of(Column::Right));
        let options = self.options();
        let usual = if options.is_empty() { "typed" } else { "choice" };
        match kind.to_lowercase().replace([' ', '-'], "_").as_str() {
            "" if usual == "typed" => Ok(self.typed(&right)),
            "typed" | "isian" | "short_answer" | "fill_in_the_blank" => Ok(self.typed(&right)),
            "" | "pilihan" | "pilihan_ganda" | "choice" | "multiple_choice" | "quiz" => {
                Ok(Answer::of_options(chosen(&options, &right)?))
            }
            "single" | "satu" => Ok(Answer::Single {
                options: chosen(&options, &right)?,
            }),
            "multiple" | "beberapa" | "checkbox" => Ok(Answer::Multiple {
                options: chosen(&options, &right)?,
            }),
            "true_false" | "benar_salah" => self.true_false(&options, &right),
            "poll" | "jajak_pendapat" | "jajak" => Ok(Answer::Poll {
                options: chosen(&options, "")?,
            }),
            "ordering" | "urutan" | "puzzle" => Ok(Answer::Ordering {
                items: options.into_iter().map(|(_, item)| item).collect(),
            }),
            "numeric" | "angka" => {
                let number = |text: &str| {
                    decimal(&text.replace(',', ".")).ok_or_else(|| Problem::Number(plain::beginning(text)))
                };
                let tolerance = self.of(Column::Tolerance);
                Ok(Answer::Numeric {
                    value: number(&right)?,
                    tolerance: if tolerance.is_empty() {
                        "0".to_owned()
                    } else {
                        number(&tolerance)?
                    },
                })
            }
            "word_cloud" | "awan_kata" => Ok(Answer::WordCloud),
            "slide" | "salindia" => Ok(Answer::Slide),
            _ => Err(Problem::Kind(plain::beginning(&kind))),
        }
    }

    fn typed(&self, right: &str) -> Answer {
        Answer::Typed {
            accepted: divided(right, &['|']),
            typo: matches!(
                self.of(Column::Typo).to_lowercase().as_str(),
                "ya" | "yes" | "1" | "true"
            ),
        }
    }

    fn true_false(&self, options: &[(usize, String)], right: &str) -> Result<Answer, Problem> {
        if !options.is_empty() {
            return Ok(Answer::TrueFalse {
                options: chosen(options, right)?,
            });
        }
        match right.to_lowercase().as_str() {
            "benar" | "betul" | "true" | "a" | "1" => Ok(Answer::true_false(true)),
            "salah" | "false" | "b" | "2" => Ok(Answer::true_false(false)),
            _ => Err(Problem::RightUnknown(plain::beginning(right))),
        }
    }
}

/// The parts of a cell between `marks`; a mark after a backslash divides nothing.
fn divided(cell: &str, marks: &[char]) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        let meant = chars.next_if(|next| c == '\\' && (*next == '\\' || marks.contains(next)));
        match (meant, parts.last_mut()) {
            (None, _) if marks.contains(&c) => parts.push(String::new()),
            (meant, Some(part)) => part.push(meant.unwrap_or(c)),
            (_, None) => {}
        }
    }
    let parts = parts.iter().map(|part| tidy_line(part));
    parts.filter(|part| !part.is_empty()).collect()
}

/// The cell that [`divided`] at `mark` gives back as `parts`.
fn bound(parts: &[String], mark: char, between: &str) -> String {
    let parts = parts
        .iter()
        .map(|part| part.replace('\\', "\\\\").replace(mark, &format!("\\{mark}")));
    parts.collect::<Vec<_>>().join(between)
}

/// A cell as it is read: an apostrophe in front says that it is no formula.
fn shown(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if runs(rest) => rest,
        _ => cell,
    }
}

/// A cell as it is written, so that no spreadsheet runs it and [`shown`] gives it back.
fn kept(cell: &str) -> String {
    if runs(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn runs(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\''])
}

/// The options, those that `right` names ticked: letters, the option's own words, or numbers. `2 jam` is an option, not the second
/// one; so is `3` where an option says so, since letters name any place.
fn chosen(options: &[(usize, String)], right: &str) -> Result<Vec<Choice>, Problem> {
    let own = options
        .iter()
        .find(|(_, option)| option.to_lowercase() == right.to_lowercase());
    let named: Vec<&str> = right
        .split([',', ';', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let found: Option<Vec<usize>> = named
        .iter()
        .map(|name| place(name).filter(|place| options.iter().any(|(known, _)| known == place)))
        .collect();
    let are_letters = named
        .iter()
        .all(|name| name.starts_with(|c: char| c.is_alphabetic()));
    let ticked = match (found, own) {
        (Some(places), None) => places,
        (Some(places), Some(_)) if are_letters => places,
        (_, Some((own, _))) => vec![*own],
        (None, None) => return Err(Problem::RightUnknown(plain::beginning(right))),
    };
    Ok(options
        .iter()
        .map(|(place, option)| Choice::new(option, ticked.contains(place)))
        .collect())
}

const HEADINGS: [&str; 11] = [
    "soal",
    "jenis",
    "benar",
    "toleransi",
    "salah ketik",
    "detik",
    "poin",
    "penjelasan",
    "tingkat",
    "tag",
    "sumber",
];

/// The table of `questions`, its headings first.
pub fn write(questions: &[Draft]) -> Vec<Vec<String>> {
    let widest = questions
        .iter()
        .map(|question| choices(question).len())
        .max()
        .unwrap_or(0)
        .max(4);
    let mut heading: Vec<String> = HEADINGS[..2].iter().copied().map(String::from).collect();
    heading.extend(
        (b'a'..=b'z')
            .take(widest)
            .map(|letter| format!("pilihan {}", char::from(letter))),
    );
    heading.extend(HEADINGS[2..].iter().copied().map(String::from));
    let mut table = vec![heading];
    table.extend(questions.iter().map(|question| record(question, widest)));
    table
}

fn choices(question: &Draft) -> Vec<&str> {
    match &question.answer {
        Answer::Single { options }
        | Answer::Multiple { options }
        | Answer::TrueFalse { options }
        | Answer::Poll { options } => options.iter().map(|option| option.text.as_str()).collect(),
        Answer::Ordering { items } => items.iter().map(String::as_str).collect(),
        Answer::Typed { .. } | Answer::Numeric { .. } | Answer::WordCloud | Answer::Slide => Vec::new(),
    }
}

fn record(question: &Draft, widest: usize) -> Vec<String> {
    let (mut right, mut tolerance, mut typo) = (String::new(), "", "");
    match &question.answer {
        Answer::Single { options } | Answer::Multiple { options } | Answer::TrueFalse { options } => {
            let letters = ('A'..='Z').zip(options).filter(|(_, option)| option.right);
            right = letters
                .map(|(letter, _)| letter.to_string())
                .collect::<Vec<_>>()
                .join(",");
        }
        Answer::Typed {
            accepted,
            typo: forgives,
        } => {
            right = bound(accepted, '|', " | ");
            typo = if *forgives { "ya" } else { "tidak" };
        }
        Answer::Numeric {
            value,
            tolerance: reach,
        } => {
            right.clone_from(value);
            tolerance = reach;
        }
        Answer::Poll { .. } | Answer::Ordering { .. } | Answer::WordCloud | Answer::Slide => {}
    }
    let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    let choices = choices(question);
    let mut record = vec![kept(&question.text), question.answer.kind().to_owned()];
    record.extend((0..widest).map(|at| choices.get(at).map_or_else(String::new, |choice| kept(choice))));
    record.extend([
        kept(&right),
        tolerance.to_owned(),
        typo.to_owned(),
        number(question.seconds),
        number(question.points),
        kept(&question.explanation),
        number(question.level),
        kept(&bound(&question.tags, ';', ", ")),
        kept(&question.source),
    ]);
    record
}
