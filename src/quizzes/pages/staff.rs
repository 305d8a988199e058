//! `/petugas/kuis` and `/petugas/kuis/bank`: every quiz, its lobby, the bank, and what was played.

use crate::{
    auth::Role,
    i18n::{Lang, date_and_time},
    quizzes::{
        Pin, api, backend,
        store::{
            bank::{self, BankRow},
            calendar::{self, QuizRow},
            results::{self, PlayedRow},
        },
        texts,
    },
    server::{Ctx, FormState, query},
    ui::{FormErrors, Icon, NewKey, Pager, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

const QUIZZES_SHOWN: i64 = 50;
const GAMES_SHOWN: i64 = 20;
pub(super) const QUESTIONS_A_PAGE: i64 = 30;

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
                <NewKey />
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

#[component]
pub fn BankPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let words = query("cari");
        let at: i64 = query("halaman").parse().unwrap_or(1).clamp(1, 10_000);
        let skip = (at - 1) * QUESTIONS_A_PAGE;
        let mut rows = bank::search(&mut *ctx.read().await?, &words, QUESTIONS_A_PAGE + 1, skip).await?;
        let more = i64::try_from(rows.len()).is_ok_and(|count| count > QUESTIONS_A_PAGE);
        rows.truncate(usize::try_from(QUESTIONS_A_PAGE).unwrap_or_default());
        let to = |page: i64| {
            let query = serde_urlencoded::to_string([("cari", words.clone()), ("halaman", page.to_string())]);
            format!("/petugas/kuis/bank?{}", query.unwrap_or_default())
        };
        Ok(view! {
            {titled(texts::question_bank(lang))}
            <header class="page-head">
                <div><h1>{texts::question_bank(lang)}</h1></div>
                <div class="actions">
                    <a class="button" href="/petugas/kuis/soal"><Icon name="plus" />{texts::new_question(lang)}</a>
                    <a class="button-quiet" href="/petugas/kuis/impor">{texts::import_file(lang)}</a>
                    <a class="button-quiet" href="/petugas/kuis/ekspor">{texts::export_title(lang)}</a>
                </div>
            </header>
            <Search lang action="/petugas/kuis/bank".to_owned() words=words.clone() />
            {rows.is_empty().then(|| view! { <p class="mt-6">{texts::nothing_found(lang)}</p> })}
            <ul class="rows mt-6">
                {rows.into_iter().map(|row| view! {
                    <li><a class="row" href=format!("/petugas/kuis/soal/{}", row.code)><QuestionLine lang row=row.clone() /></a></li>
                }).collect_view()}
            </ul>
            <Pager label=texts::question_bank(lang) previous=(at > 1).then(|| to(at - 1)) next=more.then(|| to(at + 1)) />
        })
    })
}

#[component]
pub(super) fn Search(lang: Lang, action: String, words: String) -> impl IntoView {
    view! {
        <form class="actions" method="get" action=action role="search">
            <div class="search grow"><Icon name="search" /><input type="search" name="cari" value=words aria-label=texts::search_bank(lang) placeholder=texts::search_bank(lang) maxlength="100" /></div>
            <button class="button-quiet">{texts::search(lang)}</button>
        </form>
    }
}

/// A question of the bank in one line, with what kind and how hard it is.
#[component]
pub(super) fn QuestionLine(lang: Lang, row: BankRow) -> impl IntoView {
    let kind = row
        .kind
        .parse()
        .map_or("", |kind| super::question::kind_name(lang, kind));
    let level = match row.level {
        1 => texts::level_easy(lang),
        2 => texts::level_middle(lang),
        _ => texts::level_hard(lang),
    };
    let note: Vec<&str> = [kind, level, row.tags.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    view! {
        <div class="row-main">
            <p class="row-title">{row.asked.text}</p>
            <p class="row-note">{note.join(" · ")}</p>
        </div>
    }
}
