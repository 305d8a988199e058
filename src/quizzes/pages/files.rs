//! `GET /kuis/gambar/<hash>` and `/kuis/suara/<hash>`: the picture and the clip of a question. Its address is what it holds, so it
//! never changes.

use crate::{
    error::AppError,
    quizzes::{
        FileKind,
        backend::{self, Kept},
    },
    server::App,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// # Errors
/// [`AppError::NotFound`].
pub async fn image(State(app): State<App>, Path(hash): Path<String>) -> Result<Response, AppError> {
    let picture = backend::file(&app, FileKind::Picture, &hash).await?;
    Ok((headers(&picture), picture.bytes).into_response())
}

/// Also a part of it, since no iPhone plays what it cannot have in parts (RFC 9110, section 14).
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn clip(
    State(app): State<App>,
    Path(hash): Path<String>,
    asked: HeaderMap,
) -> Result<Response, AppError> {
    let clip = backend::file(&app, FileKind::Clip, &hash).await?;
    let mut headers = headers(&clip);
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let whole = clip.bytes.len() as u64;
    let range = asked.get(header::RANGE).and_then(|range| range.to_str().ok());
    let Some(Ok(range)) = range.map(http_range_header::parse_range_header) else {
        return Ok((headers, clip.bytes).into_response());
    };
    let part = range.validate(whole);
    let said = match &part {
        Ok(parts) => match parts.as_slice() {
            [part] => format!("bytes {}-{}/{whole}", part.start(), part.end()),
            // Several parts at once nobody needs here, and whoever asks must take the whole.
            _ => return Ok((headers, clip.bytes).into_response()),
        },
        Err(_) => format!("bytes */{whole}"),
    };
    headers.extend(HeaderValue::from_str(&said).map(|said| (header::CONTENT_RANGE, said)));
    Ok(match part.ok().and_then(|parts| parts.first().cloned()) {
        Some(part) => {
            let bytes = clip.bytes.slice(*part.start() as usize..=*part.end() as usize);
            (StatusCode::PARTIAL_CONTENT, headers, bytes).into_response()
        }
        None => (StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response(),
    })
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
