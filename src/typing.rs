//! When somebody pauses in what they type: for islands that keep it.

use leptos::{
    leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle, window_event_listener_untyped},
    prelude::WindowListenerHandle,
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{Event, EventTarget},
};
use std::{cell::RefCell, rc::Rc, time::Duration};

/// Calls `paused` once something was typed into `target` and then nothing for a while, and at once when the page goes away or out
/// of sight before that. A form that is sent is not a pause. For as long as the page lives.
pub fn at_pauses(target: &EventTarget, pause: Duration, paused: impl Fn() + 'static) {
    let paused = Rc::new(paused);
    let timer: Rc<RefCell<Option<TimeoutHandle>>> = Rc::default();
    // Was something typed that nobody was told of yet?
    let stop = {
        let timer = Rc::clone(&timer);
        move || {
            let running = timer.borrow_mut().take();
            running.inspect(TimeoutHandle::clear).is_some()
        }
    };

    let (typed, begin) = (Rc::clone(&paused), stop.clone());
    listen(target, "input", move || {
        begin();
        let (typed, done) = (Rc::clone(&typed), Rc::clone(&timer));
        let set = set_timeout_with_handle(
            move || {
                done.borrow_mut().take();
                typed();
            },
            pause,
        );
        *timer.borrow_mut() = set.ok();
    });
    let sent = stop.clone();
    listen(target, "submit", move || {
        sent();
    });
    for gone in ["pagehide", "visibilitychange"] {
        let (paused, stop) = (Rc::clone(&paused), stop.clone());
        let _: WindowListenerHandle = window_event_listener_untyped(gone, move |_| {
            if stop() {
                paused();
            }
        });
    }
}

/// Calls `heard` at each event `name` of `target`, for as long as the page lives.
pub fn listen(target: &EventTarget, name: &str, mut heard: impl FnMut() + 'static) {
    let heard = Closure::<dyn FnMut(Event)>::new(move |_| heard());
    if target
        .add_event_listener_with_callback(name, heard.as_ref().unchecked_ref())
        .is_ok()
    {
        heard.forget();
    }
}
