//! Items put in order by two buttons each, so that a thumb and a keyboard do the same.

use super::super::line::Line;
use crate::{
    i18n::Lang,
    quizzes::{Answer, Order, texts},
    ui::{Icon, redraw},
};
use leptos::{html, prelude::*};

/// The buttons of one place: up and down.
type Buttons = (NodeRef<html::Button>, NodeRef<html::Button>);

#[component]
pub fn Arrange(line: Line, lang: Lang, items: Vec<String>, locked: Signal<bool>) -> impl IntoView {
    let count = items.len();
    let settled = move || match line.settled() {
        Some(Answer::Order(order)) => Some(order),
        _ => None,
    };
    let order = RwSignal::new(settled().or_else(|| Order::straight(count)));
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
    let rows = (0..count)
        .map(|place| {
            let (up, down) = buttons.with_value(|buttons| buttons[place]);
            view! {
                <li>
                    <b aria-hidden="true">{(place + 1).to_string()}</b>
                    <span>{redraw(move || item_at(place))}</span>
                    <button type="button" class="button-quiet" node_ref=up disabled=move || locked.get() || place == 0
                        aria-label=move || texts::move_item_up(lang, &item_at(place))
                        on:click=move |_| swap(place, place.saturating_sub(1), true)><Icon name="chevron-up" /></button>
                    <button type="button" class="button-quiet" node_ref=down disabled=move || locked.get() || place + 1 == count
                        aria-label=move || texts::move_item_down(lang, &item_at(place))
                        on:click=move |_| swap(place, place + 1, false)><Icon name="chevron-down" /></button>
                </li>
            }
        })
        .map(IntoAny::into_any).collect_view();
    let send = move |_| {
        if let Some(order) = order.get_untracked() {
            line.answer(Answer::Order(order));
        }
    };
    view! {
        <div class="pad-entry">
            <ol class="order" aria-labelledby="soal">{rows}</ol>
            <p class="unseen" role="status">{redraw(move || moved.get())}</p>
            <button type="button" class="button button-wide" disabled=locked on:click=send>{texts::send_answer(lang)}</button>
        </div>
    }
}
