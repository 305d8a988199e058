//! Questions out of a file: read, checked and shown first, taken over whole or not at all.
//!
//! A question that is wrong holds the file back; one that Sapa does not ask (an essay) is said and left out.

use super::{
    bank::{check, new_code},
    beside,
    calendar::free_slug,
};
use crate::{
    auth::{AccountId, Role},
    db::{Tx, new_id, new_token},
    error::AppError,
    i18n::Lang,
    live::Topic,
    quizzes::{
        Mode, QuestionId,
        exchange::{self, Draft, Format, Problem, Row, RowError, Rows, Unreadable},
        rules,
        store::{
            bank::{self, BankQuestion},
            calendar::{self, NewQuiz},
            imports,
        },
        texts,
    },
    server::{Ctx, off_thread, uploads::Upload},
    tidy::tidy_line,
};
use serde::{Deserialize, Serialize};

/// Seats of a quiz that a file makes, until somebody says otherwise.
const SEATS: i64 = 40;

/// A file that was read: what it would add, and what is wrong with it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Checked {
    pub file_name: String,
    pub format: Format,
    /// The quiz to make of it; may be empty.
    pub title: String,
    pub questions: Vec<Row>,
    /// With everything that is wrong in each.
    pub wrong: Vec<Said>,
    /// What cannot be asked at all.
    pub left_out: Vec<Said>,
    /// How many of the questions the bank has already.
    pub known: usize,
}

/// Where in the file, how the question begins, and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub at: u32,
    pub text: String,
    pub problem: String,
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
    let file_name = tidy_line(&upload.name);
    let key = upload.once(staff);
    let (format, rows) = read(ctx.lang, upload).await?;
    let mut checked = look(ctx.lang, format, rows);
    (checked.file_name, checked.title) = (file_name, title);
    let (count, max) = (checked.questions.len(), rules::QUESTIONS_MAX);
    if !checked.title.is_empty() && count > max {
        let text = texts::file_makes_too_long_a_quiz(ctx.lang, count, max);
        return Err(AppError::invalid("title", text));
    }
    let mut db = ctx.read().await?;
    for row in &mut checked.questions {
        beside::fit(&mut db, row).await?;
        let fingerprint = question(ctx.lang, &row.draft)?.fingerprint();
        checked.known += usize::from(bank::find_by_fingerprint(&mut db, &fingerprint).await?.is_some());
    }
    drop(db);
    let token = new_token();
    let mut tx = ctx.write().await?;
    if let Some(before) = tx.repeated(&key).await? {
        return Ok(before);
    }
    tx.remember(&key, &token).await?;
    imports::keep(&mut tx, &token, staff, &checked.file_name, &json(&checked)).await?;
    tx.commit().await?;
    Ok(token)
}

/// The rows of the file, read off the request's thread in the format that was chosen, or recognised.
async fn read(lang: Lang, upload: Upload) -> Result<(Format, Rows), AppError> {
    let chosen = upload.field("format").parse::<Format>();
    let reading = off_thread("question file", move || {
        let format = match chosen {
            Ok(format) => format,
            Err(()) => exchange::recognise(&upload.name, &upload.bytes)?,
        };
        Ok((format, exchange::read(format, &upload.bytes)?))
    });
    let read: Result<_, Unreadable> = reading.await?;
    read.map_err(|unreadable| AppError::invalid("file", unreadable.message(lang)))
}

fn json(checked: &Checked) -> String {
    serde_json::to_string(checked).unwrap_or_default()
}

/// Sorts rows into those that the bank takes, those that are wrong, and those that cannot be asked.
#[must_use]
pub fn look(lang: Lang, format: Format, rows: Rows) -> Checked {
    let mut checked = Checked {
        format,
        ..Checked::default()
    };
    for row in rows {
        let row = match row {
            Ok(row) => row,
            Err(wrong) => {
                put_aside(lang, &mut checked, &wrong);
                continue;
            }
        };
        let text = row.draft.text.clone();
        match exchange::bank::form(lang, &row.draft) {
            Err(problem) => put_aside(
                lang,
                &mut checked,
                &RowError {
                    at: row.at,
                    text,
                    problem,
                },
            ),
            Ok(form) => match check(lang, &form) {
                Ok(_) => checked.questions.push(row),
                Err(error) => checked.wrong.push(Said {
                    at: row.at,
                    text,
                    problem: said(lang, format, &error),
                }),
            },
        }
    }
    checked
}

fn put_aside(lang: Lang, checked: &mut Checked, wrong: &RowError) {
    let mut problem = wrong.problem.message(lang);
    if wrong.problem == Problem::RightNumbers {
        problem = format!("H: {problem}");
    }
    let said = Said {
        at: wrong.at,
        text: wrong.text.clone(),
        problem,
    };
    if wrong.problem.is_only_left_out() {
        checked.left_out.push(said);
    } else {
        checked.wrong.push(said);
    }
}

fn question(lang: Lang, draft: &Draft) -> Result<BankQuestion, AppError> {
    let form = exchange::bank::form(lang, draft)
        .map_err(|problem| AppError::invalid("file", problem.message(lang)))?;
    check(lang, &form)
}

/// Everything that is wrong in a row, each with its column or field.
fn said(lang: Lang, format: Format, error: &AppError) -> String {
    let AppError::Invalid(errors) = error else {
        return error.message(lang);
    };
    let said = errors.iter().map(|(field, message)| {
        let place = match format {
            Format::Kahoot => exchange::kahoot::column(field).to_owned(),
            _ => place(lang, field),
        };
        format!("{place}: {message}")
    });
    said.collect::<Vec<_>>().join(" ")
}

/// A field as the editor calls it.
fn place(lang: Lang, field: &str) -> String {
    let name = match field {
        "text" => texts::question_text(lang),
        "kind" => texts::kind(lang),
        "seconds" => texts::seconds(lang),
        "points" => texts::points(lang),
        "level" => texts::level(lang),
        "tags" => texts::tags(lang),
        "source" => texts::source(lang),
        "explanation" => texts::explanation(lang),
        "option_a" => return texts::option_letter(lang, "A"),
        "option_b" => return texts::option_letter(lang, "B"),
        "option_c" => return texts::option_letter(lang, "C"),
        "option_d" => return texts::option_letter(lang, "D"),
        _ => texts::options(lang),
    };
    name.to_owned()
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
    for mut row in checked.questions {
        // A picture or a group may have gone since the look.
        beside::fit(&mut tx, &mut row).await?;
        let question = question(ctx.lang, &row.draft)?;
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
        shuts: false,
        mode: Mode::default(),
        by: Some(by),
    };
    calendar::insert(tx, &quiz).await?;
    for question in questions {
        bank::add_item(tx, quiz.id, *question).await?;
    }
    tx.announce(Topic::new("quizzes", "calendar")).await?;
    Ok(slug)
}
