//! `/kuis`

use super::paced::when;
use crate::{
    i18n::{Lang, date_and_time},
    quizzes::{
        Pin,
        afterwards::texts::season_board,
        backend,
        paced::texts as paced,
        store::{calendar::QuizRow, paced::windows::WindowRow},
        texts,
    },
    server::Ctx,
    ui::{Empty, Icon, page, titled},
};
use leptos::prelude::*;

#[component]
pub fn QuizzesPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let mut db = ctx.read().await?;
        let live = backend::live_now(&mut db).await?;
        let coming = backend::upcoming(&mut db, ctx.now(), 20).await?;
        let open = backend::open_windows(&mut db, ctx.now(), 20).await?;
        Ok(view! {
            {titled(texts::quizzes(lang))}
            <header class="page-head">
                <div>
                    <h1>{texts::quizzes(lang)}</h1>
                    <p>{texts::quizzes_lead(lang)}</p>
                </div>
                <a class="button-quiet" href="/kuis/musim">{season_board(lang)}</a>
            </header>
            {live.into_iter().map(|(title, pin)| view! { <Live lang title pin /> }).collect_view()}
            <form class="form mt-6" method="get" action="/kuis/gabung">
                <div class="field">
                    <label for="pin">{texts::pin(lang)}</label>
                    <input class="code" id="pin" name="pin" inputmode="numeric" autocomplete="off" maxlength="7" required=true placeholder="000 000" />
                </div>
                <p class="actions"><button class="button button-wide">{texts::enter(lang)}</button></p>
            </form>
            {(!open.is_empty()).then(|| view! {
                <section class="section">
                    <h2>{paced::open_now(lang)}</h2>
                    <ul class="rows mt-3">{open.into_iter().map(|window| view! { <Open ctx=ctx.clone() window /> }).collect_view()}</ul>
                </section>
            })}
            <section class="section">
                <h2>{texts::coming(lang)}</h2>
                {if coming.is_empty() {
                    view! {
                        <Empty title=texts::nothing_coming(lang) level=3>
                            <p>{texts::nothing_coming_hint(lang)}</p>
                        </Empty>
                    }.into_any()
                } else {
                    view! { <ul class="rows mt-3">{coming.into_iter().map(|quiz| view! { <Coming ctx=ctx.clone() quiz /> }).collect_view()}</ul> }.into_any()
                }}
            </section>
        })
    })
}

#[component]
fn Live(lang: Lang, title: String, pin: Pin) -> impl IntoView {
    view! {
        <div class="live">
            <span class="live-mark">{texts::live_mark(lang)}</span>
            <p>{title}</p>
            <a class="button" href=format!("/kuis/gabung?pin={pin}")>{texts::join(lang)}</a>
        </div>
    }
}

/// A quiz that is open at one's own pace.
#[component]
fn Open(ctx: Ctx, window: WindowRow) -> impl IntoView {
    let (lang, until) = (ctx.lang, when(&ctx, &window));
    view! {
        <li>
            <a class="row" href=format!("/kuis/{}/mandiri", window.slug)>
                <div class="row-main">
                    <p class="row-title">{window.title}</p>
                    <p class="row-note">{until}</p>
                </div>
                <span class="badge badge-hill">{paced::see_and_play(lang)}</span>
            </a>
        </li>
    }
}

#[component]
fn Coming(ctx: Ctx, quiz: QuizRow) -> impl IntoView {
    let lang = ctx.lang;
    let when = quiz.starts_at.map(|at| date_and_time(lang, ctx.zone(), at));
    let left = quiz.seats_left();
    view! {
        <li>
            <a class="row" href=format!("/kuis/{}", quiz.slug)>
                <div class="row-main">
                    <p class="row-title">{quiz.title}</p>
                    <p class="row-note">{when}</p>
                </div>
                {if left > 0 {
                    view! { <span class="badge badge-hill">{texts::seats_left(lang, left)}</span> }.into_any()
                } else {
                    view! { <span class="badge badge-clay"><Icon name="lock" />{texts::full(lang)}</span> }.into_any()
                }}
            </a>
        </li>
    }
}
