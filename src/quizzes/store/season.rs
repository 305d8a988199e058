//! SQL of the season: what people with an account scored.

use super::{COUNTED, EARNED};
use crate::{auth::AccountId, time::Millis};
use sqlx::{AnyConnection, AssertSqlSafe, Result};

/// The score of each game that an account played to the end from `from` until before `to`. Who sat in one game twice has
/// the better seat.
pub async fn scores(db: &mut AnyConnection, from: Millis, to: Millis) -> Result<Vec<(AccountId, i64)>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT account_id, MAX(score) FROM (
            SELECT p.account_id AS account_id, p.game_id AS game_id, CAST(SUM({EARNED}) AS BIGINT) AS score
            FROM quiz_players p JOIN quiz_games g ON g.id = p.game_id
                JOIN quiz_answers a ON a.game_id = p.game_id AND a.player_id = p.id
            WHERE p.account_id IS NOT NULL AND g.ended_at IS NOT NULL AND g.opened_at >= $1 AND g.opened_at < $2 AND {COUNTED}
            GROUP BY p.id, p.account_id, p.game_id) AS seats
         GROUP BY account_id, game_id"
    )))
    .bind(from)
    .bind(to)
    .fetch_all(db)
    .await
}
