//! `GET /siaran?topik=…`: the stream itself.

use super::{Event, Topic};
use crate::{db::Reader, error::AppError, id::Id, server::Ctx};
use axum::{
    Extension,
    extract::Query,
    http::HeaderMap,
    response::sse::{self, KeepAlive, Sse},
};
use futures::{Stream, StreamExt, stream};
use serde::Deserialize;
use std::convert::Infallible;
use tokio_stream::wrappers::BroadcastStream;

/// More than this many missed events say no more than "reload", so the rest is not sent.
const REPLAY_AT_MOST: i64 = 200;

#[derive(Deserialize)]
pub struct Watch {
    topik: String,
}

/// Streams the events of one topic, after those since `Last-Event-ID`.
///
/// # Errors
/// [`AppError::NotFound`] for a topic that cannot exist, [`AppError::TooMany`] when this address has too many streams open.
pub async fn stream(
    Extension(ctx): Extension<Ctx>,
    Query(watch): Query<Watch>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<sse::Event, Infallible>>>, AppError> {
    let topic = Topic::parse(&watch.topik).ok_or(AppError::NotFound)?;
    let app = ctx.app;
    let place = app.places().take(ctx.address)?;
    // Subscribe before reading, so that nothing falls between the two; what comes twice has the same id.
    let live = BroadcastStream::new(app.hub().subscribe());
    let last_seen = headers
        .get("last-event-id")
        .and_then(|value| value.to_str().ok()?.parse().ok());
    let missed = match last_seen {
        Some(last_seen) => since(&mut app.db().read().await?, &topic, last_seen).await?,
        None => Vec::new(),
    };
    let told = missed.clone();
    let fresh = live.filter_map(move |event| {
        // By name, not by order: of two transactions the older may be committed last.
        let fresh = event
            .ok()
            .filter(|event| event.topic == topic && !told.contains(&event.seq));
        std::future::ready(fresh.map(|event| event.seq))
    });
    let events = stream::iter(missed)
        .chain(fresh)
        // A browser drops an event without data.
        .map(move |seq: Id<Event>| {
            let _held = &place;
            Ok(sse::Event::default().id(seq.to_string()).data("changed"))
        });
    let closing = app.closing();
    let events = events.take_until(async move { closing.cancelled().await });
    Ok(Sse::new(events).keep_alive(KeepAlive::default()))
}

async fn since(db: &mut Reader, topic: &Topic, last_seen: Id<Event>) -> Result<Vec<Id<Event>>, AppError> {
    let missed =
        sqlx::query_scalar("SELECT seq FROM live_events WHERE topic = $1 AND seq > $2 ORDER BY seq LIMIT $3")
            .bind(topic.as_str())
            .bind(last_seen)
            .bind(REPLAY_AT_MOST)
            .fetch_all(&mut **db)
            .await?;
    Ok(missed)
}
