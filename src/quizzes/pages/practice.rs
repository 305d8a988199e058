//! `/saya/kuis/<code>/latihan?soal=<n>` and the same of an attempt: what somebody missed, once more and one at a time, without a
//! clock.
//!
//! The form is a question to the server, not a change: it travels in the address, and nothing is kept.

use super::asked::{PROBLEM, answer_fields, verdict};
use crate::{
    i18n::Lang,
    quizzes::{
        Kind, Question,
        afterwards::texts,
        backend::{self, MyQuestion},
        islands::{Heard, Picture},
        paced::texts as paced,
        rules,
    },
    server::{Ctx, param, query, request_cookie},
    ui::{Crumbs, Empty, page, titled},
};
use leptos::prelude::*;

/// What is practised, and where.
struct Practice {
    title: String,
    questions: Vec<MyQuestion>,
    /// The crumbs, the last of them the result.
    steps: Vec<(String, String)>,
    result: String,
}

#[component]
pub fn PracticePage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let code = param("code");
        let game = backend::my_game(&ctx, &code).await?;
        let result = format!("/saya/kuis/{code}");
        Ok(practice(
            ctx.lang,
            Practice {
                steps: vec![
                    ("/saya#kuis".to_owned(), texts::my_games(ctx.lang).to_owned()),
                    (result.clone(), game.title.clone()),
                ],
                title: game.title,
                questions: game.questions,
                result,
            },
        ))
    })
}

/// `/kuis/<slug>/mandiri/<code>/latihan`
#[component]
pub fn AttemptPracticePage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let (slug, code) = (param("slug"), param("code"));
        let token = request_cookie(backend::PACED_COOKIE);
        let attempt = backend::my_attempt(&ctx, &slug, &code, token.as_deref()).await?;
        let quiz = format!("/kuis/{slug}/mandiri");
        if attempt.is_open {
            // It would tell what is right.
            leptos_axum::redirect(&format!("{quiz}/{code}"));
            return Ok(().into_any());
        }
        let result = format!("{quiz}/{code}/hasil");
        Ok(practice(
            ctx.lang,
            Practice {
                steps: vec![
                    (quiz, attempt.row.title.clone()),
                    (result.clone(), paced::result(ctx.lang).to_owned()),
                ],
                questions: attempt.questions(),
                title: attempt.row.title,
                result,
            },
        ))
    })
}

fn practice(lang: Lang, practice: Practice) -> AnyView {
    let Practice {
        title,
        questions,
        steps,
        result,
    } = practice;
    let mut missed: Vec<MyQuestion> = questions
        .into_iter()
        .filter(|question| !question.is_right())
        .collect();
    let of = missed.len();
    if of == 0 {
        return view! {
            {titled(texts::practice(lang))}
            <Crumbs steps />
            <Empty title=texts::nothing_missed(lang) level=1>
                <p>{texts::nothing_missed_note(lang)}</p>
                <p class="actions"><a class="button" href=result>{texts::back_to_result(lang)}</a></p>
            </Empty>
        }
        .into_any();
    }
    let at = query("soal").parse().unwrap_or(1_usize).clamp(1, of);
    let question = missed.swap_remove(at - 1).question;
    let asked = !query("kirim").is_empty();
    let given = if asked {
        rules::given(lang, &question.body, query)
    } else {
        None
    };
    let here = format!("{}/latihan", result.trim_end_matches("/hasil"));
    let inner = match given {
        Some(answer) => {
            let is_right = rules::credit(&question.body, &answer).is_whole();
            let again = format!("{here}?soal={at}");
            let on = match at < of {
                true => (format!("{here}?soal={}", at + 1), texts::next_question(lang)),
                false => (result, texts::back_to_result(lang)),
            };
            view! {
                {verdict(lang, &question, Some(&answer), None)}
                <p class="actions mt-6">
                    <a class="button" href=on.0>{on.1}</a>
                    {(!is_right).then(|| view! { <a class="button-quiet" href=again>{texts::try_again(lang)}</a> })}
                </p>
            }
            .into_any()
        }
        None => view! { <Asking lang question at action=here wrong=asked /> }.into_any(),
    };
    view! {
        {titled(format!("{}: {title}", texts::practice(lang)))}
        <Crumbs steps />
        <header class="page-head"><div>
            <h1>{texts::practice(lang)}</h1>
            <p>{texts::practice_place(lang, at, of)}". "{texts::practice_note(lang)}</p>
        </div></header>
        {inner}
    }
    .into_any()
}

/// The question and what it is answered with; after an answer that is none, what is missing.
#[component]
fn Asking(lang: Lang, question: Question, at: usize, action: String, wrong: bool) -> impl IntoView {
    let error = wrong.then(|| match question.kind() {
        Kind::Numeric => texts::number_needed(lang),
        Kind::Ordering => texts::order_needed(lang),
        _ => texts::nothing_chosen(lang),
    });
    let fields = answer_fields(lang, &question, query, wrong);
    view! {
        <h2 class="mb-3">{question.text}</h2>
        {question.image.map(|image| view! { <Picture image /> })}
        {question.clip.map(|clip| view! { <Heard lang clip /> })}
        <form class="form mt-3" method="get" action=action>
            <input type="hidden" name="soal" value=at.to_string() />
            {error.map(|error| view! { <p class="error" id=PROBLEM role="alert">{error}</p> })}
            {fields}
            <p class="actions"><button class="button button-wide" name="kirim" value="1">{texts::check(lang)}</button></p>
        </form>
    }
}
