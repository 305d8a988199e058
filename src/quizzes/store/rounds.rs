//! SQL of what the engine decides: everything that came of one round, in one transaction.

use super::{json, marks, season, skips, teams};
use crate::{
    auth::AccountId,
    db::Tx,
    quizzes::{
        GameId, Pace, PlayerId,
        engine::game::{Player, Stage, Write},
        rules,
    },
};
use sqlx::{AssertSqlSafe, Result};
use std::mem::discriminant;

/// Rows of one insert: far below either engine's limit of bound values.
const ROWS: usize = 400;

/// Writes what `process` decided in `epoch`. `false`: the game has moved on without it, and nothing may be written.
pub async fn apply(
    tx: &mut Tx,
    (game, epoch): (GameId, u32),
    process: &str,
    writes: &[Write],
) -> Result<bool> {
    let now = tx.now();
    let ours = sqlx::query(
        "UPDATE quiz_games SET beat_at = $3 WHERE id = $1 AND epoch = $2 AND owner = $4 AND ended_at IS NULL",
    )
    .bind(game)
    .bind(i64::from(epoch))
    .bind(now)
    .bind(process)
    .execute(&mut **tx)
    .await?;
    if ours.rows_affected() != 1 {
        return Ok(false);
    }
    // In their order, since a name may be given away and taken in one round; and as many at once as are alike.
    for alike in writes.chunk_by(|a, b| discriminant(a) == discriminant(b)) {
        match alike {
            [Write::Player(_), ..] => insert_players(tx, game, alike).await?,
            [Write::Answer { .. }, ..] => insert_answers(tx, game, alike).await?,
            _ => {
                for write in alike {
                    change(tx, game, write).await?;
                }
            }
        }
    }
    Ok(true)
}

async fn change(tx: &mut Tx, game: GameId, write: &Write) -> Result<()> {
    match write {
        Write::Player(_) | Write::Answer { .. } => Ok(()),
        Write::Stage { stage, epoch } => move_on(tx, game, *stage, *epoch).await,
        Write::Lock { locked, epoch } => lock(tx, game, *locked, *epoch).await,
        Write::Skip { no } => skips::insert(tx, game, *no).await,
        Write::Pace { player, pace } => set_pace(tx, game, *player, *pace).await,
        Write::Lead { by } => lead(tx, game, *by).await,
        Write::Remove { player, .. } => remove(tx, game, *player).await,
        Write::Rename { player, nickname, .. } => rename(tx, game, *player, nickname).await,
        Write::Team(team) => teams::insert(tx, game, team).await,
        Write::RenameTeam { team, name, .. } => teams::rename(tx, game, *team, name).await,
    }
}

async fn insert_players(tx: &mut Tx, game: GameId, writes: &[Write]) -> Result<()> {
    let now = tx.now();
    let players: Vec<&Player> = writes
        .iter()
        .filter_map(|write| match write {
            Write::Player(player) => Some(player),
            _ => None,
        })
        .collect();
    for rows in players.chunks(ROWS) {
        let sql = format!(
            "INSERT INTO quiz_players (id, game_id, nickname, nickname_key, token_hash, account_id, pace, joined_at) VALUES {}",
            marks(rows.len(), 8)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(rows.len() == 1);
        for player in rows {
            query = query
                .bind(player.id)
                .bind(game)
                .bind(&player.nickname)
                .bind(rules::nickname_key(&player.nickname))
                .bind(&player.token_hash)
                .bind(player.account)
                .bind(player.pace.percent())
                .bind(now);
        }
        query.execute(&mut **tx).await?;
        teams::insert_members(tx, game, rows).await?;
    }
    Ok(())
}

async fn insert_answers(tx: &mut Tx, game: GameId, writes: &[Write]) -> Result<()> {
    let answers: Vec<_> = writes
        .iter()
        .filter_map(|write| match write {
            Write::Answer {
                no,
                player,
                answer,
                took,
                points,
                bonus,
                at,
            } => Some((*no, *player, json(answer), *took, [*points, *bonus], *at)),
            _ => None,
        })
        .collect();
    for rows in answers.chunks(ROWS) {
        let sql = format!(
            "INSERT INTO quiz_answers (game_id, question_no, player_id, answer, took, points, bonus, at) VALUES {}",
            marks(rows.len(), 8)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(rows.len() == 1);
        for (no, player, answer, took, [points, bonus], at) in rows {
            query = query
                .bind(game)
                .bind(i64::try_from(*no).unwrap_or_default())
                .bind(*player)
                .bind(answer)
                .bind(*took)
                .bind(i64::from(*points))
                .bind(i64::from(*bonus))
                .bind(*at);
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

async fn move_on(tx: &mut Tx, game: GameId, stage: Stage, epoch: u32) -> Result<()> {
    let now = tx.now();
    // Podium and end keep the number of the last question: the scores count everything up to it.
    let (name, no, times, paused) = match stage {
        Stage::Lobby => ("lobby", None, None, None),
        Stage::Question {
            no,
            asked,
            opens_at,
            closes_at,
            paused,
        } => ("question", Some(no), Some((asked, opens_at, closes_at)), paused),
        Stage::Reveal { no } => ("reveal", Some(no), None, None),
        Stage::Leaderboard { no } => ("leaderboard", Some(no), None, None),
        Stage::Podium => ("podium", None, None, None),
        Stage::Ended => ("ended", None, None, None),
    };
    sqlx::query(
        "UPDATE quiz_games SET stage = $2, epoch = $3, question_no = COALESCE($4, question_no),
            opens_at = COALESCE($5, opens_at), closes_at = COALESCE($6, closes_at), ended_at = $7,
            asked_epoch = COALESCE($8, asked_epoch), paused_at = $9 WHERE id = $1",
    )
    .bind(game)
    .bind(name)
    .bind(i64::from(epoch))
    .bind(no.and_then(|no| i64::try_from(no).ok()))
    .bind(times.map(|times| times.1))
    .bind(times.map(|times| times.2))
    .bind((stage == Stage::Ended).then_some(now))
    .bind(times.map(|times| i64::from(times.0)))
    .bind(paused)
    .execute(&mut **tx)
    .await?;
    if stage == Stage::Ended {
        season::settle(tx, game).await?;
    }
    Ok(())
}

async fn lock(tx: &mut Tx, game: GameId, locked: bool, epoch: u32) -> Result<()> {
    sqlx::query("UPDATE quiz_games SET locked = $2, epoch = $3 WHERE id = $1")
        .bind(game)
        .bind(i64::from(locked))
        .bind(i64::from(epoch))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn set_pace(tx: &mut Tx, game: GameId, player: PlayerId, pace: Pace) -> Result<()> {
    sqlx::query("UPDATE quiz_players SET pace = $3 WHERE game_id = $1 AND id = $2")
        .bind(game)
        .bind(player)
        .bind(pace.percent())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn lead(tx: &mut Tx, game: GameId, by: AccountId) -> Result<()> {
    sqlx::query("UPDATE quiz_games SET leader_id = $2 WHERE id = $1")
        .bind(game)
        .bind(by)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn remove(tx: &mut Tx, game: GameId, player: PlayerId) -> Result<()> {
    let now = tx.now();
    sqlx::query("UPDATE quiz_players SET removed_at = $3 WHERE game_id = $1 AND id = $2")
        .bind(game)
        .bind(player)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn rename(tx: &mut Tx, game: GameId, player: PlayerId, nickname: &str) -> Result<()> {
    sqlx::query("UPDATE quiz_players SET nickname = $3, nickname_key = $4 WHERE game_id = $1 AND id = $2")
        .bind(game)
        .bind(player)
        .bind(nickname)
        .bind(rules::nickname_key(nickname))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
