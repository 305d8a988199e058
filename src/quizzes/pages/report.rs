//! `GET /petugas/kuis/hasil/<code>/<file>`: the results of a game to take along.

use crate::{
    error::AppError,
    quizzes::{
        afterwards::report::{self, Table},
        backend::{self, GameResults},
        rules,
    },
    server::{
        Ctx,
        downloads::{CSV, XLSX, download},
        off_thread,
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};

pub(super) const WORKBOOK: &str = "hasil.xlsx";
pub(super) const TEAMS: &str = "tim.csv";
pub(super) const PLAYERS: &str = "pemain.csv";
pub(super) const QUESTIONS: &str = "soal.csv";
pub(super) const ANSWERS: &str = "jawaban.csv";

/// # Errors
/// As [`backend::results`]; [`AppError::NotFound`] for a file that there is not.
pub async fn file(ctx: Ctx, Path((code, file)): Path<(String, String)>) -> Result<Response, AppError> {
    let results = match backend::results(&ctx, &code).await {
        Err(AppError::SignInRequired) => return Ok(Redirect::to("/masuk?ke=/petugas/kuis").into_response()),
        other => other?,
    };
    let lang = ctx.lang;
    let day = ctx.zone().date(results.game.opened_at);
    let name = format!("{}-{day}-{file}", rules::slug(&results.game.title));
    let table: Option<fn(crate::i18n::Lang, &GameResults) -> Table> = match file.as_str() {
        WORKBOOK => None,
        TEAMS if results.mode().teams => Some(report::teams),
        PLAYERS => Some(report::players),
        QUESTIONS => Some(report::questions),
        ANSWERS => Some(report::answers),
        _ => return Err(AppError::NotFound),
    };
    let bytes = off_thread("quiz report", move || match table {
        Some(table) => report::csv(&table(lang, &results)),
        None => {
            let mut sheets = vec![
                report::players(lang, &results),
                report::questions(lang, &results),
                report::answers(lang, &results),
            ];
            if results.mode().teams {
                sheets.insert(0, report::teams(lang, &results));
            }
            report::workbook(&sheets)
        }
    });
    let media_type = if table.is_none() { XLSX } else { CSV };
    Ok(download(&name, media_type, bytes.await??))
}
