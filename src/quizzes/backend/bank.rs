//! The bank of questions, and which quiz asks which in which order.

use super::{beside, drafts};
use crate::{
    auth::{self, AccountId, Role},
    db::{Tx, Violation, new_id, new_token, once, violation},
    error::{AppError, FieldErrors},
    i18n::Lang,
    quizzes::{
        QuestionForm, QuestionId, editor_texts, rules,
        store::{
            bank::{self, BankQuestion},
            calendar::{self, QuizRow},
            reviews,
        },
        texts,
    },
    server::Ctx,
    tidy::tidy_line,
    time::Millis,
};

/// Adds a question to the bank, or changes the one that the form names. A new one joins the quiz that the form names.
///
/// # Errors
/// [`AppError::Invalid`] by field, also for a question that the bank has already; [`AppError::Conflict`] when somebody else
/// changed it since the form was opened: what was typed is kept as a draft then.
pub async fn save_question(ctx: &Ctx, form: &QuestionForm) -> Result<(), AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let mut question = check(ctx.lang, form)?;
    let mut tx = ctx.write().await?;
    beside::complete(ctx.lang, &mut tx, &mut question.question).await?;
    if tx.repeated(&once(&form.key, by, form)).await?.is_some() {
        return Ok(());
    }
    if form.code.is_empty() {
        add(ctx, &mut tx, form, &question, by).await?;
    } else if !change(ctx, &mut tx, form, &question).await? {
        drop(tx);
        // Where it cannot be kept, the page still holds it.
        drop(drafts::keep_draft(ctx, form).await);
        return Err(AppError::Conflict(
            editor_texts::changed_meanwhile(ctx.lang).into(),
        ));
    }
    drafts::spend(&mut tx, by, &form.draft).await?;
    tx.commit().await
}

async fn add(
    ctx: &Ctx,
    tx: &mut Tx,
    form: &QuestionForm,
    question: &BankQuestion,
    by: AccountId,
) -> Result<(), AppError> {
    let (id, code) = (new_id(ctx.now()), new_code());
    if !bank::insert(tx, id, &code, question, Some(by)).await? {
        return Err(AppError::invalid("text", texts::question_known(ctx.lang)));
    }
    if !form.quiz.is_empty() {
        let quiz = calendar::find(tx, &form.quiz).await?.ok_or(AppError::NotFound)?;
        put_in(ctx.lang, tx, &quiz, id).await?;
    }
    tx.audit("quiz.question_added", &code, "").await
}

/// `false`: the question is not what it was when the form was opened.
async fn change(
    ctx: &Ctx,
    tx: &mut Tx,
    form: &QuestionForm,
    question: &BankQuestion,
) -> Result<bool, AppError> {
    let before = bank::find(tx, &form.code).await?.ok_or(AppError::NotFound)?;
    let version = form.version.parse().unwrap_or(0);
    let changed = bank::update(tx, &form.code, version, question).await;
    if !changed.map_err(|error| known(ctx.lang, error))? {
        return Ok(false);
    }
    // Tags and source are not what somebody looked over.
    if before.asked.into_question().as_ref() != Some(&question.question) {
        reviews::clear(tx, before.id).await?;
    }
    tx.audit("quiz.question_changed", &form.code, "").await?;
    Ok(true)
}

/// Notes that a librarian looked a question over, or with `false` that nobody did.
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn review(ctx: &Ctx, code: &str, looked: bool) -> Result<(), AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let mut tx = ctx.write().await?;
    let question = bank::find(&mut tx, code).await?.ok_or(AppError::NotFound)?;
    if looked {
        reviews::put(&mut tx, question.id, by).await?;
    } else {
        reviews::clear(&mut tx, question.id).await?;
    }
    let event = if looked {
        "quiz.question_reviewed"
    } else {
        "quiz.question_unreviewed"
    };
    tx.audit(event, code, "").await?;
    tx.commit().await
}

/// Who looked a question over, and when. The name is empty once they left.
///
/// # Errors
/// [`AppError::Forbidden`].
pub async fn reviewed(ctx: &Ctx, question: QuestionId) -> Result<Option<(String, Millis)>, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let Some(review) = reviews::find(&mut db, question).await? else {
        return Ok(None);
    };
    let people: Vec<AccountId> = review.account_id.into_iter().collect();
    let names = auth::backend::contacts(&mut db, &people).await?;
    let name = names.into_values().next().map(|contact| contact.name);
    Ok(Some((name.unwrap_or_default(), review.at)))
}

pub(super) fn new_code() -> String {
    new_token().chars().take(8).collect()
}

/// Reads the editor's form, or a row of an import.
pub(super) fn check(lang: Lang, form: &QuestionForm) -> Result<BankQuestion, AppError> {
    let question = rules::question(lang, form);
    let mut errors = match &question {
        Ok(_) => FieldErrors::default(),
        Err(errors) => errors.clone(),
    };
    let level = rules::number(&form.level).filter(|level| (1..=3).contains(level));
    if level.is_none() {
        errors.add("level", texts::level_wrong(lang));
    }
    let (tags, source) = (tidy_tags(&form.tags), tidy_line(&form.source));
    if tags.chars().count() > rules::TAGS_MAX {
        errors.add("tags", texts::too_long(lang, rules::TAGS_MAX));
    }
    if source.chars().count() > rules::SOURCE_MAX {
        errors.add("source", texts::too_long(lang, rules::SOURCE_MAX));
    }
    errors.check()?;
    Ok(BankQuestion {
        question: question.map_err(AppError::Invalid)?,
        level: level.unwrap_or(1).into(),
        tags,
        source,
    })
}

fn tidy_tags(tags: &str) -> String {
    let tags = tags.split(',').map(|tag| tidy_line(tag).to_lowercase());
    tags.filter(|tag| !tag.is_empty()).collect::<Vec<_>>().join(", ")
}

fn known(lang: Lang, error: sqlx::Error) -> AppError {
    match violation(&error) {
        Some(violated) if violated.kind == Violation::Unique => {
            AppError::invalid("text", texts::question_known(lang))
        }
        _ => error.into(),
    }
}

/// Asks a question of the bank in a quiz, at its end.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Conflict`] for a quiz that is full.
pub async fn include(ctx: &Ctx, slug: &str, code: &str) -> Result<(), AppError> {
    let (mut tx, quiz, question) = both(ctx, slug, code).await?;
    put_in(ctx.lang, &mut tx, &quiz, question).await?;
    tx.audit("quiz.question_included", slug, code).await?;
    tx.commit().await
}

pub(super) async fn put_in(
    lang: Lang,
    tx: &mut Tx,
    quiz: &QuizRow,
    question: QuestionId,
) -> Result<(), AppError> {
    if usize::try_from(quiz.questions).is_ok_and(|count| count >= rules::QUESTIONS_MAX) {
        return Err(AppError::Conflict(texts::quiz_is_full(
            lang,
            rules::QUESTIONS_MAX,
        )));
    }
    Ok(bank::add_item(tx, quiz.id, question).await?)
}

/// Leaves a question out of a quiz; the bank keeps it.
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn leave_out(ctx: &Ctx, slug: &str, code: &str) -> Result<(), AppError> {
    let (mut tx, quiz, question) = both(ctx, slug, code).await?;
    bank::remove_item(&mut tx, quiz.id, question).await?;
    tx.audit("quiz.question_left_out", slug, code).await?;
    tx.commit().await
}

/// Moves a question one place up or down in a quiz.
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn arrange(ctx: &Ctx, slug: &str, code: &str, up: bool) -> Result<(), AppError> {
    let (mut tx, quiz, question) = both(ctx, slug, code).await?;
    let rows = bank::of_quiz(&mut tx, quiz.id).await?;
    let mut order: Vec<QuestionId> = rows.iter().map(|row| row.id).collect();
    let at = order
        .iter()
        .position(|id| *id == question)
        .ok_or(AppError::NotFound)?;
    let to = if up {
        at.saturating_sub(1)
    } else {
        (at + 1).min(order.len() - 1)
    };
    order.swap(at, to);
    bank::arrange(&mut tx, quiz.id, &order).await?;
    tx.audit("quiz.question_moved", slug, code).await?;
    tx.commit().await
}

async fn both(ctx: &Ctx, slug: &str, code: &str) -> Result<(Tx, QuizRow, QuestionId), AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut tx = ctx.write().await?;
    let quiz = calendar::find(&mut tx, slug).await?.ok_or(AppError::NotFound)?;
    let question = bank::find(&mut tx, code).await?.ok_or(AppError::NotFound)?;
    Ok((tx, quiz, question.id))
}
