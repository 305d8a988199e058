//! `/petugas/anggota/impor/:kode`: what a file would do, is doing, has done.

use super::desk::state;
use crate::{
    i18n::Lang,
    members::{
        Field, Source,
        api::{Confirm, Map},
        backend::{self, PROBLEMS_PAGE, Report},
        read::{NewMember, Problem},
        store::imports::ImportRow,
        texts,
    },
    server::{Ctx, FormState, param, query, renew_after},
    ui::{Crumbs, FormErrors, Pager, Select, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

/// A run takes seconds.
const RENEW: u32 = 2;

#[component]
pub fn StaffImportPage() -> impl IntoView {
    let ctx = Ctx::current();
    let code = param("code");
    // Pages are counted from 1 for people.
    let number: i64 = query("halaman").parse().unwrap_or(1);
    page(async move {
        let lang = ctx.lang;
        let report = backend::report(&ctx, &code, number - 1).await?;
        let import = report.import.clone();
        if import.state == "running" && !report.stalled {
            renew_after(RENEW);
        }
        let (class, said) = state(lang, &import.state, report.stalled);
        let title = texts::import_of(lang, &import.file_name);
        let source = import.source.parse().map_or("", Source::name);
        Ok(view! {
            {titled(title.clone())}
            <Crumbs steps=vec![("/petugas/anggota".into(), texts::members(lang).into())] />
            <header class="page-head">
                <div>
                    <h1>{title}</h1>
                    {(import.state == "checked").then(|| view! { <p>{texts::checked_lead(lang, import.rows, source)}</p> })}
                </div>
                <span class=class>{said}</span>
            </header>
            <FormErrors form=FormState::of(&ctx, Confirm::PATH) />
            {match import.state.as_str() {
                "checked" => view! { <Waiting ctx=ctx.clone() report=&report /> }.into_any(),
                "running" => view! { <Running lang import=import.clone() stalled=report.stalled /> }.into_any(),
                _ => view! { <Done lang import=import.clone() /> }.into_any(),
            }}
            <Problems lang code report=&report number />
        })
    })
}

#[component]
fn Waiting<'r>(ctx: Ctx, report: &'r Report) -> impl IntoView + use<> {
    let lang = ctx.lang;
    let import = report.import.clone();
    let dropped = if report.dropped.is_empty() {
        texts::dropped_none(lang).to_owned()
    } else {
        report.dropped.join(", ")
    };
    let headings = report.headings.clone();
    let mut form = FormState::of(&ctx, Map::PATH);
    for field in Field::ALL {
        let chosen = report
            .mapping
            .column(field)
            .map(|column| column.to_string())
            .unwrap_or_default();
        form = form.or_values([(field.as_str(), chosen)]);
    }
    let select = |field: Field| {
        let none = std::iter::once((String::new(), texts::no_column(lang).to_owned()));
        let columns = headings
            .iter()
            .enumerate()
            .map(|(column, heading)| (column.to_string(), heading.clone()));
        view! { <Select form=form.clone() name=field.as_str() label=field_name(lang, field) options=none.chain(columns).collect() /> }
    };
    view! {
        <dl class="figures">
            <div><dt>{texts::good(lang)}</dt><dd>{import.good}</dd></div>
            <div><dt>{texts::with_problems(lang)}</dt><dd>{report.problem_count}</dd></div>
        </dl>
        {(import.good > 0).then(|| view! {
            <form class="actions" method="post" action=Confirm::PATH>
                <input type="hidden" name="import" value=import.code.clone() />
                <button class="button">{texts::keep(lang, import.good)}</button>
            </form>
        })}
        {(import.good == 0).then(|| view! { <p class="notice notice-clay">{texts::nothing_good(lang)}</p> })}
        <section class="section">
            <h2>{texts::dropped(lang)}</h2>
            <p>{dropped}</p>
        </section>
        <Sample lang members=report.sample.clone() />
        <section class="section">
            <h2>{texts::columns(lang)}</h2>
            <p class="text-ink-soft">{texts::columns_hint(lang)}</p>
            <form class="form" method="post" action=Map::PATH>
                <FormErrors form=form.clone() />
                <input type="hidden" name="import" value=import.code.clone() />
                {Field::ALL.map(select).collect_view()}
                <p class="actions"><button class="button-quiet">{texts::check_again(lang)}</button></p>
            </form>
        </section>
    }
}

#[component]
fn Sample(lang: Lang, members: Vec<NewMember>) -> impl IntoView {
    let head = |field: Field| view! { <th scope="col">{field_name(lang, field)}</th> };
    let row = |member: NewMember| {
        let cell = |field: Field, text: String| view! { <td data-label=field_name(lang, field)>{text}</td> };
        view! {
            <tr>
                <th scope="row" class="tabular-nums">{member.number}</th>
                {cell(Field::Name, member.name)}
                {cell(Field::Kind, member.kind)}
                {cell(Field::ExpiresOn, member.expires_on.unwrap_or_default())}
                {cell(Field::Email, member.email.unwrap_or_default())}
                {cell(Field::Phone, member.phone.unwrap_or_default())}
            </tr>
        }
    };
    (!members.is_empty()).then(|| {
        view! {
            <section class="section">
                <table class="ledger">
                    <caption>{texts::sample(lang)}</caption>
                    <thead><tr>{Field::ALL.map(head).collect_view()}</tr></thead>
                    <tbody>{members.into_iter().map(row).collect_view()}</tbody>
                </table>
            </section>
        }
    })
}

#[component]
fn Running(lang: Lang, import: ImportRow, stalled: bool) -> impl IntoView {
    let lead = if stalled {
        texts::stalled_lead(lang, import.done, import.good)
    } else {
        texts::running_lead(lang, import.done, import.good)
    };
    view! {
        <p role="status">{lead}</p>
        <p><progress class="w-full" aria-label=texts::progress(lang) max=import.good.to_string() value=import.done.to_string()></progress></p>
        {stalled.then(|| view! {
            <form class="actions" method="post" action=Confirm::PATH>
                <input type="hidden" name="import" value=import.code />
                <button class="button">{texts::go_on(lang)}</button>
            </form>
        })}
    }
}

#[component]
fn Done(lang: Lang, import: ImportRow) -> impl IntoView {
    let same = import.good - import.added - import.changed;
    view! {
        <p role="status">{texts::done_lead(lang)}</p>
        <dl class="figures">
            <div><dt>{texts::added(lang)}</dt><dd>{import.added}</dd></div>
            <div><dt>{texts::changed(lang)}</dt><dd>{import.changed}</dd></div>
            <div><dt>{texts::same(lang)}</dt><dd>{same.max(0)}</dd></div>
        </dl>
    }
}

#[component]
fn Problems<'r>(lang: Lang, code: String, report: &'r Report, number: i64) -> impl IntoView + use<> {
    let total = report.problem_count;
    if total == 0 {
        return view! { <p>{texts::no_problems(lang)}</p> }.into_any();
    }
    let pages = total.div_euclid(PROBLEMS_PAGE) + i64::from(total.rem_euclid(PROBLEMS_PAGE) > 0);
    let row = |(line, problem): (i64, Problem)| {
        let follows = if problem.is_remark() {
            texts::kept_without(lang)
        } else {
            texts::left_out(lang)
        };
        view! {
            <tr>
                <th scope="row" class="number">{line}</th>
                <td data-label=texts::what_is_wrong(lang)>{said(lang, problem)}</td>
                <td data-label=texts::then_what(lang)>{follows}</td>
            </tr>
        }
    };
    let rows = report.problems.clone().into_iter().map(row).collect_view();
    let to = |to: i64| {
        let is_one = (1..=pages).contains(&to);
        is_one.then(|| format!("/petugas/anggota/impor/{code}?halaman={to}"))
    };
    view! {
        <section class="section">
            <table class="ledger">
                <caption>{texts::problems(lang, total)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="number">{texts::line(lang)}</th>
                        <th scope="col">{texts::what_is_wrong(lang)}</th>
                        <th scope="col">{texts::then_what(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Pager label=texts::line(lang) previous=to(number - 1) next=to(number + 1) place=format!("{number} / {pages}") />
        </section>
    }
    .into_any()
}

pub(in crate::members) const fn field_name(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::Number => texts::number(lang),
        Field::Name => texts::name(lang),
        Field::Kind => texts::kind(lang),
        Field::ExpiresOn => texts::expires_on(lang),
        Field::Email => texts::email(lang),
        Field::Phone => texts::phone(lang),
    }
}

/// What is wrong, for a person to fix.
#[must_use]
pub fn said(lang: Lang, problem: Problem) -> String {
    match problem {
        Problem::BrokenText => texts::broken_text(lang).into(),
        Problem::Missing(field) => texts::missing(lang, field_name(lang, field)),
        Problem::TooLong(field) => texts::too_long(lang, field_name(lang, field)),
        Problem::Formula(field) => texts::formula(lang, field_name(lang, field)),
        Problem::Shortened => texts::shortened(lang).into(),
        Problem::NationalId => texts::national_id(lang).into(),
        Problem::DateUnreadable => texts::date_unreadable(lang).into(),
        Problem::Repeated(line) => texts::repeated(lang, line),
        Problem::EmailUnreadable => texts::email_unreadable(lang).into(),
        Problem::PhoneUnreadable => texts::phone_unreadable(lang).into(),
    }
}
