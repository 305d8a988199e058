//! The way to a running game: inputs go in, stages and counters come out. Whether the game runs in this process makes no
//! difference to who holds it.

use super::game::{Game, Input, Reply};
use crate::{
    auth::AccountId,
    error::AppError,
    quizzes::{
        GameId, Mode, PlayerId,
        wire::{self, Hall, Mine, Snapshot, Told, pack},
    },
    server::App,
    time::{Millis, Span},
};
use axum::body::Bytes;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::Arc, time::Instant};
use tokio::sync::{mpsc, oneshot, watch};

/// Inputs that may wait for the task. A sender waits when it is full: that slows a flood down and loses nothing.
pub(super) const MAILBOX: usize = 4096;

/// The game's clock: the wall clock when the task began, and the monotonic one since, so that a correction of the
/// wall clock in the middle of a question moves nothing.
#[derive(Clone)]
pub struct Clock {
    app: App,
    began: Instant,
    at: Millis,
}

impl Clock {
    pub(super) fn new(app: App) -> Self {
        Self::showing(app.clone(), app.now())
    }

    /// A clock that another process has set: it shows `at` now.
    pub(super) fn showing(app: App, at: Millis) -> Self {
        Self {
            began: Instant::now(),
            at,
            app,
        }
    }

    #[must_use]
    pub fn now(&self) -> Millis {
        if self.app.has_fixed_clock() {
            return self.app.now();
        }
        let since = i64::try_from(self.began.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.at + Span(since)
    }
}

/// One stage, rendered once and shared by every connection.
#[derive(Debug)]
pub struct Shot {
    pub snapshot: Snapshot,
    pub frame: Bytes,
    /// Where each player stands, when that is news.
    pub standings: HashMap<PlayerId, Mine>,
    pub people: People,
    /// The same in all stages.
    pub mode: Mode,
}

impl Shot {
    pub(super) fn of(game: &Game, people: People) -> Self {
        Self::new(game.snapshot(), game.standings(), people, game.mode())
    }

    pub(super) fn new(
        snapshot: Snapshot,
        standings: HashMap<PlayerId, Mine>,
        people: People,
        mode: Mode,
    ) -> Self {
        Self {
            frame: in_frame(&Told::Snapshot(snapshot.clone())),
            snapshot,
            standings,
            people,
            mode,
        }
    }

    /// Who leads, for somebody of the staff who does not.
    #[must_use]
    pub fn leader_beside(&self, account: AccountId) -> Option<String> {
        let leader = self.people.leader.as_ref();
        leader
            .filter(|(other, _)| *other != account)
            .map(|(_, name)| name.clone())
    }
}

/// What the host did about people, told to those whom it concerns.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct People {
    /// Who leads the game, and their name.
    pub leader: Option<(AccountId, String)>,
    /// New names, and `None` for who was taken out. Who was so before the task began learns it with their next connection.
    pub seats: HashMap<PlayerId, Option<String>>,
}

/// A message as the socket sends it.
pub(super) fn in_frame(told: &Told) -> Bytes {
    pack(told).into()
}

/// The counters beside a stage, rendered once and shared.
#[derive(Debug, Clone)]
pub struct Counters {
    pub hall: Hall,
    pub frame: Bytes,
}

impl Counters {
    pub(super) fn of(hall: Hall) -> Self {
        Self {
            frame: in_frame(&Told::Hall(hall.clone())),
            hall,
        }
    }
}

pub(super) struct Mail {
    pub input: Input,
    pub at: Millis,
    pub reply: oneshot::Sender<Reply>,
}

/// The way to a running game, cheap to clone.
#[derive(Clone)]
pub struct Handle {
    mailbox: mpsc::Sender<Mail>,
    pub shots: watch::Receiver<Arc<Shot>>,
    pub(super) hall: watch::Receiver<Counters>,
    pub clock: Clock,
    pub game: GameId,
}

impl Handle {
    /// Hands `input` in and waits until what came of it is in the database. Once it is handed in it counts, also when
    /// the caller goes away.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when the game is over; [`AppError::Busy`] when nobody runs it just now.
    pub async fn ask(&self, input: Input) -> Result<Reply, AppError> {
        self.ask_at(input, self.clock.now()).await
    }

    /// [`Self::ask`] for what has arrived at `at`.
    ///
    /// # Errors
    /// As there.
    pub async fn ask_at(&self, input: Input, at: Millis) -> Result<Reply, AppError> {
        let (reply, answer) = oneshot::channel();
        let mail = Mail { input, at, reply };
        self.mailbox.send(mail).await.map_err(|_| self.unanswered())?;
        answer.await.map_err(|_| self.unanswered())
    }

    /// Whoever ran the game has stopped: after its end, or to have it read afresh by whoever asks next.
    fn unanswered(&self) -> AppError {
        if self.shots.borrow().snapshot.stage == wire::Stage::Ended {
            AppError::NotFound
        } else {
            AppError::Busy
        }
    }

    /// Hands `input` in and does not wait. Where the game is over there is nothing to tell.
    pub async fn tell(&self, input: Input) {
        let (reply, _) = oneshot::channel();
        let at = self.clock.now();
        drop(self.mailbox.send(Mail { input, at, reply }).await);
    }

    /// The newest counters.
    #[must_use]
    pub fn counters(&self) -> Hall {
        self.hall.borrow().hall.clone()
    }

    #[must_use]
    pub fn is_over(&self) -> bool {
        self.mailbox.is_closed()
    }
}

/// What whoever runs a game, here or in another process, holds of its [`Handle`].
pub(super) struct Ends {
    pub mail: mpsc::Receiver<Mail>,
    pub shots: watch::Sender<Arc<Shot>>,
    pub hall: watch::Sender<Counters>,
}

/// A way to a game, and what serves it.
pub(super) fn ends(game: GameId, clock: Clock, shot: Shot, counters: Counters) -> (Handle, Ends) {
    let (mailbox, mail) = mpsc::channel(MAILBOX);
    let (shots, seen_shots) = watch::channel(Arc::new(shot));
    let (hall, seen_hall) = watch::channel(counters);
    let handle = Handle {
        mailbox,
        shots: seen_shots,
        hall: seen_hall,
        clock,
        game,
    };
    (handle, Ends { mail, shots, hall })
}
