//! `/kuis/<slug>/mandiri`: until when, how often, and the way into an attempt.

use super::when;
use crate::{
    i18n::{Lang, grouped},
    quizzes::{
        api,
        backend::{self, Among, MyWindow},
        paced::texts,
        rules::{NICKNAME_MAX, Opening},
        store::paced::attempts::AttemptRow,
        texts as words,
    },
    server::{Ctx, FormState, param, request_cookie},
    ui::{Crumbs, Field, FormErrors, Icon, NewKey, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn PacedQuizPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let (lang, slug) = (ctx.lang, param("slug"));
        let token = request_cookie(backend::PACED_COOKIE);
        let mine = backend::my_window(&ctx, &slug, token.as_deref()).await?;
        let title = mine.window.title.clone();
        let names = backend::offered(&mut *ctx.read().await?, Among::Window(mine.window.id)).await?;
        let left = texts::attempts_left(lang, mine.left(), mine.window.attempts);
        Ok(view! {
            {titled(format!("{}: {title}", texts::own_pace(lang)))}
            <Crumbs steps=vec![(format!("/kuis/{slug}"), title.clone())] />
            <header class="page-head"><div><h1>{title}</h1><p>{when(&ctx, &mine.window)}</p></div></header>
            <p class="prose mt-3">{texts::lead(lang)}</p>
            <dl class="facts mt-6">
                <dt>{words::how_many_questions(lang)}</dt><dd>{words::questions_count(lang, mine.questions)}</dd>
                {mine.most.map(|most| view! { <dt>{words::points(lang)}</dt><dd>{texts::at_most(lang, &grouped(lang, most))}</dd> })}
                <dt>{texts::attempts(lang)}</dt><dd>{left}</dd>
            </dl>
            <Way ctx=ctx.clone() mine=&mine names />
            {(!mine.attempts.is_empty()).then(|| view! { <Attempts ctx=ctx.clone() mine=&mine /> })}
        })
    })
}

/// What can be done now.
#[component]
fn Way<'m>(ctx: Ctx, mine: &'m MyWindow, names: Vec<String>) -> impl IntoView + use<> {
    let (lang, slug) = (ctx.lang, mine.window.slug.clone());
    if mine.opening != Opening::Open {
        return view! { <div class="notice mt-6"><Icon name="clock" /><p>{when(&ctx, &mine.window)}</p></div> }
            .into_any();
    }
    if let Some(open) = mine.under_way() {
        let on = format!("/kuis/{slug}/mandiri/{}", open.code);
        return view! {
            <div class="notice mt-6"><Icon name="info" /><p>{texts::under_way_note(lang)}</p></div>
            <p class="actions mt-3"><a class="button button-wide" href=on>{texts::go_on(lang)}</a></p>
            <Known ctx mine />
        }
        .into_any();
    }
    if mine.left() == 0 {
        return view! {
            <div class="notice mt-6"><Icon name="info" /><p>{texts::no_attempts_left(lang)}</p></div>
            <Known ctx mine />
        }
        .into_any();
    }
    let form = FormState::of(&ctx, api::StartAttempt::PATH);
    let is_new = ctx.viewer.is_none() && mine.nickname.is_none();
    let begin = if mine.attempts.is_empty() {
        texts::begin(lang)
    } else {
        texts::begin_again(lang)
    };
    view! {
        <form class="form mt-6" id="mulai" method="post" action=api::StartAttempt::PATH>
            <NewKey />
            <input type="hidden" name="slug" value=slug.clone() />
            <FormErrors form=form.clone() />
            {is_new.then(|| view! {
                <Field form name="nickname" label=words::nickname(lang) hint=words::nickname_hint(lang) autocomplete="nickname" required=true maxlength=NICKNAME_MAX as u32 />
            })}
            <p class="actions"><button class="button button-wide">{begin}</button></p>
        </form>
        {is_new.then(|| view! { <Names lang slug names /> })}
        <Known ctx mine />
    }
    .into_any()
}

/// Names on offer, and the way to an account instead.
#[component]
fn Names(lang: Lang, slug: String, names: Vec<String>) -> impl IntoView {
    let names = names
        .into_iter()
        .map(|name| {
            let says = name.clone();
            view! { <button class="button-quiet" form="mulai" name="offered" value=name formnovalidate=true>{says}</button> }
        })
        .collect_view();
    view! {
        <section class="section">
            <p id="nama-lain">{words::or_take_one(lang)}</p>
            <div class="actions mt-3" role="group" aria-labelledby="nama-lain">{names}</div>
            <p class="hint mt-6"><a href=sign_in(&slug)>{texts::sign_in_to_keep(lang)}</a>{texts::to_keep_results(lang)}</p>
        </section>
    }
}

/// A browser that was here before plays under the name it had: the next person at it has a way of their own.
#[component]
fn Known<'m>(ctx: Ctx, mine: &'m MyWindow) -> impl IntoView + use<> {
    let (lang, to) = (ctx.lang, sign_in(&mine.window.slug));
    let nickname = mine.nickname.clone().filter(|_| ctx.viewer.is_none());
    nickname.map(|name| {
        view! { <p class="hint mt-6">{texts::you_are(lang, &name)}" "<a href=to>{texts::not_you(lang)}</a></p> }
    })
}

fn sign_in(slug: &str) -> String {
    format!("/masuk?ke=/kuis/{slug}/mandiri")
}

#[component]
fn Attempts<'m>(ctx: Ctx, mine: &'m MyWindow) -> impl IntoView + use<> {
    let lang = ctx.lang;
    let best = mine.best().map(|best| best.id);
    let most = mine.most.unwrap_or_default();
    let row = |attempt: &AttemptRow| {
        let is_open = attempt.is_open(ctx.now());
        let to = format!("/kuis/{}/mandiri/{}", attempt.slug, attempt.code);
        let (to, badge) = match is_open {
            true => (to, Some(("badge badge-durian", texts::unfinished(lang)))),
            false if best == Some(attempt.id) => (
                format!("{to}/hasil"),
                Some(("badge badge-hill", texts::counts(lang))),
            ),
            false => (format!("{to}/hasil"), None),
        };
        let note = texts::score_of(lang, &grouped(lang, attempt.score), &grouped(lang, most));
        view! {
            <li><a class="row" href=to>
                <div class="row-main">
                    <p class="row-title">{texts::attempt_no(lang, attempt.no)}</p>
                    <p class="row-note">{note}</p>
                </div>
                {badge.map(|(class, badge)| view! { <span class=class>{badge}</span> })}
            </a></li>
        }
    };
    let rows = mine.attempts.iter().map(row).collect_view();
    view! {
        <section class="section">
            <h2>{texts::my_attempts(lang)}</h2>
            <ul class="rows mt-3">{rows}</ul>
        </section>
    }
}
