//! A game as one player saw it: what they knew, and for who has an account what they may practise and the certificate they earned.

use super::{
    results::placed,
    teams::{TeamResult, team_of},
};
use crate::{
    db::token_hash,
    error::AppError,
    quizzes::{
        Answer, Question,
        rules::{self, Credit, Merit},
        store::{
            results::{self, AnswerRow, PlayerScore},
            skips,
        },
    },
    server::Ctx,
    time::Millis,
};
use std::collections::HashMap;

#[derive(Debug)]
pub struct MyGame {
    pub title: String,
    pub played_at: Millis,
    pub rank: u32,
    pub players: usize,
    pub score: i64,
    /// Their team, and how many there were.
    pub team: Option<(TeamResult, usize)>,
    /// Scored questions that were wholly right, and how many were asked.
    pub right: usize,
    pub scored: usize,
    pub merit: Option<Merit>,
    /// Those that were asked and can be right.
    pub questions: Vec<MyQuestion>,
}

#[derive(Debug)]
pub struct MyQuestion {
    pub question: Question,
    pub answer: Option<Answer>,
    pub credit: Option<Credit>,
}

impl MyQuestion {
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.credit.is_some_and(Credit::is_whole)
    }
}

/// The game whose results stand at `code`, as the viewer played it.
///
/// # Errors
/// [`AppError::SignInRequired`]; [`AppError::NotFound`] for a game that they did not play to its end.
pub async fn my_game(ctx: &Ctx, code: &str) -> Result<MyGame, AppError> {
    let viewer = ctx.signed_in()?.id;
    played(ctx, code, |player| player.account_id == Some(viewer)).await
}

/// The same as whoever holds the seat of `token` played it, who may have no account.
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn game_at_seat(ctx: &Ctx, code: &str, token: &str) -> Result<MyGame, AppError> {
    let hash = token_hash(token);
    played(ctx, code, |player| player.token_hash == hash).await
}

async fn played(
    ctx: &Ctx,
    code: &str,
    is_mine: impl Fn(&PlayerScore) -> bool + Send,
) -> Result<MyGame, AppError> {
    let mut db = ctx.read().await?;
    let game = results::find(&mut db, code).await?;
    let game = game
        .filter(|game| game.ended_at.is_some())
        .ok_or(AppError::NotFound)?;
    let players = results::players(&mut db, game.id).await?;
    let count = players.len();
    // The better one of two seats.
    let team = players.iter().find(|player| is_mine(player));
    let team = team.and_then(|mine| team_of(mine, &players));
    let mine = placed(players).into_iter().find(|(_, player)| is_mine(player));
    let (rank, player) = mine.ok_or(AppError::NotFound)?;
    let asked = results::questions(&mut db, game.id).await?;
    let skipped = skips::of_game(&mut db, game.id).await?;
    let answers = results::answers_of(&mut db, game.id, player.id).await?;
    let answers: HashMap<i64, AnswerRow> = answers.into_iter().map(|row| (row.question_no, row)).collect();
    let question = |(no, question): (i64, Question)| {
        let answer = answers.get(&no).and_then(AnswerRow::answer);
        MyQuestion {
            credit: answer
                .as_ref()
                .map(|answer| rules::credit(&question.body, answer)),
            answer,
            question,
        }
    };
    // A game that was ended early did not ask them all, one that was ended in its lobby none, and what was skipped was not asked.
    let until = if game.closes_at == Millis(0) {
        0
    } else {
        game.question_no + 1
    };
    let asked = (0..until).zip(asked).filter(|(no, _)| !skipped.contains(no));
    let asked = asked.filter_map(|(no, asked)| Some((no, asked.into_question()?)));
    let questions: Vec<MyQuestion> = asked
        .filter(|(_, question)| question.kind().is_scored())
        .map(question)
        .collect();
    let right = questions.iter().filter(|question| question.is_right()).count();
    Ok(MyGame {
        title: game.title,
        played_at: game.opened_at,
        rank,
        players: count,
        score: player.score,
        team,
        right,
        scored: questions.len(),
        merit: rules::merit((rank, count), player.score, right, questions.len()),
        questions,
    })
}
