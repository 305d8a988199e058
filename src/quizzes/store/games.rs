//! SQL of running games: how they begin, and what the engine reads to go on after a restart.

use super::{
    Asked, COUNTED, EARNED, ModeRow, answer, copy_questions, season, skips,
    teams::{self, TeamRow},
};
use crate::{
    auth::AccountId,
    db::Tx,
    quizzes::{
        GameId, Mode, Pace, Pin, PlayerId, Question, QuestionId, QuizId, TeamId,
        engine::game::{Game, Given, Member, Player, Stage},
        rules::Streak,
    },
    time::Millis,
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};
use std::collections::HashMap;

#[derive(Debug, Clone, FromRow)]
pub struct GameRow {
    pub id: GameId,
    pub code: String,
    pub quiz_id: QuizId,
    pub pin: i64,
    pub title: String,
    pub stage: String,
    pub epoch: i64,
    pub question_no: i64,
    pub opens_at: Millis,
    pub closes_at: Millis,
    pub opened_at: Millis,
    pub beat_at: Millis,
    pub ended_at: Option<Millis>,
    pub locked: i64,
    pub asked_epoch: i64,
    pub paused_at: Option<Millis>,
    pub leader_id: Option<AccountId>,
    /// The process that runs it; empty when none does.
    pub owner: String,
    pub shuts: i64,
    #[sqlx(flatten)]
    pub mode: ModeRow,
}

impl GameRow {
    pub const COLUMNS: &str = "id, code, quiz_id, pin, title, stage, epoch, question_no, opens_at, closes_at, opened_at, beat_at, ended_at, locked, asked_epoch, paused_at, leader_id, owner, shuts, accuracy, streak, teams";

    #[must_use]
    pub fn pin(&self) -> Option<Pin> {
        Pin::from_number(u32::try_from(self.pin).ok()?)
    }

    fn stage(&self) -> Stage {
        let no = usize::try_from(self.question_no).unwrap_or_default();
        match self.stage.as_str() {
            "lobby" => Stage::Lobby,
            "question" => Stage::Question {
                no,
                asked: u32::try_from(self.asked_epoch).unwrap_or_default(),
                opens_at: self.opens_at,
                closes_at: self.closes_at,
                paused: self.paused_at,
            },
            "reveal" => Stage::Reveal { no },
            "leaderboard" => Stage::Leaderboard { no },
            "podium" => Stage::Podium,
            _ => Stage::Ended,
        }
    }
}

/// What a lobby begins with.
#[derive(Debug)]
pub struct NewGame<'a> {
    pub id: GameId,
    pub code: &'a str,
    pub quiz: QuizId,
    pub pin: Pin,
    pub title: &'a str,
    pub opened_by: Option<AccountId>,
    pub shuts: i64,
    pub mode: Mode,
}

pub async fn insert(tx: &mut Tx, game: &NewGame<'_>, questions: &[(QuestionId, Question)]) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO quiz_games (id, code, quiz_id, pin, title, stage, epoch, question_no, opens_at, closes_at, opened_by, leader_id, opened_at, beat_at, shuts, accuracy, streak, teams)
         VALUES ($1, $2, $3, $4, $5, 'lobby', 0, 0, 0, 0, $6, $6, $7, $7, $8, $9, $10, $11)",
    )
    .bind(game.id)
    .bind(game.code)
    .bind(game.quiz)
    .bind(i64::from(u32::from(game.pin)))
    .bind(game.title)
    .bind(game.opened_by)
    .bind(now)
    .bind(game.shuts)
    .bind(i64::from(game.mode.accuracy))
    .bind(i64::from(game.mode.streak))
    .bind(i64::from(game.mode.teams))
    .execute(&mut **tx)
    .await?;
    copy_questions(tx, ("quiz_game_questions", "game_id"), game.id.raw(), questions).await
}

pub async fn find_open(db: &mut AnyConnection, pin: Pin) -> Result<Option<GameRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {} FROM quiz_games WHERE pin = $1 AND ended_at IS NULL",
        GameRow::COLUMNS
    )))
    .bind(i64::from(u32::from(pin)))
    .fetch_optional(db)
    .await
}

/// Every game that is under way, the newest first.
pub async fn open(db: &mut AnyConnection) -> Result<Vec<GameRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {} FROM quiz_games WHERE ended_at IS NULL ORDER BY id DESC",
        GameRow::COLUMNS
    )))
    .fetch_all(db)
    .await
}

/// The newest game with `pin`, open or over: a pad that is reloaded after the end still finds its own.
pub async fn find_newest(db: &mut AnyConnection, pin: Pin) -> Result<Option<GameRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {} FROM quiz_games WHERE pin = $1 ORDER BY id DESC LIMIT 1",
        GameRow::COLUMNS
    )))
    .bind(i64::from(u32::from(pin)))
    .fetch_optional(db)
    .await
}

/// Who holds the seat in `game` that `token_hash` finds; nobody whom the host has taken out.
pub async fn seated(db: &mut AnyConnection, game: GameId, token_hash: &str) -> Result<Option<PlayerId>> {
    sqlx::query_scalar(
        "SELECT id FROM quiz_players WHERE game_id = $1 AND token_hash = $2 AND removed_at IS NULL",
    )
    .bind(game)
    .bind(token_hash)
    .fetch_optional(db)
    .await
}

#[derive(FromRow)]
struct PlayerRow {
    id: PlayerId,
    nickname: String,
    token_hash: String,
    account_id: Option<AccountId>,
    pace: i64,
    removed_at: Option<Millis>,
    team_id: Option<TeamId>,
    head_start: i64,
}

#[derive(FromRow)]
struct AnswerRow {
    player_id: PlayerId,
    answer: String,
    points: i64,
    bonus: i64,
}

/// Reads the whole game behind `row`.
pub async fn load(db: &mut AnyConnection, row: &GameRow) -> Result<Game> {
    let questions: Vec<Asked> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {} FROM quiz_game_questions q WHERE q.game_id = $1 ORDER BY q.no",
        Asked::COLUMNS
    )))
    .bind(row.id)
    .fetch_all(&mut *db)
    .await?;
    let players: Vec<PlayerRow> = sqlx::query_as(
        "SELECT p.id, p.nickname, p.token_hash, p.account_id, p.pace, p.removed_at, m.team_id, COALESCE(m.head_start, 0) AS head_start
         FROM quiz_players p LEFT JOIN quiz_members m ON m.player_id = p.id WHERE p.game_id = $1 ORDER BY p.id",
    )
    .bind(row.id)
    .fetch_all(&mut *db)
    .await?;
    let stage = row.stage();
    // What the question under way has earned is told with its reveal.
    let revealed_before = match stage {
        Stage::Question { no, .. } => i64::try_from(no).unwrap_or_default(),
        _ => row.question_no + 1,
    };
    let scores: HashMap<PlayerId, i64> = sqlx::query_as::<_, (PlayerId, i64)>(AssertSqlSafe(format!(
        "SELECT a.player_id, CAST(SUM({EARNED}) AS BIGINT) FROM quiz_answers a
         WHERE a.game_id = $1 AND a.question_no < $2 AND {COUNTED} GROUP BY a.player_id"
    )))
    .bind(row.id)
    .bind(revealed_before)
    .fetch_all(&mut *db)
    .await?
    .into_iter()
    .collect();
    let questions: Vec<Question> = questions.into_iter().filter_map(Asked::into_question).collect();
    let mode: Mode = row.mode.into();
    let streaks = match mode.streak {
        true => streaks(db, row.id, &questions, revealed_before).await?,
        false => HashMap::new(),
    };
    let answers = match stage {
        Stage::Question { .. } | Stage::Reveal { .. } => answers_to(db, row.id, row.question_no).await?,
        _ => Vec::new(),
    };
    let removed: Vec<PlayerId> = players
        .iter()
        .filter(|row| row.removed_at.is_some())
        .map(|row| row.id)
        .collect();
    let given = |row: AnswerRow| {
        let given = Given {
            answer: answer(&row.answer)?,
            points: points(row.points),
            bonus: points(row.bonus),
        };
        Some((row.player_id, given))
    };
    let player = |row: PlayerRow| Player {
        score: points(scores.get(&row.id).copied().unwrap_or_default()),
        streak: streaks.get(&row.id).copied().unwrap_or_default(),
        id: row.id,
        nickname: row.nickname,
        token_hash: row.token_hash,
        account: row.account_id,
        pace: Pace::of_percent(row.pace).unwrap_or(Pace::USUAL),
        team: row.team_id.map(|team| Member {
            team,
            head_start: points(row.head_start),
        }),
    };
    let teams = match mode.teams {
        true => teams::of_game(db, row.id).await?,
        false => Vec::new(),
    };
    Ok(Game::restore(
        (
            row.id,
            row.pin().ok_or(sqlx::Error::RowNotFound)?,
            row.title.clone(),
        ),
        questions,
        (stage, u32::try_from(row.epoch).unwrap_or_default()),
        players.into_iter().map(player).collect(),
        answers.into_iter().filter_map(given).collect(),
    )
    .played_as(mode)
    .with_teams(teams.into_iter().filter_map(TeamRow::team).collect())
    .locked(row.locked == 1)
    .shutting(row.shuts == 1)
    .led_by(row.leader_id)
    .without(&removed))
}

async fn answers_to(db: &mut AnyConnection, game: GameId, no: i64) -> Result<Vec<AnswerRow>> {
    sqlx::query_as(
        "SELECT player_id, answer, points, bonus FROM quiz_answers WHERE game_id = $1 AND question_no = $2",
    )
    .bind(game)
    .bind(no)
    .fetch_all(db)
    .await
}

/// How each player stood in right answers in a row before question `before`. The last question that could make a streak longer
/// or end it says so alone: who answered it rightly has the streak of their bonus, and everybody else none.
async fn streaks(
    db: &mut AnyConnection,
    game: GameId,
    questions: &[Question],
    before: i64,
) -> Result<HashMap<PlayerId, Streak>> {
    let skipped = skips::of_game(db, game).await?;
    let told = (0..before).zip(questions);
    let counted = told.filter(|(no, question)| question.is_scored() && !skipped.contains(no));
    let Some((no, question)) = counted.last() else {
        return Ok(HashMap::new());
    };
    let answers = answers_to(db, game, no).await?.into_iter();
    let streak = |row: AnswerRow| {
        let answer = answer(&row.answer)?;
        Some((
            row.player_id,
            Streak::left_by(question, &answer, points(row.bonus)),
        ))
    };
    Ok(answers.filter_map(streak).collect())
}

fn points(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}

/// Ends `game` if nobody has touched it since `before`.
pub async fn end_abandoned(tx: &mut Tx, game: GameId, before: Millis) -> Result<()> {
    let now = tx.now();
    let ended = sqlx::query(
        "UPDATE quiz_games SET stage = 'ended', epoch = epoch + 1, ended_at = $3, paused_at = NULL
         WHERE id = $1 AND ended_at IS NULL AND beat_at < $2",
    )
    .bind(game)
    .bind(before)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    if ended.rows_affected() == 1 {
        season::settle(tx, game).await?;
    }
    Ok(())
}
