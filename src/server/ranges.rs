//! A file or a part of it (RFC 9110, section 14): no iPhone plays what it cannot have in parts, and a browser that was sent away in the
//! middle of a download asks for the rest.

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// `whole` under `headers`, or the one part of it that was asked for, or 416 where it has no such part.
///
/// Several parts at once nobody needs here: whoever asks for them takes the whole, as does whoever has the beginning of
/// another version (`If-Range`).
#[must_use]
pub fn whole_or_part(asked: &HeaderMap, mut headers: HeaderMap, whole: Bytes) -> Response {
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let is_of_this = asked
        .get(header::IF_RANGE)
        .is_none_or(|version| Some(version) == headers.get(header::ETAG));
    let range = asked
        .get(header::RANGE)
        .filter(|_| is_of_this)
        .and_then(|range| range.to_str().ok());
    let Some(Ok(range)) = range.map(http_range_header::parse_range_header) else {
        return (headers, whole).into_response();
    };
    let length = whole.len();
    match range.validate(length as u64).as_deref() {
        Ok([part]) => {
            let (first, last) = (*part.start() as usize, *part.end() as usize);
            say(&mut headers, &format!("bytes {first}-{last}/{length}"));
            (StatusCode::PARTIAL_CONTENT, headers, whole.slice(first..=last)).into_response()
        }
        Ok(_) => (headers, whole).into_response(),
        Err(_) => {
            say(&mut headers, &format!("bytes */{length}"));
            (StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response()
        }
    }
}

fn say(headers: &mut HeaderMap, range: &str) {
    headers.extend(HeaderValue::from_str(range).map(|range| (header::CONTENT_RANGE, range)));
}
