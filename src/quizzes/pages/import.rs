//! `/petugas/kuis/impor`: a spreadsheet becomes questions, after a look at what it holds.

use crate::{
    auth::Role,
    error::AppError,
    i18n::Lang,
    quizzes::{
        api,
        backend::{self, Said},
        exchange::{Format, Row},
        rules::TITLE_MAX,
        texts,
    },
    server::{Ctx, FormState, param, uploads},
    ui::{Field, FormErrors, Icon, NewKey, Select, page, titled},
};
use axum::{
    extract::{Multipart, multipart::MultipartRejection},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use server_fn::ServerFn;
use std::collections::BTreeMap;

pub(super) const UPLOAD: &str = "/petugas/kuis/impor/berkas";

#[component]
pub fn ImportPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let form = FormState::of(&ctx, UPLOAD);
        let wrong = form.field_error("file");
        let described_by = if wrong.is_some() {
            "file-hint file-error"
        } else {
            "file-hint"
        };
        let mut formats = vec![(String::new(), texts::recognise_format(lang).to_owned())];
        formats.extend(Format::ALL.map(|format| (format.as_str().to_owned(), format.name().to_owned())));
        Ok(view! {
            {titled(texts::import_file(lang))}
            <header class="page-head"><div><h1>{texts::import_file(lang)}</h1><p>{texts::import_lead(lang)}</p></div></header>
            <form class="form" method="post" action=UPLOAD enctype="multipart/form-data">
                <NewKey />
                <FormErrors form=form.clone() />
                <div class="field">
                    <label for="file">{texts::file(lang)}</label>
                    <p class="hint" id="file-hint">{texts::kahoot_hint(lang)}</p>
                    <input id="file" name="file" type="file" accept=".xlsx,.csv,.tsv,.txt,.gift,.xml,.zip,.json" required=true
                        aria-invalid=wrong.is_some().then_some("true") aria-describedby=described_by />
                    {wrong.map(|wrong| view! { <p class="error" id="file-error">{wrong}</p> })}
                </div>
                <Select form=form.clone() name="format" label=texts::file_format(lang) options=formats />
                <Field form name="title" label=texts::quiz_from_file(lang) optional=true maxlength=TITLE_MAX as u32 />
                <p class="actions"><button class="button"><Icon name="upload" />{texts::check_file(lang)}</button></p>
            </form>
        })
    })
}

/// `POST /petugas/kuis/impor/berkas`
pub async fn upload(ctx: Ctx, headers: HeaderMap, form: Result<Multipart, MultipartRejection>) -> Response {
    // Before a byte of the file is read.
    match ctx.at_least(Role::Librarian) {
        Err(AppError::SignInRequired) => {
            return Redirect::to("/masuk?ke=/petugas/kuis/impor").into_response();
        }
        Err(error) => return error.into_response(),
        Ok(_) => {}
    }
    let form = match form {
        Ok(form) => form,
        Err(rejection) => return rejection.into_response(),
    };
    let mut fields = BTreeMap::new();
    let outcome = look_into(&ctx, form, &mut fields).await;
    uploads::answer(&ctx, &headers, UPLOAD, fields, outcome).await
}

async fn look_into(
    ctx: &Ctx,
    form: Multipart,
    fields: &mut BTreeMap<String, String>,
) -> Result<String, AppError> {
    let upload = uploads::receive(ctx, form).await?;
    fields.clone_from(&upload.fields);
    let token = backend::check_file(ctx, upload).await?;
    Ok(format!("/petugas/kuis/impor/{token}"))
}

#[component]
pub fn ImportedPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let token = param("token");
        let (checked, done) = backend::checked(&ctx, &token).await?;
        let (ready, wrong) = (checked.questions.len() - checked.known, checked.wrong.len());
        let checked_is_empty = checked.questions.is_empty();
        let place = if checked.format.has_lines() {
            texts::row(lang)
        } else {
            texts::question_number(lang)
        };
        let questions = checked
            .questions
            .into_iter()
            .map(|row| view! { <Ready lang row /> })
            .collect_view();
        let may_save = wrong == 0 && !done && !checked_is_empty;
        Ok(view! {
            {titled(texts::import_check(lang))}
            <header class="page-head"><div><h1>{texts::import_check(lang)}</h1><p>{checked.file_name} ", " {texts::format_read(lang, checked.format.name())}</p></div></header>
            <FormErrors form=FormState::of(&ctx, api::TakeOver::PATH) />
            {(wrong > 0).then(|| view! {
                <div class="notice notice-clay"><Icon name="warning" /><p>{texts::rows_wrong(lang, wrong)}</p></div>
                <Problems lang place said=checked.wrong />
            })}
            {(wrong == 0).then(|| view! { <div class="notice notice-hill"><Icon name="check" /><p>{texts::rows_ready(lang, ready)}</p></div> })}
            {(checked.known > 0).then(|| view! { <p class="mt-3">{texts::rows_known(lang, checked.known)}</p> })}
            {(!checked.left_out.is_empty()).then(|| view! {
                <div class="notice notice-durian mt-6"><Icon name="info" /><p>{texts::left_out_count(lang, checked.left_out.len())}</p></div>
                <Problems lang place said=checked.left_out.clone() />
            })}
            <div class="actions mt-6">
                {may_save.then(|| view! {
                    <form method="post" action=api::TakeOver::PATH>
                        <button class="button" name="token" value=token>{texts::save_questions(lang)}</button>
                    </form>
                })}
                <a class="button-quiet" href="/petugas/kuis/impor">{texts::import_again(lang)}</a>
            </div>
            <ul class="rows mt-6">{questions}</ul>
        })
    })
}

/// Where in the file, which question, and what is to be said of it.
#[component]
fn Problems(lang: Lang, place: &'static str, said: Vec<Said>) -> impl IntoView {
    let rows = said
        .into_iter()
        .map(|said| {
            view! {
                <tr>
                    <th scope="row" class="number">{said.at.to_string()}</th>
                    <td data-label=texts::question_text(lang)>{said.text}</td>
                    <td data-label=texts::problem(lang)>{said.problem}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="ledger">
            <thead><tr>
                <th scope="col" class="number">{place}</th>
                <th scope="col">{texts::question_text(lang)}</th>
                <th scope="col">{texts::problem(lang)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A question that may be saved: its kind, and what of it is not kept.
#[component]
fn Ready(lang: Lang, row: Row) -> impl IntoView {
    let notes = row.notes.iter().map(|note| note.message(lang));
    let kind = row
        .draft
        .answer
        .kind()
        .parse()
        .map(|kind| super::question::kind_name(lang, kind))
        .ok();
    let note: Vec<&str> = kind.into_iter().chain(notes).collect();
    view! {
        <li class="row"><div class="row-main">
            <p class="row-title">{row.draft.text}</p>
            <p class="row-note">{note.join(" · ")}</p>
        </div></li>
    }
}
