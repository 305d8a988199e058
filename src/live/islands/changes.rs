//! "3 balasan baru": counts what happened since the page was rendered, and moves nothing that is being read.

use crate::live::Topic;
use leptos::prelude::*;

/// Watches `topic` and offers to reload once something happened. `one` and `many` say what, with `{n}` for how many.
#[island]
pub fn Changes(topic: Topic, one: String, many: String) -> impl IntoView {
    let count = RwSignal::new(0_u32);
    crate::platform::on_events(&topic, move || count.update(|n| *n += 1));
    let text = move || {
        let n = count.get();
        if n == 1 { one.clone() } else { many.clone() }.replace("{n}", &n.to_string())
    };
    view! {
        <p class="live-changes" role="status">
            <Show when=move || { count.get() > 0 }>
                // An empty link target is this very page, and the browser keeps the place.
                <a class="badge badge-river" href="">{text.clone()}</a>
            </Show>
        </p>
    }
}
