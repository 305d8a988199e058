//! Logs, one line a request; metrics for Prometheus; incidents that a person can quote.

use super::{App, Ctx};
use crate::{auth::session, db::token_hash, error::AppError};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::{
    fmt,
    io::IsTerminal as _,
    sync::LazyLock,
    time::{Duration, Instant},
};
use tracing_subscriber::{EnvFilter, fmt as log, prelude::*};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Seconds; the goal for a page is 25 ms at the 99th percentile.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

static RECORDER: LazyLock<PrometheusHandle> = LazyLock::new(|| {
    let recorder = PrometheusBuilder::new()
        .set_buckets(&BUCKETS)
        .map(PrometheusBuilder::build_recorder);
    let recorder = recorder.unwrap_or_else(|_| PrometheusBuilder::new().build_recorder());
    let handle = recorder.handle();
    // A second recorder in one process (tests) is refused and simply not used.
    let _ = metrics::set_global_recorder(recorder);
    handle
});

/// Begins logging to standard error; `RUST_LOG` narrows or widens it.
pub fn start_logging(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let registry = tracing_subscriber::registry().with(filter);
    let begun = if json {
        registry
            .with(
                log::layer()
                    .json()
                    .flatten_event(true)
                    .with_writer(std::io::stderr),
            )
            .try_init()
    } else {
        registry
            .with(
                log::layer()
                    .compact()
                    .with_target(false)
                    // A file or a journal wants no colours.
                    .with_ansi(std::io::stderr().is_terminal())
                    .with_writer(std::io::stderr),
            )
            .try_init()
    };
    // Already begun is fine.
    drop(begun);
    LazyLock::force(&RECORDER);
}

/// Logs what went wrong inside, once, and gives the short code to tell the person.
pub fn incident(kind: &str, error: &dyn fmt::Display) -> String {
    let id: String = crate::db::new_token().chars().take(8).collect();
    tracing::error!(id, kind, error = %error, "incident");
    metrics::counter!("sapa_incidents_total", "kind" => kind.to_owned()).increment(1);
    id
}

/// The code that a person can quote, on its way from where a request failed to the page that says so.
#[derive(Debug, Clone)]
pub(super) struct Incident(pub String);

/// `GET /metrics`, for this machine, or with the token of the settings.
pub(super) async fn metrics(
    State(app): State<App>,
    ctx: Ctx,
    headers: HeaderMap,
) -> Result<String, AppError> {
    if !may_measure(&app, &ctx, &headers) {
        return Err(AppError::Forbidden);
    }
    measure(&app).await?;
    Ok(RECORDER.render())
}

fn may_measure(app: &App, ctx: &Ctx, headers: &HeaderMap) -> bool {
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    if let (Some(token), Some(given)) = (&app.config().metrics_token, given) {
        // Hashes, so that the time of the comparison says nothing.
        return token_hash(token) == token_hash(given);
    }
    // A proxy that we were not told of makes everyone look local.
    let is_forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED);
    ctx.address.is_loopback() && (app.config().behind_proxy || !is_forwarded)
}

/// What is asked for rather than counted.
async fn measure(app: &App) -> Result<(), AppError> {
    let sessions: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sessions WHERE seen_at >= $1")
        .bind(app.now() - session::IDLE)
        .fetch_one(&mut *app.db().read().await?)
        .await?;
    let (open, idle) = app.db().connections();
    gauge("sapa_sessions_open", sessions);
    gauge("sapa_db_connections", i64::from(open));
    gauge(
        "sapa_db_connections_idle",
        i64::try_from(idle).unwrap_or(i64::MAX),
    );
    if let Some(bytes) = resident_bytes() {
        gauge("process_resident_memory_bytes", bytes);
    }
    Ok(())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a gauge is a float, and 2^53 is far away"
)]
fn gauge(name: &'static str, value: i64) {
    metrics::gauge!(name).set(value as f64);
}

/// From `/proc`, where there is one.
fn resident_bytes() -> Option<i64> {
    const PAGE: i64 = 4096;
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    Some(statm.split(' ').nth(1)?.parse::<i64>().ok()? * PAGE)
}

/// Times a request, counts it and writes its line.
pub(super) async fn observe(mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id: String = crate::db::new_token().chars().take(12).collect();
    let id_value = HeaderValue::from_str(&id).ok();
    if let Some(value) = &id_value {
        request.headers_mut().insert(REQUEST_ID, value.clone());
    }
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("none", MatchedPath::as_str)
        .to_owned();
    let mut response = next.run(request).await;
    if let Some(value) = id_value {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    tracing::info!(id, %method, path, status, ms = millis(took), "request");
    metrics::counter!("sapa_requests_total", "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!("sapa_request_seconds", "route" => route).record(took.as_secs_f64());
    response
}

fn millis(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 100_000.0).round() / 100.0
}
