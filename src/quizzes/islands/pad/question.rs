//! One question on the pad: its head and clock, what it asks, and the way to answer that its kind has.

use super::{
    super::{
        answers::{Heard, Picture},
        line::Line,
    },
    choosing::Choices,
    ordering::Arrange,
    typing::Typed,
};
use crate::{
    i18n::Lang,
    quizzes::{
        Kind, texts,
        wire::{Asking, Refusal},
    },
    ui::{Icon, redraw},
};
use leptos::prelude::*;

#[component]
pub fn Question(line: Line, lang: Lang, asking: Asking, all: u32) -> impl IntoView {
    let head = texts::question_of(lang, asking.no + 1, all);
    let picture = asking
        .image
        .clone()
        .map(|image| view! { <Picture image /> }.into_any());
    let heard = asking
        .clip
        .clone()
        .map(|clip| view! { <Heard lang clip /> }.into_any());
    if asking.kind == Kind::Slide {
        return view! {
            <header class="pad-head"><span>{head}</span></header>
            <div class="pad-middle"><h1 class="pad-question">{asking.text}</h1>{picture}{heard}<p>{asking.note}</p></div>
        }
        .into_any();
    }
    let opened = Memo::new(move |_| line.now.get() >= line.timing().0);
    let closed = Memo::new(move |_| line.now.get() > line.timing().1);
    let locked =
        Signal::derive(move || !opened.get() || closed.get() || line.is_paused() || line.settled().is_some());
    let kind = asking.kind;
    view! {
        <header class="pad-head">
            <span>{head}</span>
            <Clock line lang />
        </header>
        <div class="pad-middle">
            <h1 class="pad-question" id="soal">{asking.text.clone()}</h1>
            {picture}
            {heard}
            <Said line lang opened closed kind />
        </div>
        {match kind {
            Kind::Ordering => view! { <Arrange line lang asking locked /> }.into_any(),
            Kind::Typed | Kind::Numeric | Kind::WordCloud => view! { <Typed line lang asking locked /> }.into_any(),
            _ => view! { <Choices line lang asking several=kind == Kind::Multiple locked /> }.into_any(),
        }}
    }
    .into_any()
}

/// Which question a plain form answers.
#[component]
pub fn Named(for_question: String) -> impl IntoView {
    view! { <input type="hidden" name="untuk" value=for_question /> }
}

/// Certainty: ready, sent, saved, or why not. One place, read aloud when it changes.
#[component]
fn Said(line: Line, lang: Lang, opened: Memo<bool>, closed: Memo<bool>, kind: Kind) -> impl IntoView {
    let text = move || {
        if line.is_paused() {
            texts::on_pause(lang)
        } else if line.saved().is_some() {
            ""
        } else if line.settled().is_some() {
            texts::sending(lang)
        } else if let Some(refusal) = line.refusal.get() {
            match refusal {
                Refusal::Late => texts::too_late(lang),
                Refusal::Paused => texts::on_pause(lang),
                Refusal::Early => texts::get_ready(lang),
                Refusal::Blocked => texts::words_blocked(lang),
                _ => texts::try_again(lang),
            }
        } else if !opened.get() {
            texts::get_ready(lang)
        } else if closed.get() {
            texts::time_is_up(lang)
        } else {
            match kind {
                Kind::Multiple => texts::choose_all_that_apply(lang),
                Kind::Ordering => texts::put_in_order(lang),
                Kind::WordCloud => texts::up_to_three_words(lang),
                _ => "",
            }
        }
    };
    view! {
        <div role="status">
            {redraw(move || line.saved().map(|_| view! { <p class="certain"><Icon name="check" />{texts::saved(lang)}</p> }.into_any()))}
            <p class="pad-note" data-paused=move || line.is_paused().then_some("")>{redraw(move || text().to_owned())}</p>
        </div>
    }
}

/// The remaining time. Only its thresholds are said aloud, not every tick.
#[component]
fn Clock(line: Line, lang: Lang) -> impl IntoView {
    let aloud = move || match line.seconds_left() {
        n @ (30 | 10 | 5) => texts::seconds_left(lang, n),
        _ => String::new(),
    };
    view! {
        <output aria-live="off">{redraw(move || line.seconds_left().to_string())}</output>
        <progress max=move || line.seconds_given().to_string() value=move || line.seconds_left().to_string() aria-hidden="true"></progress>
        <span class="unseen" role="status">{redraw(aloud)}</span>
    }
}
