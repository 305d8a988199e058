//! A word, some words or a number. What was typed stays in the field when it is not taken, and when it was typed before the
//! island woke.

use super::{super::line::Line, question::Named};
use crate::{
    i18n::Lang,
    quizzes::{Answer, Kind, Number, TYPED_MAX, api, texts, wire::Asking},
    ui::redraw,
};
use leptos::{ev::SubmitEvent, html, prelude::*};
use server_fn::ServerFn;

#[component]
pub fn Typed(line: Line, lang: Lang, asking: Asking, locked: Signal<bool>) -> impl IntoView {
    let kind = asking.kind;
    let known = line.settled().or_else(|| line.take_draft());
    let known = known.map(|answer| said(lang, &answer)).unwrap_or_default();
    let field = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        let answer = read(lang, kind, &typed);
        wrong.set(answer.is_none());
        if let Some(answer) = answer.filter(|_| !locked.get_untracked()) {
            line.answer(answer);
        }
    };
    let (label, mode) = match kind {
        Kind::Numeric => (texts::your_number(lang), "decimal"),
        Kind::WordCloud => (texts::your_words(lang), "text"),
        _ => (texts::your_answer(lang), "text"),
    };
    let problem = match kind {
        Kind::Numeric => texts::number_wrong(lang),
        _ => texts::type_something(lang),
    };
    view! {
        <form class="pad-entry" method="post" action=api::Answer::PATH on:submit=send autocomplete="off">
            <Named for_question=asking.name(line.pin()) />
            <div class="field">
                <label for="jawaban">{label}</label>
                <input id="jawaban" name="jawab" inputmode=mode maxlength=TYPED_MAX.to_string() autocapitalize="off" spellcheck="false" enterkeyhint="send"
                    aria-describedby="soal jawaban-error" aria-invalid=move || wrong.get().then_some("true")
                    value=known readonly=locked node_ref=field />
                <p class="error" id="jawaban-error">{redraw(move || wrong.get().then(|| problem.into_any()))}</p>
            </div>
            <button class="button button-wide" disabled=locked>{texts::send_answer(lang)}</button>
        </form>
    }
}

fn read(lang: Lang, kind: Kind, text: &str) -> Option<Answer> {
    match kind {
        Kind::Numeric => Number::read(lang, text).map(Answer::Number),
        _ => text
            .chars()
            .any(char::is_alphanumeric)
            .then(|| Answer::Text(text.to_owned())),
    }
}

/// An answer as it stands in the field.
fn said(lang: Lang, answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Number(number) => number.said(lang),
        _ => String::new(),
    }
}
