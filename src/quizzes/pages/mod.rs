//! Pages of the quizzes, and the routes that are not pages.

mod announcement;
mod asked;
mod bank;
mod calendar;
mod certificate;
mod editor;
mod export;
mod files;
mod hall;
mod import;
mod join;
mod my_game;
mod paced;
mod pad;
mod players;
mod points;
mod practice;
mod question;
mod remote;
mod report;
mod results;
mod season;
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
pub use certificate::CertificatePage;
pub use editor::{EditQuizPage, NewQuizPage};
pub use export::ExportPage;
pub use hall::HallPage;
pub use import::{ImportPage, ImportedPage};
pub use join::JoinPage;
pub use my_game::MyGamePage;
pub use paced::{AttemptPage, AttemptResultPage, PacedQuizPage, PacedReportPage};
pub use pad::PadPage;
pub use players::PlayersPage;
pub use practice::{AttemptPracticePage, PracticePage};
pub use question::kind_name;
pub use question::{EditQuestionPage, NewQuestionPage, PreviewPage};
pub use remote::RemotePage;
pub use results::ResultsPage;
pub use season::SeasonPage;
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
        .route("/kuis/gambar/{hash}", get(files::image))
        .route("/kuis/suara/{hash}", get(files::clip))
        .route("/petugas/kuis/impor/berkas", post(import::upload))
        .route("/petugas/kuis/ekspor/berkas", get(export::file))
        .route("/petugas/kuis/hasil/{code}/{file}", get(report::file))
        .route("/petugas/kuis/mandiri/{code}/{file}", get(paced::file))
}
