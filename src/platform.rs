//! The only functions with two bodies: one for the server, one for the browser.

use crate::{i18n::Lang, live::Topic};

/// The reader's language, inside an island: from the request on the server, from `<html lang>` in the browser.
#[cfg(feature = "ssr")]
#[must_use]
pub fn lang() -> Lang {
    crate::server::Ctx::current().lang
}

#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn lang() -> Lang {
    leptos::prelude::document()
        .document_element()
        .and_then(|html| html.get_attribute("lang"))
        .and_then(|tag| Lang::from_tag(&tag))
        .unwrap_or_default()
}

/// The address of the icon sprite: its hashed name on the server, what the server wrote into `<body>` in the browser.
#[cfg(feature = "ssr")]
#[must_use]
pub fn icon_sprite() -> String {
    crate::server::asset("icons.svg").unwrap_or_default().to_owned()
}

#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn icon_sprite() -> String {
    leptos::prelude::document()
        .body()
        .and_then(|body| body.get_attribute("data-icons"))
        .unwrap_or_default()
}

/// Calls `heard` for each event of `topic`, for as long as the page is open. The browser reconnects by itself and says
/// where it was, so nothing is missed. On the server, where nothing is live, it does nothing.
#[cfg(feature = "ssr")]
pub fn on_events(_topic: &Topic, _heard: impl FnMut() + 'static) {}

#[cfg(not(feature = "ssr"))]
pub fn on_events(topic: &Topic, mut heard: impl FnMut() + 'static) {
    use wasm_bindgen::{JsCast, closure::Closure};
    let Ok(source) = web_sys::EventSource::new(&format!("/siaran?topik={}", topic.as_str())) else {
        return;
    };
    let heard = Closure::<dyn FnMut()>::new(move || heard());
    source.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // Both live as long as the page.
    heard.forget();
    std::mem::forget(source);
}
