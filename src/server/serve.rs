//! Listens, answers, and stops without dropping what is under way.

use super::{App, connections, jobs, mailer, router, security::UPLOAD_TIMEOUT};
use crate::{library, live::across};
use axum::Router;
use std::time::Duration;
use tokio::{net::TcpListener, signal};

/// How long a stop waits for requests in flight: longer than any of them may take.
const GRACE: Duration = UPLOAD_TIMEOUT.saturating_add(Duration::from_secs(5));

/// Serves until SIGTERM or Ctrl-C.
pub async fn serve(app: App, listener: TcpListener) {
    let router = router(&app);
    serve_until(app, router, listener, asked_to_stop()).await;
}

/// Serves until `stop`, then finishes what is under way.
pub(super) async fn serve_until(
    app: App,
    router: Router,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) {
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
    let mail = tokio::spawn(mailer::run(app.clone()));
    let ears = tokio::spawn(across::hear(app.clone()));
    let begin_to_stop = closing.clone();
    let stopper = tokio::spawn(async move {
        stop.await;
        tracing::info!("stopping: finishing what is under way");
        // Ends streams and sockets, which would otherwise never finish.
        begin_to_stop.cancel();
    });
    let overtime = async {
        closing.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        () = connections::accept(listener, router, closing.clone()) => (),
        () = overtime => (),
    }
    stopper.abort();
    let _ = tokio::join!(jobs, mail, ears);
    if let Err(error) = app.games().release(&app).await {
        tracing::warn!(%error, "leases were not given up; other processes wait until they run out");
    }
    app.db().close().await;
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
