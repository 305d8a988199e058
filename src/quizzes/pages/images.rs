//! `GET /kuis/gambar/<hash>`: the picture of a question. Its address is what it holds, so it never changes.

use crate::{error::AppError, quizzes::backend, server::App};
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};

/// # Errors
/// [`AppError::NotFound`].
pub async fn image(State(app): State<App>, Path(hash): Path<String>) -> Result<impl IntoResponse, AppError> {
    let picture = backend::image(&app, &hash).await?;
    let headers = [
        (header::CONTENT_TYPE, picture.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, picture.bytes))
}
