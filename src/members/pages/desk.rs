//! `/petugas/anggota`: find a member, give a code, bring members in.

use super::card::validity;
use crate::{
    i18n::{Lang, date_and_time},
    members::{
        Source,
        api::GiveCode,
        backend::{self, FOUND_MAX},
        routes::UPLOAD,
        store::{MemberRow, imports::ImportRow},
        texts,
    },
    server::{Ctx, FormState, query},
    ui::{FormErrors, Icon, NewKey, Select, page, titled},
};
use jiff::civil::Date;
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn StaffMembersPage() -> impl IntoView {
    let ctx = Ctx::current();
    let text = query("cari");
    page(async move {
        let lang = ctx.lang;
        let (members, claimed) = backend::counts(&ctx).await?;
        let found = backend::search(&ctx, &text).await?;
        let latest = backend::latest(&ctx).await?;
        let today = ctx.zone().date(ctx.now());
        Ok(view! {
            {titled(texts::members(lang))}
            <header class="page-head">
                <div>
                    <h1>{texts::members(lang)}</h1>
                    <p>{texts::members_lead(lang, members, claimed)}</p>
                </div>
            </header>
            <div class="beside">
                <section class="section">
                    <h2>{texts::find_member(lang)}</h2>
                    <FormErrors form=FormState::of(&ctx, GiveCode::PATH) />
                    <form class="flex items-center gap-2" method="get" action="/petugas/anggota" role="search">
                        <div class="search grow">
                            <Icon name="search" />
                            <input type="search" name="cari" value=text.clone() maxlength="80" aria-label=texts::find_hint(lang) placeholder=texts::find_hint(lang) />
                        </div>
                        <button class="button-quiet">{texts::find(lang)}</button>
                    </form>
                    <Found lang today found asked=!text.trim().is_empty() />
                </section>
                <section class="section">
                    <h2>{texts::bring_in(lang)}</h2>
                    <UploadForm ctx=ctx.clone() />
                    <Latest ctx=ctx.clone() latest />
                </section>
            </div>
        })
    })
}

#[component]
fn Found(lang: Lang, today: Date, found: Vec<MemberRow>, asked: bool) -> impl IntoView {
    let many = i64::try_from(found.len()).is_ok_and(|found| found == FOUND_MAX);
    let none = found.is_empty() && asked;
    let row = |member: MemberRow| {
        let validity = validity(lang, member.expires_on.as_deref(), today);
        let note = [
            Some(member.number.clone()),
            Some(member.kind.clone()).filter(|kind| !kind.is_empty()),
            validity,
        ];
        let note: Vec<String> = note.into_iter().flatten().collect();
        let action = if member.account_id.is_some() {
            view! { <span class="badge badge-hill">{texts::has_account(lang)}</span> }.into_any()
        } else {
            let label = texts::give_code_for(lang, &member.name);
            view! {
                <form method="post" action=GiveCode::PATH>
                    <input type="hidden" name="member" value=member.id.to_string() />
                    <button class="button-quiet" aria-label=label>{texts::give_code(lang)}</button>
                </form>
            }
            .into_any()
        };
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title">{member.name}</p>
                    <p class="row-note">{note.join(" · ")}</p>
                </div>
                {action}
            </li>
        }
    };
    view! {
        {none.then(|| view! { <p>{texts::nobody_found(lang)}</p> })}
        {(!found.is_empty()).then(|| view! { <ul class="rows mt-4">{found.into_iter().map(row).collect_view()}</ul> })}
        {many.then(|| view! { <p class="text-ink-soft">{texts::more_letters(lang)}</p> })}
    }
}

#[component]
fn UploadForm(ctx: Ctx) -> impl IntoView {
    let lang = ctx.lang;
    let form = FormState::of(&ctx, UPLOAD);
    let error = form.field_error("file");
    let mut sources = vec![(String::new(), texts::source_guess(lang).to_owned())];
    sources.extend(Source::ALL.map(|source| (source.as_str().to_owned(), source.name().to_owned())));
    view! {
        <form class="form" method="post" action=UPLOAD enctype="multipart/form-data">
            <NewKey />
            <FormErrors form=form.clone() />
            <p>{texts::bring_in_lead(lang)}</p>
            <p class="notice"><Icon name="lock" /><span>{texts::never_read(lang)}</span></p>
            <div class="field">
                <label for="file">{texts::file(lang)}</label>
                <p class="hint" id="file-hint">{texts::file_hint(lang)}</p>
                <input id="file" name="file" type="file" required=true
                    accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    aria-invalid=error.is_some().then_some("true")
                    aria-describedby=if error.is_some() { "file-hint file-error" } else { "file-hint" } />
                {error.map(|error| view! { <p class="error" id="file-error">{error}</p> })}
            </div>
            <Select form name="source" label=texts::source(lang) options=sources />
            <p class="actions"><button class="button"><Icon name="upload" />{texts::check_file(lang)}</button></p>
        </form>
    }
}

/// What a state is called, and its badge.
pub(super) fn state(lang: Lang, state: &str, stalled: bool) -> (&'static str, &'static str) {
    match state {
        "checked" => ("badge badge-durian", texts::state_checked(lang)),
        "running" if stalled => ("badge badge-clay", texts::state_stalled(lang)),
        "running" => ("badge badge-river", texts::state_running(lang)),
        _ => ("badge badge-hill", texts::state_done(lang)),
    }
}

#[component]
fn Latest(ctx: Ctx, latest: Vec<ImportRow>) -> impl IntoView {
    let lang = ctx.lang;
    let row = |import: ImportRow| {
        let (class, state) = state(lang, &import.state, false);
        let when = date_and_time(lang, ctx.zone(), import.created_at);
        view! {
            <li>
                <a class="row" href=format!("/petugas/anggota/impor/{}", import.code)>
                    <div class="row-main">
                        <p class="row-title">{import.file_name}</p>
                        <p class="row-note">{when}</p>
                    </div>
                    <span class=class>{state}</span>
                </a>
            </li>
        }
    };
    (!latest.is_empty()).then(|| {
        view! {
            <h3 class="mt-6">{texts::last_imports(lang)}</h3>
            <ul class="rows">{latest.into_iter().map(row).collect_view()}</ul>
        }
    })
}
