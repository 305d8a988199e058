//! SQL of the season: what people with an account scored.

use super::{COUNTED, EARNED, marks};
use crate::{auth::AccountId, db::Tx, quizzes::GameId, time::Millis};
use sqlx::{AnyConnection, AssertSqlSafe, Result};

/// Accounts of one query: far below either engine's limit of bound values.
const ACCOUNTS: usize = 400;

/// Keeps what each seat with an account earned in `game`, which has ended.
pub async fn settle(tx: &mut Tx, game: GameId) -> Result<()> {
    sqlx::query(AssertSqlSafe(format!(
        "UPDATE quiz_players SET score = (SELECT CAST(COALESCE(SUM({EARNED}), 0) AS BIGINT) FROM quiz_answers a
            WHERE a.game_id = quiz_players.game_id AND a.player_id = quiz_players.id AND {COUNTED})
         WHERE game_id = $1 AND account_id IS NOT NULL AND removed_at IS NULL"
    )))
    .bind(game)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The score of each game that one of `accounts` played to the end from `from` until before `to`. Who sat in one game
/// twice has the better seat.
pub async fn scores(
    db: &mut AnyConnection,
    accounts: &[AccountId],
    from: Millis,
    to: Millis,
) -> Result<Vec<(AccountId, i64)>> {
    let mut scores = Vec::new();
    for accounts in accounts.chunks(ACCOUNTS) {
        let sql = format!(
            "SELECT p.account_id, MAX(p.score) FROM quiz_players p JOIN quiz_games g ON g.id = p.game_id
             WHERE p.account_id IN {} AND p.score IS NOT NULL AND g.opened_at >= ${} AND g.opened_at < ${}
             GROUP BY p.account_id, p.game_id",
            marks(1, accounts.len()),
            accounts.len() + 1,
            accounts.len() + 2
        );
        let mut query = sqlx::query_as::<_, (AccountId, i64)>(AssertSqlSafe(sql)).persistent(false);
        for account in accounts {
            query = query.bind(*account);
        }
        scores.extend(query.bind(from).bind(to).fetch_all(&mut *db).await?);
    }
    Ok(scores)
}
