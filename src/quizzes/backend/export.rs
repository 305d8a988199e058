//! The bank, or one quiz, as a file that other programs read.

use crate::{
    auth::Role,
    error::AppError,
    quizzes::{
        exchange::{self, Draft, Format, Loss, QUESTIONS_MAX},
        store::{
            bank::{self, BankRow, Filter},
            calendar,
        },
    },
    server::{Ctx, off_thread},
};

/// Questions of a file: as many as one that comes back may hold.
const PART: i64 = QUESTIONS_MAX as i64;

/// A file that is ready to leave.
#[derive(Debug)]
pub struct Exported {
    pub title: String,
    pub count: usize,
    /// Which part of a bank that is too large for one file, from 1, and of how many.
    pub part: (i64, i64),
    pub bytes: Vec<u8>,
    /// What the format cannot say, by question.
    pub losses: Vec<(String, Loss)>,
}

/// Writes the quiz at `slug`, or with an empty one the bank: so much of it as comes back in one file, the rest as further
/// parts.
///
/// # Errors
/// [`AppError::NotFound`] for a quiz that is not there, or a format that is only read; [`AppError::Forbidden`].
pub async fn export(ctx: &Ctx, format: Format, slug: &str, part: i64) -> Result<Exported, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let (title, rows, part) = if slug.is_empty() {
        let filter = Filter::default();
        let all = bank::count(&mut db, &filter).await?;
        let parts = (all + PART - 1) / PART;
        let part = part.clamp(1, parts.max(1));
        // The oldest first, so that a part stays what it was while the bank grows.
        let end = (all - (part - 1) * PART).max(0);
        let begin = (end - PART).max(0);
        let mut rows = bank::search(&mut db, &filter, end - begin, begin).await?;
        rows.reverse();
        ("Bank soal".to_owned(), rows, (part, parts.max(1)))
    } else {
        let quiz = calendar::find(&mut db, slug).await?.ok_or(AppError::NotFound)?;
        let rows = bank::of_quiz(&mut db, quiz.id).await?;
        (quiz.title, rows, (1, 1))
    };
    drop(db);
    let written = off_thread("question export", move || {
        let drafts: Vec<Draft> = rows.into_iter().filter_map(draft).collect();
        let (bytes, losses) = exchange::write(format, &title, &drafts)?;
        let losses = losses
            .into_iter()
            .filter_map(|(index, loss)| Some((drafts.get(index)?.text.clone(), loss)));
        Some(Exported {
            title,
            count: drafts.len(),
            part,
            bytes,
            losses: losses.collect(),
        })
    });
    written.await?.ok_or(AppError::NotFound)
}

fn draft(row: BankRow) -> Option<Draft> {
    row.into_question()
        .map(|question| exchange::bank::draft(&question))
}
