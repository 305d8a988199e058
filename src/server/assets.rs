//! Files of the site, embedded in the binary by `build.rs`: hashed names live for ever, the rest has an ETag.

use super::{App, ranges::whole_or_part, watched};
use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::{collections::HashMap, sync::LazyLock};

/// One file, as built.
#[derive(Debug)]
pub struct Asset {
    /// The address, with the content hash for what is immutable.
    pub path: &'static str,
    /// The name in the source: `sapa.css`.
    pub name: &'static str,
    pub content_type: &'static str,
    /// Of what is in it, in hexadecimal digits.
    pub hash: &'static str,
    pub immutable: bool,
    pub raw: &'static [u8],
    pub br: Option<&'static [u8]>,
    pub gz: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

static BY_NAME: LazyLock<HashMap<&'static str, &'static Asset>> =
    LazyLock::new(|| ASSETS.iter().map(|asset| (asset.name, asset)).collect());

/// The address of a file by its name in the source, if this build has it (a build without the browser half has no wasm).
#[must_use]
pub fn asset(name: &str) -> Option<&'static str> {
    watched::address(name).or_else(|| BY_NAME.get(name).map(|asset| asset.path))
}

pub(super) fn routes() -> Router<App> {
    ASSETS.iter().fold(watched::routes(), |router, asset| {
        router.route(
            asset.path,
            get(move |headers: HeaderMap| async move { answer(asset, &headers) }),
        )
    })
}

fn answer(asset: &'static Asset, request: &HeaderMap) -> Response {
    let text = |name| {
        request
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    let caching = if asset.immutable {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=0, must-revalidate"
    };
    let accepted = text(header::ACCEPT_ENCODING);
    let (encoding, bytes) = match (asset.br, asset.gz) {
        (Some(br), _) if accepted.contains("br") => (Some("br"), br),
        (_, Some(gz)) if accepted.contains("gzip") => (Some("gzip"), gz),
        _ => (None, asset.raw),
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    // Each encoding has a tag of its own, since a part of one is no part of the other.
    let tag = format!("\"{}{}\"", asset.hash, encoding.unwrap_or_default());
    let is_known = text(header::IF_NONE_MATCH).contains(&tag);
    headers.extend(HeaderValue::from_str(&tag).map(|tag| (header::ETAG, tag)));
    if is_known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    whole_or_part(request, headers, Bytes::from_static(bytes))
}
