//! `GET /petugas/kuis/hasil/<code>/<file>`: the results of a game to take along.

use crate::{
    error::AppError,
    i18n::Lang,
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
    let mut tables: Vec<Sheet<GameResults>> = vec![
        (PLAYERS, report::players),
        (QUESTIONS, report::questions),
        (ANSWERS, report::answers),
    ];
    if results.mode().teams {
        tables.insert(0, (TEAMS, report::teams));
    }
    tables_as_file(lang, results, tables, &file, &name).await
}

/// A table of a report, and its name as a file of its own.
pub(super) type Sheet<R> = (&'static str, fn(Lang, &R) -> Table);

/// The workbook of all `tables`, or the one of them that `file` names.
///
/// # Errors
/// [`AppError::NotFound`] for a file that there is not.
pub(super) async fn tables_as_file<R: Send + 'static>(
    lang: Lang,
    results: R,
    tables: Vec<Sheet<R>>,
    file: &str,
    name: &str,
) -> Result<Response, AppError> {
    let one = tables
        .iter()
        .find(|(name, _)| *name == file)
        .map(|(_, table)| *table);
    if one.is_none() && file != WORKBOOK {
        return Err(AppError::NotFound);
    }
    let bytes = off_thread("quiz report", move || match one {
        Some(table) => report::csv(&table(lang, &results)),
        None => {
            let sheets: Vec<Table> = tables.iter().map(|(_, table)| table(lang, &results)).collect();
            report::workbook(&sheets)
        }
    });
    let media_type = if one.is_none() { XLSX } else { CSV };
    Ok(download(name, media_type, bytes.await??))
}
