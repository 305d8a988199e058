//! `/petugas/kuis/ekspor`: the bank or one quiz as a file, and what the file cannot say.

use crate::{
    auth::Role,
    error::AppError,
    quizzes::{
        backend,
        exchange::{Format, QUESTIONS_MAX},
        texts,
    },
    server::{Ctx, downloads::download, query},
    ui::{Icon, page, titled},
};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

const PAGE: &str = "/petugas/kuis/ekspor";
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
        let exported = backend::export(&ctx, chosen, &slug, query("bagian").parse().unwrap_or(1)).await?;
        let (part, parts) = exported.part;
        let to = |path: &str, format: Format, part: i64| {
            let part = part.to_string();
            let query = [("format", format.as_str()), ("kuis", &slug), ("bagian", &part)];
            format!(
                "{path}?{}",
                serde_urlencoded::to_string(query).unwrap_or_default()
            )
        };
        let tabs = Format::WRITTEN
            .map(|format| {
                let current = (format == chosen).then_some("page");
                view! { <a href=to(PAGE, format, part) aria-current=current>{format.name()}</a> }
            })
            .collect_view();
        let (count, said) = (exported.count, exported.losses.len());
        let others = (1..=parts)
            .map(|other| {
                let current = (other == part).then_some("page");
                view! { <a href=to(PAGE, chosen, other) aria-current=current>{texts::part_of_bank(lang, other)}</a> }
            })
            .collect_view();
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
            {(parts > 1).then(|| view! {
                <p class="mt-6">{texts::export_parts(lang, parts, QUESTIONS_MAX)}</p>
                <nav class="tabs" aria-label=texts::parts_of_bank(lang)>{others}</nav>
            })}
            {if said == 0 {
                view! { <div class="notice notice-hill mt-6"><Icon name="check" /><p>{texts::export_whole(lang)}</p></div> }.into_any()
            } else {
                view! { <div class="notice notice-durian mt-6"><Icon name="info" /><p>{texts::export_losses(lang, said)}</p></div> }.into_any()
            }}
            <p class="actions mt-6">
                <a class="button" href=to(FILE, chosen, part) download="">
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
    bagian: i64,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            format: Format::Json.as_str().to_owned(),
            kuis: String::new(),
            bagian: 1,
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
    let exported = backend::export(&ctx, format, &wanted.kuis, wanted.bagian).await?;
    let name = match (wanted.kuis.as_str(), exported.part) {
        ("", (_, 1)) => "bank-soal".to_owned(),
        ("", (part, _)) => format!("bank-soal-{part}"),
        (slug, _) => slug.to_owned(),
    };
    let name = format!("{name}.{}", format.extension());
    Ok(download(&name, format.media_type(), exported.bytes))
}
