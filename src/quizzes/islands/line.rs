//! The connection of one page to one game, as signals: the newest snapshot, where this player stands, the server's clock.

use super::browser;
use crate::{
    quizzes::{
        Answer,
        wire::{Asked, Command, Hall, Mine, Refusal, Snapshot, Stage, Told},
    },
    time::Millis,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the server knew when it rendered the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub snapshot: Snapshot,
    pub hall: Hall,
    pub mine: Option<Mine>,
    pub now: Millis,
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
    pub connected: RwSignal<bool>,
    /// Why the last frame was not taken.
    pub refusal: RwSignal<Option<Refusal>>,
    /// An answer that was sent and is not acknowledged yet, with its epoch.
    pub pending: RwSignal<Option<(u32, Answer)>>,
    /// The server's clock, five times a second. For display only; the server decides.
    pub now: RwSignal<Millis>,
}

impl Line {
    pub fn open(seen: Seen, role: Role) -> Self {
        let line = Self {
            snapshot: RwSignal::new(seen.snapshot),
            hall: RwSignal::new(seen.hall),
            mine: RwSignal::new(seen.mine),
            connected: RwSignal::new(true),
            refusal: RwSignal::new(None),
            pending: RwSignal::new(None),
            now: RwSignal::new(seen.now),
        };
        browser::connect(line, role);
        line
    }

    pub fn answer(self, answer: Answer) {
        if self.settled().is_some() {
            return;
        }
        let epoch = self.snapshot.with_untracked(|snapshot| snapshot.epoch);
        self.refusal.set(None);
        self.pending.set(Some((epoch, answer)));
        self.send_pending();
    }

    pub fn command(self, command: Command) {
        let epoch = self.snapshot.with_untracked(|snapshot| snapshot.epoch);
        self.refusal.set(None);
        browser::send(&Asked::Command { epoch, command });
    }

    fn send_pending(self) {
        let (Some((epoch, answer)), Some(asked)) = (self.pending.get_untracked(), self.asking()) else {
            return;
        };
        if epoch == asked.0 {
            browser::send(&Asked::Answer {
                pin: self.snapshot.with_untracked(|snapshot| snapshot.pin),
                epoch,
                no: asked.1,
                answer,
            });
        }
    }

    /// Epoch and number of the question on screen.
    fn asking(self) -> Option<(u32, u32)> {
        self.snapshot.with_untracked(|snapshot| match &snapshot.stage {
            Stage::Question(asking) => Some((snapshot.epoch, asking.no)),
            _ => None,
        })
    }

    /// The answer that is saved, for the question on screen.
    #[must_use]
    pub fn saved(self) -> Option<Answer> {
        let epoch = self.snapshot.with(|snapshot| snapshot.epoch);
        self.mine.get().filter(|mine| mine.epoch == epoch)?.answer
    }

    /// The answer that is saved or on its way.
    #[must_use]
    pub fn settled(self) -> Option<Answer> {
        let epoch = self.snapshot.with(|snapshot| snapshot.epoch);
        let pending = self.pending.get().filter(|pending| pending.0 == epoch);
        self.saved().or(pending.map(|pending| pending.1))
    }

    /// Takes what the server said.
    pub fn take(self, told: Told) {
        match told {
            Told::Welcome { mine, .. } => {
                if mine.is_some() {
                    self.mine.set(mine);
                }
            }
            Told::Snapshot(snapshot) => self.take_snapshot(snapshot),
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
                self.pending.set(None);
                self.refusal.set(Some(why));
            }
            Told::Clock { .. } => {}
        }
    }

    fn take_snapshot(self, snapshot: Snapshot) {
        let known = self.snapshot.with_untracked(|known| known.epoch);
        if snapshot.epoch > known {
            self.refusal.set(None);
            self.pending
                .update(|pending| *pending = pending.take().filter(|pending| pending.0 == snapshot.epoch));
        }
        if snapshot.epoch > known || self.snapshot.with_untracked(|known| *known != snapshot) {
            self.snapshot.set(snapshot);
        }
        // An answer that the last connection may have swallowed. If it did not, it is acknowledged once more.
        self.send_pending();
    }
}

/// Whole seconds until `end`, never below 0.
#[must_use]
pub fn seconds_until(end: Millis, now: Millis) -> i64 {
    ((end - now).0.max(0) + 999) / 1000
}
