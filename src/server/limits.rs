//! How often something may be tried: fixed windows, counted in the database so that a restart forgives nothing and two
//! processes count together.

use super::App;
use crate::{
    db::{Actor, is_claimed},
    error::AppError,
    time::{Millis, Span},
};

/// At most `max` hits per `window`.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    pub max: i64,
    pub window: Span,
}

/// Is `bucket` used up? Counts nothing.
///
/// # Errors
/// [`AppError::TooMany`] when it is.
pub async fn check(app: &App, bucket: &str, limit: Limit) -> Result<(), AppError> {
    let now = app.now();
    let start = window_start(now, limit);
    let hits: Option<i64> =
        sqlx::query_scalar("SELECT hits FROM rate_limits WHERE bucket = $1 AND window_start = $2")
            .bind(bucket)
            .bind(start)
            .fetch_optional(&mut *app.db().read().await?)
            .await?;
    within(hits.unwrap_or(0), start, now, limit)
}

/// Counts one hit on `bucket`, such as `sign-in:address:203.0.113.7`.
///
/// # Errors
/// [`AppError::TooMany`] once the window is used up. The hit is kept whatever becomes of the request.
pub async fn hit(app: &App, bucket: &str, limit: Limit) -> Result<(), AppError> {
    let now = app.now();
    let start = window_start(now, limit);
    let mut tx = app.db().write(now, Actor::default()).await?;
    let hits: i64 = sqlx::query_scalar(
        "INSERT INTO rate_limits (bucket, window_start, hits) VALUES ($1, $2, 1)
         ON CONFLICT (bucket, window_start) DO UPDATE SET hits = rate_limits.hits + 1 RETURNING hits",
    )
    .bind(bucket)
    .bind(start)
    .fetch_one(&mut *tx)
    .await?;
    tx.commit().await?;
    within(hits, start, now, limit)
}

/// Like [`hit`], except for the repeat of a form that was carried out under `key` before: that one costs nothing.
///
/// # Errors
/// As [`hit`].
pub async fn hit_once(app: &App, bucket: &str, limit: Limit, key: &str) -> Result<(), AppError> {
    if is_claimed(&mut *app.db().read().await?, key).await? {
        return Ok(());
    }
    hit(app, bucket, limit).await
}

const fn window_start(now: Millis, limit: Limit) -> Millis {
    Millis(now.0 - now.0.rem_euclid(limit.window.0))
}

fn within(hits: i64, start: Millis, now: Millis, limit: Limit) -> Result<(), AppError> {
    if hits <= limit.max {
        return Ok(());
    }
    let left = (start + limit.window) - now;
    Err(AppError::TooMany {
        retry_after: u32::try_from(left.0.div_euclid(1000) + 1).unwrap_or(u32::MAX),
    })
}
