//! The four answers: told apart by place, shape, letter and colour, everywhere alike.

use crate::{
    i18n::Lang,
    quizzes::{Choice, texts, wire::Revealed},
    ui::Icon,
};
use leptos::prelude::*;

pub const CLASSES: [&str; 4] = [
    "answer answer-a",
    "answer answer-b",
    "answer answer-c",
    "answer answer-d",
];
pub const SHAPES: [&str; 4] = ["triangle", "diamond", "circle", "square"];
pub const LETTERS: [&str; 4] = ["A", "B", "C", "D"];

/// What is inside an answer.
#[component]
pub fn Face(index: usize, text: String) -> impl IntoView {
    view! { <Icon name=SHAPES[index % 4] /> <b>{LETTERS[index % 4]}</b> <span>{text}</span> }
}

/// The answers of a question that is over: which is right, and how many chose each.
#[component]
pub fn Results(
    lang: Lang,
    revealed: Revealed,
    #[prop(optional_no_strip)] chosen: Option<Choice>,
    counts: bool,
) -> impl IntoView {
    let answers = revealed
        .options
        .into_iter()
        .zip(revealed.chosen)
        .enumerate()
        .map(|(index, (text, count))| {
            let right = revealed.correct.has(index);
            view! {
                <div class=CLASSES[index % 4] data-result=if right { "right" } else { "wrong" }
                    data-chosen=chosen.is_some_and(|chosen| chosen.has(index)).then_some("")>
                    <Face index text />
                    {right.then(|| view! { <Icon name="check" /><span class="unseen">{texts::right_answer(lang)}</span> })}
                    {counts.then(|| view! { <small>{texts::chosen_by(lang, count)}</small> })}
                </div>
            }
        })
        .collect_view();
    view! { <div class="answers">{answers}</div> }
}
