//! `/kuis/<slug>`: what, when, how many seats, and mine.

use super::paced;
use crate::{
    i18n::date_and_time,
    live::{Topic, islands::Changes},
    quizzes::{
        Mode, api,
        backend::{self, Announced},
        paced::texts as words,
        rules::Opening,
        store::paced::windows::WindowRow,
        texts,
    },
    server::{Ctx, FormState, param},
    ui::{Crumbs, FormErrors, Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn QuizPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let announced = backend::announced(&ctx, &param("slug")).await?;
        let quiz = announced.quiz.clone();
        let when = quiz.starts_at.map_or_else(
            || texts::not_scheduled(lang).to_owned(),
            |at| date_and_time(lang, ctx.zone(), at),
        );
        let free = if quiz.seats_left() > 0 {
            texts::seats_of(lang, quiz.seats_left(), quiz.seats)
        } else {
            texts::all_taken(lang, quiz.sign_ups - quiz.seats)
        };
        let topic = Topic::new("quizzes", &quiz.slug);
        let window = announced.window.clone();
        // A quiz that is only taken alone has no hall with seats.
        let is_planned = quiz.starts_at.is_some() || window.is_none();
        Ok(view! {
            {titled(quiz.title.clone())}
            <Crumbs steps=vec![("/kuis".to_owned(), texts::quizzes(lang).to_owned())] />
            <header class="page-head"><div><h1>{quiz.title.clone()}</h1>{is_planned.then(|| view! { <p>{when}</p> })}</div></header>
            {announced.live.map(|pin| view! {
                <div class="live">
                    <span class="live-mark">{texts::live_mark(lang)}</span>
                    <p>{texts::live_now(lang)}</p>
                    <a class="button" href=format!("/kuis/gabung?pin={pin}")>{texts::join(lang)}</a>
                </div>
            })}
            <p class="prose mt-3">{quiz.description.clone()}</p>
            <dl class="facts mt-6">
                {is_planned.then(|| view! {
                    <dt>{texts::seats(lang)}</dt><dd>{free}</dd>
                })}
                {Mode::from(quiz.mode).teams.then(|| view! { <dt>{texts::how_it_is_played(lang)}</dt><dd>{texts::in_teams_public(lang)}</dd> })}
                <dt>{texts::how_many_questions(lang)}</dt><dd>{texts::questions_count(lang, quiz.questions)}</dd>
            </dl>
            {window.map(|window| view! { <OwnPace ctx=ctx.clone() window beside=announced.open /> })}
            {is_planned.then(|| view! {
                <Changes topic one=texts::seats_changed(lang).to_owned() many=texts::seats_changed(lang).to_owned() />
                <Mine ctx=ctx.clone() announced />
                <p class="hint mt-6">{texts::no_account_needed(lang)}</p>
            })}
        })
    })
}

/// Until when it is open at one's own pace, and the way there; `beside` a seat in the hall, or alone.
#[component]
fn OwnPace(ctx: Ctx, window: WindowRow, beside: bool) -> impl IntoView {
    let lang = ctx.lang;
    let class = if beside { "button-quiet" } else { "button" };
    let is_open = window.opening(ctx.now()) == Opening::Open;
    let until = paced::when(&ctx, &window);
    view! {
        <section class="section">
            <h2>{words::own_pace(lang)}</h2>
            <p class="mt-3">{until}</p>
            {is_open.then(|| view! { <p class="actions mt-3"><a class=class href=format!("/kuis/{}/mandiri", window.slug)>{words::see_and_play(lang)}</a></p> })}
        </section>
    }
}

#[component]
fn Mine(ctx: Ctx, announced: Announced) -> impl IntoView {
    let lang = ctx.lang;
    let (quiz, seated) = (&announced.quiz, announced.is_seated());
    if !announced.open {
        return view! { <p class="mt-6">{texts::sign_up_closed(lang)}</p> }.into_any();
    }
    let (action, class, text) = match announced.place {
        Some(_) => (
            api::CancelSignUp::PATH,
            "button-quiet",
            texts::cancel_sign_up(lang),
        ),
        None if quiz.seats_left() > 0 => (api::SignUp::PATH, "button", texts::sign_up(lang)),
        None => (api::SignUp::PATH, "button", texts::wait_in_line(lang)),
    };
    let waiting = announced.place.map_or(0, |place| place - quiz.seats);
    view! {
        {seated.then(|| view! { <div class="notice notice-hill mt-6"><Icon name="check" /><p>{texts::you_have_a_seat(lang)}</p></div> })}
        {(waiting > 0).then(|| view! { <div class="notice notice-durian mt-6"><Icon name="clock" /><p>{texts::on_waiting_list(lang, waiting)}</p></div> })}
        <form class="mt-6" method="post" action=action>
            <FormErrors form=FormState::of(&ctx, action) />
            <input type="hidden" name="slug" value=quiz.slug.clone() />
            <p class="actions"><button class=class>{text}</button></p>
        </form>
    }
    .into_any()
}
