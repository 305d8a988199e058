//! SQL of the season: what people with an account scored.

use super::{COUNTED, EARNED, marks};
use crate::{
    auth::AccountId,
    db::Tx,
    quizzes::{GameId, rules::BEST},
    time::Millis,
};
use sqlx::{AnyConnection, AssertSqlSafe, Result};
use std::cmp::Reverse;

/// Accounts of one query: far below either engine's limit of bound values.
const ACCOUNTS: usize = 400;

/// What somebody has of a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Standing {
    pub account_id: AccountId,
    /// Of the best games together.
    pub score: i64,
    pub games: i64,
}

/// Keeps what each seat with an account earned in `game`, which has ended, and which of them count in the season: who sat
/// there twice has the better seat.
pub async fn settle(tx: &mut Tx, game: GameId) -> Result<()> {
    sqlx::query(AssertSqlSafe(format!(
        "UPDATE quiz_players SET score = (SELECT CAST(COALESCE(SUM({EARNED}), 0) AS BIGINT) FROM quiz_answers a
            WHERE a.game_id = quiz_players.game_id AND a.player_id = quiz_players.id AND {COUNTED})
         WHERE game_id = $1 AND account_id IS NOT NULL AND removed_at IS NULL"
    )))
    .bind(game)
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "UPDATE quiz_players SET season_at = (SELECT opened_at FROM quiz_games WHERE id = $1)
         WHERE id IN (
            SELECT id FROM (
                SELECT id, ROW_NUMBER() OVER (PARTITION BY account_id ORDER BY score DESC, id) AS place
                FROM quiz_players WHERE game_id = $1 AND score IS NOT NULL) AS seats
            WHERE place = 1)",
    )
    .bind(game)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What each of `accounts` has of the games that began from `from` until before `to`, the best first: the sum of the
/// [`BEST`]. Who has no points is not there. This rule stands in SQL: the database would otherwise send every game.
pub async fn standings(
    db: &mut AnyConnection,
    accounts: &[AccountId],
    from: Millis,
    to: Millis,
) -> Result<Vec<Standing>> {
    let mut standings = Vec::new();
    for accounts in accounts.chunks(ACCOUNTS) {
        let sql = format!(
            "SELECT account_id, score, games FROM (
                SELECT a.id AS account_id,
                    (SELECT CAST(SUM(score) AS BIGINT) FROM (
                        SELECT score FROM quiz_players WHERE account_id = a.id AND season_at >= ${from} AND season_at < ${to}
                        ORDER BY score DESC LIMIT {BEST}) AS best) AS score,
                    (SELECT COUNT(*) FROM quiz_players
                        WHERE account_id = a.id AND season_at >= ${from} AND season_at < ${to}) AS games
                FROM accounts a WHERE a.id IN {whose}) AS sums
             WHERE score > 0",
            whose = marks(1, accounts.len()),
            from = accounts.len() + 1,
            to = accounts.len() + 2
        );
        let mut query = sqlx::query_as::<_, Standing>(AssertSqlSafe(sql)).persistent(false);
        for account in accounts {
            query = query.bind(*account);
        }
        standings.extend(query.bind(from).bind(to).fetch_all(&mut *db).await?);
    }
    standings.sort_by_key(|standing| (Reverse(standing.score), standing.account_id));
    Ok(standings)
}
