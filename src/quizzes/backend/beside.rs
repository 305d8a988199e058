//! What stands beside a question is somewhere else in the library: a picture that was sent, a group that reads a book.

use crate::{
    discussions::backend::book_at,
    error::{AppError, FieldErrors},
    i18n::Lang,
    quizzes::{
        FileKind, Question, editor_texts as texts,
        exchange::{Note, Row},
        store::files,
    },
};
use sqlx::AnyConnection;

/// Refuses what is not there, and names the book of a group that was linked to without a title.
pub(super) async fn complete(
    lang: Lang,
    db: &mut AnyConnection,
    question: &mut Question,
) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    if let Some(image) = &question.image
        && !files::exists(db, FileKind::Picture, &image.hash).await?
    {
        errors.add("file", texts::picture_gone(lang));
    }
    if let Some(clip) = &question.clip
        && !files::exists(db, FileKind::Clip, &clip.hash).await?
    {
        errors.add("file", texts::clip_gone(lang));
    }
    if let Some(book) = &mut question.book
        && !name(db, &book.link, &mut book.title).await?
    {
        errors.add("book_link", texts::book_link_gone(lang));
    }
    errors.check()
}

/// Leaves out of a file's question what this library does not have, and says so.
pub(super) async fn fit(db: &mut AnyConnection, row: &mut Row) -> Result<(), AppError> {
    if let Some(image) = &row.draft.image
        && !files::exists(db, FileKind::Picture, &image.hash).await?
    {
        row.draft.image = None;
        row.notes.push(Note::Pictures);
    }
    if let Some(clip) = &row.draft.clip
        && !files::exists(db, FileKind::Clip, &clip.hash).await?
    {
        row.draft.clip = None;
        row.notes.push(Note::Pictures);
    }
    if let Some(book) = &mut row.draft.book
        && !name(db, &book.link, &mut book.title).await?
    {
        row.draft.book = None;
        row.notes.push(Note::Books);
    }
    Ok(())
}

/// Fills in a title that is missing. `false`: the link leads nowhere here.
async fn name(db: &mut AnyConnection, link: &str, title: &mut String) -> Result<bool, AppError> {
    let Some(path) = link.strip_prefix("/diskusi/") else {
        return Ok(true);
    };
    let (group, topic) = path.split_once('/').unwrap_or((path, ""));
    let found = book_at(db, group, topic).await?;
    if let Some(found) = &found
        && title.is_empty()
    {
        title.clone_from(found);
    }
    Ok(found.is_some())
}
