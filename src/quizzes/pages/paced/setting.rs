//! The section of a quiz's staff page that opens it at one's own pace, and says how that goes.

use super::when;
use crate::{
    i18n::{date_and_time, grouped},
    quizzes::{api, backend::Summary, paced::texts, store::paced::windows::WindowRow},
    server::{Ctx, FormState},
    time::Millis,
    ui::{Field, FormErrors},
};
use leptos::prelude::*;
use server_fn::ServerFn;

/// Of a window that is set for the first time.
const ATTEMPTS: i64 = 3;

#[component]
pub fn Setting(ctx: Ctx, slug: String, known: Option<(WindowRow, Summary)>) -> impl IntoView {
    let lang = ctx.lang;
    let form = FormState::of(&ctx, api::SetWindow::PATH);
    let form = form.or_values(values(&ctx, known.as_ref().map(|(window, _)| window)));
    let shuffles = form.value("shuffles") == "yes";
    view! {
        <section class="section" id="mandiri">
            <h2>{texts::own_pace(lang)}</h2>
            <p class="text-ink-soft mt-3">{texts::setting_lead(lang)}</p>
            {known.map(|(window, summary)| view! { <State ctx=ctx.clone() window summary /> })}
            <form class="form mt-6" method="post" action=api::SetWindow::PATH>
                <input type="hidden" name="slug" value=slug />
                <FormErrors form=form.clone() />
                <Field form=form.clone() name="opens_date" kind="date" label=texts::opens_date(lang) hint=texts::none_hint(lang) />
                <Field form=form.clone() name="opens_time" kind="time" label=texts::opens_time(lang) />
                <Field form=form.clone() name="closes_date" kind="date" label=texts::closes_date(lang) />
                <Field form=form.clone() name="closes_time" kind="time" label=texts::closes_time(lang) />
                <Field form name="attempts" kind="number" label=texts::attempts_allowed(lang) hint=texts::attempts_hint(lang) inputmode="numeric" min="1" max="10" />
                <label class="check">
                    <input type="checkbox" name="shuffles" value="yes" checked=shuffles />
                    <span>{texts::shuffles(lang)}</span>
                </label>
                <p class="actions"><button class="button">{texts::save_window(lang)}</button></p>
            </form>
        </section>
    }
}

/// The window, and who took part.
#[component]
fn State(ctx: Ctx, window: WindowRow, summary: Summary) -> impl IntoView {
    let lang = ctx.lang;
    let (figures, copied) = match window.began_at {
        None => (None, texts::not_copied_note(lang).to_owned()),
        Some(at) => {
            let median = summary
                .median
                .map_or_else(String::new, |median| grouped(lang, median));
            let figures = view! {
                <dl class="figures">
                    <div><dt>{texts::took_part(lang)}</dt><dd>{summary.takers.to_string()}</dd></div>
                    <div><dt>{texts::attempts_made(lang)}</dt><dd>{summary.attempts.to_string()}</dd></div>
                    <div><dt>{texts::median_best(lang)}</dt><dd>{median}</dd></div>
                </dl>
                <p class="actions mt-3"><a class="button-quiet" href=format!("/petugas/kuis/mandiri/{}", window.code)>{texts::see_report(lang)}</a></p>
            };
            let at = date_and_time(lang, ctx.zone(), at);
            (Some(figures), texts::copied_note(lang, &at))
        }
    };
    view! {
        <p class="mt-3"><b>{when(&ctx, &window)}</b></p>
        {figures}
        <p class="hint mt-3">{copied}</p>
    }
}

fn values(ctx: &Ctx, window: Option<&WindowRow>) -> [(&'static str, String); 6] {
    let date = |at: Millis| ctx.zone().date(at).to_string();
    let time = |at: Millis| {
        let at = ctx.zone().at(at);
        format!("{:02}:{:02}", at.hour(), at.minute())
    };
    let (opens_at, closes_at) = (window.map(|row| row.opens_at), window.map(|row| row.closes_at));
    let attempts = window.map_or(ATTEMPTS, |window| window.attempts);
    let shuffles = window.is_none_or(|window| window.shuffles == 1);
    [
        ("opens_date", opens_at.map(date).unwrap_or_default()),
        ("opens_time", opens_at.map(time).unwrap_or_default()),
        ("closes_date", closes_at.map(date).unwrap_or_default()),
        ("closes_time", closes_at.map(time).unwrap_or_default()),
        ("attempts", attempts.to_string()),
        ("shuffles", if shuffles { "yes" } else { "" }.to_owned()),
    ]
}
