//! "3 balasan baru": counts what happened since the page was rendered, and moves nothing that is being read.

use crate::{live::Topic, ui::redraw};
use leptos::prelude::*;

/// Watches `topic` and offers to reload once something happened. `one` and `many` say what, with `#` for how many.
#[island]
pub fn Changes(topic: Topic, one: String, many: String) -> impl IntoView {
    let count = RwSignal::new(0_u32);
    crate::platform::on_events(&topic, move || count.update(|n| *n += 1));
    let some = Memo::new(move |_| count.get() > 0);
    let text = StoredValue::new((one, many));
    let text = move || {
        let n = count.get();
        text.with_value(|(one, many)| if n == 1 { one } else { many }.replace('#', &n.to_string()))
    };
    view! {
        <p class="live-changes" role="status">
            // An empty link target is this very page, and the browser keeps the place.
            {redraw(move || some.get().then(|| view! { <a class="badge badge-river" href="">{redraw(text)}</a> }.into_any()))}
        </p>
    }
}
