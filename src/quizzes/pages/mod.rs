//! Pages of the quizzes, and the routes that are not pages.

mod calendar;

use super::engine;
use crate::server::App;
use axum::{Router, routing::get};

pub use calendar::QuizzesPage;

/// Sockets live longer than a page's timeout.
pub fn live_routes() -> Router<App> {
    Router::new().route("/kuis/main/{pin}/soket", get(engine::socket))
}
