//! What is typed into the question editor survives a reload, a closed tab and a session that ended: kept by the server at each
//! pause, and on the device where the server does not take it.

use crate::{
    platform,
    quizzes::{api, editor_texts as texts},
    typing::at_pauses,
    ui::redraw,
};
use leptos::{prelude::*, task::spawn_local};
use server_fn::ServerFn;
use std::time::Duration;

/// How long a pause in typing is.
const PAUSE: Duration = Duration::from_millis(700);

/// Keeps the form with the id `form`, and has the frames of the page show it. `place` names it on this device.
#[island]
pub fn Autosave(form: String, place: String) -> impl IntoView {
    let lang = platform::lang();
    let note = RwSignal::new("");
    Effect::new(move |_| {
        // What the server did not take the last time: the page begins anew and offers it, once it is there.
        if let Some(left) = platform::kept(&place) {
            let place = place.clone();
            spawn_local(async move {
                // 409: it was saved in the meantime.
                if matches!(platform::post(api::KeepDraft::PATH, &left).await, 200..=299 | 409) {
                    platform::keep(&place, None);
                    platform::reload();
                }
            });
        }
        let Some(target) = document().get_element_by_id(&form) else {
            return;
        };
        let (form, place) = (form.clone(), place.clone());
        at_pauses(&target, PAUSE, move || {
            let Some(typed) = platform::typed(&form) else {
                return;
            };
            // On the device first: a tab that is closed now may not get the other through.
            platform::keep(&place, Some(typed.as_str()));
            let place = place.clone();
            spawn_local(async move {
                let status = platform::post(api::KeepDraft::PATH, &typed).await;
                let (taken, said) = match status {
                    200..=299 => (true, texts::draft_kept(lang)),
                    401 | 403 => (false, texts::draft_signed_out(lang)),
                    409 => (false, texts::saved_since(lang)),
                    _ => (false, texts::draft_kept_here(lang)),
                };
                platform::keep(&place, (!taken).then_some(typed.as_str()));
                note.set(said);
                if taken {
                    platform::renew_frames();
                }
            });
        });
    });
    view! { <p class="hint" role="status">{redraw(move || note.get().to_owned())}</p> }
}
