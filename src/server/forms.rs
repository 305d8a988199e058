//! Server functions over HTTP, for both kinds of caller.
//!
//! A plain form (no JavaScript) is answered `303 See Other`: to where the function sends it, or back to its own page
//! with a [`Flash`] that keeps what was typed. A call from an island gets the value, or the error with its true status.
//! Leptos itself would answer every error with 500, and carry it in the query string without the values.

use super::{
    App, Ctx, Flash,
    ctx::{self, NOTICE, decode_notice},
    files,
    uploads::Upload,
};
use crate::error::AppError;
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use leptos::prelude::provide_context;
use server_fn::error::FromServerFnError;

/// Forms are small; files have routes of their own.
const BODY_LIMIT: usize = 256 * 1024;
/// Seconds until what is busy is worth another try.
const BUSY_FOR: u32 = 2;
const RESPONSE_LIMIT: usize = 8 * 1024 * 1024;

/// `POST /api/{*function}`
pub(super) async fn server_function(State(app): State<App>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let (body, file) = match files::is_here(&parts.headers) {
        true => match files::put_aside(&app, &mut parts, body, BODY_LIMIT).await {
            Ok(form) => form,
            Err(error) => return error.into_response(),
        },
        false => match to_bytes(body, BODY_LIMIT).await {
            Ok(body) => (body, None),
            Err(_) => return AppError::TooLarge.into_response(),
        },
    };
    let is_form = is_plain_form(&parts.headers);
    // Leptos adds its own form redirect when HTML is accepted; this layer does that instead.
    parts
        .headers
        .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let outcome = call(&parts, body.clone(), file).await;
    if is_form {
        answer_form(&app, &parts, &body, outcome).await
    } else {
        answer_call(outcome)
    }
}

/// What the server function did.
enum Outcome {
    Done(Response),
    Refused(HeaderMap, AppError),
}

async fn call(parts: &Parts, body: Bytes, file: Option<Upload>) -> Outcome {
    let context = ctx::of_parts(parts);
    let provide = move || {
        if let Some(context) = context.clone() {
            provide_context(context);
        }
        if let Some(file) = file.clone() {
            provide_context(file);
        }
    };
    let request = Request::from_parts(parts.clone(), Body::from(body));
    let response = leptos_axum::handle_server_fns_with_context(provide, request)
        .await
        .into_response();
    if response.status().is_success() {
        return Outcome::Done(response);
    }
    let (parts, body) = response.into_parts();
    if !parts
        .headers
        .contains_key(server_fn::error::SERVER_FN_ERROR_HEADER)
    {
        return Outcome::Refused(parts.headers, AppError::NotFound);
    }
    let text = to_bytes(body, RESPONSE_LIMIT).await.unwrap_or_default();
    Outcome::Refused(parts.headers, AppError::de(text))
}

fn answer_call(outcome: Outcome) -> Response {
    match outcome {
        Outcome::Done(mut response) => {
            response.headers_mut().remove(NOTICE);
            files::kept_value(response.headers_mut());
            response
        }
        Outcome::Refused(_, error) => error.into_response(),
    }
}

impl IntoResponse for AppError {
    /// The error as data, as an island's client reads it.
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
            (
                HeaderName::from_static(server_fn::error::SERVER_FN_ERROR_HEADER),
                HeaderValue::from_static("1"),
            ),
        ];
        let mut response = (status, headers, self.ser()).into_response();
        let retry_after = match self {
            Self::TooMany { retry_after } => Some(retry_after),
            Self::Busy => Some(BUSY_FOR),
            _ => None,
        };
        if let Some(retry_after) = retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(retry_after));
        }
        response
    }
}

async fn answer_form(app: &App, parts: &Parts, body: &[u8], outcome: Outcome) -> Response {
    let back = own_page(&parts.headers).unwrap_or_else(|| "/".to_owned());
    let (mut headers, flash) = match outcome {
        Outcome::Done(response) => {
            let mut headers = response.into_parts().0.headers;
            files::kept_value(&mut headers);
            let notice = headers.get(NOTICE).and_then(decode_notice);
            (headers, notice.map(Flash::of_notice))
        }
        Outcome::Refused(headers, AppError::SignInRequired) => {
            let sign_in = format!(
                "/masuk?{}",
                serde_urlencoded::to_string([("ke", &back)]).unwrap_or_default()
            );
            let flash = Flash::of_interrupted(parts.uri.path(), body);
            return redirect_with(app, keep_cookies(&headers), Some(flash), &sign_in).await;
        }
        Outcome::Refused(mut headers, error) => {
            headers.remove(header::LOCATION);
            let mut flash = Flash::of_refusal(parts.uri.path(), body, error);
            flash.values.extend(files::kept_value(&mut headers));
            (headers, Some(flash))
        }
    };
    let target = headers
        .remove(header::LOCATION)
        .and_then(|value| value.to_str().map(str::to_owned).ok())
        .unwrap_or(back);
    redirect_with(app, keep_cookies(&headers), flash, &target).await
}

/// Redirects, and leaves `flash` for the page that comes.
pub(super) async fn redirect_with(
    app: &App,
    mut headers: HeaderMap,
    flash: Option<Flash>,
    target: &str,
) -> Response {
    if let Some(flash) = flash {
        match flash.save(app).await.map(|cookie| HeaderValue::from_str(&cookie)) {
            Ok(Ok(cookie)) => drop(headers.append(header::SET_COOKIE, cookie)),
            _ => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
    redirect(headers, target)
}

pub(super) fn redirect(mut headers: HeaderMap, target: &str) -> Response {
    headers.insert(
        header::LOCATION,
        HeaderValue::from_str(target).unwrap_or(HeaderValue::from_static("/")),
    );
    (StatusCode::SEE_OTHER, headers).into_response()
}

fn keep_cookies(headers: &HeaderMap) -> HeaderMap {
    let cookies = headers.get_all(header::SET_COOKIE).iter().cloned();
    cookies.map(|cookie| (header::SET_COOKIE, cookie)).collect()
}

fn is_plain_form(headers: &HeaderMap) -> bool {
    wants_html(headers) && says(headers, header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

pub(super) fn wants_html(headers: &HeaderMap) -> bool {
    says(headers, header::ACCEPT, "text/html")
}

fn says(headers: &HeaderMap, name: HeaderName, what: &str) -> bool {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains(what))
}

/// Path and query of the page that holds the form. Only the path is taken from `Referer`, so it cannot lead elsewhere.
pub(super) fn own_page(headers: &HeaderMap) -> Option<String> {
    let referer: axum::http::Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let target = referer.path_and_query()?.as_str();
    (target.starts_with('/') && !target.starts_with("//")).then(|| target.to_owned())
}

/// The request's context, for handlers that are not server functions.
impl axum::extract::FromRequestParts<App> for Ctx {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, StatusCode> {
        ctx::of_parts(parts).ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}
