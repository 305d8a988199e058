//! `GET /siaran?topik=…`: the stream itself.

use super::{Event, Topic};
use crate::{db::Reader, error::AppError, id::Id, server::App};
use axum::{
    extract::{Query, State},
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
/// [`AppError::Invalid`] for a topic that cannot exist.
pub async fn stream(
    State(app): State<App>,
    Query(watch): Query<Watch>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<sse::Event, Infallible>>>, AppError> {
    let topic = Topic::parse(&watch.topik).ok_or(AppError::NotFound)?;
    // Subscribe before reading, so that nothing falls between the two; what comes twice has the same id.
    let live = BroadcastStream::new(app.hub().subscribe());
    let last_seen = headers
        .get("last-event-id")
        .and_then(|value| value.to_str().ok()?.parse().ok());
    let missed = match last_seen {
        Some(last_seen) => since(&mut app.db().read().await?, &topic, last_seen).await?,
        None => Vec::new(),
    };
    let newest = missed.last().copied();
    let fresh = live.filter_map(move |event| {
        let seq = match event {
            Ok(event) if event.topic == topic && newest.is_none_or(|newest| event.seq > newest) => {
                Some(event.seq)
            }
            _ => None,
        };
        std::future::ready(seq)
    });
    let events = stream::iter(missed)
        .chain(fresh)
        // A browser drops an event without data.
        .map(|seq: Id<Event>| Ok(sse::Event::default().id(seq.to_string()).data("changed")));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{db::Actor, test_support::on_each_engine};
    use axum::response::IntoResponse;

    on_each_engine! {
        async fn a_browser_that_comes_back_is_told_what_it_missed(app) {
            let mut tx = app.app.db().write(app.app.now(), Actor::default()).await.unwrap();
            tx.announce(Topic::new("diskusi", "abc")).await.unwrap();
            tx.commit().await.unwrap();
            let watch = Watch { topik: "diskusi/abc".into() };
            let headers = HeaderMap::from_iter([("last-event-id".parse().unwrap(), "1".parse().unwrap())]);
            let answer = stream(State(app.app.clone()), Query(watch), headers).await.unwrap().into_response();
            let told = answer.into_body().into_data_stream().next().await.unwrap().unwrap();
            let told = String::from_utf8_lossy(&told).into_owned();
            assert!(told.contains("id: ") && told.contains("data: changed"), "{told:?}");
        }
    }
}
