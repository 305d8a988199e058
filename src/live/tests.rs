//! Streams as a browser sees them, and processes that hear each other.

use super::{Topic, across, places};
use crate::{
    db::Actor,
    test_support::{TestApp, on_each_engine},
};
use axum::{
    body::BodyDataStream,
    http::{Method, StatusCode},
};
use futures::StreamExt;

const PATH: &str = "/siaran?topik=diskusi/abc";

/// Opens the stream of a topic.
async fn watch(app: &TestApp, path: &str) -> BodyDataStream {
    let answer = app.open(path).await;
    assert_eq!(answer.status(), StatusCode::OK);
    answer.into_body().into_data_stream()
}

/// The next thing that a stream says.
async fn next(stream: &mut BodyDataStream) -> String {
    let said = stream.next().await.expect("more").expect("bytes");
    String::from_utf8_lossy(&said).into_owned()
}

async fn announce(app: &TestApp, what: &str) {
    let actor = Actor {
        account: None,
        hub: Some(app.app.hub().clone()),
    };
    let mut tx = app
        .app
        .db()
        .write(app.app.now(), actor)
        .await
        .expect("a transaction");
    tx.announce(Topic::new("diskusi", what)).await.expect("an event");
    tx.commit().await.expect("a commit");
}

/// A second process on the same PostgreSQL, listening.
async fn second_process(app: &TestApp) -> TestApp {
    let second = app.beside().await;
    tokio::spawn(across::hear(second.app.clone()));
    second
}

on_each_engine! {
    async fn a_browser_that_comes_back_is_told_what_it_missed(app) {
        announce(&app, "abc").await;
        let request = app.request(Method::GET, PATH).header("last-event-id", "1");
        let answer = app.open_with(request).await;
        let told = next(&mut answer.into_body().into_data_stream()).await;
        assert!(told.contains("id: ") && told.contains("data: changed"), "{told:?}");
    }

    async fn a_page_hears_of_its_own_topic_alone(app) {
        let mut stream = watch(&app, PATH).await;
        announce(&app, "other").await;
        announce(&app, "abc").await;
        assert!(next(&mut stream).await.contains("data: changed"));
        app.app.closing().cancel();
        assert!(stream.next().await.is_none(), "there was one event, and a stop ends the stream");
    }

    async fn too_many_streams_from_one_address_are_refused_with_429(app) {
        let mut open = Vec::new();
        for _ in 0..places::PER_ADDRESS {
            open.push(watch(&app, PATH).await);
        }
        let refused = app.open(PATH).await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.headers()["retry-after"], "60");
        open.pop();
        drop(watch(&app, PATH).await);
    }
}

#[tokio::test]
async fn an_event_of_one_process_is_heard_in_the_other() {
    let Some(first) = TestApp::postgres().await else {
        return;
    };
    let second = second_process(&first).await;
    let mut here = watch(&first, PATH).await;
    let mut there = watch(&second, PATH).await;
    announce(&first, "abc").await;
    let heard = next(&mut there).await;
    assert!(heard.contains("data: changed"), "{heard:?}");
    assert_eq!(next(&mut here).await, heard, "the same event under the same id");
}

#[tokio::test]
async fn what_was_announced_while_the_connection_was_lost_is_heard_when_it_is_back() {
    let Some(first) = TestApp::postgres().await else {
        return;
    };
    let second = second_process(&first).await;
    let mut stream = watch(&second, PATH).await;
    announce(&first, "abc").await;
    next(&mut stream).await;
    let mut db = first.app.db().read().await.expect("a connection");
    let cut = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    let cut: i64 = sqlx::query_scalar(cut)
        .fetch_one(&mut *db)
        .await
        .expect("a number");
    assert_eq!(cut, 1);
    announce(&first, "abc").await;
    assert!(next(&mut stream).await.contains("data: changed"));
}
