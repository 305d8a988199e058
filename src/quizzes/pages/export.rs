//! `/petugas/kuis/ekspor`: the bank or one quiz as a file, and what the file cannot say.

use crate::{
    auth::Role,
    error::AppError,
    quizzes::{backend, exchange::Format, texts},
    server::{Ctx, query},
    ui::{Icon, page, titled},
};
use axum::{
    extract::Query,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

const FILE: &str = "/petugas/kuis/ekspor/berkas";
/// Questions that are named; of more, only how many.
const NAMED_MAX: usize = 200;

#[component]
pub fn ExportPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let slug = query("kuis");
        let chosen = query("format").parse::<Format>().unwrap_or(Format::Json);
        let exported = backend::export(&ctx, chosen, &slug).await?;
        let to = |path: &str, format: Format| {
            let query = serde_urlencoded::to_string([("format", format.as_str()), ("kuis", &slug)]);
            format!("{path}?{}", query.unwrap_or_default())
        };
        let tabs = Format::WRITTEN
            .map(|format| {
                let current = (format == chosen).then_some("page");
                view! { <a href=to("/petugas/kuis/ekspor", format) aria-current=current>{format.name()}</a> }
            })
            .collect_view();
        let (count, said) = (exported.count, exported.losses.len());
        let losses = exported
            .losses
            .into_iter()
            .take(NAMED_MAX)
            .map(|(text, loss)| {
                view! { <li class="row"><div class="row-main"><p class="row-title">{text}</p><p class="row-note">{loss.message(lang)}</p></div></li> }
            })
            .collect_view();
        Ok(view! {
            {titled(texts::export_title(lang))}
            <header class="page-head"><div><h1>{texts::export_title(lang)}</h1><p>{exported.title} " · " {texts::questions_count(lang, i64::try_from(count).unwrap_or(i64::MAX))}</p></div></header>
            <nav class="tabs" aria-label=texts::file_format(lang)>{tabs}</nav>
            {if said == 0 {
                view! { <p class="notice notice-hill mt-6"><Icon name="check" />{texts::export_whole(lang)}</p> }.into_any()
            } else {
                view! { <p class="notice notice-durian mt-6"><Icon name="info" />{texts::export_losses(lang, said)}</p> }.into_any()
            }}
            <p class="actions mt-6">
                <a class="button" href=to(FILE, chosen) download="">
                    <Icon name="download" />{texts::download_as(lang, chosen.name())}
                </a>
            </p>
            <ul class="rows mt-6">{losses}</ul>
        })
    })
}

#[derive(Debug, Deserialize)]
#[serde(default)]
pub struct Wanted {
    format: String,
    kuis: String,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            format: Format::Json.as_str().to_owned(),
            kuis: String::new(),
        }
    }
}

/// `GET /petugas/kuis/ekspor/berkas`
///
/// # Errors
/// As [`backend::export`].
pub async fn file(ctx: Ctx, Query(wanted): Query<Wanted>) -> Result<Response, AppError> {
    if let Err(AppError::SignInRequired) = ctx.at_least(Role::Librarian) {
        return Ok(Redirect::to("/masuk?ke=/petugas/kuis/ekspor").into_response());
    }
    let format: Format = wanted.format.parse().map_err(|()| AppError::NotFound)?;
    let exported = backend::export(&ctx, format, &wanted.kuis).await?;
    let name = if wanted.kuis.is_empty() {
        "bank-soal"
    } else {
        &wanted.kuis
    };
    let disposition = format!("attachment; filename=\"{name}.{}\"", format.extension());
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(format.media_type()),
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).unwrap_or_else(|_| HeaderValue::from_static("attachment")),
        ),
    ];
    Ok((headers, exported.bytes).into_response())
}
