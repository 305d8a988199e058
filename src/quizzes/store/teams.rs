//! SQL of the teams of a game and of who is in which.

use super::marks;
use crate::{
    db::Tx,
    quizzes::{
        GameId, TeamId, TeamPin,
        engine::game::{Member, Player, Team},
        rules,
    },
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};

#[derive(Debug, Clone, FromRow)]
pub struct TeamRow {
    pub id: TeamId,
    pub name: String,
    pub pin: i64,
    /// Without those who were taken out.
    pub members: i64,
}

impl TeamRow {
    #[must_use]
    pub fn pin(&self) -> Option<TeamPin> {
        TeamPin::from_number(u32::try_from(self.pin).ok()?)
    }

    /// The team as the engine has it.
    #[must_use]
    pub fn team(self) -> Option<Team> {
        Some(Team {
            pin: self.pin()?,
            id: self.id,
            name: self.name,
        })
    }
}

/// In order of founding.
pub async fn of_game(db: &mut AnyConnection, game: GameId) -> Result<Vec<TeamRow>> {
    sqlx::query_as(
        "SELECT t.id, t.name, t.pin, (SELECT COUNT(*) FROM quiz_members m JOIN quiz_players p ON p.id = m.player_id
            WHERE m.game_id = t.game_id AND m.team_id = t.id AND p.removed_at IS NULL) AS members
         FROM quiz_teams t WHERE t.game_id = $1 ORDER BY t.id",
    )
    .bind(game)
    .fetch_all(db)
    .await
}

pub async fn insert(tx: &mut Tx, game: GameId, team: &Team) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO quiz_teams (id, game_id, name, name_key, pin, founded_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(team.id)
    .bind(game)
    .bind(&team.name)
    .bind(rules::nickname_key(&team.name))
    .bind(i64::from(u32::from(team.pin)))
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn rename(tx: &mut Tx, game: GameId, team: TeamId, name: &str) -> Result<()> {
    sqlx::query("UPDATE quiz_teams SET name = $3, name_key = $4 WHERE game_id = $1 AND id = $2")
        .bind(game)
        .bind(team)
        .bind(name)
        .bind(rules::nickname_key(name))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Puts those of `players` who are in a team into it.
pub async fn insert_members(tx: &mut Tx, game: GameId, players: &[&Player]) -> Result<()> {
    let members: Vec<(&Player, Member)> = players
        .iter()
        .filter_map(|player| Some((*player, player.team?)))
        .collect();
    if members.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "INSERT INTO quiz_members (player_id, game_id, team_id, head_start) VALUES {}",
        marks(members.len(), 4)
    );
    let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(members.len() == 1);
    for (player, member) in members {
        query = query
            .bind(player.id)
            .bind(game)
            .bind(member.team)
            .bind(i64::from(member.head_start));
    }
    query.execute(&mut **tx).await?;
    Ok(())
}
