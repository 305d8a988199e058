//! What other processes on the same PostgreSQL announce, told to the streams of this one.
//!
//! A transaction that announces also notifies, so PostgreSQL tells with the commit or never. What travels is an id and a topic,
//! never content. A connection that broke is opened again, and what was announced meanwhile is read from `live_events`.
//! SQLite has one process that serves, and nothing to listen to.

use super::{Event, Topic};
use crate::{
    db::Engine,
    error::AppError,
    server::App,
    time::{Millis, Span},
};
use sqlx_postgres::PgListener;
use std::{convert::Infallible, time::Duration};

/// The channel of PostgreSQL.
pub const CHANNEL: &str = "sapa_live";
const RETRY_AFTER: Duration = Duration::from_secs(1);
/// A transaction may have begun so long before it was committed.
const COMMITTED_WITHIN: Span = Span::minutes(1);
/// A stream that missed more has fallen behind, and asks for everything anyway.
const CATCH_UP_AT_MOST: i64 = 500;

/// How an event travels.
#[must_use]
pub fn letter(event: &Event) -> String {
    format!("{} {}", event.seq, event.topic.as_str())
}

fn read(letter: &str) -> Option<Event> {
    let (seq, topic) = letter.split_once(' ')?;
    Some(Event {
        seq: seq.parse().ok()?,
        topic: Topic::parse(topic)?,
    })
}

/// Listens until the server stops.
pub async fn hear(app: App) {
    if app.db().engine() == Engine::Sqlite {
        return;
    }
    let closing = app.closing();
    let mut heard_until = app.now();
    loop {
        let Err(error) = tokio::select! {
            () = closing.cancelled() => return,
            broken = listen(&app, &mut heard_until) => broken,
        };
        tracing::warn!(%error, "what other processes announce is not heard; trying again");
        tokio::select! {
            () = closing.cancelled() => return,
            () = tokio::time::sleep(RETRY_AFTER) => (),
        }
    }
}

async fn listen(app: &App, heard_until: &mut Millis) -> Result<Infallible, AppError> {
    let mut listener = PgListener::connect(app.db().url()).await?;
    listener.listen(CHANNEL).await?;
    loop {
        catch_up(app, *heard_until - COMMITTED_WITHIN).await?;
        // Nothing to receive means that the connection was lost and is back.
        while let Some(letter) = listener.try_recv().await? {
            *heard_until = app.now();
            if let Some(event) = read(letter.payload()) {
                app.hub().publish(event);
            }
        }
    }
}

async fn catch_up(app: &App, since: Millis) -> Result<(), AppError> {
    let mut db = app.db().read().await?;
    let missed: Vec<(i64, String)> =
        sqlx::query_as("SELECT seq, topic FROM live_events WHERE at >= $1 ORDER BY seq DESC LIMIT $2")
            .bind(since)
            .bind(CATCH_UP_AT_MOST)
            .fetch_all(&mut *db)
            .await?;
    for (seq, topic) in missed.into_iter().rev() {
        if let Some(event) = read(&format!("{seq} {topic}")) {
            app.hub().publish(event);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_letter_arrives_as_it_was_written(seq in 1..i64::MAX, slice in "[a-z]{1,20}", what in "[a-z0-9-]{1,40}") {
            let sent = Event { seq: crate::id::Id::from_raw(seq), topic: Topic::new(&slice, what) };
            let read = read(&letter(&sent)).expect("an event");
            prop_assert_eq!((read.seq, read.topic), (sent.seq, sent.topic));
        }

        #[test]
        fn what_is_no_letter_is_not_heard(text in ".{0,60}") {
            if let Some(event) = read(&text) {
                prop_assert!(Topic::parse(event.topic.as_str()).is_some());
            }
        }
    }
}
