//! Listens, answers, and stops without dropping what is under way.

use super::{App, jobs, router};
use crate::library;
use axum::Router;
use std::{future::IntoFuture, net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, signal};

/// How long a stop waits for requests in flight.
const GRACE: Duration = Duration::from_secs(15);

/// Serves until SIGTERM or Ctrl-C.
///
/// # Errors
/// When the listener fails.
pub async fn serve(app: App, listener: TcpListener) -> std::io::Result<()> {
    let router = router(&app);
    serve_until(app, router, listener, asked_to_stop()).await
}

/// Serves until `stop`, then finishes what is under way.
pub(super) async fn serve_until(
    app: App,
    router: Router,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    // The first page already says the library's name.
    if let Err(error) = library::backend::renew(&app).await {
        tracing::warn!(%error, "the library's profile could not be read");
    }
    let closing = app.closing();
    // A quiz that was under way when the server stopped goes on at once, also when nobody has come back yet.
    if let Err(error) = app.games().resume(&app).await {
        tracing::warn!(%error, "open quizzes were not resumed; each is when somebody asks for it");
    }
    let jobs = tokio::spawn(jobs::run(app.clone()));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let begin_to_stop = closing.clone();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        tracing::info!("stopping: finishing what is under way");
        // Ends streams and sockets, which would otherwise never finish.
        begin_to_stop.cancel();
    });
    let overtime = async {
        closing.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    let served = tokio::select! {
        served = server.into_future() => served,
        () = overtime => Ok(()),
    };
    closing.cancel();
    let _ = jobs.await;
    app.db().close().await;
    served
}

async fn asked_to_stop() {
    let interrupt = async { drop(signal::ctrl_c().await) };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => (),
        () = terminate => (),
    }
}
