//! SQL of names: which of some are taken. Two with the same key are the same to a reader.

use crate::quizzes::{GameId, WindowId};
use sqlx::{AnyConnection, AssertSqlSafe, Result};

/// Who was taken out of a game keeps their name.
pub async fn taken_in_game(db: &mut AnyConnection, game: GameId, keys: &[String]) -> Result<Vec<String>> {
    taken(db, "quiz_players WHERE game_id", game.raw(), keys).await
}

pub async fn taken_in_window(
    db: &mut AnyConnection,
    window: WindowId,
    keys: &[String],
) -> Result<Vec<String>> {
    taken(db, "quiz_takers WHERE window_id", window.raw(), keys).await
}

async fn taken(db: &mut AnyConnection, whose: &'static str, id: i64, keys: &[String]) -> Result<Vec<String>> {
    let places: Vec<String> = (2..keys.len() + 2).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT nickname_key FROM {whose} = $1 AND nickname_key IN ({})",
        places.join(", ")
    );
    let mut query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(id);
    for key in keys {
        query = query.bind(key);
    }
    query.fetch_all(db).await
}
