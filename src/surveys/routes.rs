//! Addresses of the survey that are neither pages nor server functions: downloads, and the kiosk's steps.

use super::{Wave, backend, export, pages::KioskAnswers, report::Report, store};
use crate::{
    app,
    error::AppError,
    server::{App, Ctx, downloads, off_thread},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Path, Request},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use leptos::prelude::provide_context;
use leptos_axum::render_app_async_with_context;
use std::sync::Arc;

/// Nine short answers and a key; anything larger is no kiosk.
const STEP_LIMIT: usize = 16 * 1024;
/// As a break-down of it is noted.
const EXPORT: &str = "survey export";
/// Comments in one file at most; a wave of a city library has hundreds.
const COMMENTS_AT_MOST: i64 = 100_000;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/survei/kios", post(kiosk_step))
        .route("/petugas/survei/{wave}/rekap.xlsx", get(recap))
        .route("/petugas/survei/{wave}/jawaban.csv", get(answers))
        .route("/petugas/survei/{wave}/saran.csv", get(comments))
}

/// Shows the next question. What was touched so far travels in the form and is saved only at the end.
async fn kiosk_step(ctx: Ctx, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, STEP_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let answers = KioskAnswers::read(&body);
    let provide = move || {
        provide_context(ctx.clone());
        provide_context(answers.clone());
    };
    let render = render_app_async_with_context(provide, app::shell);
    render(Request::from_parts(parts, Body::empty()))
        .await
        .into_response()
}

async fn recap(ctx: Ctx, Path(slug): Path<String>) -> Response {
    let zone = ctx.zone().clone();
    let file = async {
        let all = load(&ctx, &slug).await?;
        let (wave, report, rows, comments) = all;
        off_thread(EXPORT, move || {
            export::workbook(&wave, &report, &rows, &comments, &zone)
        })
        .await?
    };
    answer(&slug, "rekap.xlsx", downloads::XLSX, file.await)
}

async fn answers(ctx: Ctx, Path(slug): Path<String>) -> Response {
    let file = async {
        let (_, _, rows, _) = load(&ctx, &slug).await?;
        off_thread(EXPORT, move || export::answers_csv(&rows)).await?
    };
    answer(&slug, "jawaban.csv", downloads::CSV, file.await)
}

async fn comments(ctx: Ctx, Path(slug): Path<String>) -> Response {
    let file = async {
        let (_, _, _, comments) = load(&ctx, &slug).await?;
        off_thread(EXPORT, move || export::comments_csv(&comments)).await?
    };
    answer(&slug, "saran.csv", downloads::CSV, file.await)
}

type Loaded = (Wave, Arc<Report>, export::AnswerRows, Vec<String>);

async fn load(ctx: &Ctx, slug: &str) -> Result<Loaded, AppError> {
    let (wave, report) = backend::wave_and_report(ctx, slug).await?;
    if let Some(why) = backend::files_withheld(ctx.lang, &wave, &report) {
        return Err(AppError::Conflict(why.into()));
    }
    let mut db = ctx.read().await?;
    let mut rows = Vec::new();
    store::each_record(&mut db, wave.id, |record| rows.push(record.answers)).await?;
    let comments = store::comments(&mut db, wave.id, COMMENTS_AT_MOST).await?;
    Ok((wave, report, rows, comments))
}

/// The file, or the wave's page, which says what is wrong in the reader's language.
fn answer(slug: &str, name: &str, kind: &'static str, file: Result<Vec<u8>, AppError>) -> Response {
    match file {
        Ok(bytes) => downloads::download(&format!("{slug}-{name}"), kind, bytes),
        Err(error @ AppError::Internal { .. }) => error.into_response(),
        Err(_) => {
            let page = super::rules::is_slug(slug).then(|| format!("/petugas/survei/{slug}"));
            Redirect::to(page.as_deref().unwrap_or("/petugas/survei")).into_response()
        }
    }
}
