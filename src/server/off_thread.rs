//! Work that takes a thread for itself: reading, checking and writing files.

use super::incident;
use crate::error::AppError;

/// Runs what would hold other requests up on a thread of its own. `what` names it where it breaks down.
///
/// # Errors
/// [`AppError::Internal`] when it panics.
pub async fn off_thread<T: Send + 'static>(
    what: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| AppError::Internal {
        id: incident(what, &error),
    })
}
