//! `GET /kuis/gambar/<hash>` and `/kuis/suara/<hash>`: the picture and the clip of a question. Its address is what it holds, so it
//! never changes.

use crate::{
    error::AppError,
    quizzes::{
        FileKind,
        backend::{self, Kept},
    },
    server::{App, whole_or_part},
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};

/// # Errors
/// [`AppError::NotFound`].
pub async fn image(State(app): State<App>, Path(hash): Path<String>) -> Result<Response, AppError> {
    let picture = backend::file(&app, FileKind::Picture, &hash).await?;
    Ok((headers(&picture), picture.bytes).into_response())
}

/// Also a part of it.
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn clip(
    State(app): State<App>,
    Path(hash): Path<String>,
    asked: HeaderMap,
) -> Result<Response, AppError> {
    let clip = backend::file(&app, FileKind::Clip, &hash).await?;
    Ok(whole_or_part(&asked, headers(&clip), clip.bytes))
}

fn headers(kept: &Kept) -> HeaderMap {
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(kept.media_type)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
    ])
}
