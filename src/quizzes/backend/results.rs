//! What became of a game: per question, per player, and for one player.

use super::{
    paced, season,
    teams::{TeamResult, team_of, team_results},
};
use crate::{
    auth::{AccountId, Role, backend::instant},
    db::{Tx, token_hash},
    error::AppError,
    i18n::{Zone, percent},
    quizzes::{
        Answer, Body, GameId, Mode, Pin, PlayerId, Question, rules,
        store::{
            calendar, drafts,
            games::{self, GameRow},
            paced::attempts,
            reminders,
            results::{self, AnswerRow, PlayerScore},
            skips,
        },
    },
    server::Ctx,
    time::Millis,
};
use serde_json::json;
use sqlx::AnyConnection;
use std::collections::HashMap;

/// One game, whole.
#[derive(Debug)]
pub struct GameResults {
    pub game: GameRow,
    pub questions: Vec<QuestionResult>,
    /// Which of the questions were the hardest, the hardest first.
    pub hardest: Vec<usize>,
    /// The best first; none where there were none.
    pub teams: Vec<TeamResult>,
    /// The best first.
    pub players: Vec<PlayerResult>,
    /// Question by question, the quickest first.
    pub answers: Vec<AnswerRow>,
    /// Numbers of the questions that the host left without a reveal, from 0.
    pub skipped: Vec<i64>,
}

impl GameResults {
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.game.mode.into()
    }
}

#[derive(Debug)]
pub struct QuestionResult {
    pub question: Question,
    /// How many chose each option; empty where nothing is chosen.
    pub chosen: Vec<usize>,
    /// What was typed, counted or sorted instead, the most frequent first.
    pub said: Vec<Said>,
    /// Answers, and where a question may be passed, who did.
    pub answered: usize,
    pub passed: usize,
    pub right: usize,
    /// Half of the answers came within so many milliseconds.
    pub median: Option<i64>,
    pub is_hard: bool,
}

impl QuestionResult {
    /// Of a hundred answers, so many were wholly right.
    #[must_use]
    pub const fn share(&self) -> u64 {
        percent(self.right as u64, self.answered as u64)
    }
}

/// An answer that several gave, as the first of them wrote it.
#[derive(Debug)]
pub struct Said {
    pub answer: Answer,
    pub count: usize,
    pub right: bool,
}

#[derive(Debug)]
pub struct PlayerResult {
    pub rank: u32,
    pub player: PlayerScore,
    /// Answers that were wholly right.
    pub right: usize,
    /// Milliseconds that an answer took on average.
    pub mean: Option<i64>,
}

/// # Errors
/// [`AppError::NotFound`]; [`AppError::Forbidden`] below librarian.
pub async fn results(ctx: &Ctx, code: &str) -> Result<GameResults, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let game = results::find(&mut db, code).await?.ok_or(AppError::NotFound)?;
    let asked = results::questions(&mut db, game.id).await?;
    let answers = results::answers(&mut db, game.id).await?;
    let players = results::players(&mut db, game.id).await?;
    let skipped = skips::of_game(&mut db, game.id).await?;
    drop(db);
    let mut given: HashMap<i64, Vec<&AnswerRow>> = HashMap::new();
    for row in &answers {
        given.entry(row.question_no).or_default().push(row);
    }
    let questions = (0..).zip(asked).filter_map(|(no, asked)| {
        let given = given.get(&no).map_or(&[][..], Vec::as_slice);
        let answers = given.iter().filter_map(|row| row.answer()).collect();
        let median = rules::median(given.iter().map(|row| row.took).collect());
        Some(question_result(asked.into_question()?, answers, 0, median))
    });
    let mut questions: Vec<QuestionResult> = questions.collect();
    let hardest = mark_hardest(&mut questions);
    Ok(GameResults {
        teams: team_results(&players),
        players: player_results(players, &questions, &answers),
        questions,
        hardest,
        answers,
        skipped,
        game,
    })
}

/// Says of the questions that were the hardest that they were, and which they are.
pub(super) fn mark_hardest(questions: &mut [QuestionResult]) -> Vec<usize> {
    let scored: Vec<_> = questions
        .iter()
        .map(|result| {
            let scored = result.question.kind().is_scored();
            scored.then_some((result.right, result.answered))
        })
        .collect();
    let hardest = rules::hardest(&scored);
    for (no, result) in questions.iter_mut().enumerate() {
        result.is_hard = hardest.contains(&no);
    }
    hardest
}

/// What `passed` counts was not answered, and so not right either.
pub(super) fn question_result(
    question: Question,
    answers: Vec<Answer>,
    passed: usize,
    median: Option<i64>,
) -> QuestionResult {
    let chosen = |index: usize| {
        let choices = answers.iter().filter_map(Answer::options);
        choices.filter(|choice| choice.has(index)).count()
    };
    let right = |answer: &&Answer| rules::credit(&question.body, answer).is_whole();
    let is_chosen = !matches!(question.body, Body::Ordering { .. });
    let options = if is_chosen {
        question.body.options().len()
    } else {
        0
    };
    // A slide is not answered, so it is not passed either.
    let passed = if question.kind().is_answered() { passed } else { 0 };
    QuestionResult {
        chosen: (0..options).map(chosen).collect(),
        said: said(&question.body, &answers),
        answered: answers.len() + passed,
        passed,
        right: answers.iter().filter(right).count(),
        median,
        is_hard: false,
        question,
    }
}

fn said(body: &Body, answers: &[Answer]) -> Vec<Said> {
    let alike = |answer: &Answer| match answer {
        Answer::Text(text) => Answer::Text(rules::folded(text)),
        other => other.clone(),
    };
    let said = rules::tallied(answers.iter().flat_map(|answer| parts(body, answer)), alike).into_iter();
    said.map(|(answer, count)| Said {
        right: rules::credit(body, &answer).is_whole(),
        answer,
        count,
    })
    .collect()
}

/// The words of a cloud one by one; options are counted apart.
fn parts(body: &Body, answer: &Answer) -> Vec<Answer> {
    match (body, answer) {
        (_, Answer::Options(_)) => Vec::new(),
        (Body::WordCloud, Answer::Text(text)) => {
            let words = rules::words(text).into_iter();
            words.map(|word| Answer::Text(word.to_owned())).collect()
        }
        (_, other) => vec![other.clone()],
    }
}

fn player_results(
    players: Vec<PlayerScore>,
    questions: &[QuestionResult],
    answers: &[AnswerRow],
) -> Vec<PlayerResult> {
    // Right answers, answers, and milliseconds altogether.
    let mut sums: HashMap<PlayerId, (usize, i64, i64)> = HashMap::new();
    for row in answers {
        let question = usize::try_from(row.question_no)
            .ok()
            .and_then(|no| questions.get(no));
        let right = question
            .zip(row.answer())
            .is_some_and(|(result, answer)| rules::credit(&result.question.body, &answer).is_whole());
        let sum = sums.entry(row.player_id).or_default();
        *sum = (sum.0 + usize::from(right), sum.1 + 1, sum.2 + row.took);
    }
    let placed = placed(players).into_iter();
    placed
        .map(|(rank, player)| {
            let (right, count, took) = sums.get(&player.id).copied().unwrap_or_default();
            PlayerResult {
                rank,
                right,
                mean: (count > 0).then(|| took / count),
                player,
            }
        })
        .collect()
}

pub(super) fn placed(players: Vec<PlayerScore>) -> Vec<(u32, PlayerScore)> {
    let scores: Vec<u32> = players
        .iter()
        .map(|player| u32::try_from(player.score).unwrap_or_default())
        .collect();
    rules::ranks(&scores).into_iter().zip(players).collect()
}

/// A player's place in a game that is over.
#[derive(Debug)]
pub struct FinalPlace {
    pub title: String,
    pub rank: u32,
    pub players: usize,
    pub score: i64,
    /// Their team, and how many there were.
    pub team: Option<(TeamResult, usize)>,
    /// In the address of the results.
    pub code: String,
}

/// How a game ended for who had a seat in it.
#[derive(Debug)]
pub enum Ending {
    Placed(FinalPlace),
    /// The host had taken this player out.
    Removed {
        title: String,
    },
}

/// Where the player with `token` ended in the newest game with `pin`.
///
/// # Errors
/// [`AppError::NotFound`] without a game or a seat in it.
pub async fn final_place(ctx: &Ctx, pin: Pin, token: &str) -> Result<Ending, AppError> {
    let mut db = ctx.read().await?;
    let game = games::find_newest(&mut db, pin)
        .await?
        .ok_or(AppError::NotFound)?;
    let players = results::players(&mut db, game.id).await?;
    let (hash, count) = (token_hash(token), players.len());
    if results::was_removed(&mut db, game.id, &hash).await? {
        return Ok(Ending::Removed { title: game.title });
    }
    let mine = players.iter().find(|player| player.token_hash == hash);
    let team = mine.and_then(|mine| team_of(mine, &players));
    let mine = placed(players)
        .into_iter()
        .find(|(_, player)| player.token_hash == hash);
    let (rank, player) = mine.ok_or(AppError::NotFound)?;
    Ok(Ending::Placed(FinalPlace {
        title: game.title,
        rank,
        players: count,
        score: player.score,
        team,
        code: game.code,
    }))
}

/// One game that the viewer played.
#[derive(Debug, Clone)]
pub struct MyResult {
    pub code: String,
    pub title: String,
    pub played_at: Millis,
    pub rank: u32,
    pub players: usize,
    pub score: i64,
}

/// The newest games of the viewer.
///
/// # Errors
/// [`AppError::SignInRequired`].
pub async fn my_results(ctx: &Ctx) -> Result<Vec<MyResult>, AppError> {
    let viewer = ctx.signed_in()?;
    let mut db = ctx.read().await?;
    let mut mine = Vec::new();
    for row in results::of_account(&mut db, viewer.id, 10).await? {
        let players = placed(results::players(&mut db, row.game_id).await?);
        let count = players.len();
        if let Some((rank, player)) = players.into_iter().find(|(_, player)| player.id == row.player_id) {
            mine.push(MyResult {
                code: row.code,
                title: row.title,
                played_at: row.opened_at,
                rank,
                players: count,
                score: player.score,
            });
        }
    }
    Ok(mine)
}

/// Where the results of a running game will stand.
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn results_address(ctx: &Ctx, game: GameId) -> Result<String, AppError> {
    let code = results::code(&mut *ctx.read().await?, game).await?;
    Ok(format!("/petugas/kuis/hasil/{}", code.ok_or(AppError::NotFound)?))
}

/// What quizzes keep of a person, for the file that is theirs.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn my_data(
    db: &mut AnyConnection,
    account: AccountId,
    zone: &Zone,
) -> Result<serde_json::Value, AppError> {
    let sign_ups = calendar::of_account(db, account, Millis(0)).await?;
    let seats = results::seats_of(db, account).await?;
    let appears = season::appears(db, account).await?;
    let attempts = paced::data(db, account, zone).await?;
    Ok(json!({
        "sign_ups": sign_ups.iter().map(|quiz| &quiz.title).collect::<Vec<_>>(),
        "appears_on_season_board": appears,
        "attempts": attempts,
        "games": seats.iter().map(|seat| json!({
            "title": seat.title,
            "played_at": instant(zone, seat.joined_at),
            "nickname": seat.nickname,
            "score": seat.score,
            "team": seat.team,
            "time_percent": seat.pace,
        })).collect::<Vec<_>>(),
    }))
}

/// Forgets a person: their sign-ups go, and what they played stays under no name.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn erase(tx: &mut Tx, account: AccountId) -> Result<(), AppError> {
    calendar::forget(tx, account).await?;
    season::forget(tx, account).await?;
    attempts::forget(tx, account).await?;
    drafts::forget(tx, account).await?;
    reminders::forget(tx, account).await?;
    for seat in results::seats_of(tx, account).await? {
        let nickname = format!("Pemain {}", seat.id.raw() % 10_000_000);
        results::rename(tx, seat.id, &nickname).await?;
    }
    Ok(())
}
