//! A word, some words or a number. What was typed stays in the field when it is not taken.

use super::super::line::Line;
use crate::{
    i18n::Lang,
    quizzes::{Answer, Kind, Number, TYPED_MAX, texts},
    ui::redraw,
};
use leptos::{ev::SubmitEvent, prelude::*};

#[component]
pub fn Typed(line: Line, lang: Lang, kind: Kind, locked: Signal<bool>) -> impl IntoView {
    let typed = RwSignal::new(
        line.settled()
            .map(|answer| said(lang, &answer))
            .unwrap_or_default(),
    );
    let wrong = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let answer = read(lang, kind, &typed.get_untracked());
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
        <form class="pad-entry" on:submit=send autocomplete="off">
            <div class="field">
                <label for="jawaban">{label}</label>
                <input id="jawaban" inputmode=mode maxlength=TYPED_MAX.to_string() autocapitalize="off" spellcheck="false" enterkeyhint="send"
                    aria-describedby="soal jawaban-error" aria-invalid=move || wrong.get().then_some("true")
                    prop:value=typed readonly=locked
                    on:input:target=move |event| typed.set(event.target().value()) />
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
