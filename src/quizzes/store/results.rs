//! SQL of games that were played.

use super::{Asked, COUNTED, EARNED, games::GameRow};
use crate::{
    auth::AccountId,
    db::Tx,
    quizzes::{Answer, GameId, PlayerId, QuizId, TeamId, rules},
    time::Millis,
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};

pub async fn find(db: &mut AnyConnection, code: &str) -> Result<Option<GameRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {} FROM quiz_games WHERE code = $1",
        GameRow::COLUMNS
    )))
    .bind(code)
    .fetch_optional(db)
    .await
}

pub async fn code(db: &mut AnyConnection, game: GameId) -> Result<Option<String>> {
    sqlx::query_scalar("SELECT code FROM quiz_games WHERE id = $1")
        .bind(game)
        .fetch_optional(db)
        .await
}

#[derive(Debug, Clone, FromRow)]
pub struct PlayedRow {
    pub code: String,
    pub title: String,
    pub opened_at: Millis,
    pub players: i64,
}

/// Games that have ended, the newest first; of one quiz, or of all.
pub async fn played(db: &mut AnyConnection, quiz: Option<QuizId>, limit: i64) -> Result<Vec<PlayedRow>> {
    sqlx::query_as(
        "SELECT g.code, g.title, g.opened_at, (SELECT COUNT(*) FROM quiz_players p WHERE p.game_id = g.id AND p.removed_at IS NULL) AS players
         FROM quiz_games g WHERE g.ended_at IS NOT NULL AND ($1 IS NULL OR g.quiz_id = $1) ORDER BY g.id DESC LIMIT $2",
    )
    .bind(quiz)
    .bind(limit)
    .fetch_all(db)
    .await
}

pub async fn questions(db: &mut AnyConnection, game: GameId) -> Result<Vec<Asked>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {} FROM quiz_game_questions q WHERE q.game_id = $1 ORDER BY q.no",
        Asked::COLUMNS
    )))
    .bind(game)
    .fetch_all(db)
    .await
}

#[derive(Debug, Clone, FromRow)]
pub struct PlayerScore {
    pub id: PlayerId,
    pub nickname: String,
    pub account_id: Option<AccountId>,
    pub token_hash: String,
    /// With the bonus.
    pub score: i64,
    pub bonus: i64,
    pub answers: i64,
    pub team_id: Option<TeamId>,
    pub team: Option<String>,
    /// What the team had when they came; it counts for the team alone.
    pub head_start: i64,
}

/// Every player of a game, the best first, then by who came first.
pub async fn players(db: &mut AnyConnection, game: GameId) -> Result<Vec<PlayerScore>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT p.id, p.nickname, p.account_id, p.token_hash, CAST(COALESCE(SUM({EARNED}), 0) AS BIGINT) AS score,
            CAST(COALESCE(SUM(a.bonus), 0) AS BIGINT) AS bonus, COUNT(a.player_id) AS answers,
            t.id AS team_id, t.name AS team, COALESCE(m.head_start, 0) AS head_start
         FROM quiz_players p LEFT JOIN quiz_answers a ON a.game_id = p.game_id AND a.player_id = p.id AND {COUNTED}
            LEFT JOIN quiz_members m ON m.player_id = p.id LEFT JOIN quiz_teams t ON t.id = m.team_id
         WHERE p.game_id = $1 AND p.removed_at IS NULL
         GROUP BY p.id, p.nickname, p.account_id, p.token_hash, t.id, t.name, m.head_start ORDER BY score DESC, p.id"
    )))
    .bind(game)
    .fetch_all(db)
    .await
}

/// Was whoever holds the seat with `token_hash` taken out of the game?
pub async fn was_removed(db: &mut AnyConnection, game: GameId, token_hash: &str) -> Result<bool> {
    let rows: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM quiz_players WHERE game_id = $1 AND token_hash = $2 AND removed_at IS NOT NULL",
    )
    .bind(game)
    .bind(token_hash)
    .fetch_one(db)
    .await?;
    Ok(rows > 0)
}

#[derive(Debug, Clone, FromRow)]
pub struct AnswerRow {
    pub question_no: i64,
    pub player_id: PlayerId,
    pub answer: String,
    pub took: i64,
    pub points: i64,
    pub bonus: i64,
}

impl AnswerRow {
    /// What was said, if it still makes sense.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        super::answer(&self.answer)
    }
}

/// Every answer of a game, question by question, the quickest first.
pub async fn answers(db: &mut AnyConnection, game: GameId) -> Result<Vec<AnswerRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT a.question_no, a.player_id, a.answer, a.took, a.points, a.bonus FROM quiz_answers a
         WHERE a.game_id = $1 AND {COUNTED} ORDER BY a.question_no, a.took, a.player_id"
    )))
    .bind(game)
    .fetch_all(db)
    .await
}

/// What one player answered, each question once.
pub async fn answers_of(db: &mut AnyConnection, game: GameId, player: PlayerId) -> Result<Vec<AnswerRow>> {
    sqlx::query_as(
        "SELECT question_no, player_id, answer, took, points, bonus FROM quiz_answers
         WHERE game_id = $1 AND player_id = $2",
    )
    .bind(game)
    .bind(player)
    .fetch_all(db)
    .await
}

#[derive(Debug, Clone, FromRow)]
pub struct MineRow {
    pub code: String,
    pub game_id: GameId,
    pub player_id: PlayerId,
    pub title: String,
    pub opened_at: Millis,
}

/// The newest games that `account` played to the end.
pub async fn of_account(db: &mut AnyConnection, account: AccountId, limit: i64) -> Result<Vec<MineRow>> {
    sqlx::query_as(
        "SELECT g.code, g.id AS game_id, p.id AS player_id, g.title, g.opened_at FROM quiz_players p JOIN quiz_games g ON g.id = p.game_id
         WHERE p.account_id = $1 AND p.removed_at IS NULL AND g.ended_at IS NOT NULL ORDER BY g.id DESC LIMIT $2",
    )
    .bind(account)
    .bind(limit)
    .fetch_all(db)
    .await
}

#[derive(Debug, FromRow)]
pub struct SeatRow {
    pub id: PlayerId,
    pub title: String,
    pub nickname: String,
    pub joined_at: Millis,
    pub pace: i64,
    pub team: Option<String>,
    pub score: i64,
}

/// Every seat that `account` ever took.
pub async fn seats_of(db: &mut AnyConnection, account: AccountId) -> Result<Vec<SeatRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT p.id, g.title, p.nickname, p.joined_at, p.pace,
            (SELECT t.name FROM quiz_members m JOIN quiz_teams t ON t.id = m.team_id WHERE m.player_id = p.id) AS team,
            (SELECT CAST(COALESCE(SUM({EARNED}), 0) AS BIGINT) FROM quiz_answers a
             WHERE a.game_id = p.game_id AND a.player_id = p.id AND {COUNTED}) AS score
         FROM quiz_players p JOIN quiz_games g ON g.id = p.game_id WHERE p.account_id = $1 ORDER BY p.id"
    )))
    .bind(account)
    .fetch_all(db)
    .await
}

/// Gives a player another name, and takes away the account and what it says of a person that they needed more time.
pub async fn rename(tx: &mut Tx, player: PlayerId, nickname: &str) -> Result<()> {
    sqlx::query("UPDATE quiz_players SET nickname = $2, nickname_key = $3, account_id = NULL, pace = 100 WHERE id = $1")
        .bind(player)
        .bind(nickname)
        .bind(rules::nickname_key(nickname))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
