//! A question on a plain page: the fields that its kind is answered with, and how an answer turned out. Practice and attempts at
//! one's own pace show it alike.

use crate::{
    i18n::Lang,
    quizzes::{
        Answer, Kind, Question,
        afterwards::{self, texts},
        backend::MyQuestion,
        islands::{Heard, Picture, ReadOn},
        rules::{self, MARKS, place_name},
        texts as words,
    },
    ui::Icon,
};
use leptos::prelude::*;

/// Of the message that says what is missing.
pub const PROBLEM: &str = "jawab-error";

/// What `question` is answered with, filled with what was `sent` before; `wrong` when that was no answer. A slide has nothing.
pub fn answer_fields(lang: Lang, question: &Question, sent: impl Fn(&str) -> String, wrong: bool) -> AnyView {
    let described_by = wrong.then_some(PROBLEM);
    let options = || question.body.options().to_vec().into_iter().zip(MARKS);
    match question.kind() {
        Kind::Multiple => {
            let options = options().map(|(option, mark)| {
                view! { <label class="choice"><input type="checkbox" name=mark value="1" checked=!sent(mark).is_empty() />{option}</label> }
            });
            view! { <fieldset class="choices" aria-describedby=described_by><legend>{texts::choose_every_right(lang)}</legend>{options.collect_view()}</fieldset> }.into_any()
        }
        Kind::Single | Kind::TrueFalse | Kind::Poll => {
            let chosen = sent("pilih");
            let options = options().map(|(option, mark)| {
                view! { <label class="choice"><input type="radio" name="pilih" value=mark checked=chosen == mark />{option}</label> }
            });
            view! { <fieldset class="choices" aria-describedby=described_by><legend>{texts::choose_answer(lang)}</legend>{options.collect_view()}</fieldset> }.into_any()
        }
        Kind::Typed | Kind::Numeric | Kind::WordCloud => typed(lang, question.kind(), sent("jawab"), wrong),
        Kind::Ordering => ordering(lang, question, sent, described_by),
        Kind::Slide => ().into_any(),
    }
}

fn typed(lang: Lang, kind: Kind, value: String, wrong: bool) -> AnyView {
    let (label, mode, hint) = match kind {
        Kind::Numeric => (words::your_number(lang), "decimal", None),
        Kind::WordCloud => (
            words::your_words(lang),
            "text",
            Some(words::up_to_three_words(lang)),
        ),
        _ => (words::your_answer(lang), "text", None),
    };
    let described_by = match (hint, wrong) {
        (Some(_), true) => Some("jawab-hint jawab-error"),
        (Some(_), false) => Some("jawab-hint"),
        (None, true) => Some(PROBLEM),
        (None, false) => None,
    };
    view! {
        <div class="field">
            <label for="jawab">{label}</label>
            {hint.map(|hint| view! { <p class="hint" id="jawab-hint">{hint}</p> })}
            <input id="jawab" name="jawab" inputmode=mode autocomplete="off" autocapitalize="none" maxlength="60" value=value
                aria-invalid=wrong.then_some("true") aria-describedby=described_by />
        </div>
    }
    .into_any()
}

fn ordering(
    lang: Lang,
    question: &Question,
    sent: impl Fn(&str) -> String,
    described_by: Option<&'static str>,
) -> AnyView {
    let items = question.body.options().to_vec();
    let places = (0..items.len()).map(|place| {
        let name = place_name(place);
        let chosen = sent(&name);
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
    view! { <fieldset class="grid gap-4"><legend class="mb-3">{texts::put_in_order(lang)}</legend>{places.collect_view()}</fieldset> }
        .into_any()
}

/// How an answer turned out, what was right and why. Without an answer the question was passed.
pub fn verdict(lang: Lang, question: &Question, answer: Option<&Answer>, earned: Option<String>) -> AnyView {
    let body = &question.body;
    let credit = answer.map(|answer| rules::credit(body, answer));
    let is_scored = question.kind().is_scored();
    let (class, icon, verdict) = match credit {
        None => ("notice", "info", texts::passed_it(lang)),
        Some(_) if question.kind() == Kind::WordCloud => {
            ("notice notice-hill", "check", words::words_counted(lang))
        }
        Some(_) if !is_scored => ("notice notice-hill", "check", words::counted(lang)),
        Some(credit) if credit.is_whole() => ("notice notice-hill", "check", texts::verdict_right(lang)),
        Some(credit) if credit.hits > 0 => ("notice notice-durian", "info", texts::verdict_partly(lang)),
        Some(_) => ("notice notice-durian", "info", texts::verdict_wrong(lang)),
    };
    let said = answer.map(|answer| texts::you_said(lang, &afterwards::in_words(lang, body, answer)));
    let right = (!credit.is_some_and(rules::Credit::is_whole))
        .then(|| afterwards::right_answer(lang, body))
        .flatten()
        .map(|answer| view! { <p>{texts::right_is(lang, &answer)}</p> });
    view! {
        <h2 class="mb-3">{question.text.clone()}</h2>
        {question.image.clone().map(|image| view! { <Picture image /> })}
        {question.clip.clone().map(|clip| view! { <Heard lang clip /> })}
        <div class=class role="status">
            <Icon name=icon />
            <div>
                <p><b>{verdict}</b>{earned.map(|earned| format!(" {earned}"))}</p>
                {said.map(|said| view! { <p>{said}</p> })}
                {right}
            </div>
        </div>
        {(!question.explanation.is_empty()).then(|| view! { <p class="mt-3">{question.explanation.clone()}</p> })}
        {question.book.clone().map(|book| view! { <p class="mt-3"><ReadOn lang book /></p> })}
    }
    .into_any()
}

/// A question of a result, and how it went. `nothing` says why there may be no answer.
#[component]
pub fn AnsweredRow(lang: Lang, question: MyQuestion, nothing: &'static str) -> impl IntoView {
    let body = &question.question.body;
    let (class, icon, verdict) = match question.credit {
        Some(credit) if credit.is_whole() => ("badge badge-hill", "check", words::right(lang)),
        Some(credit) if credit.hits > 0 => ("badge badge-durian", "info", texts::partly(lang)),
        Some(_) => ("badge", "close", texts::missed(lang)),
        None => ("badge", "minus", texts::unanswered(lang)),
    };
    let said = match &question.answer {
        Some(answer) => texts::you_said(lang, &afterwards::in_words(lang, body, answer)),
        None => nothing.to_owned(),
    };
    let right = (!question.is_right())
        .then(|| afterwards::right_answer(lang, body))
        .flatten()
        .map(|answer| view! { <p class="row-note">{texts::right_is(lang, &answer)}</p> });
    let explanation = question.question.explanation;
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title">{question.question.text}</p>
                {question.question.image.map(|image| view! { <Picture image /> })}
                {question.question.clip.map(|clip| view! { <Heard lang clip /> })}
                <p class="row-note">{said}</p>
                {right}
                {(!explanation.is_empty()).then(|| view! { <p class="row-note">{explanation}</p> })}
                {question.question.book.map(|book| view! { <p class="row-note"><ReadOn lang book /></p> })}
            </div>
            <span class=class><Icon name=icon />{verdict}</span>
        </li>
    }
}
