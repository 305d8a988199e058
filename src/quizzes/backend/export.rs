//! The bank, or one quiz, as a file that other programs read.

use crate::{
    auth::Role,
    error::AppError,
    quizzes::{
        exchange::{self, Draft, Format, Loss},
        store::{
            bank::{self, BankQuestion, BankRow, Filter},
            calendar,
        },
    },
    server::{Ctx, incident},
};

/// A bank as large as this is written in one go; what a city library asks in twenty years.
const EXPORTED_MAX: i64 = 20_000;

/// A file that is ready to leave.
#[derive(Debug)]
pub struct Exported {
    pub title: String,
    pub count: usize,
    pub bytes: Vec<u8>,
    /// What the format cannot say, by question.
    pub losses: Vec<(String, Loss)>,
}

/// Writes the quiz at `slug`, or with an empty one the whole bank.
///
/// # Errors
/// [`AppError::NotFound`] for a quiz that is not there, or a format that is only read; [`AppError::Forbidden`].
pub async fn export(ctx: &Ctx, format: Format, slug: &str) -> Result<Exported, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let (title, rows) = if slug.is_empty() {
        let mut rows = bank::search(&mut db, &Filter::default(), EXPORTED_MAX, 0).await?;
        // The oldest first, so that a second export begins like the first.
        rows.reverse();
        ("Bank soal".to_owned(), rows)
    } else {
        let quiz = calendar::find(&mut db, slug).await?.ok_or(AppError::NotFound)?;
        let rows = bank::of_quiz(&mut db, quiz.id).await?;
        (quiz.title, rows)
    };
    drop(db);
    let writing = tokio::task::spawn_blocking(move || {
        let drafts: Vec<Draft> = rows.into_iter().filter_map(draft).collect();
        let (bytes, losses) = exchange::write(format, &title, &drafts)?;
        let losses = losses
            .into_iter()
            .filter_map(|(index, loss)| Some((drafts.get(index)?.text.clone(), loss)));
        Some(Exported {
            title,
            count: drafts.len(),
            bytes,
            losses: losses.collect(),
        })
    });
    let written = writing.await.map_err(|error| AppError::Internal {
        id: incident("question export", &error),
    })?;
    written.ok_or(AppError::NotFound)
}

fn draft(row: BankRow) -> Option<Draft> {
    Some(exchange::bank::draft(&BankQuestion {
        question: row.asked.into_question()?,
        level: row.level,
        tags: row.tags,
        source: row.source,
    }))
}
