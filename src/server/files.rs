//! A form that carries a file is a form: its fields go on as those of any other, to a server function and back to its page, and the
//! file waits beside them. Only the staff sends files with forms.

use super::{App, Ctx, ctx, uploads::Upload};
use crate::error::AppError;
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Multipart, Request},
    http::{HeaderMap, HeaderName, HeaderValue, header, request::Parts},
};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// The file of the form that is being answered, if its sender chose one.
#[must_use]
pub fn file() -> Option<Upload> {
    use_context::<Upload>()
}

/// Has the form come back with `value` in `field` if it is refused: what was made of a file that cannot be typed again.
pub fn keep_value(field: &str, value: &str) {
    let pair = serde_urlencoded::to_string([(field, value)]).unwrap_or_default();
    if let (Some(response), Ok(pair)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&pair)) {
        response.insert_header(VALUE, pair);
    }
}

/// Travels from the server function to the form layer and no further.
const VALUE: HeaderName = HeaderName::from_static("x-sapa-value");

/// Takes what [`keep_value`] said out of the answer.
pub(super) fn kept_value(headers: &mut HeaderMap) -> Option<(String, String)> {
    let pair = headers.remove(VALUE)?;
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(pair.as_bytes()).ok()?;
    pairs.into_iter().next()
}

/// Does the request carry files?
pub(super) fn is_here(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    kind.and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("multipart/form-data"))
}

/// Makes the request one of a form without files, of at most `limit` bytes; the field `file` is put aside. From somebody who may
/// not send any it is not even kept in memory.
///
/// # Errors
/// [`AppError::TooLarge`], also for what cannot be read.
pub(super) async fn put_aside(
    app: &App,
    parts: &mut Parts,
    body: Body,
    limit: usize,
) -> Result<(Bytes, Option<Upload>), AppError> {
    let may_send = ctx::of_parts(parts).is_some_and(|ctx: Ctx| ctx.is_staff());
    let request = Request::from_parts(parts.clone(), body);
    let too_large = |_| AppError::TooLarge;
    let mut form = Multipart::from_request(request, app)
        .await
        .map_err(|_| AppError::TooLarge)?;
    let (mut fields, mut length, mut file) = (Vec::new(), 0, None);
    while let Some(mut field) = form.next_field().await.map_err(too_large)? {
        let name = field.name().unwrap_or_default().to_owned();
        if field.file_name().is_none() {
            // With the two signs that stand around it in a form without files.
            length += name.len() + 2;
            if length > limit {
                return Err(AppError::TooLarge);
            }
            let mut value = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(too_large)? {
                length += chunk.len();
                if length > limit {
                    return Err(AppError::TooLarge);
                }
                value.extend_from_slice(&chunk);
            }
            fields.push((name, String::from_utf8_lossy(&value).into_owned()));
        } else if name == "file" && may_send {
            let called = field.file_name().unwrap_or_default().chars().take(120).collect();
            let bytes = field.bytes().await.map_err(too_large)?;
            // A file field that nobody used is sent too, empty.
            file = (!bytes.is_empty()).then(|| Upload {
                name: called,
                bytes,
                ..Upload::default()
            });
        } else {
            while field.chunk().await.map_err(too_large)?.is_some() {}
        }
    }
    let body = serde_urlencoded::to_string(fields).unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/x-www-form-urlencoded"),
    );
    Ok((body.into(), file))
}
