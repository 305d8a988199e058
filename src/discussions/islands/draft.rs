//! A text that survives a reload, a dead battery and a lost signal: kept on the device while it is written.

use crate::{
    discussions::{api, texts},
    platform,
    typing::{at_pauses, listen},
    ui::redraw,
};
use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys::HtmlTextAreaElement};
use std::{cell::RefCell, rc::Rc, time::Duration};

/// How long a pause in typing is.
const PAUSE: Duration = Duration::from_millis(400);

/// Keeps what is typed into the plain textarea with the id `field`, and shows how it will look.
///
/// `place` names the draft on this device. `written` is how far the server has got with texts of this writer in this
/// place, and only grows: a draft that was sent when it stood lower has arrived, and is forgotten. After a refused
/// form (`refused`) the textarea already holds what was typed, and wins.
#[island]
pub fn Draft(field: String, place: String, written: i64, refused: bool) -> impl IntoView {
    let lang = platform::lang();
    let note = RwSignal::new("");
    let look = RwSignal::new(None::<String>);
    let ready = RwSignal::new(false);
    let area = StoredValue::new_local(None::<HtmlTextAreaElement>);
    Effect::new(move |_| {
        let found = document()
            .get_element_by_id(&field)
            .and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok());
        let Some(textarea) = found else { return };
        let keeper = Keeper {
            place: place.clone(),
            written,
            textarea: textarea.clone(),
            sent: RefCell::new(false),
        };
        if keeper.restore(refused) {
            note.set(texts::draft_restored(lang));
        }
        keeper.keep_from_now_on(move || note.set(texts::draft_kept(lang)));
        area.set_value(Some(textarea));
        ready.set(true);
    });
    let toggle = move |_| {
        if look.get_untracked().is_some() {
            return look.set(None);
        }
        let Some(body) = area.with_value(|area| area.as_ref().map(HtmlTextAreaElement::value)) else {
            return;
        };
        spawn_local(async move {
            look.set(Some(match api::preview(body).await {
                Ok(html) => html,
                Err(_) => format!("<p>{}</p>", texts::body_missing(lang)),
            }));
        });
    };
    let button = move || {
        if look.get().is_some() {
            texts::preview_close(lang).to_owned()
        } else {
            texts::preview(lang).to_owned()
        }
    };
    view! {
        <div class="draft">
            {redraw(move || look.get().map(|html| view! { <div class="prose draft-look" inner_html=html></div> }.into_any()))}
            <p class="hint" role="status">{redraw(move || note.get().to_owned())}</p>
            {redraw(move || ready.get().then(|| view! {
                <button type="button" class="button-plain" on:click=toggle>{redraw(button)}</button>
            }.into_any()))}
        </div>
    }
}

/// One textarea and its draft. What is kept is a first line, empty or how far the server was when the form was sent, and
/// the text.
struct Keeper {
    place: String,
    written: i64,
    textarea: HtmlTextAreaElement,
    sent: RefCell<bool>,
}

impl Keeper {
    /// Puts the draft back where nothing was typed yet. Gives whether it did.
    fn restore(&self, refused: bool) -> bool {
        if refused {
            self.keep();
            return false;
        }
        let Some(kept) = platform::kept(&self.place) else {
            return false;
        };
        let (sent_at, text) = kept.split_once('\n').unwrap_or_default();
        if sent_at.parse().is_ok_and(|sent_at: i64| sent_at < self.written) {
            platform::keep(&self.place, None);
            return false;
        }
        let restores = self.textarea.value().is_empty() && !text.is_empty();
        if restores {
            self.textarea.set_value(text);
        }
        restores
    }

    fn keep(&self) {
        let text = self.textarea.value();
        if text.trim().is_empty() {
            return platform::keep(&self.place, None);
        }
        let sent_at = if *self.sent.borrow() {
            self.written.to_string()
        } else {
            String::new()
        };
        platform::keep(&self.place, Some(&format!("{sent_at}\n{text}")));
    }

    /// What was wrong with the text that came back is not wrong with the one that is being typed.
    fn forgive(&self) {
        // Its error is all that stands after it.
        if let Some(error) = self.textarea.next_element_sibling() {
            error.remove();
        }
        drop(self.textarea.remove_attribute("aria-invalid"));
    }

    /// Keeps the draft at each pause, when the page goes away, and when the form is sent. It lives as long as the page.
    fn keep_from_now_on(self, kept: impl Fn() + Copy + 'static) {
        let textarea = self.textarea.clone();
        let form = textarea.form();
        let keeper = Rc::new(self);

        let typing = Rc::clone(&keeper);
        listen(&textarea, "input", move || {
            *typing.sent.borrow_mut() = false;
            typing.forgive();
        });
        if let Some(form) = form {
            let sending = Rc::clone(&keeper);
            listen(&form, "submit", move || {
                *sending.sent.borrow_mut() = true;
                sending.keep();
            });
        }
        at_pauses(&textarea, PAUSE, move || {
            keeper.keep();
            kept();
        });
    }
}
