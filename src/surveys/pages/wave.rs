//! `/petugas/survei/:wave`: one wave as the staff see it.

use super::{decimal, desk::StateBadge, result::ResultView};
use crate::{
    i18n::Lang,
    live::islands::Changes,
    server::{Ctx, FormState, param},
    surveys::{
        Wave, WaveState,
        api::{CloseWave, OpenWave, PublishResult, WithdrawResult},
        backend,
        report::Report,
        store, texts,
    },
    ui::{FormErrors, Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;
use std::sync::Arc;

/// Suggestions on the page; the rest is in the download.
const SUGGESTIONS_SHOWN: i64 = 50;

#[component]
pub fn WavePage() -> impl IntoView {
    let ctx = Ctx::current();
    let slug = param("wave");
    page(async move {
        let lang = ctx.lang;
        let (wave, report) = backend::wave_and_report(&ctx, &slug).await?;
        let mut db = ctx.read().await?;
        let comments = store::comments(&mut db, wave.id, SUGGESTIONS_SHOWN).await?;
        let in_all = store::count_comments(&mut db, wave.id).await?;
        drop(db);
        Ok(view! {
            {titled(wave.title.clone())}
            <header class="page-head">
                <div>
                    <h1>{wave.title.clone()}</h1>
                    <p><StateBadge lang now=ctx.now() wave=wave.clone() /> " " {texts::answers_of(lang, wave.responses)}</p>
                </div>
            </header>
            <Changes topic=backend::topic(&wave) one=texts::new_answers_one(lang).to_owned() many=texts::new_answers_many(lang).to_owned() />
            <Steps ctx=ctx.clone() wave=wave.clone() />
            <ResultView lang zone=ctx.zone().clone() wave=wave.clone() report=Arc::clone(&report) exact=true />
            <Comparison lang report=Arc::clone(&report) />
            <Downloads lang wave report />
            <Suggestions lang comments in_all />
        })
    })
}

/// What may be done next. Each step is a form of one button.
#[component]
fn Steps(ctx: Ctx, wave: Wave) -> impl IntoView {
    let lang = ctx.lang;
    let refused = [
        OpenWave::PATH,
        CloseWave::PATH,
        PublishResult::PATH,
        WithdrawResult::PATH,
    ]
    .map(|path| view! { <FormErrors form=FormState::of(&ctx, path) /> })
    .collect_view();
    let slug = wave.slug.clone();
    let step = move |action: &'static str, class: &'static str, text: &'static str| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="wave" value=slug.clone() />
                <button class=class>{text}</button>
            </form>
        }
    };
    let steps = match wave.state {
        WaveState::Draft => step(OpenWave::PATH, "button", texts::open_it(lang)).into_any(),
        WaveState::Open => step(CloseWave::PATH, "button", texts::close_it(lang)).into_any(),
        WaveState::Closed if wave.published => view! {
            <a class="button" href=format!("/survei/hasil/{}", wave.slug)>{texts::public_page(lang)}</a>
            {step(WithdrawResult::PATH, "button-quiet", texts::unpublish_it(lang))}
        }
        .into_any(),
        WaveState::Closed => view! {
            {step(PublishResult::PATH, "button", texts::publish_it(lang))}
            {(wave.closes_at > ctx.now()).then(|| step(OpenWave::PATH, "button-quiet", texts::reopen_it(lang)))}
        }
        .into_any(),
    };
    view! {
        {refused}
        <div class="actions mb-8">{steps}</div>
    }
}

/// The two wrong weights, labelled as such and for the staff only, so that no public page shows two scores.
#[component]
fn Comparison(lang: Lang, report: Arc<Report>) -> impl IntoView {
    report.score.map(|score| {
        view! {
            <details class="disclosure no-print mt-8">
                <summary>{texts::comparison(lang)}</summary>
                <div>
                    <p>{texts::comparison_note(lang)}</p>
                    <p>{texts::weight_0111(lang, &decimal(lang, score.ikm_0111.0, 2))}</p>
                    <p>{texts::weight_011(lang, &decimal(lang, score.ikm_011.0, 2))}</p>
                </div>
            </details>
        }
    })
}

#[component]
fn Downloads(lang: Lang, wave: Wave, report: Arc<Report>) -> impl IntoView {
    let file = |name: &str, text: &'static str| {
        let href = format!("/petugas/survei/{}/{name}", wave.slug);
        view! { <a class="button-quiet" href=href download=""><Icon name="download" />{text}</a> }
    };
    let files = match backend::files_withheld(lang, &wave, &report) {
        Some(why) => view! { <p class="text-ink-soft">{why}</p> }.into_any(),
        None => view! {
            <div class="actions">
                {file("rekap.xlsx", texts::download_recap(lang))}
                {file("jawaban.csv", texts::download_answers(lang))}
                {file("saran.csv", texts::download_comments(lang))}
            </div>
            <p class="hint mt-3">{texts::download_note(lang)}</p>
        }
        .into_any(),
    };
    view! {
        <section class="section no-print">
            <div class="section-head"><h2>{texts::downloads(lang)}</h2></div>
            {files}
        </section>
    }
}

#[component]
fn Suggestions(lang: Lang, comments: Vec<String>, in_all: i64) -> impl IntoView {
    let more = usize::try_from(in_all)
        .unwrap_or_default()
        .saturating_sub(comments.len());
    let list = if comments.is_empty() {
        view! { <p class="text-ink-soft">{texts::no_suggestions(lang)}</p> }.into_any()
    } else {
        let comments = comments
            .into_iter()
            .map(|comment| view! { <li><p class="whitespace-pre-line">{comment}</p></li> });
        view! { <ul class="rows survey-suggestions">{comments.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="section no-print">
            <div class="section-head"><h2>{texts::suggestions(lang)}</h2></div>
            <p class="hint">{texts::suggestions_note(lang)}</p>
            {list}
            {(more > 0).then(|| view! { <p class="hint">{texts::more_suggestions(lang, more)}</p> })}
        </section>
    }
}
