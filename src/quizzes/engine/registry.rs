//! The games of this process by PIN. A game that is open in the database and not here is read back when somebody asks
//! for it, and all of them at the start of the server, so that an open question closes on time with nobody connected.

use super::{
    game::Input,
    task::{self, Handle},
};
use crate::{
    error::AppError,
    quizzes::{Pin, store::games},
    server::App,
};
use std::{collections::HashMap, sync::Arc};
use tokio::sync::Mutex;

/// Cheap to clone; all clones are the same registry.
#[derive(Clone, Default)]
pub struct Games(Arc<Mutex<HashMap<Pin, Handle>>>);

impl Games {
    /// The running game with `pin`, read back from the database when it must be.
    ///
    /// # Errors
    /// [`AppError::Internal`] when the database cannot be read.
    pub async fn find(&self, app: &App, pin: Pin) -> Result<Option<Handle>, AppError> {
        // Held while reading, so that a game never gets two owners here.
        let mut games = self.0.lock().await;
        if let Some(handle) = games.get(&pin)
            && !handle.is_over()
        {
            return Ok(Some(handle.clone()));
        }
        let mut db = app.db().read().await?;
        let Some(row) = games::find_open(&mut db, pin).await? else {
            games.remove(&pin);
            return Ok(None);
        };
        let game = games::load(&mut db, &row).await?;
        drop(db);
        let leader = task::leader(app, &game).await?;
        let (registry, id) = (self.clone(), game.id);
        let forget = move || {
            tokio::spawn(async move { registry.forget(pin, id).await });
        };
        let handle = task::start(app.clone(), game, leader, forget);
        games.insert(pin, handle.clone());
        Ok(Some(handle))
    }

    async fn forget(&self, pin: Pin, game: crate::quizzes::GameId) {
        let mut games = self.0.lock().await;
        if games
            .get(&pin)
            .is_some_and(|handle| handle.game == game && handle.is_over())
        {
            games.remove(&pin);
        }
    }

    /// Takes up every open game: at the start of the server.
    ///
    /// # Errors
    /// [`AppError::Internal`] when the database cannot be read.
    pub async fn resume(&self, app: &App) -> Result<usize, AppError> {
        let rows = games::open(&mut *app.db().read().await?).await?;
        let pins: Vec<Pin> = rows.iter().filter_map(games::GameRow::pin).collect();
        for pin in &pins {
            self.find(app, *pin).await?;
        }
        Ok(pins.len())
    }

    /// Lets time pass in every game: what a test with a standing clock does instead of waiting.
    pub async fn tick(&self) {
        let handles: Vec<Handle> = self.0.lock().await.values().cloned().collect();
        for handle in handles {
            // Over is fine.
            drop(handle.ask(Input::Tick).await);
        }
    }
}
