//! What pad and remote say of their line.

use super::line::Line;
use crate::{
    i18n::Lang,
    quizzes::texts,
    ui::{Icon, redraw},
};
use leptos::prelude::*;

/// Said while the line is broken. What was saved is safe, and the phone should say so.
#[component]
pub fn Connection(line: Line, lang: Lang) -> impl IntoView {
    view! {
        <div class="pad-line" role="status">
            {redraw(move || (!line.connected.get()).then(|| view! {
                <div class="notice notice-durian"><Icon name="wifi" /><p>{texts::reconnecting(lang)}</p></div>
            }.into_any()))}
        </div>
    }
}
