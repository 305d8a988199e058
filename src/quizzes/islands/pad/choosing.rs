//! The answers under the thumb: one tap, or several and a button.

use super::super::{
    answers::{CLASSES, Face},
    line::Line,
};
use crate::{
    i18n::Lang,
    quizzes::{Answer, Choice, texts},
};
use leptos::prelude::*;

#[component]
pub fn Choices(
    line: Line,
    lang: Lang,
    options: Vec<String>,
    several: bool,
    locked: Signal<bool>,
) -> impl IntoView {
    let picked = RwSignal::new(Vec::<usize>::new());
    let say = move |choice: Option<Choice>| {
        if let Some(choice) = choice {
            line.answer(Answer::Options(choice));
        }
    };
    let press = move |index: usize| {
        if several {
            picked.update(|picked| match picked.iter().position(|other| *other == index) {
                Some(at) => drop(picked.remove(at)),
                None => picked.push(index),
            });
        } else {
            say(Choice::one(index));
        }
    };
    let settled = move || line.settled().and_then(|answer| answer.options());
    let is_picked = move |index: usize| match settled() {
        Some(choice) => choice.has(index),
        None => picked.with(|picked| picked.contains(&index)),
    };
    let answers = options
        .into_iter()
        .enumerate()
        .map(|(index, text)| {
            view! {
                <button type="button" class=CLASSES[index % 4] disabled=locked aria-pressed=move || is_picked(index).to_string()
                    data-chosen=move || (settled().is_some() && is_picked(index)).then_some("")
                    data-picked=move || is_picked(index).then_some("")
                    on:click=move |_| press(index)>
                    <Face index text />
                </button>
            }
        })
        .map(IntoAny::into_any).collect_view();
    view! {
        <div class="answers">{answers}</div>
        {several.then(|| view! {
            <button type="button" class="button button-wide" disabled=move || locked.get() || picked.with(Vec::is_empty)
                on:click=move |_| say(Choice::of(picked.get_untracked()))>
                {texts::send_answer(lang)}
            </button>
        }.into_any())}
    }
}
