//! The answers under the thumb: one tap, or several and a button. A plain form until the island wakes, and without it.

use super::super::{
    answers::{CLASSES, Face},
    line::Line,
};
use super::question::Named;
use crate::{
    i18n::Lang,
    quizzes::{Answer, Choice, api, rules::MARKS, texts, wire::Asking},
    ui::redraw,
};
use leptos::{ev::SubmitEvent, html, prelude::*};
use server_fn::ServerFn;

#[component]
pub fn Choices(line: Line, lang: Lang, asking: Asking, several: bool, locked: Signal<bool>) -> impl IntoView {
    let (for_question, kind) = (asking.name(line.pin()), asking.kind.as_str());
    let nothing = RwSignal::new(false);
    let say = move |choice: Option<Choice>| {
        if let Some(choice) = choice {
            line.answer(Answer::Options(choice));
        }
    };
    let is_chosen = move |index: usize| {
        let settled = line.settled().and_then(|answer| answer.options());
        settled.is_some_and(|choice| choice.has(index))
    };
    // What is ticked stands in the page alone: it may have been ticked before the island woke.
    let boxes: Vec<NodeRef<html::Input>> = asking.options.iter().map(|_| NodeRef::new()).collect();
    let faces = asking.options.into_iter().zip(boxes.clone()).enumerate();
    let answers = faces
        .map(|(index, (text, ticked))| {
            let mark = MARKS[index % 4];
            if several {
                return view! {
                    <label class=CLASSES[index % 4] data-chosen=move || is_chosen(index).then_some("")>
                        <input class="unseen" type="checkbox" name=mark value="1" checked=is_chosen(index) disabled=locked node_ref=ticked />
                        <Face index text />
                    </label>
                }
                .into_any();
            }
            view! {
                <button name="pilih" value=mark class=CLASSES[index % 4] disabled=locked aria-pressed=move || is_chosen(index).to_string()
                    data-chosen=move || is_chosen(index).then_some("")
                    on:click=move |event| {
                        event.prevent_default();
                        say(Choice::one(index));
                    }>
                    <Face index text />
                </button>
            }
            .into_any()
        })
        .collect_view();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let is_ticked =
            |ticked: &NodeRef<html::Input>| ticked.get_untracked().is_some_and(|ticked| ticked.checked());
        let ticked = boxes.iter().enumerate().filter(|(_, ticked)| is_ticked(ticked));
        if !locked.get_untracked() {
            let choice = Choice::of(ticked.map(|(index, _)| index));
            nothing.set(choice.is_none());
            say(choice);
        }
    };
    view! {
        <form class="contents" method="post" action=api::Answer::PATH on:submit=send>
            <Named for_question />
            <div class="answers" data-kind=kind role="group" aria-labelledby="soal">{answers}</div>
            {several.then(|| view! {
                <p class="error" role="alert">{redraw(move || nothing.get().then(|| texts::choose_first(lang).into_any()))}</p>
                <button class="button button-wide" disabled=locked>{texts::send_answer(lang)}</button>
            }.into_any())}
        </form>
    }
}
