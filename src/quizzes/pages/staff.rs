//! `/petugas/kuis`: every quiz, its lobby, and what was played.

use super::paced::when;
use crate::{
    auth::Role,
    i18n::date_and_time,
    quizzes::{
        Pin, api, backend,
        paced::texts as paced,
        store::{
            calendar::{self, QuizRow},
            paced::windows::{self, WindowRow},
            results::{self, PlayedRow},
        },
        texts,
    },
    server::{Ctx, FormState},
    ui::{FormErrors, Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

const QUIZZES_SHOWN: i64 = 50;
const GAMES_SHOWN: i64 = 20;

#[component]
pub fn StaffQuizzesPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let mut db = ctx.read().await?;
        let quizzes = calendar::all(&mut db, QUIZZES_SHOWN).await?;
        let open = backend::open_games(&mut db).await?;
        let played = results::played(&mut db, None, GAMES_SHOWN).await?;
        let windows = windows::all(&mut db, GAMES_SHOWN).await?;
        let rows = quizzes
            .into_iter()
            .map(|quiz| {
                let pin = open.iter().find(|(id, _)| *id == quiz.id).map(|(_, pin)| *pin);
                view! { <Quiz ctx=ctx.clone() quiz pin /> }
            })
            .collect_view();
        Ok(view! {
            {titled(texts::staff_quizzes(lang))}
            <header class="page-head">
                <div><h1>{texts::staff_quizzes(lang)}</h1></div>
                <div class="actions">
                    <a class="button" href="/petugas/kuis/baru"><Icon name="plus" />{texts::new_quiz(lang)}</a>
                    <a class="button-quiet" href="/petugas/kuis/bank">{texts::question_bank(lang)}</a>
                    <a class="button-quiet" href="/petugas/kuis/impor">{texts::import_file(lang)}</a>
                </div>
            </header>
            <FormErrors form=FormState::of(&ctx, api::OpenLobby::PATH) />
            <ul class="rows">{rows}</ul>
            <section class="section">
                <h2>{texts::past_games(lang)}</h2>
                <Played ctx=ctx.clone() played />
            </section>
            {(!windows.is_empty()).then(|| view! { <Windows ctx=ctx.clone() windows /> })}
        })
    })
}

#[component]
fn Quiz(ctx: Ctx, quiz: QuizRow, pin: Option<Pin>) -> impl IntoView {
    let lang = ctx.lang;
    let when = match quiz.starts_at {
        Some(at) => date_and_time(lang, ctx.zone(), at),
        None => texts::not_scheduled(lang).to_owned(),
    };
    let note = [
        when,
        texts::questions_count(lang, quiz.questions),
        texts::signed_up_count(lang, quiz.sign_ups),
    ]
    .join(" · ");
    let act = match pin {
        Some(pin) => view! { <a class="button" href=format!("/petugas/kuis/main/{pin}")>{texts::go_to_remote(lang)}</a> }.into_any(),
        None => view! {
            <form method="post" action=api::OpenLobby::PATH>
                <button class="button-quiet" name="slug" value=quiz.slug.clone() aria-label=format!("{}: {}", texts::open_lobby(lang), quiz.title)>{texts::open_lobby(lang)}</button>
            </form>
        }.into_any(),
    };
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title"><a href=format!("/petugas/kuis/sunting/{}", quiz.slug)>{quiz.title}</a></p>
                <p class="row-note">{note}</p>
            </div>
            <div class="actions">{act}</div>
        </li>
    }
}

#[component]
fn Played(ctx: Ctx, played: Vec<PlayedRow>) -> impl IntoView {
    let lang = ctx.lang;
    if played.is_empty() {
        return view! { <p class="text-ink-soft mt-3">{texts::no_past_games(lang)}</p> }.into_any();
    }
    let rows = played
        .into_iter()
        .map(|game| {
            let when = date_and_time(lang, ctx.zone(), game.opened_at);
            view! {
                <li>
                    <a class="row" href=format!("/petugas/kuis/hasil/{}", game.code)>
                        <div class="row-main"><p class="row-title">{game.title}</p><p class="row-note">{when}</p></div>
                        <span class="badge">{texts::players_count(lang, game.players)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows mt-3">{rows}</ul> }.into_any()
}

/// What is open at one's own pace, was, or will be.
#[component]
fn Windows(ctx: Ctx, windows: Vec<WindowRow>) -> impl IntoView {
    let rows = windows
        .into_iter()
        .map(|window| {
            let note = when(&ctx, &window);
            let to = match window.began_at {
                Some(_) => format!("/petugas/kuis/mandiri/{}", window.code),
                None => format!("/petugas/kuis/sunting/{}#mandiri", window.slug),
            };
            view! {
                <li>
                    <a class="row" href=to>
                        <div class="row-main"><p class="row-title">{window.title}</p><p class="row-note">{note}</p></div>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{paced::own_pace(ctx.lang)}</h2>
            <ul class="rows mt-3">{rows}</ul>
        </section>
    }
}
