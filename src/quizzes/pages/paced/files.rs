//! `GET /petugas/kuis/mandiri/<code>/<file>`: the report to take along.

use crate::{
    error::AppError,
    quizzes::{
        backend::{self, PacedResults},
        paced::report,
        pages::report::{Sheet, tables_as_file},
        rules,
    },
    server::Ctx,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};

pub(super) use crate::quizzes::pages::report::{ANSWERS, PLAYERS, QUESTIONS, WORKBOOK};

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
    let tables: Vec<Sheet<PacedResults>> = vec![
        (PLAYERS, report::players),
        (QUESTIONS, report::questions),
        (ANSWERS, report::answers),
    ];
    tables_as_file(lang, results, tables, &file, &name).await
}
