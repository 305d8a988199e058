//! What happens without anybody asking: quizzes are resumed, reminders written, and what has expired is dropped. Mail leaves by
//! itself (`mailer`), since who takes it may be slow.

use super::{App, flash, mailer};
use crate::{auth, db::Actor, error::AppError, library, members, quizzes, time::Span};
use std::time::Duration;

/// How late this process may learn that another one changed the opening hours.
const RENEW_EVERY: Duration = Duration::from_secs(60);
/// With the lease of a game, how long the quizzes of a process that died stand still.
const RESUME_EVERY: Duration = Duration::from_secs(2);
/// How late a reminder may be.
const REMIND_EVERY: Duration = Duration::from_secs(60);
/// Strangers leave forms here too, so they do not pile up.
const SWEEP_EVERY: Duration = Duration::from_secs(60);
const CLEAN_EVERY: Duration = Duration::from_secs(3600);

/// Streams replay a day at most.
const EVENTS_KEPT: Span = Span::days(1);
/// A form that is sent again after this is a new form.
const IDEMPOTENCY_KEPT: Span = Span::days(2);

/// Runs until the server stops.
pub(super) async fn run(app: App) {
    let mut sweep = tokio::time::interval(SWEEP_EVERY);
    let mut clean = tokio::time::interval(CLEAN_EVERY);
    let mut renew = tokio::time::interval(RENEW_EVERY);
    let mut resume = tokio::time::interval(RESUME_EVERY);
    let mut remind = tokio::time::interval(REMIND_EVERY);
    let closing = app.closing();
    loop {
        let done = tokio::select! {
            () = closing.cancelled() => return,
            _ = renew.tick() => library::backend::renew(&app).await,
            _ = resume.tick() => app.games().resume(&app).await.map(drop),
            _ = remind.tick() => quizzes::backend::remind(&app).await,
            _ = sweep.tick() => flash::drop_expired(&app).await,
            _ = clean.tick() => drop_expired(&app).await,
        };
        if let Err(error) = done {
            tracing::warn!(%error, "a job failed; it runs again");
        }
    }
}

async fn drop_expired(app: &App) -> Result<(), AppError> {
    let now = app.now();
    let mut tx = app.db().write(now, Actor::default()).await?;
    for (sql, before) in [
        ("DELETE FROM password_codes WHERE expires_at < $1", now),
        ("DELETE FROM live_events WHERE at < $1", now - EVENTS_KEPT),
        ("DELETE FROM idempotency WHERE at < $1", now - IDEMPOTENCY_KEPT),
        (
            "DELETE FROM rate_limits WHERE window_start < $1",
            now - Span::days(1),
        ),
        (
            "DELETE FROM sessions WHERE seen_at < $1",
            now - auth::session::IDLE,
        ),
        (
            "DELETE FROM sessions WHERE created_at < $1",
            now - auth::session::ABSOLUTE,
        ),
    ] {
        sqlx::query(sql).bind(before).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    mailer::drop_old(app).await?;
    members::backend::drop_expired(app).await?;
    quizzes::backend::drop_expired(app).await?;
    quizzes::backend::end_abandoned(app).await
}
