//! What became of a game: per question, per player, and for one player.

use crate::{
    auth::{AccountId, Role, backend::instant},
    db::{Tx, token_hash},
    error::AppError,
    i18n::Zone,
    quizzes::{
        Answer, GameId, Pin, Question, rules,
        store::{
            calendar,
            games::{self, GameRow},
            results::{self, AnswerRow, PlayerScore},
        },
    },
    server::Ctx,
    time::Millis,
};
use serde_json::json;
use sqlx::AnyConnection;

/// One game, whole.
#[derive(Debug)]
pub struct GameResults {
    pub game: GameRow,
    pub questions: Vec<QuestionResult>,
    /// The best first, each with their place.
    pub players: Vec<(u32, PlayerScore)>,
}

#[derive(Debug)]
pub struct QuestionResult {
    pub question: Question,
    /// How many chose each option.
    pub chosen: Vec<usize>,
    pub answered: usize,
    pub right: usize,
    /// Half of the answers came within so many milliseconds.
    pub median: Option<i64>,
}

/// # Errors
/// [`AppError::NotFound`]; [`AppError::Forbidden`] below librarian.
pub async fn results(ctx: &Ctx, code: &str) -> Result<GameResults, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let game = results::find(&mut db, code).await?.ok_or(AppError::NotFound)?;
    let questions = results::questions(&mut db, game.id).await?;
    let answers = results::answers(&mut db, game.id).await?;
    let players = results::players(&mut db, game.id).await?;
    let questions = (0..).zip(questions).filter_map(|(no, asked)| {
        let given: Vec<&AnswerRow> = answers.iter().filter(|row| row.question_no == no).collect();
        Some(question_result(asked.into_question()?, &given))
    });
    Ok(GameResults {
        questions: questions.collect(),
        players: placed(players),
        game,
    })
}

/// `given` come in order of time.
fn question_result(question: Question, given: &[&AnswerRow]) -> QuestionResult {
    let answers: Vec<Answer> = given.iter().filter_map(|row| row.answer()).collect();
    let chosen = |index: usize| {
        let choices = answers.iter().filter_map(Answer::options);
        choices.filter(|choice| choice.has(index)).count()
    };
    let right = |answer: &&Answer| rules::credit(&question.body, answer).is_whole();
    QuestionResult {
        chosen: (0..question.body.options().len()).map(chosen).collect(),
        answered: answers.len(),
        right: answers.iter().filter(right).count(),
        median: given.get(given.len() / 2).map(|row| row.took),
        question,
    }
}

fn placed(players: Vec<PlayerScore>) -> Vec<(u32, PlayerScore)> {
    let scores: Vec<u32> = players
        .iter()
        .map(|player| u32::try_from(player.score).unwrap_or_default())
        .collect();
    rules::ranks(&scores).into_iter().zip(players).collect()
}

/// A player's place in a game that is over: the game, the place, the player, and how many played.
///
/// # Errors
/// [`AppError::NotFound`] without a game or a seat in it.
pub async fn final_place(
    ctx: &Ctx,
    pin: Pin,
    token: &str,
) -> Result<(GameRow, u32, PlayerScore, usize), AppError> {
    let mut db = ctx.read().await?;
    let game = games::find_newest(&mut db, pin)
        .await?
        .ok_or(AppError::NotFound)?;
    let players = placed(results::players(&mut db, game.id).await?);
    let (hash, count) = (token_hash(token), players.len());
    let mine = players.into_iter().find(|(_, player)| player.token_hash == hash);
    let (rank, player) = mine.ok_or(AppError::NotFound)?;
    Ok((game, rank, player, count))
}

/// One game that the viewer played.
#[derive(Debug, Clone)]
pub struct MyResult {
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
    Ok(json!({
        "sign_ups": sign_ups.iter().map(|quiz| &quiz.title).collect::<Vec<_>>(),
        "games": seats.iter().map(|seat| json!({
            "title": seat.title,
            "played_at": instant(zone, seat.joined_at),
            "nickname": seat.nickname,
            "score": seat.score,
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
    for seat in results::seats_of(tx, account).await? {
        let nickname = format!("Pemain {}", seat.id.raw() % 10_000_000);
        results::rename(tx, seat.id, &nickname).await?;
    }
    Ok(())
}
