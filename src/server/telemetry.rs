//! Logs, one line a request; metrics for Prometheus; incidents that a person can quote.

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::{
    fmt,
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

/// `GET /metrics`
pub(super) async fn metrics() -> String {
    RECORDER.render()
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
