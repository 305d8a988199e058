//! SQL of the leases: which process runs which game.
//!
//! A lease that has run out only lets another process *take* the game. What keeps a late owner from writing is `owner` itself:
//! every round of a game is written where it still names the writer.

use crate::{
    db::{Engine, Tx},
    quizzes::GameId,
    time::{Millis, Span},
};
use sqlx::Result;

/// A process that has been silent for so long has lost its games to whoever asks.
pub const LEASE: Span = Span::seconds(5);

/// One process among those that serve a library.
#[derive(Debug, Clone, Copy)]
pub struct Process<'a> {
    /// A token of this run: after a restart it is another process.
    pub id: &'a str,
    /// Where the others reach it.
    pub address: &'a str,
    /// Whether it has only begun. Who has its address under another name is then who it was before a restart, and its games are taken
    /// up at once; later it is somebody else, who lives while the lease runs.
    pub is_new: bool,
}

/// What came of asking for a game.
#[derive(Debug)]
pub enum Taken {
    Ours,
    /// Another process runs it, at this address.
    Theirs(String),
    Over,
}

/// Makes `process` the owner of `game`, unless another one is.
pub async fn take(tx: &mut Tx, game: GameId, process: Process<'_>) -> Result<Taken> {
    let now = tx.now();
    // On SQLite one process serves, and finds what its predecessor left.
    let free_before = match tx.engine() {
        Engine::Sqlite => Millis(i64::MAX),
        Engine::Postgres => now,
    };
    let taken = sqlx::query(
        "UPDATE quiz_games SET owner = $2, owner_at = $3, leased_until = $4
         WHERE id = $1 AND ended_at IS NULL AND (owner = $2 OR leased_until < $5 OR (owner_at = $3 AND $6 = 1))",
    )
    .bind(game)
    .bind(process.id)
    .bind(process.address)
    .bind(now + LEASE)
    .bind(free_before)
    .bind(i64::from(process.is_new))
    .execute(&mut **tx)
    .await?;
    if taken.rows_affected() == 1 {
        return Ok(Taken::Ours);
    }
    let address: Option<String> =
        sqlx::query_scalar("SELECT owner_at FROM quiz_games WHERE id = $1 AND ended_at IS NULL")
            .bind(game)
            .fetch_optional(&mut **tx)
            .await?;
    Ok(address.map_or(Taken::Over, Taken::Theirs))
}

/// `false`: the game has another owner by now, or is over.
pub async fn renew(tx: &mut Tx, game: GameId, process: &str) -> Result<bool> {
    let now = tx.now();
    let renewed = sqlx::query(
        "UPDATE quiz_games SET leased_until = $3 WHERE id = $1 AND owner = $2 AND ended_at IS NULL",
    )
    .bind(game)
    .bind(process)
    .bind(now + LEASE)
    .execute(&mut **tx)
    .await?;
    Ok(renewed.rows_affected() == 1)
}

/// Gives up everything that `process` owns, so that others need not wait.
pub async fn release(tx: &mut Tx, process: &str) -> Result<()> {
    sqlx::query("UPDATE quiz_games SET owner = '', owner_at = '', leased_until = 0 WHERE owner = $1")
        .bind(process)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
