//! Answers as hall and pad show them: the four options, told apart by place, shape, letter and colour everywhere alike, and
//! what became of a question of any kind.

use super::line::Line;
use crate::{
    i18n::Lang,
    quizzes::{
        Answer, Book, Choice, Clip, Image, Key, Kind, Order, editor_texts, texts,
        wire::{Revealed, Said},
    },
    ui::{Icon, redraw},
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
/// Of what was typed beside a right answer.
const GUESSES: usize = 6;
/// Sizes of a word in a cloud, the largest for the most frequent.
const SIZES: u32 = 5;

/// What is inside an answer.
#[component]
pub fn Face(index: usize, text: String) -> impl IntoView {
    view! { <Icon name=SHAPES[index % 4] /> <b>{LETTERS[index % 4]}</b> <span>{text}</span> }
}

/// The picture of a question, in a page too.
#[component]
pub fn Picture(image: Image) -> impl IntoView {
    view! { <img class="picture" src=image.address() alt=image.alt.clone() /> }
}

/// Fetches the picture of the next question, unseen.
#[component]
pub fn Ahead(line: Line) -> impl IntoView {
    redraw(move || {
        let picture = line.snapshot.with(|snapshot| snapshot.ahead.clone());
        picture.map(|picture| view! { <img hidden=true src=picture alt="" /> }.into_any())
    })
}

/// The clip of a question, in a page too. It plays when somebody wants it; `ready` fetches it before that.
#[component]
pub fn Heard(lang: Lang, clip: Clip, #[prop(optional)] ready: bool) -> impl IntoView {
    view! {
        <div class="heard">
            <audio controls=true preload=if ready { "auto" } else { "none" } src=clip.address()></audio>
            <details class="disclosure">
                <summary>{editor_texts::clip_in_words(lang)}</summary>
                <div><p>{clip.words}</p></div>
            </details>
        </div>
    }
}

/// The way on to a book, in a page too. A game goes on behind it.
#[component]
pub fn ReadOn(lang: Lang, book: Book) -> impl IntoView {
    view! { <a class="read-on" href=book.link target="_blank" rel="noopener"><Icon name="book" />{editor_texts::read_on(lang, &book.title)}</a> }
}

/// What became of a question that is over. `answer` is the one of who looks at it.
#[component]
pub fn Outcome(
    lang: Lang,
    revealed: Revealed,
    #[prop(optional_no_strip)] answer: Option<Answer>,
    on_wall: bool,
) -> impl IntoView {
    let own = answer.as_ref().and_then(Answer::options);
    match revealed.key.clone() {
        Key::Options(correct) => view! { <Results lang revealed correct own counts=on_wall /> }.into_any(),
        Key::Order(order) => view! { <Ordered lang items=revealed.options order /> }.into_any(),
        Key::Texts(accepted) => {
            let text = accepted.into_iter().next().unwrap_or_default();
            view! { <Solution lang text said=revealed.said on_wall /> }.into_any()
        }
        Key::Number { value, tolerance } => {
            let text = texts::number_give_or_take(lang, value, tolerance);
            view! { <Solution lang text said=Vec::new() on_wall /> }.into_any()
        }
        Key::Nothing if revealed.kind == Kind::WordCloud => {
            view! { <Cloud lang said=revealed.said /> }.into_any()
        }
        Key::Nothing => view! { <Bars lang revealed own /> }.into_any(),
    }
}

/// The options of a question: which is right, and how many chose each or which one chose oneself.
#[component]
fn Results(
    lang: Lang,
    revealed: Revealed,
    correct: Choice,
    #[prop(optional_no_strip)] own: Option<Choice>,
    counts: bool,
) -> impl IntoView {
    let kind = revealed.kind.as_str();
    let answers = revealed
        .options
        .into_iter()
        .zip(revealed.chosen)
        .enumerate()
        .map(|(index, (text, count))| {
            let right = correct.has(index);
            let chosen = own.is_some_and(|own| own.has(index));
            let note = match counts {
                true => Some(texts::chosen_by(lang, count)),
                false => chosen.then(|| texts::your_answer(lang).to_owned()),
            };
            view! {
                <div class=CLASSES[index % 4] data-result=if right { "right" } else { "wrong" }
                    data-chosen=chosen.then_some("")>
                    <Face index text />
                    {right.then(|| view! { <Icon name="check" /><span class="unseen">{texts::right_answer(lang)}</span> }.into_any())}
                    {note.map(|note| view! { <small>{note}</small> }.into_any())}
                </div>
            }
        })
        .map(IntoAny::into_any).collect_view();
    view! { <div class="answers" data-kind=kind>{answers}</div> }
}

/// What people think: nothing is right, so every bar is as good as the others.
#[component]
fn Bars(lang: Lang, revealed: Revealed, #[prop(optional_no_strip)] own: Option<Choice>) -> impl IntoView {
    let all = revealed.answered.max(1);
    let bars = revealed
        .options
        .into_iter()
        .zip(revealed.chosen)
        .enumerate()
        .map(|(index, (text, count))| {
            view! {
                <li data-chosen=own.is_some_and(|own| own.has(index)).then_some("")>
                    <span class="bar-name"><b>{LETTERS[index % 4]}</b> {text}</span>
                    <span class="bar-count">{texts::share_of_people(lang, count, (count * 100 + all / 2) / all)}</span>
                    <progress max=all.to_string() value=count.to_string() aria-hidden="true"></progress>
                </li>
            }
        })
        .map(IntoAny::into_any).collect_view();
    view! { <ol class="bars">{bars}</ol> }
}

/// The right answer in words, and what else was said.
#[component]
fn Solution(lang: Lang, text: String, said: Vec<Said>, on_wall: bool) -> impl IntoView {
    let said = said
        .into_iter()
        .take(GUESSES)
        .map(|said| view! { <li>{said.text}" "<small>{said.count.to_string()}</small></li> })
        .map(IntoAny::into_any)
        .collect_view();
    view! {
        <div class="solution">
            <p><span class="solution-name">{texts::right_answer(lang)}</span><b>{text}</b></p>
            {on_wall.then(|| view! { <ul class="cloud" aria-label=texts::answers_given(lang)>{said}</ul> }.into_any())}
        </div>
    }
}

#[component]
fn Ordered(lang: Lang, items: Vec<String>, order: Order) -> impl IntoView {
    let rows = order
        .iter()
        .filter_map(|index| items.get(index).cloned())
        .enumerate()
        .map(|(place, item)| view! { <li><b aria-hidden="true">{(place + 1).to_string()}</b><span>{item}</span></li> })
        .map(IntoAny::into_any).collect_view();
    view! {
        <div class="right-order">
            <p class="solution-name">{texts::right_order(lang)}</p>
            <ol class="order">{rows}</ol>
        </div>
    }
}

#[component]
fn Cloud(lang: Lang, said: Vec<Said>) -> impl IntoView {
    let most = said.iter().map(|said| said.count).max().unwrap_or(1).max(1);
    let words = said
        .into_iter()
        .map(|said| {
            let size = (said.count * SIZES).div_ceil(most);
            let times = texts::chosen_by(lang, said.count);
            view! { <li data-size=size.to_string()>{said.text}<span class="unseen">", "{times}</span></li> }
        })
        .map(IntoAny::into_any)
        .collect_view();
    view! { <ul class="cloud" aria-label=texts::word_cloud(lang)>{words}</ul> }
}
