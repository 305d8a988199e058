//! The browser's end: one socket, opened again whenever it breaks, and the estimate of the server's clock: what each
//! connection begins with, then the best of five round trips, measured anew whenever the page is shown again. The phone's own
//! date is never asked: people set it, and networks move it.

use super::{
    line::{Line, Role},
    sounds::Note,
};
use crate::{
    quizzes::wire::{Asked, GONE, OVER, STALE, Told, VERSION, pack, unpack},
    time::Millis,
};
use gloo_timers::callback::{Interval, Timeout};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{AudioContext, BinaryType, CloseEvent, MessageEvent, WebSocket};

const CLOCK_EVERY: u32 = 200;
/// The best of so many round trips tells the time.
const ROUND_TRIPS: u32 = 5;
const FIRST_RETRY: u32 = 250;
const LAST_RETRY: u32 = 2_000;
/// Where the device says that it has no network: it will say when it has one. Chromium keeps a page's sockets waiting for up to 5 s
/// after some 30 of them have failed (`WebSocketPerProcessThrottler`), just when the phone could be back.
const LAST_RETRY_OFFLINE: u32 = 8_000;
/// A socket that looks open and says nothing for so long is not: after the page was shown again, after it was asked something, and
/// while it is being opened.
const AWAKE_WITHIN: f64 = 1_000.0;
const ANSWERS_WITHIN: f64 = 4_000.0;
const OPENS_WITHIN: f64 = 8_000.0;
/// After so many milliseconds of silence it is asked something: a network may die without a word.
const SILENT_FOR: f64 = 15_000.0;
/// Of a tone, of 1; and where it has died away, since an exponential never reaches 0.
const LOUD: f32 = 0.2;
const SILENT: f32 = 0.001;
/// A hall whose pages are outdated does not load them all at once.
const RELOAD_WITHIN: f64 = 2_000.0;
/// A page that is younger than this and outdated met a server of another version than the one it came from. While both serve, it
/// does not load itself every other second.
const YOUNG: f64 = 10_000.0;
const RELOAD_YOUNG_WITHIN: f64 = 20_000.0;

thread_local! {
    /// A page has one line.
    static TIE: RefCell<Option<Rc<Tie>>> = const { RefCell::new(None) };
    /// A browser gives a page few of these. Made by the first press of the switch, or it would stay silent.
    static SPEAKER: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

struct Tie {
    line: Line,
    url: String,
    socket: RefCell<Option<WebSocket>>,
    retry_after: Cell<u32>,
    retry: RefCell<Option<Timeout>>,
    /// When something must have been heard; NaN while nothing is due.
    due: Cell<f64>,
    heard_at: Cell<f64>,
    over: Cell<bool>,
    /// The server's clock less [`monotonic`], and the round trip that it was measured by.
    offset: Cell<(f64, f64)>,
    /// The round trip under way: its number and when it began.
    asked: Cell<(u32, f64)>,
}

/// Opens the line, and keeps it open for as long as the page is.
pub fn connect(line: Line, role: Role) {
    let location = window().location();
    let (Ok(protocol), Ok(host)) = (location.protocol(), location.host()) else {
        return;
    };
    let scheme = if protocol == "https:" { "wss" } else { "ws" };
    let pin = line.snapshot.with_untracked(|snapshot| snapshot.pin);
    let tie = Rc::new(Tie {
        line,
        url: format!(
            "{scheme}://{host}/kuis/main/{pin}/soket?sebagai={}&versi={VERSION}",
            role.as_str()
        ),
        socket: RefCell::default(),
        retry_after: Cell::new(FIRST_RETRY),
        retry: RefCell::default(),
        due: Cell::new(f64::NAN),
        heard_at: Cell::new(monotonic()),
        over: Cell::new(false),
        offset: Cell::new((line.now.get_untracked().0 as f64 - monotonic(), f64::MAX)),
        asked: Cell::new((0, 0.0)),
    });
    TIE.set(Some(tie.clone()));
    let ticking = tie.clone();
    Interval::new(CLOCK_EVERY, move || tick(&ticking)).forget();
    watch_wakes(&tie);
    open(&tie);
}

pub fn send(asked: &Asked) {
    TIE.with_borrow(|tie| {
        if let Some(tie) = tie {
            tie.send(asked);
            // Each of them is answered, by a snapshot if by nothing else.
            tie.expect(ANSWERS_WITHIN);
        }
    });
}

/// Plays bell tones. A device that cannot stays silent.
pub fn sound(notes: &[Note]) {
    SPEAKER.with_borrow_mut(|speaker| {
        if speaker.is_none() {
            *speaker = AudioContext::new().ok();
        }
        if let Some(speaker) = speaker {
            for note in notes {
                drop(ring(speaker, *note));
            }
        }
    });
}

fn ring(speaker: &AudioContext, (hertz, after, until): Note) -> Result<(), JsValue> {
    let (tone, volume) = (speaker.create_oscillator()?, speaker.create_gain()?);
    let now = speaker.current_time();
    tone.frequency().set_value(hertz);
    volume.gain().set_value_at_time(LOUD, now + after)?;
    volume
        .gain()
        .exponential_ramp_to_value_at_time(SILENT, now + until)?;
    tone.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&speaker.destination())?;
    tone.start_with_when(now + after)?;
    tone.stop_with_when(now + until)
}

impl Tie {
    fn now(&self) -> Millis {
        Millis((monotonic() + self.offset.get().0) as i64)
    }

    fn is_open(&self) -> bool {
        let socket = self.socket.borrow();
        socket
            .as_ref()
            .is_some_and(|socket| socket.ready_state() == WebSocket::OPEN)
    }

    fn send(&self, asked: &Asked) {
        if let Some(socket) = &*self.socket.borrow()
            && socket.ready_state() == WebSocket::OPEN
        {
            // A failure closes the socket, and the answer is sent again by the next one.
            drop(socket.send_with_u8_array(&pack(asked)));
        }
    }

    /// Another socket is opened unless this one says something within so many milliseconds.
    fn expect(&self, within: f64) {
        self.due.set(monotonic() + within);
    }

    fn ask_time(&self, nonce: u32) {
        self.asked.set((nonce, monotonic()));
        self.send(&Asked::Clock { nonce });
    }

    fn hear(&self, told: Told) {
        let here = monotonic();
        self.due.set(f64::NAN);
        self.heard_at.set(here);
        match told {
            Told::Clock { nonce, now } => {
                let (asked, sent) = self.asked.get();
                if nonce != asked {
                    return;
                }
                if here - sent < self.offset.get().1 {
                    self.offset.set((now.0 as f64 - (here + sent) / 2.0, here - sent));
                }
                if nonce % ROUND_TRIPS != 0 {
                    self.ask_time(nonce + 1);
                }
                return;
            }
            // Good enough until the first round trip has come back.
            Told::Welcome { now, .. } => self.offset.set((now.0 as f64 - here, f64::MAX)),
            _ => {}
        }
        self.line.take(told);
    }

    /// Measures the clock anew: the phone may have slept, or changed networks.
    fn measure(&self) {
        self.offset.set((self.offset.get().0, f64::MAX));
        self.ask_time(self.asked.get().0 / ROUND_TRIPS * ROUND_TRIPS + 1);
    }
}

fn tick(tie: &Rc<Tie>) {
    tie.line.now.set(tie.now());
    let here = monotonic();
    if here - tie.heard_at.get() > SILENT_FOR && tie.is_open() && !document().hidden() {
        tie.heard_at.set(here);
        // One round trip, without the four that follow when the clock is measured anew.
        tie.ask_time(tie.asked.get().0 / ROUND_TRIPS * ROUND_TRIPS + ROUND_TRIPS);
        tie.expect(ANSWERS_WITHIN);
    }
    if here > tie.due.get() && !tie.over.get() {
        tie.line.connected.set(false);
        open(tie);
    }
}

/// Milliseconds that only ever go on.
fn monotonic() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

fn open(tie: &Rc<Tie>) {
    tie.retry.take();
    let Ok(socket) = WebSocket::new(&tie.url) else {
        return;
    };
    socket.set_binary_type(BinaryType::Arraybuffer);
    let opened = {
        let tie = tie.clone();
        Closure::<dyn FnMut()>::new(move || {
            tie.retry_after.set(FIRST_RETRY);
            tie.line.connected.set(true);
            tie.measure();
        })
    };
    let heard = {
        let tie = tie.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(told) = unpack(&Uint8Array::new(&event.data()).to_vec()) {
                tie.hear(told);
            }
        })
    };
    let closed = {
        let tie = tie.clone();
        Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| {
            match event.code() {
                OVER => tie.over.set(true),
                GONE => {
                    tie.over.set(true);
                    tie.line.end();
                }
                STALE => {
                    tie.over.set(true);
                    tie.line.connected.set(false);
                    let within = if monotonic() < YOUNG {
                        RELOAD_YOUNG_WITHIN
                    } else {
                        RELOAD_WITHIN
                    };
                    let after = js_sys::Math::random() * within;
                    // Where it cannot, the reader still can.
                    Timeout::new(after as u32, || drop(window().location().reload())).forget();
                }
                _ => {
                    tie.line.connected.set(false);
                    retry(&tie);
                }
            }
        })
    };
    socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
    socket.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
    // They live as long as their socket; a page opens few.
    opened.forget();
    heard.forget();
    closed.forget();
    if let Some(old) = tie.socket.replace(Some(socket)) {
        old.set_onclose(None);
        old.set_onmessage(None);
        drop(old.close());
    }
    tie.expect(OPENS_WITHIN);
}

/// Opens again after a while that doubles, with some chance in it so that a hall does not come back as one.
fn retry(tie: &Rc<Tie>) {
    if tie.over.get() || tie.retry.borrow().is_some() {
        return;
    }
    let after = tie.retry_after.get();
    let last = if window().navigator().on_line() {
        LAST_RETRY
    } else {
        LAST_RETRY_OFFLINE
    };
    tie.retry_after.set((after * 2).min(last));
    let spread = (js_sys::Math::random() * f64::from(after / 2)) as u32;
    let again = tie.clone();
    tie.retry
        .replace(Some(Timeout::new(after / 2 + spread, move || open(&again))));
}

/// A page that is shown again, or a network that comes back, does not wait for the next try.
fn watch_wakes(tie: &Rc<Tie>) {
    let tie = tie.clone();
    let woken = Closure::<dyn FnMut()>::new(move || {
        if tie.over.get() || document().hidden() {
            return;
        }
        if !tie.is_open() {
            tie.retry_after.set(FIRST_RETRY);
            open(&tie);
            return;
        }
        tie.measure();
        tie.expect(AWAKE_WITHIN);
    });
    let listener = woken.as_ref().unchecked_ref();
    // A browser that refuses a listener still retries by its clock.
    drop(document().add_event_listener_with_callback("visibilitychange", listener));
    drop(window().add_event_listener_with_callback("online", listener));
    drop(window().add_event_listener_with_callback("pageshow", listener));
    woken.forget();
}
