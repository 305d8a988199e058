//! The only functions with two bodies: one for the server, one for the browser.

use crate::{error::AppError, i18n::Lang, live::Topic};
use server_fn::error::ServerFnErrorErr;

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

/// What went wrong between a page and its server function, and is not the page's mistake.
#[cfg(feature = "ssr")]
#[must_use]
pub fn unforeseen(error: &ServerFnErrorErr) -> AppError {
    AppError::Internal {
        id: crate::server::incident("server function", error),
    }
}

#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn unforeseen(_error: &ServerFnErrorErr) -> AppError {
    // Most likely the line.
    AppError::TooSlow
}

/// Calls `heard` for each event of `topic`, for as long as the page is open. The browser reconnects by itself and says
/// where it was, so nothing is missed. On the server, where nothing is live, it does nothing.
#[cfg(feature = "ssr")]
pub fn on_events(_topic: &Topic, _heard: impl FnMut() + 'static) {}

#[cfg(not(feature = "ssr"))]
pub fn on_events(topic: &Topic, heard: impl FnMut() + 'static) {
    watch(topic, heard, |_, _| {});
}

/// Calls `ask` when `topic` may have changed: once the stream is open, whenever it opens again, and at each event. For what
/// asks the server how things are; nothing that happened after the page was rendered is missed.
#[cfg(feature = "ssr")]
pub fn whenever_changed(_topic: &Topic, _ask: impl FnMut() + 'static) {}

#[cfg(not(feature = "ssr"))]
pub fn whenever_changed(topic: &Topic, ask: impl FnMut() + 'static) {
    watch(topic, ask, |source, ask| source.set_onopen(Some(ask)));
}

/// Opens the stream of `topic` for as long as the page is open; `also` hangs the callback onto more than its events.
#[cfg(not(feature = "ssr"))]
fn watch(
    topic: &Topic,
    call: impl FnMut() + 'static,
    also: impl Fn(&web_sys::EventSource, &js_sys::Function),
) {
    use wasm_bindgen::{JsCast, closure::Closure};
    let Ok(source) = web_sys::EventSource::new(&format!("/siaran?topik={}", topic.as_str())) else {
        return;
    };
    let call = Closure::<dyn FnMut()>::new(call);
    let function = call.as_ref().unchecked_ref();
    source.set_onmessage(Some(function));
    also(&source, function);
    // Both live as long as the page.
    call.forget();
    std::mem::forget(source);
}

/// What this device keeps under `key`, such as a draft. On the server nothing is.
#[cfg(feature = "ssr")]
#[must_use]
pub fn kept(_key: &str) -> Option<String> {
    None
}

#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps `value` on this device under `key`, or forgets it. A device that keeps nothing (private window, full) is no error.
#[cfg(feature = "ssr")]
pub fn keep(_key: &str, _value: Option<&str>) {}

#[cfg(not(feature = "ssr"))]
pub fn keep(key: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}

/// What stands in the form with the id `form` now, as it would be sent, without its files. On the server nobody types.
#[cfg(feature = "ssr")]
#[must_use]
pub fn typed(_form: &str) -> Option<String> {
    None
}

#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn typed(form: &str) -> Option<String> {
    use wasm_bindgen::JsCast;
    let form = leptos::prelude::document().get_element_by_id(form)?;
    let fields = web_sys::FormData::new_with_form(form.dyn_ref()?).ok()?;
    fields.delete("file");
    let fields = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    Some(fields.to_string().into())
}

/// Sends `typed` to the server function at `action`, also while the page goes away, and gives the status of its answer: 0 when
/// there is none.
#[cfg(feature = "ssr")]
pub async fn post(_action: &str, _typed: &str) -> u16 {
    0
}

#[cfg(not(feature = "ssr"))]
pub async fn post(action: &str, typed: &str) -> u16 {
    let request = async {
        let init = web_sys::RequestInit::new();
        init.set_method("POST");
        init.set_body(&typed.into());
        let kind = js_sys::Array::of2(
            &"content-type".into(),
            &"application/x-www-form-urlencoded".into(),
        );
        init.set_headers(&js_sys::Array::of1(&kind));
        js_sys::Reflect::set(&init, &"keepalive".into(), &true.into())?;
        let answer = leptos::prelude::window().fetch_with_str_and_init(action, &init);
        let answer = wasm_bindgen_futures::JsFuture::from(answer).await?;
        js_sys::Reflect::get(&answer, &"status".into())
    };
    let status = request.await.ok().and_then(|status| status.as_f64());
    status.unwrap_or_default() as u16
}

/// Has the frames of the page fetch anew what they show.
#[cfg(feature = "ssr")]
pub fn renew_frames() {}

#[cfg(not(feature = "ssr"))]
pub fn renew_frames() {
    use wasm_bindgen::JsCast;
    let window = leptos::prelude::window();
    for index in 0..window.length() {
        if let Ok(frame) = js_sys::Reflect::get_u32(&window, index) {
            // A frame's window is of another realm: no instance of ours, and a window all the same.
            let _ = frame.unchecked_into::<web_sys::Window>().location().reload();
        }
    }
}

/// Begins the page anew.
#[cfg(feature = "ssr")]
pub fn reload() {}

#[cfg(not(feature = "ssr"))]
pub fn reload() {
    let _ = leptos::prelude::window().location().reload();
}

#[cfg(not(feature = "ssr"))]
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}
