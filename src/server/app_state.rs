//! What one server process holds: cheap to clone, the same for every request.

use super::Config;
use crate::{
    db::Db,
    library::Library,
    live::{Hub, Places},
    quizzes::Games,
    time::Millis,
};
use std::{
    fmt,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicI64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};
use tokio_util::sync::CancellationToken;

#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    db: Db,
    config: Config,
    hub: Hub,
    places: Places,
    library: RwLock<Arc<Library>>,
    games: Games,
    clock: Clock,
    closing: CancellationToken,
}

/// The wall clock, or one that a test holds.
enum Clock {
    System,
    Fixed(AtomicI64),
}

impl App {
    #[must_use]
    pub fn new(config: Config, db: Db) -> Self {
        Self::with_clock(config, db, Clock::System)
    }

    /// An application whose clock stands still until [`App::set_clock`].
    #[must_use]
    pub fn with_fixed_clock(config: Config, db: Db, now: Millis) -> Self {
        Self::with_clock(config, db, Clock::Fixed(AtomicI64::new(now.0)))
    }

    fn with_clock(config: Config, db: Db, clock: Clock) -> Self {
        Self(Arc::new(Parts {
            db,
            config,
            hub: Hub::default(),
            places: Places::default(),
            library: RwLock::default(),
            games: Games::default(),
            clock,
            closing: CancellationToken::new(),
        }))
    }

    #[must_use]
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    #[must_use]
    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }

    /// Who holds how many streams of `/siaran`.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.0.places
    }

    /// The library's name, hours and closures, without asking the database.
    #[must_use]
    pub fn library(&self) -> Arc<Library> {
        Arc::clone(&self.0.library.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What [`App::library`] gives from now on.
    pub(crate) fn keep_library(&self, library: Library) {
        *self.0.library.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(library);
    }

    /// The live quizzes that this process runs.
    #[must_use]
    pub fn games(&self) -> &Games {
        &self.0.games
    }

    /// Cancelled when the server begins to stop: streams and sockets end then.
    #[must_use]
    pub fn closing(&self) -> CancellationToken {
        self.0.closing.clone()
    }

    #[must_use]
    pub fn now(&self) -> Millis {
        match &self.0.clock {
            Clock::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
            Clock::Fixed(at) => Millis(at.load(Ordering::Relaxed)),
        }
    }

    #[must_use]
    pub fn has_fixed_clock(&self) -> bool {
        matches!(self.0.clock, Clock::Fixed(_))
    }

    /// Moves a fixed clock; the wall clock takes no orders.
    pub fn set_clock(&self, now: Millis) {
        if let Clock::Fixed(at) = &self.0.clock {
            at.store(now.0, Ordering::Relaxed);
        }
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("config", &self.0.config)
            .finish_non_exhaustive()
    }
}
