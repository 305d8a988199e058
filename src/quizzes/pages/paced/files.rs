//! `GET /petugas/kuis/mandiri/<code>/<file>`: the report to take along.

use crate::{
    error::AppError,
    i18n::Lang,
    quizzes::{
        afterwards::report::{Table, csv, workbook},
        backend::{self, PacedResults},
        paced::report,
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
pub(super) const PLAYERS: &str = "pemain.csv";
pub(super) const QUESTIONS: &str = "soal.csv";
pub(super) const ANSWERS: &str = "jawaban.csv";

/// # Errors
/// As [`backend::paced_results`]; [`AppError::NotFound`] for a file that there is not.
pub async fn file(ctx: Ctx, Path((code, file)): Path<(String, String)>) -> Result<Response, AppError> {
    let results = match backend::paced_results(&ctx, &code).await {
        Err(AppError::SignInRequired) => return Ok(Redirect::to("/masuk?ke=/petugas/kuis").into_response()),
        other => other?,
    };
    let lang = ctx.lang;
    let day = ctx.zone().date(results.window.opens_at);
    let name = format!("{}-mandiri-{day}-{file}", rules::slug(&results.window.title));
    let table: Option<fn(Lang, &PacedResults) -> Table> = match file.as_str() {
        WORKBOOK => None,
        PLAYERS => Some(report::players),
        QUESTIONS => Some(report::questions),
        ANSWERS => Some(report::answers),
        _ => return Err(AppError::NotFound),
    };
    let bytes = off_thread("quiz report", move || match table {
        Some(table) => csv(&table(lang, &results)),
        None => workbook(&[
            report::players(lang, &results),
            report::questions(lang, &results),
            report::answers(lang, &results),
        ]),
    });
    let media_type = if table.is_none() { XLSX } else { CSV };
    Ok(download(&name, media_type, bytes.await??))
}
