//! What a librarian has typed into the question editor and not saved. It never changes the question, and nobody else sees it.

use super::bank::check;
use crate::{
    auth::{AccountId, Role},
    db::{Actor, Tx, is_claimed, is_key},
    error::AppError,
    quizzes::{
        QuestionForm, editor_texts,
        store::{
            bank::{self, BankRow},
            drafts::{self, DraftRow},
            files,
        },
    },
    server::{App, Ctx},
    time::Millis,
};

/// Characters of a draft; a question has a tenth of it.
const BODY_MAX: usize = 20_000;

#[derive(Debug, Clone)]
pub struct Draft {
    pub token: String,
    pub form: QuestionForm,
    /// When it was last typed in.
    pub at: Millis,
}

impl Draft {
    fn read(row: DraftRow) -> Option<Self> {
        Some(Self {
            form: serde_json::from_str(&row.body).ok()?,
            token: row.token,
            at: row.at,
        })
    }
}

/// Keeps the form as it stands.
///
/// # Errors
/// [`AppError::Conflict`] once what was typed has been saved; [`AppError::TooLarge`].
pub async fn keep_draft(ctx: &Ctx, form: &QuestionForm) -> Result<(), AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let kept = QuestionForm {
        key: String::new(),
        ..form.clone()
    };
    let body = serde_json::to_string(&kept).unwrap_or_default();
    if body.chars().count() > BODY_MAX {
        return Err(AppError::TooLarge);
    }
    let mut tx = ctx.write().await?;
    // Typed before the form was sent, and here after it: it is saved already.
    if is_claimed(&mut tx, &form.draft).await? {
        return Err(AppError::Conflict(editor_texts::saved_since(ctx.lang).into()));
    }
    let question = match form.code.as_str() {
        "" => None,
        code => Some(bank::find(&mut tx, code).await?.ok_or(AppError::NotFound)?.id),
    };
    if is_key(&form.draft) {
        drafts::put(&mut tx, by, &form.draft, question, &body).await?;
        tx.commit().await
    } else {
        Err(AppError::NotFound)
    }
}

/// The viewer's draft of this name.
///
/// # Errors
/// [`AppError::Forbidden`].
pub async fn draft(ctx: &Ctx, token: &str) -> Result<Option<Draft>, AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let row = drafts::find(&mut *ctx.read().await?, by, token, ctx.now()).await?;
    Ok(row.and_then(Draft::read))
}

/// What the viewer typed last and did not save: of `question`, or without one of a new question. What says nothing new is
/// not offered.
///
/// # Errors
/// [`AppError::Forbidden`].
pub async fn offered_draft(ctx: &Ctx, question: Option<&BankRow>) -> Result<Option<Draft>, AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let rows = drafts::of(&mut *ctx.read().await?, by, question.map(|row| row.id), ctx.now()).await?;
    let saved = question.cloned().and_then(BankRow::into_question);
    let is_news = |draft: &Draft| match &saved {
        Some(saved) => check(ctx.lang, &draft.form).ok().as_ref() != Some(saved),
        None => !draft.form.is_blank(),
    };
    Ok(rows.into_iter().filter_map(Draft::read).find(is_news))
}

/// Forgets a draft of the viewer.
///
/// # Errors
/// [`AppError::Forbidden`].
pub async fn discard_draft(ctx: &Ctx, token: &str) -> Result<(), AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let mut tx = ctx.write().await?;
    drafts::drop_one(&mut tx, by, token).await?;
    tx.commit().await
}

/// Forgets what has been saved now, for good: what was on its way is not kept again.
pub(super) async fn spend(tx: &mut Tx, by: AccountId, token: &str) -> Result<(), AppError> {
    if is_key(token) {
        drafts::drop_one(tx, by, token).await?;
        tx.repeated(token).await?;
    }
    Ok(())
}

/// Forgets what nobody came back to, and pictures that nothing shows.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn drop_expired(app: &App) -> Result<(), AppError> {
    let mut tx = app.db().write(app.now(), Actor::default()).await?;
    drafts::drop_expired(&mut tx).await?;
    files::drop_unused(&mut tx).await?;
    tx.commit().await
}
