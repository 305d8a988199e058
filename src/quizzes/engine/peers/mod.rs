//! Players of one game may be spread over several processes on the same PostgreSQL; one of them runs it.
//!
//! The others hold one connection to it per game (`far`), through which their inputs go and its replies and stages come. So a
//! stage crosses once per process, whatever the number of phones, and everything else here works as if the game were near.
//! When the connection breaks, so do those of the phones, and whoever comes back finds the game where it runs then.

mod far;
mod near;

pub(super) use far::reach;
pub use near::peer;

use super::{
    game::{Input, Reply},
    handle::{People, Shot},
};
use crate::{
    db::{Actor, new_token},
    error::AppError,
    quizzes::{
        Mode, PlayerId,
        wire::{Hall, Mine, Snapshot},
    },
    server::App,
    time::Millis,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Carries the token that only processes on the same database can know.
const TOKEN: &str = "x-sapa-peer";

/// From a process with phones to the one that runs the game.
#[derive(Serialize, Deserialize)]
struct Letter {
    no: u64,
    input: Input,
}

/// The way back. `Hello`, a `Shot` and a `Hall` come first.
#[derive(Serialize, Deserialize)]
enum Word {
    Hello { now: Millis },
    Reply { no: u64, reply: Reply },
    Shot(Box<FarShot>),
    Hall(Hall),
}

/// A [`Shot`] without its text, which each process renders once.
#[derive(Serialize, Deserialize)]
struct FarShot {
    snapshot: Snapshot,
    standings: HashMap<PlayerId, Mine>,
    people: People,
    mode: Mode,
}

impl From<&Shot> for FarShot {
    fn from(shot: &Shot) -> Self {
        Self {
            snapshot: shot.snapshot.clone(),
            standings: shot.standings.clone(),
            people: shot.people.clone(),
            mode: shot.mode,
        }
    }
}

impl From<FarShot> for Shot {
    fn from(far: FarShot) -> Self {
        Self::new(far.snapshot, far.standings, far.people, far.mode)
    }
}

/// The token of this library, once a process has needed it.
async fn token(app: &App) -> Result<Option<String>, AppError> {
    let token = sqlx::query_scalar("SELECT value FROM settings WHERE key = 'peer_token'");
    Ok(token.fetch_optional(&mut *app.db().read().await?).await?)
}

/// The token of this library, made where there is none yet.
async fn token_to_show(app: &App) -> Result<String, AppError> {
    if let Some(token) = token(app).await? {
        return Ok(token);
    }
    let mut tx = app.db().write(app.now(), Actor::default()).await?;
    sqlx::query("INSERT INTO settings (key, value) VALUES ('peer_token', $1) ON CONFLICT (key) DO NOTHING")
        .bind(new_token())
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    // Another process may have been quicker.
    token(app).await?.ok_or(AppError::NotFound)
}
