//! The connection of one page to one game, as signals: the newest snapshot, where this player stands, the server's clock.

use super::browser;
use crate::{
    quizzes::{
        Answer, Pace, Pin,
        wire::{Asked, Command, Hall, Mine, Refusal, Snapshot, Stage, Told},
    },
    time::{Millis, Span},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the server knew when it rendered the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub snapshot: Snapshot,
    pub hall: Hall,
    pub mine: Option<Mine>,
    /// A player's own name; to one of the staff, who leads when it is somebody else.
    pub name: Option<String>,
    pub now: Millis,
    /// Of this player.
    pub pace: Pace,
    /// What a plain form held that was not taken, or what is being put in order: where the first question on screen begins.
    pub draft: Option<Answer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Player,
    Host,
    Screen,
}

impl Role {
    /// As the socket's address names it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Player => "pemain",
            Self::Host => "petugas",
            Self::Screen => "layar",
        }
    }
}

#[derive(Clone, Copy)]
pub struct Line {
    pub snapshot: RwSignal<Snapshot>,
    pub hall: RwSignal<Hall>,
    pub mine: RwSignal<Option<Mine>>,
    /// As in [`Seen`]. A player without a name was taken out.
    pub name: RwSignal<Option<String>>,
    pub connected: RwSignal<bool>,
    /// Why the last frame was not taken.
    pub refusal: RwSignal<Option<Refusal>>,
    /// An answer that was sent and is not acknowledged yet, with the epoch in which its question was asked.
    pub pending: RwSignal<Option<(u32, Answer)>>,
    /// The server's clock, five times a second. For display only; the server decides.
    pub now: RwSignal<Millis>,
    /// The snapshot without what is not drawn, and without what a pause or more time changes: what was typed so far stays, because nothing is drawn anew.
    pub still: Memo<Snapshot>,
    /// Of this player, when the page was made.
    pub pace: Pace,
    draft: StoredValue<Option<Answer>>,
    /// The name that the page began with.
    first: StoredValue<Option<String>>,
}

pub type Timing = (Millis, Millis, Option<Span>);

impl Line {
    pub fn open(seen: Seen, role: Role) -> Self {
        let (snapshot, pace) = (RwSignal::new(seen.snapshot), seen.pace);
        let line = Self {
            snapshot,
            hall: RwSignal::new(seen.hall),
            mine: RwSignal::new(seen.mine),
            first: StoredValue::new(seen.name.clone()),
            name: RwSignal::new(seen.name),
            connected: RwSignal::new(true),
            refusal: RwSignal::new(None),
            pending: RwSignal::new(None),
            now: RwSignal::new(seen.now),
            still: Memo::new(move |_| still(snapshot.get())),
            pace,
            draft: StoredValue::new(seen.draft),
        };
        browser::connect(line, role);
        line
    }

    pub fn pin(self) -> Pin {
        self.snapshot.with_untracked(|snapshot| snapshot.pin)
    }

    /// Has the host given this player another name since the page was made?
    #[must_use]
    pub fn is_renamed(self) -> bool {
        self.name
            .with(|name| self.first.with_value(|first| name != first))
    }

    /// As in [`Seen`], once.
    pub fn take_draft(self) -> Option<Answer> {
        self.draft.try_update_value(Option::take).flatten()
    }

    pub fn answer(self, answer: Answer) {
        if self.settled().is_some() {
            return;
        }
        let Some((asked, _)) = self.snapshot.with_untracked(asked) else {
            return;
        };
        self.refusal.set(None);
        self.pending.set(Some((asked, answer)));
        self.send_pending();
    }

    pub fn command(self, command: Command) {
        let epoch = self.snapshot.with_untracked(|snapshot| snapshot.epoch);
        self.refusal.set(None);
        browser::send(&Asked::Command { epoch, command });
    }

    fn send_pending(self) {
        let on_screen = self.snapshot.with_untracked(asked);
        let (Some((epoch, answer)), Some((asked, no))) = (self.pending.get_untracked(), on_screen) else {
            return;
        };
        if epoch == asked {
            browser::send(&Asked::Answer {
                pin: self.pin(),
                epoch,
                no,
                answer,
            });
        }
    }

    /// The answer that is saved, for the question on screen.
    #[must_use]
    pub fn saved(self) -> Option<Answer> {
        let (asked, _) = self.snapshot.with(asked)?;
        self.mine.get().filter(|mine| mine.epoch >= asked)?.answer
    }

    /// The answer that is saved or on its way.
    #[must_use]
    pub fn settled(self) -> Option<Answer> {
        let (asked, _) = self.snapshot.with(asked)?;
        let pending = self.pending.get().filter(|pending| pending.0 == asked);
        self.saved().or(pending.map(|pending| pending.1))
    }

    /// When the question on screen opens and closes, and what remains of its time while that stands still.
    #[must_use]
    pub fn timing(self) -> Timing {
        self.snapshot.with(|snapshot| timing(snapshot, self.pace))
    }

    #[must_use]
    pub fn is_paused(self) -> bool {
        self.timing().2.is_some()
    }

    /// Of the question on screen, in whole seconds.
    #[must_use]
    pub fn seconds_left(self) -> i64 {
        match self.timing() {
            (_, _, Some(left)) => seconds(left),
            (opens_at, closes_at, None) => seconds(closes_at - self.now.get().max(opens_at)),
        }
    }

    /// The whole time of the question on screen, in seconds.
    #[must_use]
    pub fn seconds_given(self) -> i64 {
        let (opens_at, closes_at, _) = self.timing();
        seconds(closes_at - opens_at)
    }

    /// Takes what the server said.
    pub fn take(self, told: Told) {
        match told {
            Told::Welcome { mine, nickname, .. } => {
                if mine.is_some() {
                    self.mine.set(mine);
                    self.name.set(nickname);
                }
            }
            Told::Snapshot(snapshot) => self.take_snapshot(snapshot),
            Told::Seat(name) | Told::Leader(name) => self.name.set(name),
            Told::Mine(mine) => self.mine.set(Some(mine)),
            Told::Hall(hall) => self.hall.set(hall),
            Told::Saved { epoch, answer } => {
                self.pending.set(None);
                self.refusal.set(None);
                self.mine.update(|mine| {
                    if let Some(mine) = mine {
                        mine.epoch = epoch;
                        mine.answer = Some(answer);
                        (mine.gained, mine.verdict) = (None, None);
                    }
                });
            }
            Told::Refused { why, .. } => {
                // In a pause it waits, and goes with the snapshot that ends it.
                if why != Refusal::Paused {
                    self.pending.set(None);
                }
                self.refusal.set(Some(why));
            }
            Told::Clock { .. } => {}
        }
    }

    /// The game ended while nobody here heard of it.
    pub fn end(self) {
        self.pending.set(None);
        self.connected.set(true);
        self.snapshot.update(|snapshot| snapshot.stage = Stage::Ended);
    }

    fn take_snapshot(self, snapshot: Snapshot) {
        let known = self.snapshot.with_untracked(|known| known.epoch);
        if snapshot.epoch > known {
            let asked = asked(&snapshot).map(|(asked, _)| asked);
            self.refusal.set(None);
            self.pending
                .update(|pending| *pending = pending.take().filter(|pending| Some(pending.0) == asked));
        }
        if snapshot.epoch > known || self.snapshot.with_untracked(|known| *known != snapshot) {
            self.snapshot.set(snapshot);
        }
        // An answer that the last connection may have swallowed. If it did not, it is acknowledged once more.
        self.send_pending();
    }
}

/// The epoch in which the question on screen was asked, and its number.
fn asked(snapshot: &Snapshot) -> Option<(u32, u32)> {
    match &snapshot.stage {
        Stage::Question(asking) => Some((asking.asked, asking.no)),
        _ => None,
    }
}

/// By this player's own time.
fn timing(snapshot: &Snapshot, pace: Pace) -> Timing {
    match &snapshot.stage {
        Stage::Question(asking) => {
            let closes_at = pace.close(asking.opens_at, asking.closes_at);
            let more = (closes_at - asking.closes_at).0;
            let paused = asking.paused.map(|left| Span(left.0 + more));
            (asking.opens_at, closes_at, paused)
        }
        _ => Timing::default(),
    }
}

fn still(mut snapshot: Snapshot) -> Snapshot {
    (snapshot.epoch, snapshot.ahead, snapshot.clip_ahead) = (0, None, None);
    if let Stage::Question(asking) = &mut snapshot.stage {
        (asking.opens_at, asking.closes_at, asking.paused) = Timing::default();
    }
    snapshot
}

/// Whole seconds, never below 0.
const fn seconds(span: Span) -> i64 {
    if span.0 > 0 { (span.0 + 999) / 1000 } else { 0 }
}
