//! Items put in order by two buttons each, so that a thumb and a keyboard do the same. Until the island wakes, each press asks for the
//! page anew, with what it moved in the address.

use super::{super::line::Line, question::Named};
use crate::{
    i18n::Lang,
    quizzes::{Answer, Order, api, texts, wire::Asking},
    ui::{Icon, redraw},
};
use leptos::{ev::SubmitEvent, html, prelude::*};
use server_fn::ServerFn;

/// The buttons of one place: up and down.
type Buttons = (NodeRef<html::Button>, NodeRef<html::Button>);

#[component]
pub fn Arrange(line: Line, lang: Lang, asking: Asking, locked: Signal<bool>) -> impl IntoView {
    let (for_question, items) = (asking.name(line.pin()), asking.options);
    let count = items.len();
    let settled = move || match line.settled() {
        Some(Answer::Order(order)) => Some(order),
        _ => None,
    };
    let draft = || match line.take_draft() {
        Some(Answer::Order(order)) => Some(order),
        _ => None,
    };
    let known = settled().or_else(draft);
    let order = RwSignal::new(known.or_else(|| Order::straight(count)));
    // As it stands before the first press, for the plain form.
    let indexes: Vec<usize> = order.with_untracked(|order| order.iter().flat_map(Order::iter).collect());
    let here = format!("/kuis/main/{}", line.pin());
    let items = StoredValue::new(items);
    let item_at = move |place: usize| {
        let index = order.with(|order| order.as_ref().and_then(|order| order.iter().nth(place)));
        index
            .and_then(|index| items.with_value(|items| items.get(index).cloned()))
            .unwrap_or_default()
    };
    let buttons: Vec<Buttons> = (0..count).map(|_| (NodeRef::new(), NodeRef::new())).collect();
    let buttons = StoredValue::new(buttons);
    let moved = RwSignal::new(String::new());
    let swap = move |place: usize, to: usize, up: bool| {
        order.update(|order| *order = order.take().map(|order| order.swapped(place, to)));
        moved.set(texts::now_at_place(lang, &item_at(to), to + 1));
        // The item keeps the focus: pressing again moves it on. At either end only the other button is left.
        let (up_button, down_button) = buttons.with_value(|buttons| buttons[to]);
        let next = if (up && to > 0) || to + 1 == count {
            up_button
        } else {
            down_button
        };
        if let Some(button) = next.get_untracked() {
            // A browser that does not move the focus leaves it where it was.
            drop(button.focus());
        }
    };
    let rows = indexes
        .into_iter()
        .enumerate()
        .map(|(place, index)| {
            let (up, down) = buttons.with_value(|buttons| buttons[place]);
            view! {
                <li>
                    <b aria-hidden="true">{(place + 1).to_string()}</b>
                    <span>{redraw(move || item_at(place))}</span>
                    <input type="hidden" name=format!("ke{}", place + 1) value=index.to_string() />
                    <button formmethod="get" formaction=here.clone() name="naik" value=place.to_string() class="button-quiet" node_ref=up disabled=move || locked.get() || place == 0
                        aria-label=move || texts::move_item_up(lang, &item_at(place))
                        on:click=move |event| {
                            event.prevent_default();
                            swap(place, place.saturating_sub(1), true);
                        }><Icon name="chevron-up" /></button>
                    <button formmethod="get" formaction=here.clone() name="turun" value=place.to_string() class="button-quiet" node_ref=down disabled=move || locked.get() || place + 1 == count
                        aria-label=move || texts::move_item_down(lang, &item_at(place))
                        on:click=move |event| {
                            event.prevent_default();
                            swap(place, place + 1, false);
                        }><Icon name="chevron-down" /></button>
                </li>
            }
        })
        .map(IntoAny::into_any).collect_view();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(order) = order.get_untracked() {
            line.answer(Answer::Order(order));
        }
    };
    view! {
        <form class="pad-entry" method="post" action=api::Answer::PATH on:submit=send>
            <Named for_question />
            <ol class="order" aria-labelledby="soal">{rows}</ol>
            <p class="unseen" role="status">{redraw(move || moved.get())}</p>
            <button class="button button-wide" disabled=locked>{texts::send_answer(lang)}</button>
        </form>
    }
}
