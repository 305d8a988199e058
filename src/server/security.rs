//! What every response promises, and how much of a request is read at most.

use super::{App, Ctx, ctx, files};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use leptos::{nonce::use_nonce, prelude::use_context};
use leptos_axum::ResponseOptions;
use std::time::Duration;

/// Files are the largest thing sent to us: 20,000 members as XLSX take about 2 MiB.
pub(super) const BODY_LIMIT: usize = 10 * 1024 * 1024;
const TIMEOUT: Duration = Duration::from_secs(30);
/// A form with a file may come over a slow line: [`BODY_LIMIT`] at 400 kbit/s takes 3.5 minutes.
pub(super) const UPLOAD_TIMEOUT: Duration = Duration::from_secs(300);

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Forms return to the page named by Referer, so it must be sent to ourselves.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
];

/// Scripts and styles come from us alone; what Leptos writes inline carries the nonce of its page.
pub(crate) fn content_security_policy(nonce: Option<&str>) -> String {
    let nonce = nonce.map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{nonce}; style-src 'self'; img-src 'self' data:; media-src 'self'; \
         font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    )
}

/// Lets our own pages show the page that is being answered in a frame. It must change nothing: who looks at it may not know where
/// they press.
pub fn framed_by_own_pages() {
    let Some(response) = use_context::<ResponseOptions>() else {
        return;
    };
    let policy = content_security_policy(use_nonce().as_deref());
    let policy = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        response.insert_header(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    }
}

pub(super) async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        // A page that our own may frame says so itself.
        if name != header::X_FRAME_OPTIONS || !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if app.config().is_secure() {
        let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, two_years);
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        insert(
            headers,
            header::CONTENT_SECURITY_POLICY,
            &content_security_policy(None),
        );
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        // Pages show who is signed in.
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        );
    }
    response
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Answers 408 for what takes too long, its body included. The staff may send a file over a slow line; from anybody else a
/// form with a file is a form.
pub(super) async fn in_time(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let sends_a_file =
        files::is_here(&parts.headers) && ctx::of_parts(&parts).is_some_and(|ctx: Ctx| ctx.is_staff());
    let limit = if sends_a_file { UPLOAD_TIMEOUT } else { TIMEOUT };
    let request = Request::from_parts(parts, body);
    tokio::time::timeout(limit, next.run(request))
        .await
        .unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response())
}
