//! A question on the wall: asked, and told.

use super::super::{
    answers::{CLASSES, Face, Heard, Outcome, Picture},
    line::Line,
};
use crate::{
    i18n::Lang,
    quizzes::{
        Kind, editor_texts, texts,
        wire::{Asking, Revealed},
    },
    ui::redraw,
};
use leptos::prelude::*;

/// The question, its options or what to do on the phone, and the clock. A slide is its words alone.
#[component]
pub fn Asked(line: Line, lang: Lang, asking: Asking, children: Children) -> impl IntoView {
    let body = view! {
        <div class="hall-body" data-fit=fit(&asking.text, &asking.note, &asking.options)>
            <div>
                <h1 class="hall-question">{asking.text.clone()}</h1>
                {asking.image.clone().map(|image| view! { <Picture image /> }.into_any())}
                {asking.clip.clone().map(|clip| view! { <Heard lang clip ready=true /> }.into_any())}
                <p class="hall-note">{note(lang, &asking)}</p>
            </div>
            {children()}
        </div>
    };
    if asking.kind == Kind::Slide {
        return body.into_any();
    }
    let options = asking.options.clone();
    let options = match asking.kind {
        Kind::Ordering => view! { <Items items=options /> }.into_any(),
        _ if options.is_empty() => ().into_any(),
        kind => view! { <Options kind options /> }.into_any(),
    };
    view! { {body} {options} <Clock line lang /> }.into_any()
}

/// How closely the wall is set: the more there is to read, the smaller, so that nothing is covered or cut off. The limits are what
/// fits on 1920 by 1080 with the way in beside it.
fn fit(question: &str, below: &str, options: &[String]) -> &'static str {
    let length = |text: &str| text.chars().count();
    let longest = options
        .iter()
        .map(|option| length(option))
        .max()
        .unwrap_or_default();
    let fits = |question_max: usize, option_max: usize, below_max: usize, count: usize| {
        length(question) <= question_max
            && longest <= option_max
            && length(below) <= below_max
            && options.len() <= count
    };
    if fits(75, 40, 160, 4) {
        "wide"
    } else if fits(120, 90, 240, 6) {
        "close"
    } else {
        "dense"
    }
}

fn note(lang: Lang, asking: &Asking) -> String {
    match asking.kind {
        Kind::Slide => asking.note.clone(),
        Kind::Typed => texts::type_on_your_phone(lang).to_owned(),
        Kind::Numeric => texts::guess_on_your_phone(lang).to_owned(),
        Kind::WordCloud => texts::up_to_three_words(lang).to_owned(),
        Kind::Ordering => texts::put_in_order(lang).to_owned(),
        Kind::Multiple => texts::several_are_right(lang).to_owned(),
        _ => String::new(),
    }
}

#[component]
fn Options(kind: Kind, options: Vec<String>) -> impl IntoView {
    let answers = options
        .into_iter()
        .enumerate()
        .map(|(index, text)| view! { <div class=CLASSES[index % 4]><Face index text /></div> })
        .map(IntoAny::into_any)
        .collect_view();
    view! { <div class="answers" data-kind=kind.as_str()>{answers}</div> }
}

/// As they were shuffled: without numbers, which would say an order.
#[component]
fn Items(items: Vec<String>) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| view! { <li><span>{item}</span></li> })
        .map(IntoAny::into_any)
        .collect_view();
    view! { <ul class="order">{items}</ul> }
}

#[component]
fn Clock(line: Line, lang: Lang) -> impl IntoView {
    view! {
        <div class="hall-clock">
            <output aria-live="off">{redraw(move || line.seconds_left().to_string())}</output>
            <progress max=move || line.seconds_given().to_string() value=move || line.seconds_left().to_string() aria-hidden="true"></progress>
            <span>{redraw(move || {
                let hall = line.hall.get();
                match line.is_paused() {
                    true => texts::on_pause(lang).to_owned(),
                    false => texts::answered_of(lang, hall.answered, hall.players),
                }
            })}</span>
        </div>
    }
}

/// What was right or what people think, with the explanation and how many were right.
#[component]
pub fn Told(lang: Lang, revealed: Revealed, children: Children) -> impl IntoView {
    view! {
        <div class="hall-body" data-fit=fit(&revealed.text, &revealed.explanation, &revealed.options)>
            <div>
                <h1 class="hall-question">{revealed.text.clone()}</h1>
                {revealed.image.clone().map(|image| view! { <Picture image /> }.into_any())}
                {revealed.clip.clone().map(|clip| view! { <Heard lang clip ready=true /> }.into_any())}
                <p class="hall-note">{revealed.explanation.clone()}</p>
                {revealed.book.clone().map(|book| view! { <p class="hall-note">{editor_texts::read_on(lang, &book.title)}</p> }.into_any())}
            </div>
            {children()}
        </div>
        <Outcome lang revealed=revealed.clone() on_wall=true />
        <Share lang revealed />
    }
}

#[component]
fn Share(lang: Lang, revealed: Revealed) -> impl IntoView {
    let players = revealed.players;
    let text = match revealed.kind.is_scored() {
        true => texts::right_of(lang, revealed.right, players),
        false => texts::answered_of(lang, revealed.answered, players),
    };
    view! { <p class="hall-share">{text}</p> }
}
