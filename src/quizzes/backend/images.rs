//! Pictures: looked into before they are kept, and served under what they hold, so that a browser may keep them for good.

use crate::{
    auth::Role,
    error::AppError,
    quizzes::{
        QuestionForm, rules,
        store::images::{self, ImageRow},
    },
    server::{App, Ctx, keep_value, uploads::Upload},
};
use axum::body::Bytes;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

/// Of the pictures that were asked for last, in bytes: a hall asks for the same one a thousand times in a second.
const RECENT_MAX: usize = 8 * 1024 * 1024;

/// The newest first.
static RECENT: Mutex<VecDeque<(String, Picture)>> = Mutex::new(VecDeque::new());

#[derive(Debug, Clone)]
pub struct Picture {
    pub media_type: &'static str,
    pub bytes: Bytes,
}

/// The form with the picture that came with it, or without the one that it takes away.
///
/// # Errors
/// [`AppError::Invalid`] on `file`.
pub async fn with_picture(
    ctx: &Ctx,
    mut form: QuestionForm,
    file: Option<Upload>,
) -> Result<QuestionForm, AppError> {
    ctx.at_least(Role::Librarian)?;
    if form.drop_image == "yes" {
        (form.image, form.image_alt) = Default::default();
        form.drop_image.clear();
    }
    if let Some(file) = file {
        form.image = keep(ctx, &file.bytes).await?;
        // Whatever else is wrong with the form, the file need not be sent again.
        keep_value("image", &form.image);
    }
    Ok(form)
}

async fn keep(ctx: &Ctx, bytes: &[u8]) -> Result<String, AppError> {
    let kind = rules::picture(bytes).map_err(|why| AppError::invalid("file", why.message(ctx.lang)))?;
    let hash: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut tx = ctx.write().await?;
    images::put(&mut tx, &hash, kind, &STANDARD.encode(bytes)).await?;
    tx.audit("quiz.picture_kept", &hash, "").await?;
    tx.commit().await?;
    Ok(hash)
}

/// The picture with this hash.
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn image(app: &App, hash: &str) -> Result<Picture, AppError> {
    if let Some(picture) = recent(hash) {
        return Ok(picture);
    }
    let row = images::find(&mut *app.db().read().await?, hash).await?;
    let picture = row.and_then(read).ok_or(AppError::NotFound)?;
    let mut recent = RECENT.lock().unwrap_or_else(PoisonError::into_inner);
    recent.push_front((hash.to_owned(), picture.clone()));
    while recent
        .iter()
        .map(|(_, picture)| picture.bytes.len())
        .sum::<usize>()
        > RECENT_MAX
    {
        recent.pop_back();
    }
    Ok(picture)
}

fn recent(hash: &str) -> Option<Picture> {
    let recent = RECENT.lock().unwrap_or_else(PoisonError::into_inner);
    let (_, picture) = recent.iter().find(|(known, _)| known == hash)?;
    Some(picture.clone())
}

fn read(row: ImageRow) -> Option<Picture> {
    Some(Picture {
        media_type: match row.kind.as_str() {
            "png" => "image/png",
            "jpeg" => "image/jpeg",
            _ => "image/webp",
        },
        bytes: STANDARD.decode(row.body).ok()?.into(),
    })
}
