//! A bare refusal (of a layer, an extractor, a panic) becomes a page for who reads pages: what happened, in their language,
//! and a way on.

use super::{Ctx, forms::wants_html, telemetry::Incident};
use crate::{app, error::AppError};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use leptos::prelude::provide_context;
use leptos_axum::render_app_async_with_context;

/// What the page that is being rendered has to say, instead of "not found".
#[derive(Debug, Clone)]
pub struct Failure(pub AppError);

/// No route matches it, so the router falls back to saying what failed.
const NOWHERE: &str = "/-/galat";

pub(super) async fn dress(request: Request, next: Next) -> Response {
    let reader = wants_html(request.headers()).then(|| request.extensions().get::<Ctx>().cloned());
    let response = next.run(request).await;
    let Some(ctx) = reader.flatten() else {
        return response;
    };
    let Some(error) = bare_error(&response) else {
        return response;
    };
    let (bare, _) = response.into_parts();
    let provide = move || {
        provide_context(ctx.clone());
        provide_context(Failure(error.clone()));
    };
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = Uri::from_static(NOWHERE);
    let mut page = render_app_async_with_context(provide, app::shell)(request)
        .await
        .into_response();
    *page.status_mut() = bare.status;
    keep(&bare.headers, page.headers_mut());
    page
}

/// What a response without a page of its own means.
fn bare_error(response: &Response) -> Option<AppError> {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        return None;
    }
    let incident = response.extensions().get::<Incident>();
    Some(match response.status() {
        StatusCode::FORBIDDEN => AppError::Forbidden,
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => AppError::TooMany { retry_after: 60 },
        StatusCode::SERVICE_UNAVAILABLE => AppError::Busy,
        StatusCode::REQUEST_TIMEOUT => AppError::TooSlow,
        StatusCode::NOT_FOUND => AppError::NotFound,
        status if status.is_client_error() => AppError::NotUnderstood,
        status if status.is_server_error() => AppError::Internal {
            id: incident.map_or_else(|| status.as_u16().to_string(), |incident| incident.0.clone()),
        },
        _ => return None,
    })
}

/// What the refusal said besides its body.
fn keep(from: &HeaderMap, to: &mut HeaderMap) {
    for name in [header::SET_COOKIE, header::ALLOW, header::RETRY_AFTER] {
        for value in from.get_all(&name) {
            to.append(name.clone(), value.clone());
        }
    }
}
