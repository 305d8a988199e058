//! What somebody sees of their own attempts.

use super::{browser, is_theirs};
use crate::{
    auth::{AccountId, backend::instant},
    error::AppError,
    i18n::Zone,
    quizzes::{
        Answer, WindowId,
        backend::MyQuestion,
        rules::{self, Opening, Turn},
        store::{
            calendar,
            paced::{
                attempts::{self, AnswerRow, AttemptRow, Who},
                windows::{self, WindowRow},
            },
        },
    },
    server::Ctx,
    time::Millis,
};
use serde_json::json;
use sqlx::AnyConnection;
use std::collections::HashMap;

/// Windows that `/saya` lists.
const SHOWN: usize = 10;

/// A quiz at one's own pace, as one reader finds it.
#[derive(Debug)]
pub struct MyWindow {
    pub window: WindowRow,
    pub opening: Opening,
    /// What an attempt asks.
    pub questions: i64,
    /// What an attempt can earn at most, once its questions stand.
    pub most: Option<i64>,
    /// How this browser is called here, if it was here before without an account.
    pub nickname: Option<String>,
    /// The reader's own attempts, in order.
    pub attempts: Vec<AttemptRow>,
}

impl MyWindow {
    /// The attempt that is under way.
    #[must_use]
    pub fn under_way(&self) -> Option<&AttemptRow> {
        self.attempts.iter().find(|attempt| attempt.finished_at.is_none())
    }

    #[must_use]
    pub fn left(&self) -> i64 {
        let used = i64::try_from(self.attempts.len()).unwrap_or(i64::MAX);
        (self.window.attempts - used).max(0)
    }

    /// The attempt that counts: the first of the best.
    #[must_use]
    pub fn best(&self) -> Option<&AttemptRow> {
        best(&self.attempts)
    }
}

pub(super) fn best(attempts: &[AttemptRow]) -> Option<&AttemptRow> {
    attempts.iter().rev().max_by_key(|attempt| attempt.score)
}

/// # Errors
/// [`AppError::NotFound`] for a quiz that has no window.
pub async fn my_window(ctx: &Ctx, slug: &str, token: Option<&str>) -> Result<MyWindow, AppError> {
    let mut db = ctx.read().await?;
    let quiz = calendar::find(&mut db, slug).await?.ok_or(AppError::NotFound)?;
    let window = windows::of_quiz(&mut db, quiz.id)
        .await?
        .ok_or(AppError::NotFound)?;
    let hash = token.map(|token| browser(window.id, token));
    let who = match (&ctx.viewer, &hash) {
        (Some(viewer), _) => Some(Who::Account(viewer.id)),
        (None, Some(hash)) => Some(Who::Browser(hash)),
        (None, None) => None,
    };
    let taker = match who {
        Some(who) => attempts::taker(&mut db, window.id, who).await?,
        None => None,
    };
    let mine = match &taker {
        Some(taker) => attempts::of_taker(&mut db, taker.id).await?,
        None => Vec::new(),
    };
    let standing = windows::questions(&mut db, window.id).await?;
    let questions = match window.began_at {
        Some(_) => i64::try_from(standing.len()).unwrap_or(i64::MAX),
        None => quiz.questions,
    };
    Ok(MyWindow {
        opening: window.opening(ctx.now()),
        most: window.began_at.map(|_| rules::most(&standing)),
        questions,
        nickname: taker.and_then(|taker| taker.nickname),
        attempts: mine,
        window,
    })
}

/// What a question was answered with, as this attempt shows it; nothing where it was passed.
#[derive(Debug, Clone)]
pub struct Given {
    pub answer: Option<Answer>,
    pub points: i64,
}

/// One attempt, question by question in its own order.
#[derive(Debug)]
pub struct MyAttempt {
    pub row: AttemptRow,
    pub turns: Vec<(Turn, Option<Given>)>,
    /// May something still be answered?
    pub is_open: bool,
    pub most: i64,
    /// How many attempts are left, while the window is open.
    pub left: i64,
    /// The best score of all attempts.
    pub best: i64,
}

impl MyAttempt {
    /// The place of the first question that is not done with, from 1.
    #[must_use]
    pub fn next(&self) -> Option<usize> {
        let waiting = self.turns.iter().position(|(_, given)| given.is_none());
        waiting.map(|at| at + 1)
    }

    /// The scored questions with what was answered, for the result and for practice.
    #[must_use]
    pub fn questions(&self) -> Vec<MyQuestion> {
        let scored = self
            .turns
            .iter()
            .filter(|(turn, _)| turn.question.kind().is_scored());
        let question = |(turn, given): &(Turn, Option<Given>)| {
            let answer = given.as_ref().and_then(|given| given.answer.clone());
            MyQuestion {
                credit: answer
                    .as_ref()
                    .map(|answer| rules::credit(&turn.question.body, answer)),
                question: turn.question.clone(),
                answer,
            }
        };
        scored.map(question).collect()
    }
}

/// # Errors
/// [`AppError::NotFound`] for an attempt of somebody else, or of another quiz.
pub async fn my_attempt(
    ctx: &Ctx,
    slug: &str,
    code: &str,
    token: Option<&str>,
) -> Result<MyAttempt, AppError> {
    let mut db = ctx.read().await?;
    let row = attempts::find(&mut db, code).await?;
    let row = row
        .filter(|row| row.slug == slug && is_theirs(ctx, row, token))
        .ok_or(AppError::NotFound)?;
    let questions = windows::questions(&mut db, row.window_id).await?;
    let answers = attempts::answers(&mut db, row.id).await?;
    let all = attempts::of_taker(&mut db, row.taker_id).await?;
    let mut answers: HashMap<i64, AnswerRow> =
        answers.into_iter().map(|row| (row.question_no, row)).collect();
    let turn = |turn: Turn| {
        let row = i64::try_from(turn.no).ok().and_then(|no| answers.remove(&no));
        let given = row.map(|row| Given {
            answer: row.answer().map(|answer| turn.shown(answer)),
            points: row.points,
        });
        (turn, given)
    };
    let turns = rules::turns(&questions, row.id, row.shuffles == 1);
    let is_over = row.ended_at.is_some() || row.closes_at <= ctx.now();
    let used = i64::try_from(all.len()).unwrap_or(i64::MAX);
    Ok(MyAttempt {
        turns: turns.into_iter().map(turn).collect(),
        is_open: row.is_open(ctx.now()),
        most: rules::most(&questions),
        left: if is_over { 0 } else { (row.attempts - used).max(0) },
        best: best(&all).map_or(0, |best| best.score),
        row,
    })
}

/// What the viewer did in one window.
#[derive(Debug)]
pub struct MyPaced {
    pub title: String,
    /// Where the attempt under way goes on, or the best one stands.
    pub address: String,
    pub is_under_way: bool,
    pub closes_at: Millis,
    pub attempts: usize,
    pub best: i64,
}

/// The newest windows in which the viewer took an attempt.
///
/// # Errors
/// [`AppError::SignInRequired`].
pub async fn my_attempts(ctx: &Ctx) -> Result<Vec<MyPaced>, AppError> {
    let viewer = ctx.signed_in()?;
    let all = attempts::of_account(&mut *ctx.read().await?, viewer.id).await?;
    let mut windows: Vec<(WindowId, Vec<AttemptRow>)> = Vec::new();
    for attempt in all {
        match windows.iter_mut().find(|(id, _)| *id == attempt.window_id) {
            Some((_, attempts)) => attempts.push(attempt),
            None => windows.push((attempt.window_id, vec![attempt])),
        }
    }
    let paced = windows.into_iter().take(SHOWN).filter_map(|(_, mut attempts)| {
        attempts.reverse();
        let best = best(&attempts)?;
        let under_way = attempts.iter().find(|attempt| attempt.is_open(ctx.now()));
        Some(MyPaced {
            title: best.title.clone(),
            address: match under_way {
                Some(open) => super::address(&open.slug, &open.code),
                None => format!("{}/hasil", super::address(&best.slug, &best.code)),
            },
            is_under_way: under_way.is_some(),
            closes_at: best.closes_at,
            attempts: attempts.len(),
            best: best.score,
        })
    });
    Ok(paced.collect())
}

/// What is kept of a person, for the file that is theirs.
pub(in crate::quizzes::backend) async fn data(
    db: &mut AnyConnection,
    account: AccountId,
    zone: &Zone,
) -> Result<serde_json::Value, AppError> {
    let attempts = attempts::of_account(db, account).await?;
    let attempt = |attempt: AttemptRow| {
        json!({
            "title": attempt.title,
            "attempt": attempt.no,
            "started_at": instant(zone, attempt.started_at),
            "finished_at": attempt.finished_at.map(|at| instant(zone, at)),
            "score": attempt.score,
        })
    };
    Ok(attempts.into_iter().map(attempt).collect())
}
