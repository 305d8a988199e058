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
        store::{games, leases},
    },
    server::App,
};
use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;

const ASKED_AGAIN_AFTER: Duration = Duration::from_millis(500);

/// Cheap to clone; all clones are the same registry.
#[derive(Clone)]
pub struct Games(Arc<Registry>);

struct Registry {
    /// What this run of the server is called in leases.
    process: String,
    known: Mutex<HashMap<Pin, Known>>,
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
        // Held while reading, so that a game is taken up once.
        let mut known = self.0.known.lock().await;
        match known.get(&pin) {
            Some(known @ (Known::Ours(handle) | Known::Theirs(handle))) if !handle.is_over() => {
                return Ok((anywhere || matches!(known, Known::Ours(_))).then(|| handle.clone()));
            }
            Some(Known::Silent(since)) if anywhere && since.elapsed() < ASKED_AGAIN_AFTER => {
                return Err(AppError::Busy);
            }
            _ => drop(known.remove(&pin)),
        }
        let row = games::find_open(&mut *app.db().read().await?, pin).await?;
        let Some(game) = row.map(|row| row.id) else {
            return Ok(None);
        };
        let found = match self.take(app, game).await? {
            None => Known::Ours(self.take_up(app, pin, game).await?),
            Some(address) if anywhere => {
                match peers::reach(app, (pin, game), &address, self.forgetting(pin, game)).await {
                    Ok(handle) => Known::Theirs(handle),
                    Err(error) => {
                        known.insert(pin, Known::Silent(Instant::now()));
                        return Err(error);
                    }
                }
            }
            Some(_) => return Ok(None),
        };
        let handle = found.handle().cloned();
        known.insert(pin, found);
        Ok(handle)
    }

    /// `None`: the game is ours. Otherwise the address of the process that runs it.
    async fn take(&self, app: &App, game: GameId) -> Result<Option<String>, AppError> {
        let address = app.config().peer_address();
        let process = leases::Process {
            id: self.process(),
            address: &address,
        };
        let mut tx = app.db().write(app.now(), Actor::default()).await?;
        let theirs = leases::take(&mut tx, game, process).await?;
        tx.commit().await?;
        Ok(theirs)
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
