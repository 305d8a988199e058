//! `/kuis/<slug>/mandiri/<code>/hasil`: what an attempt came to, question by question.

use crate::{
    i18n::{date_and_time, grouped},
    quizzes::{
        afterwards::texts as after, api, backend, paced::texts, pages::asked::AnsweredRow, texts as words,
    },
    server::{Ctx, FormState, param, request_cookie},
    ui::{Crumbs, FormErrors, Icon, NewKey, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn AttemptResultPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let (lang, slug, code) = (ctx.lang, param("slug"), param("code"));
        let token = request_cookie(backend::PACED_COOKIE);
        let attempt = backend::my_attempt(&ctx, &slug, &code, token.as_deref()).await?;
        let quiz = format!("/kuis/{slug}/mandiri");
        let here = format!("{quiz}/{code}");
        if attempt.is_open {
            // What is still to be answered is not told yet.
            leptos_axum::redirect(&here);
            return Ok(().into_any());
        }
        let questions = attempt.questions();
        let scored = questions.len();
        let right = questions.iter().filter(|question| question.is_right()).count();
        let when = date_and_time(lang, ctx.zone(), attempt.row.closes_at);
        let cut = attempt.row.finished_at.is_none();
        let rows = questions
            .into_iter()
            .map(|question| view! { <AnsweredRow lang question nothing=after::passed_it(lang) /> })
            .collect_view();
        let title = attempt.row.title.clone();
        let no = texts::attempt_of(lang, attempt.row.no, attempt.row.attempts);
        Ok(view! {
            {titled(format!("{}: {title}", texts::result(lang)))}
            <Crumbs steps=vec![(quiz.clone(), title)] />
            <header class="page-head"><div><h1>{texts::result(lang)}</h1><p>{no}</p></div></header>
            {cut.then(|| view! { <div class="notice"><Icon name="clock" /><p>{texts::result_closed(lang, &when)}</p></div> })}
            <dl class="figures">
                <div><dt>{words::points(lang)}</dt><dd>{texts::score_of(lang, &grouped(lang, attempt.row.score), &grouped(lang, attempt.most))}</dd></div>
                <div><dt>{words::right(lang)}</dt><dd>{after::right_of(lang, right, scored)}</dd></div>
                <div><dt>{texts::best_so_far(lang)}</dt><dd>{grouped(lang, attempt.best)}</dd></div>
                <div><dt>{texts::left(lang)}</dt><dd>{attempt.left.to_string()}</dd></div>
            </dl>
            <FormErrors form=FormState::of(&ctx, api::StartAttempt::PATH) />
            <div class="actions mt-6">
                {(right < scored).then(|| view! { <a class="button" href=format!("{here}/latihan")>{after::practise(lang, scored - right)}</a> })}
                {(attempt.left > 0).then(|| view! {
                    <form method="post" action=api::StartAttempt::PATH>
                        <NewKey />
                        <button class="button-quiet" name="slug" value=slug.clone()>{texts::begin_again(lang)}</button>
                    </form>
                })}
                <a class="button-quiet" href=quiz>{texts::back_to_quiz(lang)}</a>
            </div>
            <section class="section">
                <h2>{after::question_by_question(lang)}</h2>
                {(scored == 0).then(|| view! { <p class="text-ink-soft mt-3">{after::nothing_scored(lang)}</p> })}
                <ol class="rows mt-3">{rows}</ol>
            </section>
        }
        .into_any())
    })
}
