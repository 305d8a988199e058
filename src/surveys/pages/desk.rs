//! `/petugas/survei`: every wave, and the form for a new one.

use super::period;
use crate::{
    i18n::Lang,
    server::{Ctx, FormState},
    surveys::{Wave, WaveState, api::CreateWave, backend, texts},
    time::Millis,
    ui::{Empty, Field, FormErrors, NewKey, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn SurveyDeskPage() -> impl IntoView {
    let ctx = Ctx::current();
    page(async move {
        let lang = ctx.lang;
        let waves = backend::all_waves(&ctx).await?;
        let form = FormState::of(&ctx, CreateWave::PATH);
        Ok(view! {
            {titled(texts::staff_title(lang))}
            <header class="page-head">
                <div>
                    <h1>{texts::staff_title(lang)}</h1>
                    <p>{texts::staff_lead(lang)}</p>
                </div>
                <a class="button-quiet" href="/survei/kios">{texts::kiosk_mode(lang)}</a>
            </header>
            <Waves ctx waves />
            <NewWave lang form />
        })
    })
}

#[component]
fn Waves(ctx: Ctx, waves: Vec<Wave>) -> impl IntoView {
    let lang = ctx.lang;
    if waves.is_empty() {
        return view! { <Empty><p>{texts::no_waves(lang)}</p></Empty> }.into_any();
    }
    let row = |wave: Wave| {
        view! {
            <li>
                <a class="row" href=format!("/petugas/survei/{}", wave.slug)>
                    <div class="row-main">
                        <p class="row-title">{wave.title.clone()}</p>
                        <p class="row-note">{period(lang, ctx.zone(), &wave)} " · " {texts::answers_of(lang, wave.responses)}</p>
                    </div>
                    <StateBadge lang now=ctx.now() wave=wave.clone() />
                </a>
            </li>
        }
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{texts::all_waves(lang)}</h2></div>
            <ul class="rows">{waves.into_iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// One word for where a wave stands.
#[component]
pub fn StateBadge(lang: Lang, now: Millis, wave: Wave) -> impl IntoView {
    let (class, word) = match wave.state {
        WaveState::Draft => ("badge", texts::draft(lang)),
        WaveState::Open if wave.closes_at <= now => ("badge badge-durian", texts::ended(lang)),
        WaveState::Open => ("badge badge-hill", texts::open(lang)),
        WaveState::Closed if wave.published => ("badge badge-river", texts::published(lang)),
        WaveState::Closed => ("badge", texts::closed(lang)),
    };
    view! { <span class=class>{word}</span> }
}

#[component]
fn NewWave(lang: Lang, form: FormState) -> impl IntoView {
    view! {
        <section class="section">
            <div class="section-head"><h2>{texts::new_wave(lang)}</h2></div>
            <form class="form" method="post" action=CreateWave::PATH>
                <NewKey />
                <FormErrors form=form.clone() />
                <Field form=form.clone() name="title" label=texts::title(lang) hint=texts::title_hint(lang) required=true maxlength=120 />
                <Field form=form.clone() name="closes_on" kind="date" label=texts::closes_on(lang) required=true />
                <Field form=form.clone() name="population" label=texts::population_field(lang) hint=texts::population_hint(lang) inputmode="numeric" required=true maxlength=9 />
                <Field form name="population_counts" label=texts::population_counts(lang) hint=texts::population_counts_hint(lang) required=true maxlength=120 />
                <p class="actions"><button class="button">{texts::make_wave(lang)}</button></p>
            </form>
        </section>
    }
}
