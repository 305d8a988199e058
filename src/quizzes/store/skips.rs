//! SQL of the questions that a host left without a reveal.

use crate::{db::Tx, quizzes::GameId};
use sqlx::{AnyConnection, Result};

/// In their order; they count from 0.
pub async fn of_game(db: &mut AnyConnection, game: GameId) -> Result<Vec<i64>> {
    sqlx::query_scalar("SELECT question_no FROM quiz_skips WHERE game_id = $1 ORDER BY question_no")
        .bind(game)
        .fetch_all(db)
        .await
}

pub async fn insert(tx: &mut Tx, game: GameId, no: usize) -> Result<()> {
    let now = tx.now();
    sqlx::query("INSERT INTO quiz_skips (game_id, question_no, at) VALUES ($1, $2, $3)")
        .bind(game)
        .bind(i64::try_from(no).unwrap_or_default())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
