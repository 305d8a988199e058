//! "3 balasan baru": counts what others have said since the page was rendered, and moves nothing that is being read.

use crate::{
    discussions::{Arrived, api, texts},
    live, platform,
    ui::redraw,
};
use leptos::{prelude::*, task::spawn_local};

/// Watches the topic with `code`, whose page ends its knowledge at the post numbered `after`. `path` is the topic's. It asks
/// the server what an event means, so one's own replies and deleted ones are not counted; and it asks once when the stream
/// opens, so what came between the page and the stream is.
#[island]
pub fn NewReplies(code: String, path: String, after: i64) -> impl IntoView {
    let lang = platform::lang();
    let arrived = RwSignal::new(Arrived::default());
    let topic = live::Topic::new("diskusi", &code);
    platform::whenever_changed(&topic, move || {
        let code = code.clone();
        spawn_local(async move {
            if let Ok(answer) = api::arrivals(code, after).await {
                arrived.set(answer);
            }
        });
    });
    let text = move || texts::new_replies(lang, arrived.get().count.into());
    let some = Memo::new(move |_| arrived.get().count > 0);
    let path = StoredValue::new(path);
    let href = move || {
        let first = arrived.get().first;
        format!("{}?balasan={first}#b-{first}", path.get_value())
    };
    view! {
        <div class="arrivals-place" role="status">
            {redraw(move || some.get().then(|| view! { <a class="button arrivals" href=href>{redraw(text)}</a> }.into_any()))}
        </div>
    }
}
