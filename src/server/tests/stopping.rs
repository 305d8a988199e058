//! A stop drops no request in flight, and who holds a connection without asking is cut.

use crate::{
    server::{connections::accept, router::around, serve::serve_until},
    test_support::TestApp,
};
use axum::{Router, routing::get};
use std::sync::Arc;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Notify, oneshot},
};
use tokio_util::sync::CancellationToken;

#[tokio::test]
async fn a_request_under_way_is_answered_after_the_stop_signal() {
    let app = TestApp::sqlite().await.app;
    let (entered, leave) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = {
        let (entered, leave) = (entered.clone(), leave.clone());
        async move || {
            entered.notify_one();
            leave.notified().await;
            "selesai"
        }
    };
    let router = around(&app, Router::new().route("/lambat", get(slow)));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(serve_until(app.clone(), router, listener, async {
        stopped.await.ok();
    }));

    let mut browser = TcpStream::connect(address).await.expect("a connection");
    let request = "GET /lambat HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    browser.write_all(request.as_bytes()).await.expect("sent");
    entered.notified().await;
    stop.send(()).expect("the server listens");
    app.closing().cancelled().await;
    leave.notify_one();
    let mut answer = String::new();
    browser.read_to_string(&mut answer).await.expect("an answer");
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("selesai"),
        "{answer}"
    );
    server.await.expect("no panic");
    assert!(
        TcpStream::connect(address).await.is_err(),
        "nobody listens any more"
    );
}

#[tokio::test]
async fn a_server_that_stops_is_not_ready() {
    let mut app = TestApp::sqlite().await;
    assert_eq!(app.get("/readyz").await.status, 200);
    app.app.closing().cancel();
    assert_eq!(app.get("/readyz").await.status, 503);
    assert_eq!(app.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn a_server_without_its_database_is_alive_and_not_ready() {
    let mut app = TestApp::sqlite().await;
    app.app.db().close().await;
    assert_eq!(app.get("/readyz").await.status, 503);
    assert_eq!(app.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn who_sends_half_a_header_or_nothing_is_cut() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = Router::new().route("/", get(|| async { "halo" }));
    tokio::spawn(accept(listener, router, CancellationToken::new()));
    for begun in ["", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "] {
        let mut slow = TcpStream::connect(address).await.expect("a connection");
        slow.write_all(begun.as_bytes()).await.expect("sent");
        // The clock runs ahead as soon as everybody waits for it.
        tokio::time::pause();
        let mut answer = String::new();
        slow.read_to_string(&mut answer).await.expect("an end");
        tokio::time::resume();
        assert!(!answer.contains("halo"), "{answer}");
    }
    let mut prompt = TcpStream::connect(address).await.expect("a connection");
    let request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    prompt.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    prompt.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.ends_with("halo"), "{answer}");
}
