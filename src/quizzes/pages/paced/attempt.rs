//! `/kuis/<slug>/mandiri/<code>?soal=<n>`: one question of an attempt, and after its answer what was right.

use crate::{
    i18n::{date_and_time, grouped},
    quizzes::{
        Kind,
        afterwards::texts as after,
        api,
        backend::{self, Given, MyAttempt},
        islands::{Heard, Picture},
        paced::texts,
        pages::asked::{PROBLEM, answer_fields, verdict},
        rules::Turn,
    },
    server::{Ctx, FormState, param, query, request_cookie},
    ui::{Crumbs, Dialog, Empty, FormErrors, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn AttemptPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let (lang, slug, code) = (ctx.lang, param("slug"), param("code"));
        let token = request_cookie(backend::PACED_COOKIE);
        let attempt = backend::my_attempt(&ctx, &slug, &code, token.as_deref()).await?;
        let quiz = format!("/kuis/{slug}/mandiri");
        let here = format!("{quiz}/{code}");
        let asked: Option<usize> = query("soal").parse().ok();
        let asked = asked.and_then(|place| Some((place, attempt.turns.get(place.checked_sub(1)?)?)));
        let Some((place, (turn, given))) = asked else {
            // Each question has an address of its own, so that an answer leads back to it.
            leptos_axum::redirect(&on(&attempt, &here).0);
            return Ok(().into_any());
        };
        let title = attempt.row.title.clone();
        let no = texts::attempt_of(lang, attempt.row.no, attempt.row.attempts);
        let of = texts::question_of(lang, place, attempt.turns.len());
        let inner = match given {
            Some(given) => view! { <Reveal ctx=ctx.clone() turn given on=on(&attempt, &here) /> }.into_any(),
            None if attempt.is_open => view! { <Asking ctx=ctx.clone() code place turn /> }.into_any(),
            None => {
                let when = date_and_time(lang, ctx.zone(), attempt.row.closes_at);
                view! {
                    <Empty title=texts::time_is_over(lang)>
                        <p>{texts::window_has_closed(lang, &when)}</p>
                        <p class="actions"><a class="button" href=format!("{here}/hasil")>{texts::see_result(lang)}</a></p>
                    </Empty>
                }
                .into_any()
            }
        };
        Ok(view! {
            {titled(format!("{of}: {title}"))}
            <Crumbs steps=vec![(quiz, title)] />
            <header class="page-head"><div><h1>{of}</h1><p>{no}</p></div></header>
            {inner}
        }
        .into_any())
    })
}

/// Where it goes on, and what the way is called: the first question that waits, or the result.
fn on(attempt: &MyAttempt, here: &str) -> (String, &'static str) {
    let lang = Ctx::current().lang;
    match attempt.next().filter(|_| attempt.is_open) {
        Some(next) => (format!("{here}?soal={next}"), after::next_question(lang)),
        None => (format!("{here}/hasil"), texts::see_result(lang)),
    }
}

/// The question, and what it is answered with; after an answer that was none, with what was sent.
#[component]
fn Asking<'t>(ctx: Ctx, code: String, place: usize, turn: &'t Turn) -> impl IntoView + use<> {
    let (lang, question) = (ctx.lang, &turn.question);
    let form = FormState::of(&ctx, api::AnswerAttempt::PATH);
    let is_back = form.value("soal") == place.to_string();
    let error = form.field_error("jawab").filter(|_| is_back);
    let sent = |name: &str| {
        if is_back { form.value(name) } else { String::new() }
    };
    let fields = answer_fields(lang, question, sent, error.is_some());
    let is_slide = question.kind() == Kind::Slide;
    let send = if is_slide {
        texts::go_on_from_slide(lang)
    } else {
        texts::send(lang)
    };
    let explanation = question.explanation.clone();
    view! {
        <h2 class="mb-3">{question.text.clone()}</h2>
        {question.image.clone().map(|image| view! { <Picture image /> })}
        {question.clip.clone().map(|clip| view! { <Heard lang clip /> })}
        {(is_slide && !explanation.is_empty()).then(|| view! { <p class="prose mt-3">{explanation}</p> })}
        <form class="form mt-3" method="post" action=api::AnswerAttempt::PATH>
            <FormErrors form=form.clone() />
            <input type="hidden" name="attempt" value=code.clone() />
            <input type="hidden" name="soal" value=place.to_string() />
            {error.map(|error| view! { <p class="error" id=PROBLEM>{error}</p> })}
            {fields}
            <p class="actions">
                <button class="button button-wide">{send}</button>
                {(!is_slide).then(|| view! { <button class="button-plain" name="lewati" value="1">{texts::pass(lang)}</button> })}
            </p>
        </form>
        <section class="section ends-attempt">
            <FormErrors form=FormState::of(&ctx, api::FinishAttempt::PATH) />
            <Dialog id="selesaikan" opener=texts::finish_early(lang) title=texts::finish_early(lang)>
                <p>{texts::finish_what(lang)}</p>
                <form method="post" action=api::FinishAttempt::PATH>
                    <p class="actions mt-3"><button class="button-danger" name="attempt" value=code>{texts::finish_for_sure(lang)}</button></p>
                </form>
            </Dialog>
        </section>
    }
}

#[component]
fn Reveal<'t>(
    ctx: Ctx,
    turn: &'t Turn,
    given: &'t Given,
    on: (String, &'static str),
) -> impl IntoView + use<> {
    let (lang, question) = (ctx.lang, &turn.question);
    let earned = (question.kind().is_scored() && given.answer.is_some()).then(|| {
        texts::points_of(
            lang,
            &grouped(lang, given.points),
            &grouped(lang, question.points),
        )
    });
    view! {
        <FormErrors form=FormState::of(&ctx, api::AnswerAttempt::PATH) />
        {verdict(lang, question, given.answer.as_ref(), earned)}
        <p class="actions mt-6"><a class="button button-wide" href=on.0>{on.1}</a></p>
    }
}
