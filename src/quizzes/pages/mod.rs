//! Pages of the quizzes, and the routes that are not pages.

mod announcement;
mod bank;
mod calendar;
mod editor;
mod export;
mod hall;
mod import;
mod join;
mod pad;
mod players;
mod question;
mod remote;
mod results;
mod staff;
mod yours;

use super::engine;
use crate::server::App;
use axum::{
    Router,
    routing::{get, post},
};

pub use announcement::QuizPage;
pub use bank::BankPage;
pub use calendar::QuizzesPage;
pub use editor::{EditQuizPage, NewQuizPage};
pub use export::ExportPage;
pub use hall::HallPage;
pub use import::{ImportPage, ImportedPage};
pub use join::JoinPage;
pub use pad::PadPage;
pub use players::PlayersPage;
pub use question::{EditQuestionPage, NewQuestionPage};
pub use remote::RemotePage;
pub use results::ResultsPage;
pub use staff::StaffQuizzesPage;
pub use yours::Yours;

/// Sockets live longer than a page's timeout.
pub fn live_routes() -> Router<App> {
    Router::new()
        .route("/kuis/main/{pin}/soket", get(engine::socket))
        .route("/antar/kuis/{pin}", get(engine::peer))
}

/// Pictures and files.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/kuis/layar/{pin}/qr.svg", get(hall::qr))
        .route("/petugas/kuis/impor/berkas", post(import::upload))
        .route("/petugas/kuis/ekspor/berkas", get(export::file))
}
