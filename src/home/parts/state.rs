//! "Buka sampai 16.00": the sentence that the page opens with.

use crate::{home::texts, i18n, library::sentence, server::Ctx};
use leptos::prelude::*;

#[component]
pub fn State(ctx: Ctx) -> impl IntoView {
    let lang = ctx.lang;
    let library = ctx.app.library();
    let now = ctx.zone().at(ctx.now());
    let (today, minute) = (now.date(), i18n::minute_of(&now));
    let state = library.state_at(today, minute);
    let note = sentence::note(lang, &library, &state, today);
    view! {
        <header class="mb-6">
            <h1 class="state">{sentence::headline(lang, &library, &state, today)}</h1>
            <p class="state-note">
                {i18n::day(lang, today)} ". "
                {note.map(|note| format!("{note} "))}
                <a href="/tentang">{texts::hours_and_address(lang)}</a>
            </p>
        </header>
    }
}
