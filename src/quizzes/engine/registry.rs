//! The games of this process by PIN: those that it runs, and the way to those that another one runs.
//!
//! Who runs a game is a lease in the database. A game that nobody runs is read back by whoever is asked for it first, and every
//! so often by any process, so that an open question closes on time with nobody connected.

use super::{game::Input, handle::Handle, peers, task};
use crate::{
    db::{Actor, new_token},
    error::AppError,
    quizzes::{
        GameId, Pin,
        store::{
            games,
            leases::{self, Taken},
        },
    },
    server::App,
};
use std::{
    collections::HashMap,
    sync::{
        Arc, Once, Weak,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::{Mutex, OwnedMutexGuard};

const ASKED_AGAIN_AFTER: Duration = Duration::from_millis(500);

/// Cheap to clone; all clones are the same registry.
#[derive(Clone)]
pub struct Games(Arc<Registry>);

struct Registry {
    /// What this run of the server is called in leases.
    process: String,
    known: Mutex<HashMap<Pin, Known>>,
    /// Of those who look a game up just now.
    turns: Mutex<HashMap<Pin, Weak<Mutex<()>>>>,
    /// What a restart left behind has been taken up.
    has_resumed: AtomicBool,
    /// That another process gives our address is said once.
    is_doubled: Once,
}

enum Known {
    Ours(Handle),
    Theirs(Handle),
    /// The process that runs it did not answer then. A hall that comes back at once does not try it a thousand times.
    Silent(Instant),
}

impl Known {
    const fn handle(&self) -> Option<&Handle> {
        match self {
            Self::Ours(handle) | Self::Theirs(handle) => Some(handle),
            Self::Silent(_) => None,
        }
    }
}

impl Default for Games {
    fn default() -> Self {
        Self(Arc::new(Registry {
            process: new_token(),
            known: Mutex::default(),
            turns: Mutex::default(),
            has_resumed: AtomicBool::new(false),
            is_doubled: Once::new(),
        }))
    }
}

impl Games {
    /// The name of this process in leases.
    #[must_use]
    pub fn process(&self) -> &str {
        &self.0.process
    }

    /// The running game with `pin`, wherever it runs; taken up here when no process runs it.
    ///
    /// # Errors
    /// [`AppError::Busy`] when the process that runs it does not answer; [`AppError::Internal`].
    pub async fn find(&self, app: &App, pin: Pin) -> Result<Option<Handle>, AppError> {
        self.look_up(app, pin, true).await
    }

    /// The running game with `pin` if it runs here, or does from now on.
    ///
    /// # Errors
    /// [`AppError::Internal`] when the database cannot be read.
    pub async fn own(&self, app: &App, pin: Pin) -> Result<Option<Handle>, AppError> {
        self.look_up(app, pin, false).await
    }

    async fn look_up(&self, app: &App, pin: Pin, anywhere: bool) -> Result<Option<Handle>, AppError> {
        if let Some(known) = self.known(pin, anywhere).await {
            return known;
        }
        // Held while reading, so that a game is taken up once.
        let _turn = self.turn(pin).await;
        // Whoever had the turn before may have found it.
        if let Some(known) = self.known(pin, anywhere).await {
            return known;
        }
        let row = games::find_open(&mut *app.db().read().await?, pin).await?;
        let Some(game) = row.map(|row| row.id) else {
            return Ok(None);
        };
        let found = match self.take(app, game).await? {
            Taken::Ours => Known::Ours(self.take_up(app, pin, game).await?),
            Taken::Theirs(address) if anywhere => match self.reach(app, (pin, game), &address).await {
                Ok(handle) => Known::Theirs(handle),
                Err(error) => {
                    self.note(pin, Known::Silent(Instant::now())).await;
                    return Err(error);
                }
            },
            Taken::Theirs(_) | Taken::Over => return Ok(None),
        };
        let handle = found.handle().cloned();
        self.note(pin, found).await;
        Ok(handle)
    }

    /// What [`Self::look_up`] gives without asking anybody.
    async fn known(&self, pin: Pin, anywhere: bool) -> Option<Result<Option<Handle>, AppError>> {
        let mut known = self.0.known.lock().await;
        match known.get(&pin) {
            Some(known @ (Known::Ours(handle) | Known::Theirs(handle))) if !handle.is_over() => {
                let is_ours = matches!(known, Known::Ours(_));
                Some(Ok((anywhere || is_ours).then(|| handle.clone())))
            }
            Some(Known::Silent(since)) if anywhere && since.elapsed() < ASKED_AGAIN_AFTER => {
                Some(Err(AppError::Busy))
            }
            _ => {
                known.remove(&pin);
                None
            }
        }
    }

    async fn note(&self, pin: Pin, found: Known) {
        self.0.known.lock().await.insert(pin, found);
    }

    /// Waits until nobody else looks `pin` up. Other games are looked up meanwhile.
    async fn turn(&self, pin: Pin) -> OwnedMutexGuard<()> {
        let mut turns = self.0.turns.lock().await;
        // Of who tries many PINs nothing stays.
        turns.retain(|_, turn| turn.strong_count() > 0);
        let turn = turns.get(&pin).and_then(Weak::upgrade).unwrap_or_default();
        turns.insert(pin, Arc::downgrade(&turn));
        drop(turns);
        turn.lock_owned().await
    }

    async fn take(&self, app: &App, game: GameId) -> Result<Taken, AppError> {
        let address = app.config().peer_address();
        let process = leases::Process {
            id: self.process(),
            address: &address,
            is_new: !self.0.has_resumed.load(Ordering::Relaxed),
        };
        let mut tx = app.db().write(app.now(), Actor::default()).await?;
        let taken = leases::take(&mut tx, game, process).await?;
        tx.commit().await?;
        if matches!(&taken, Taken::Theirs(theirs) if *theirs == address) {
            self.0.is_doubled.call_once(|| {
                tracing::warn!(%address, "another process runs a quiz under our address; each needs a SAPA_PEER of its own");
            });
        }
        Ok(taken)
    }

    /// The way to the process at `address`, which runs the game.
    async fn reach(&self, app: &App, (pin, game): (Pin, GameId), address: &str) -> Result<Handle, AppError> {
        if address == app.config().peer_address() {
            // Nobody but ourselves would answer there.
            return Err(AppError::Busy);
        }
        peers::reach(app, (pin, game), address, self.forgetting(pin, game)).await
    }

    /// Reads a game that is ours, now that nobody else writes it.
    async fn take_up(&self, app: &App, pin: Pin, game: GameId) -> Result<Handle, AppError> {
        let mut db = app.db().read().await?;
        let row = games::find_open(&mut db, pin).await?.filter(|row| row.id == game);
        let loaded = games::load(&mut db, &row.ok_or(AppError::NotFound)?).await?;
        drop(db);
        let leader = task::leader(app, &loaded).await?;
        Ok(task::start(
            app.clone(),
            loaded,
            leader,
            self.forgetting(pin, game),
        ))
    }

    fn forgetting(&self, pin: Pin, game: GameId) -> impl FnOnce() + Send + use<> {
        let registry = self.clone();
        move || {
            tokio::spawn(async move { registry.forget(pin, game).await });
        }
    }

    async fn forget(&self, pin: Pin, game: GameId) {
        let mut known = self.0.known.lock().await;
        let gone = known.get(&pin).and_then(Known::handle);
        if gone.is_some_and(|handle| handle.game == game && handle.is_over()) {
            known.remove(&pin);
        }
    }

    /// Takes up every open game that no process runs, and gives how many run here then.
    ///
    /// # Errors
    /// [`AppError::Internal`] when the database cannot be read.
    pub async fn resume(&self, app: &App) -> Result<usize, AppError> {
        let ours = self.own_all(app).await;
        self.0.has_resumed.store(true, Ordering::Relaxed);
        ours
    }

    async fn own_all(&self, app: &App) -> Result<usize, AppError> {
        let rows = games::open(&mut *app.db().read().await?).await?;
        let mut ours = 0;
        for pin in rows.iter().filter_map(games::GameRow::pin) {
            ours += usize::from(self.own(app, pin).await?.is_some());
        }
        Ok(ours)
    }

    /// Gives up every lease, so that another process need not wait until it runs out. The games have stopped before.
    ///
    /// # Errors
    /// [`AppError::Internal`] when the database cannot be written.
    pub async fn release(&self, app: &App) -> Result<(), AppError> {
        let mut tx = app.db().write(app.now(), Actor::default()).await?;
        leases::release(&mut tx, self.process()).await?;
        tx.commit().await
    }

    /// The games that run here.
    pub async fn here(&self) -> Vec<Handle> {
        let known = self.0.known.lock().await;
        let ours = known.values().filter_map(|known| match known {
            Known::Ours(handle) if !handle.is_over() => Some(handle.clone()),
            _ => None,
        });
        ours.collect()
    }

    /// Lets time pass in every game: what a test with a standing clock does instead of waiting.
    pub async fn tick(&self) {
        let known = self.0.known.lock().await;
        let handles: Vec<Handle> = known.values().filter_map(Known::handle).cloned().collect();
        drop(known);
        for handle in handles {
            // Over is fine.
            drop(handle.ask(Input::Tick).await);
        }
    }
}
