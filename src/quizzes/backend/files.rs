//! Pictures and clips: looked into before they are kept, and served under what they hold, so that a browser may keep them for good.

use crate::{
    auth::Role,
    db::sha256,
    error::AppError,
    quizzes::{
        FileKind, QuestionForm, rules,
        store::files::{self, FileRow},
    },
    server::{App, Ctx, keep_value, uploads::Upload},
};
use axum::body::Bytes;
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{
    borrow::Cow,
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

/// Of the files that were asked for last, in bytes: a hall asks for the same one a thousand times in a second.
const RECENT_MAX: usize = 8 * 1024 * 1024;

/// The newest first.
static RECENT: Mutex<VecDeque<(FileKind, String, Kept)>> = Mutex::new(VecDeque::new());

#[derive(Debug, Clone)]
pub struct Kept {
    pub media_type: &'static str,
    pub bytes: Bytes,
}

/// The form with the picture or clip that came with it, or without the one that it takes away.
///
/// # Errors
/// [`AppError::Invalid`] on `file`.
pub async fn with_file(
    ctx: &Ctx,
    mut form: QuestionForm,
    file: Option<Upload>,
) -> Result<QuestionForm, AppError> {
    ctx.at_least(Role::Librarian)?;
    if form.drop_image == "yes" {
        (form.image, form.image_alt) = Default::default();
        form.drop_image.clear();
    }
    if form.drop_clip == "yes" {
        (form.clip, form.clip_words) = Default::default();
        form.drop_clip.clear();
    }
    if let Some(file) = file {
        let (of, hash) = keep(ctx, &file.bytes).await?;
        let (field, value) = match of {
            FileKind::Picture => ("image", &mut form.image),
            FileKind::Clip => ("clip", &mut form.clip),
        };
        // Whatever else is wrong with the form, the file need not be sent again.
        keep_value(field, &hash);
        *value = hash;
    }
    Ok(form)
}

async fn keep(ctx: &Ctx, bytes: &[u8]) -> Result<(FileKind, String), AppError> {
    let refused = |why: rules::BadFile| AppError::invalid("file", why.message(ctx.lang));
    let (of, kind) = rules::file(bytes).map_err(refused)?;
    let bytes = match of {
        FileKind::Picture => Cow::Owned(rules::without_metadata(kind, bytes)),
        FileKind::Clip => Cow::Borrowed(bytes),
    };
    // Is what is left of a broken file still one?
    rules::file(&bytes).map_err(refused)?;
    let hash = sha256(&bytes);
    let mut tx = ctx.write().await?;
    files::put(&mut tx, of, &hash, kind, &STANDARD.encode(&bytes)).await?;
    tx.audit("quiz.file_kept", &hash, kind).await?;
    tx.commit().await?;
    Ok((of, hash))
}

/// The file with this hash.
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn file(app: &App, of: FileKind, hash: &str) -> Result<Kept, AppError> {
    if let Some(kept) = recent(of, hash) {
        return Ok(kept);
    }
    let row = files::find(&mut *app.db().read().await?, of, hash).await?;
    let kept = row.and_then(read).ok_or(AppError::NotFound)?;
    let mut recent = RECENT.lock().unwrap_or_else(PoisonError::into_inner);
    recent.push_front((of, hash.to_owned(), kept.clone()));
    while recent.iter().map(|(_, _, kept)| kept.bytes.len()).sum::<usize>() > RECENT_MAX {
        recent.pop_back();
    }
    Ok(kept)
}

fn recent(of: FileKind, hash: &str) -> Option<Kept> {
    let recent = RECENT.lock().unwrap_or_else(PoisonError::into_inner);
    let known = |(kind, known, _): &&(FileKind, String, Kept)| *kind == of && known == hash;
    let (_, _, kept) = recent.iter().find(known)?;
    Some(kept.clone())
}

fn read(row: FileRow) -> Option<Kept> {
    Some(Kept {
        media_type: match row.kind.as_str() {
            "png" => "image/png",
            "jpeg" => "image/jpeg",
            "webp" => "image/webp",
            "mp3" => "audio/mpeg",
            "m4a" => "audio/mp4",
            "ogg" => "audio/ogg",
            _ => "audio/wav",
        },
        bytes: STANDARD.decode(row.body).ok()?.into(),
    })
}
