//! Questions out of Kahoot's spreadsheet: read, checked and shown first, taken over whole or not at all.
//!
//! The template (Kahoot's help centre, "How to import questions from a spreadsheet"): question rows from row 8; B the
//! question, C to F the answers, G seconds, H the numbers of the right answers.

use super::{
    bank::{check, new_code},
    calendar::free_slug,
};
use crate::{
    auth::{AccountId, Role, rules::tidy_line},
    db::{Tx, new_id, new_token},
    error::AppError,
    i18n::Lang,
    live::Topic,
    quizzes::{
        QuestionForm, QuestionId, rules,
        store::{
            bank::{self, BankQuestion},
            calendar::{self, NewQuiz},
            imports,
        },
        texts,
    },
    server::{
        Ctx,
        uploads::{Row, Upload},
    },
};
use serde::{Deserialize, Serialize};

const FIRST_ROW: u32 = 8;
/// A row of the template, A to H.
const COLUMNS: usize = 8;
/// Kahoot stops at a few hundred questions; more is not a quiz.
const ROWS_MAX: usize = 1000;
/// Seats of a quiz that a file makes, until somebody says otherwise.
const SEATS: i64 = 40;

/// A file that was read: what it would add, and what is wrong with it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Checked {
    pub file_name: String,
    /// The quiz to make of it; may be empty.
    pub title: String,
    pub questions: Vec<QuestionForm>,
    /// Row numbers as the spreadsheet shows them, with everything that is wrong in each.
    pub wrong: Vec<(u32, String)>,
    /// How many of the questions the bank has already.
    pub known: usize,
}

/// Reads a file and keeps what it holds for a day; gives the token under which it waits to be taken over.
///
/// # Errors
/// [`AppError::Invalid`] on `file` for what is not such a file; [`AppError::Forbidden`].
pub async fn check_file(ctx: &Ctx, upload: Upload) -> Result<String, AppError> {
    let staff = ctx.at_least(Role::Librarian)?.id;
    let title = tidy_line(upload.field("title"));
    if title.chars().count() > rules::TITLE_MAX {
        return Err(AppError::invalid(
            "title",
            texts::too_long(ctx.lang, rules::TITLE_MAX),
        ));
    }
    let rows = ctx
        .app
        .read_xlsx(ctx.lang, upload.bytes, ROWS_MAX, COLUMNS)
        .await?;
    let mut checked = read_rows(ctx.lang, &rows);
    if checked.questions.is_empty() && checked.wrong.is_empty() {
        return Err(AppError::invalid("file", texts::import_empty(ctx.lang)));
    }
    (checked.file_name, checked.title) = (tidy_line(&upload.name), title);
    let mut db = ctx.read().await?;
    for form in &checked.questions {
        let fingerprint = check(ctx.lang, form)?.fingerprint();
        checked.known += usize::from(bank::find_by_fingerprint(&mut db, &fingerprint).await?.is_some());
    }
    drop(db);
    let token = new_token();
    let mut tx = ctx.write().await?;
    imports::keep(&mut tx, &token, staff, &checked.file_name, &json(&checked)).await?;
    tx.commit().await?;
    Ok(token)
}

fn json(checked: &Checked) -> String {
    serde_json::to_string(checked).unwrap_or_default()
}

/// What the rows of a sheet say: questions, or what is wrong with them in the reader's language.
#[must_use]
pub fn read_rows(lang: Lang, rows: &[Row]) -> Checked {
    let mut checked = Checked::default();
    for row in rows
        .iter()
        .filter(|row| row.line >= FIRST_ROW && !is_heading(row))
    {
        let cell = |column: usize| row.cells.get(column).map_or("", String::as_str);
        if (1..COLUMNS).all(|column| cell(column).trim().is_empty()) {
            continue;
        }
        let Some(right) = right_numbers(cell(7)) else {
            checked
                .wrong
                .push((row.line, format!("H: {}", texts::import_right_wrong(lang))));
            continue;
        };
        let form = with_right(form(cell), &right);
        match check(lang, &form) {
            Ok(_) => checked.questions.push(form),
            Err(error) => checked.wrong.push((row.line, said(lang, &error))),
        }
    }
    checked
}

/// Kahoot's own template has its column titles in row 8.
fn is_heading(row: &Row) -> bool {
    let seconds = row.cells.get(6).map_or("", String::as_str);
    row.line == FIRST_ROW && seconds.to_lowercase().contains("time")
}

fn form<'c>(cell: impl Fn(usize) -> &'c str) -> QuestionForm {
    QuestionForm {
        text: cell(1).to_owned(),
        option_a: cell(2).to_owned(),
        option_b: cell(3).to_owned(),
        option_c: cell(4).to_owned(),
        option_d: cell(5).to_owned(),
        seconds: cell(6).trim().to_owned(),
        points: "1000".to_owned(),
        level: "1".to_owned(),
        tags: "kahoot".to_owned(),
        ..QuestionForm::default()
    }
}

/// `2`, `1,3`, or `1.3` when a spreadsheet took it for a number.
fn right_numbers(text: &str) -> Option<Vec<usize>> {
    let parts = text.split([',', ';', '.', ' ']).filter(|part| !part.is_empty());
    let numbers: Option<Vec<usize>> = parts
        .map(|part| part.parse().ok().filter(|n| (1..=4).contains(n)))
        .collect();
    numbers.filter(|numbers| !numbers.is_empty())
}

fn with_right(form: QuestionForm, right: &[usize]) -> QuestionForm {
    let yes = |n: usize| {
        if right.contains(&n) {
            "yes".to_owned()
        } else {
            String::new()
        }
    };
    let pair = [form.option_a.as_str(), form.option_b.as_str()].map(|option| option.trim().to_lowercase());
    let is_true_false = form.option_c.is_empty()
        && form.option_d.is_empty()
        && matches!(
            pair.each_ref().map(String::as_str),
            ["benar", "salah"] | ["true", "false"] | ["betul", "salah"]
        );
    let kind = match right.len() {
        1 if is_true_false => "true_false",
        1 => "single",
        _ => "multiple",
    };
    QuestionForm {
        kind: kind.to_owned(),
        right_a: yes(1),
        right_b: yes(2),
        right_c: yes(3),
        right_d: yes(4),
        ..form
    }
}

/// Everything that is wrong in a row, each with its column.
fn said(lang: Lang, error: &AppError) -> String {
    let AppError::Invalid(errors) = error else {
        return error.message(lang);
    };
    let column = |field: &str| match field {
        "text" => "B",
        "option_a" => "C",
        "option_b" => "D",
        "option_c" => "E",
        "option_d" => "F",
        "seconds" => "G",
        _ => "H",
    };
    let said = errors
        .iter()
        .map(|(field, message)| format!("{}: {message}", column(field)));
    said.collect::<Vec<_>>().join(" ")
}

/// What waits under `token`, and whether it was taken over.
///
/// # Errors
/// [`AppError::NotFound`] for another's token, or after a day.
pub async fn checked(ctx: &Ctx, token: &str) -> Result<(Checked, bool), AppError> {
    let staff = ctx.at_least(Role::Librarian)?.id;
    let row = imports::find(&mut *ctx.read().await?, token, staff).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let checked = serde_json::from_str(&row.body).map_err(|_| AppError::NotFound)?;
    Ok((checked, row.done == 1))
}

/// Takes the questions over, and gives how many are new and the slug of the quiz that was made of them. A second time
/// changes nothing.
///
/// # Errors
/// [`AppError::Conflict`] while a row is wrong.
pub async fn take_over(ctx: &Ctx, token: &str) -> Result<(usize, Option<String>), AppError> {
    let staff = ctx.at_least(Role::Librarian)?.id;
    let (checked, _) = checked(ctx, token).await?;
    if !checked.wrong.is_empty() {
        return Err(AppError::Conflict(texts::import_has_errors(ctx.lang).into()));
    }
    let mut tx = ctx.write().await?;
    imports::take(&mut tx, token).await?;
    let (mut added, mut questions) = (0, Vec::new());
    for form in &checked.questions {
        let question = check(ctx.lang, form)?;
        let (id, new) = put(&mut tx, &question, staff).await?;
        added += usize::from(new);
        questions.push(id);
    }
    let slug = if checked.title.is_empty() {
        None
    } else {
        Some(quiz_of(&mut tx, &checked.title, &questions, staff).await?)
    };
    tx.audit("quiz.imported", &checked.file_name, &added.to_string())
        .await?;
    tx.commit().await?;
    Ok((added, slug))
}

async fn put(tx: &mut Tx, question: &BankQuestion, by: AccountId) -> Result<(QuestionId, bool), AppError> {
    let id = new_id(tx.now());
    if bank::insert(tx, id, &new_code(), question, Some(by)).await? {
        return Ok((id, true));
    }
    let known = bank::find_by_fingerprint(tx, &question.fingerprint()).await?;
    Ok((known.ok_or(AppError::NotFound)?, false))
}

/// A quiz called `title` that asks `questions`: the one that is there already, or a new one.
async fn quiz_of(
    tx: &mut Tx,
    title: &str,
    questions: &[QuestionId],
    by: AccountId,
) -> Result<String, AppError> {
    if let Some(quiz) = calendar::find(tx, &rules::slug(title)).await? {
        let asked: Vec<QuestionId> = bank::of_quiz(tx, quiz.id)
            .await?
            .iter()
            .map(|row| row.id)
            .collect();
        if asked == questions {
            return Ok(quiz.slug);
        }
    }
    let slug = free_slug(tx, title).await?;
    let quiz = NewQuiz {
        id: new_id(tx.now()),
        slug: &slug,
        title,
        description: "",
        starts_at: None,
        seats: SEATS,
        by: Some(by),
    };
    calendar::insert(tx, &quiz).await?;
    for question in questions {
        bank::add_item(tx, quiz.id, *question).await?;
    }
    tx.announce(Topic::new("quizzes", "calendar")).await?;
    Ok(slug)
}
