//! `/saya/kuis/<code>/latihan?soal=<n>`: what somebody missed, once more and one at a time, without a clock.
//!
//! The form is a question to the server, not a change: it travels in the address, and nothing is kept.

use crate::{
    auth::rules::tidy_line,
    i18n::Lang,
    quizzes::{
        Answer, Body, Choice, Kind, Number, Order, Question,
        afterwards::{self, texts},
        backend::{self, MyQuestion},
        rules,
    },
    server::{Ctx, param, query},
    ui::{Crumbs, Empty, Icon, page, titled},
};
use leptos::prelude::*;

/// Of the options, in the address.
const MARKS: [&str; 4] = ["a", "b", "c", "d"];

#[component]
pub fn PracticePage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let (lang, code) = (ctx.lang, param("code"));
        let game = backend::my_game(&ctx, &code).await?;
        let mine = format!("/saya/kuis/{code}");
        let steps = vec![
            ("/saya#kuis".to_owned(), texts::my_games(lang).to_owned()),
            (mine.clone(), game.title.clone()),
        ];
        let mut missed: Vec<MyQuestion> = game
            .questions
            .into_iter()
            .filter(|question| !question.is_right())
            .collect();
        let of = missed.len();
        if of == 0 {
            return Ok(view! {
                {titled(texts::practice(lang))}
                <Crumbs steps />
                <Empty title=texts::nothing_missed(lang) level=1>
                    <p>{texts::nothing_missed_note(lang)}</p>
                    <p class="actions"><a class="button" href=mine>{texts::back_to_result(lang)}</a></p>
                </Empty>
            }
            .into_any());
        }
        let at = query("soal").parse().unwrap_or(1_usize).clamp(1, of);
        let question = missed.swap_remove(at - 1).question;
        let asked = !query("kirim").is_empty();
        let given = if asked { given(lang, &question.body) } else { None };
        let practice = format!("{mine}/latihan");
        let on = match at < of {
            true => (format!("{practice}?soal={}", at + 1), texts::next_question(lang)),
            false => (mine, texts::back_to_result(lang)),
        };
        let again = format!("{practice}?soal={at}");
        let inner = match given {
            Some(answer) => view! { <Feedback lang question answer on again /> }.into_any(),
            None => view! { <Asking lang question at action=practice wrong=asked /> }.into_any(),
        };
        Ok(view! {
            {titled(format!("{}: {}", texts::practice(lang), game.title))}
            <Crumbs steps />
            <header class="page-head"><div>
                <h1>{texts::practice(lang)}</h1>
                <p>{texts::practice_place(lang, at, of)}". "{texts::practice_note(lang)}</p>
            </div></header>
            {inner}
        }
        .into_any())
    })
}

/// The answer that the address holds, if it is one to `body`.
fn given(lang: Lang, body: &Body) -> Option<Answer> {
    let answer = match body {
        Body::Single { .. } | Body::TrueFalse { .. } | Body::Poll { .. } => {
            let chosen = query("pilih");
            Answer::Options(Choice::one(MARKS.iter().position(|mark| *mark == chosen)?)?)
        }
        Body::Multiple { .. } => {
            let ticked = MARKS
                .iter()
                .enumerate()
                .filter(|(_, mark)| !query(mark).is_empty());
            Answer::Options(Choice::of(ticked.map(|(index, _)| index))?)
        }
        Body::Typed { .. } | Body::WordCloud => Answer::Text(tidy_line(&query("jawab"))),
        Body::Numeric { .. } => Answer::Number(Number::read(lang, &query("jawab"))?),
        Body::Ordering { items, .. } => {
            let places = (0..items.len()).map(|place| query(&place_name(place)).parse().ok());
            Answer::Order(Order::of(places.collect::<Option<Vec<u8>>>()?)?)
        }
        Body::Slide => return None,
    };
    answer.fits(body).then_some(answer)
}

fn place_name(place: usize) -> String {
    format!("ke{}", place + 1)
}

/// The question and what it is answered with; after an answer that is none, what is missing.
#[component]
fn Asking(lang: Lang, question: Question, at: usize, action: String, wrong: bool) -> impl IntoView {
    let error = wrong.then(|| match question.kind() {
        Kind::Numeric => texts::number_needed(lang),
        Kind::Ordering => texts::order_needed(lang),
        _ => texts::nothing_chosen(lang),
    });
    let described_by = wrong.then_some("jawab-error");
    let options = || question.body.options().to_vec().into_iter().zip(MARKS);
    let fields = match question.kind() {
        Kind::Multiple => {
            let options = options().map(|(option, mark)| {
                view! { <label class="choice"><input type="checkbox" name=mark value="1" checked=!query(mark).is_empty() />{option}</label> }
            });
            view! { <fieldset class="choices" aria-describedby=described_by><legend>{texts::choose_every_right(lang)}</legend>{options.collect_view()}</fieldset> }.into_any()
        }
        Kind::Typed | Kind::Numeric | Kind::WordCloud | Kind::Slide => {
            let mode = if question.kind() == Kind::Numeric {
                "decimal"
            } else {
                "text"
            };
            view! {
                <div class="field">
                    <label for="jawab">{texts::answer(lang)}</label>
                    <input id="jawab" name="jawab" inputmode=mode autocomplete="off" autocapitalize="none" maxlength="60" value=query("jawab")
                        aria-invalid=wrong.then_some("true") aria-describedby=described_by />
                </div>
            }.into_any()
        }
        Kind::Ordering => {
            let items = question.body.options().to_vec();
            let places = (0..items.len()).map(|place| {
                let (name, chosen) = (place_name(place), query(&place_name(place)));
                let choices = items.iter().enumerate().map(|(index, item)| {
                    let value = index.to_string();
                    view! { <option value=value.clone() selected=value == chosen>{item.clone()}</option> }
                });
                view! {
                    <div class="field">
                        <label for=name.clone()>{texts::place_of(lang, place + 1)}</label>
                        <select id=name.clone() name=name.clone() aria-describedby=described_by>
                            <option value="">"—"</option>
                            {choices.collect_view()}
                        </select>
                    </div>
                }
            });
            view! { <fieldset><legend>{texts::put_in_order(lang)}</legend>{places.collect_view()}</fieldset> }
                .into_any()
        }
        Kind::Single | Kind::TrueFalse | Kind::Poll => {
            let options = options().map(|(option, mark)| {
                view! { <label class="choice"><input type="radio" name="pilih" value=mark />{option}</label> }
            });
            view! { <fieldset class="choices" aria-describedby=described_by><legend>{texts::choose_answer(lang)}</legend>{options.collect_view()}</fieldset> }.into_any()
        }
    };
    view! {
        <h2>{question.text}</h2>
        <form class="form mt-3" method="get" action=action>
            <input type="hidden" name="soal" value=at.to_string() />
            {error.map(|error| view! { <p class="error" id="jawab-error" role="alert">{error}</p> })}
            {fields}
            <p class="actions"><button class="button button-wide" name="kirim" value="1">{texts::check(lang)}</button></p>
        </form>
    }
}

/// How the answer turned out, what was right and why.
#[component]
fn Feedback(
    lang: Lang,
    question: Question,
    answer: Answer,
    on: (String, &'static str),
    again: String,
) -> impl IntoView {
    let body = &question.body;
    let credit = rules::credit(body, &answer);
    let (class, icon, verdict) = match credit {
        credit if credit.is_whole() => ("notice notice-hill", "check", texts::verdict_right(lang)),
        credit if credit.hits > 0 => ("notice notice-durian", "info", texts::verdict_partly(lang)),
        _ => ("notice notice-durian", "info", texts::verdict_wrong(lang)),
    };
    let said = texts::you_said(lang, &afterwards::in_words(lang, body, &answer));
    let right = (!credit.is_whole())
        .then(|| afterwards::right_answer(lang, body))
        .flatten()
        .map(|answer| view! { <p>{texts::right_is(lang, &answer)}</p> });
    view! {
        <h2>{question.text}</h2>
        <div class=class role="status"><Icon name=icon /><div><p><b>{verdict}</b></p><p>{said}</p>{right}</div></div>
        {(!question.explanation.is_empty()).then(|| view! { <p class="mt-3">{question.explanation.clone()}</p> })}
        <p class="actions mt-6">
            <a class="button" href=on.0>{on.1}</a>
            {(!credit.is_whole()).then(|| view! { <a class="button-quiet" href=again>{texts::try_again(lang)}</a> })}
        </p>
    }
}
