//! Accepts connections, and cuts those that hold one without asking for anything: `axum::serve` waits forever for the rest of
//! a header, so that a few hundred idle sockets would keep everybody else out.

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{net::SocketAddr, pin::pin, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt;

/// A request must have said all of its header so long after the connection was ready for it. Also ends a connection that
/// has been idle so long; a browser opens another.
const HEADER_WITHIN: Duration = Duration::from_secs(30);
/// How long to wait when no more connections can be had.
const OUT_OF_SOCKETS: Duration = Duration::from_secs(1);

/// Serves until `closing`, then finishes what is under way.
pub(crate) async fn accept(listener: TcpListener, router: Router, closing: CancellationToken) {
    let open = TaskTracker::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = closing.cancelled() => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                // What a game tells is small and must not wait to be joined by more.
                let _ = stream.set_nodelay(true);
                open.spawn(answer(stream, peer, router.clone(), closing.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "no connection could be accepted");
                tokio::time::sleep(OUT_OF_SOCKETS).await;
            }
        }
    }
    drop(listener);
    open.close();
    open.wait().await;
}

/// Answers one connection until it ends.
pub(crate) async fn answer(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    router: Router,
    closing: CancellationToken,
) {
    let service = router.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.map(Body::new)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_WITHIN)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = closing.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, %peer, "a connection broke");
    }
}
