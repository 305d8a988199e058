//! What everybody knew of a quiz at their own pace, for the staff.

use super::mine::best;
use crate::{
    auth::{self, AccountId, Role},
    error::AppError,
    quizzes::{
        Answer, AttemptId, QuizId, TakerId,
        backend::results::{QuestionResult, mark_hardest, question_result},
        rules,
        store::paced::{
            attempts::{self, AnswerRow, AttemptRow, TakerRow},
            windows::{self, WindowRow},
        },
    },
    server::Ctx,
};
use sqlx::AnyConnection;
use std::{cmp::Reverse, collections::HashMap};

/// A window in three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    pub takers: usize,
    pub attempts: usize,
    /// Of the best score of each.
    pub median: Option<i64>,
}

/// The window that a quiz has, and how it goes.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian.
pub async fn summary(ctx: &Ctx, quiz: QuizId) -> Result<Option<(WindowRow, Summary)>, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let Some(window) = windows::of_quiz(&mut db, quiz).await? else {
        return Ok(None);
    };
    let attempts = attempts::of_window(&mut db, window.id).await?;
    let summary = summed(&by_taker(attempts));
    Ok(Some((window, summary)))
}

fn summed(attempts: &HashMap<TakerId, Vec<AttemptRow>>) -> Summary {
    let bests = attempts.values().filter_map(|attempts| best(attempts));
    Summary {
        takers: attempts.len(),
        attempts: attempts.values().map(Vec::len).sum(),
        median: rules::median(bests.map(|best| best.score).collect()),
    }
}

fn by_taker(attempts: Vec<AttemptRow>) -> HashMap<TakerId, Vec<AttemptRow>> {
    let mut by_taker: HashMap<TakerId, Vec<AttemptRow>> = HashMap::new();
    for attempt in attempts {
        by_taker.entry(attempt.taker_id).or_default().push(attempt);
    }
    by_taker
}

/// One window, whole.
#[derive(Debug)]
pub struct PacedResults {
    pub window: WindowRow,
    pub summary: Summary,
    /// What an attempt can earn at most.
    pub most: i64,
    /// From the first attempt of each: who comes again has seen what is right.
    pub questions: Vec<QuestionResult>,
    pub hardest: Vec<usize>,
    /// The best first.
    pub takers: Vec<TakerResult>,
    /// Question by question, of every attempt.
    pub answers: Vec<GivenAnswer>,
}

#[derive(Debug)]
pub struct TakerResult {
    pub rank: u32,
    pub name: String,
    pub has_account: bool,
    pub best: i64,
    /// Questions that the best attempt got wholly right.
    pub right: usize,
    pub attempts: usize,
    /// Has one of them been left before its last question?
    pub is_under_way: bool,
}

#[derive(Debug)]
pub struct GivenAnswer {
    pub question_no: usize,
    pub name: String,
    pub attempt: i64,
    /// Nothing where the question was passed.
    pub answer: Option<Answer>,
    pub points: i64,
}

/// # Errors
/// [`AppError::NotFound`]; [`AppError::Forbidden`] below librarian.
pub async fn paced_results(ctx: &Ctx, code: &str) -> Result<PacedResults, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let window = windows::find(&mut db, code).await?.ok_or(AppError::NotFound)?;
    let asked = windows::questions(&mut db, window.id).await?;
    let attempts = attempts::of_window(&mut db, window.id).await?;
    let answers = attempts::answers_of_window(&mut db, window.id).await?;
    let takers = attempts::takers(&mut db, window.id).await?;
    let names = names(&mut db, &takers).await?;
    drop(db);
    let of: HashMap<AttemptId, (TakerId, i64)> = attempts
        .iter()
        .map(|attempt| (attempt.id, (attempt.taker_id, attempt.no)))
        .collect();
    let most = rules::most(&asked);
    let mut first: Vec<Vec<&AnswerRow>> = vec![Vec::new(); asked.len()];
    for row in &answers {
        let is_first = of.get(&row.attempt_id).is_some_and(|(_, no)| *no == 1);
        let question = usize::try_from(row.question_no).ok();
        if let Some(given) = question.filter(|_| is_first).and_then(|no| first.get_mut(no)) {
            given.push(row);
        }
    }
    let question = |(question, rows): (_, Vec<&AnswerRow>)| {
        let given: Vec<Answer> = rows.iter().filter_map(|row| row.answer()).collect();
        let passed = rows.len() - given.len();
        question_result(question, given, passed, None)
    };
    let mut questions: Vec<QuestionResult> = asked.into_iter().zip(first).map(question).collect();
    let hardest = mark_hardest(&mut questions);
    let mut right: HashMap<AttemptId, usize> = HashMap::new();
    let mut all = Vec::new();
    for row in answers {
        let (Ok(question_no), Some((taker, attempt))) =
            (usize::try_from(row.question_no), of.get(&row.attempt_id))
        else {
            continue;
        };
        let answer = row.answer();
        let asked = questions.get(question_no).map(|result| &result.question.body);
        if let (Some(body), Some(answer)) = (asked, &answer)
            && rules::credit(body, answer).is_whole()
        {
            *right.entry(row.attempt_id).or_default() += 1;
        }
        all.push(GivenAnswer {
            question_no,
            name: names.get(taker).cloned().unwrap_or_default(),
            attempt: *attempt,
            answer,
            points: row.points,
        });
    }
    let attempts = by_taker(attempts);
    Ok(PacedResults {
        summary: summed(&attempts),
        takers: placed(ctx, &takers, &names, &attempts, &right),
        window,
        most,
        questions,
        hardest,
        answers: all,
    })
}

fn placed(
    ctx: &Ctx,
    takers: &[TakerRow],
    names: &HashMap<TakerId, String>,
    attempts: &HashMap<TakerId, Vec<AttemptRow>>,
    right: &HashMap<AttemptId, usize>,
) -> Vec<TakerResult> {
    let result = |taker: &TakerRow| {
        let attempts = attempts.get(&taker.id)?;
        let best = best(attempts)?;
        Some(TakerResult {
            rank: 0,
            name: names.get(&taker.id).cloned().unwrap_or_default(),
            has_account: taker.account_id.is_some(),
            best: best.score,
            right: right.get(&best.id).copied().unwrap_or_default(),
            attempts: attempts.len(),
            is_under_way: attempts.iter().any(|attempt| attempt.is_open(ctx.now())),
        })
    };
    let mut placed: Vec<TakerResult> = takers.iter().filter_map(result).collect();
    placed.sort_by_key(|taker| Reverse(taker.best));
    let scores: Vec<u32> = placed
        .iter()
        .map(|taker| u32::try_from(taker.best).unwrap_or_default())
        .collect();
    for (taker, rank) in placed.iter_mut().zip(rules::ranks(&scores)) {
        taker.rank = rank;
    }
    placed
}

/// A nickname, or the name of the account.
async fn names(db: &mut AnyConnection, takers: &[TakerRow]) -> Result<HashMap<TakerId, String>, AppError> {
    let accounts: Vec<AccountId> = takers.iter().filter_map(|taker| taker.account_id).collect();
    let contacts = auth::backend::contacts(db, &accounts).await?;
    let name = |taker: &TakerRow| {
        let account = taker.account_id.and_then(|account| contacts.get(&account));
        let name = account
            .map(|contact| contact.name.clone())
            .or_else(|| taker.nickname.clone());
        (taker.id, name.unwrap_or_default())
    };
    Ok(takers.iter().map(name).collect())
}
