//! The bonus for right answers in a row, where a quiz gives one: +100 for the second, +200 for the third, and so on, +500 at
//! most. It is no part of a question's points.

use super::credit;
use crate::quizzes::{Answer, Question};
use serde::{Deserialize, Serialize};

/// What each right answer after the first adds to the bonus.
const STEP: u32 = 100;
/// The bonus grows no further than this.
pub const BONUS_MOST: u32 = 500;

/// How many questions in a row somebody got wholly right, as far as that makes a difference.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Streak(u32);

impl Streak {
    /// From here on every right answer earns the same bonus.
    pub const LONGEST: Self = Self(BONUS_MOST / STEP + 1);

    #[must_use]
    pub fn of(right: u32) -> Self {
        Self(right).min(Self::LONGEST)
    }

    /// What the last of so many right answers earns beside its points.
    #[must_use]
    pub const fn bonus(self) -> u32 {
        self.0.saturating_sub(1) * STEP
    }

    /// After `question` was revealed, with `given` as the answer to it if there was one. Only what can earn points makes a
    /// streak longer or ends it.
    #[must_use]
    pub fn after(self, question: &Question, given: Option<&Answer>) -> Self {
        if !question.is_scored() {
            self
        } else if given.is_some_and(|answer| is_right(question, answer)) {
            Self::of(self.0 + 1)
        } else {
            Self::default()
        }
    }

    /// The streak that stood after an answer to a scored question, by the bonus that it earned.
    #[must_use]
    pub fn left_by(question: &Question, answer: &Answer, bonus: u32) -> Self {
        match is_right(question, answer) {
            true => Self::of(bonus / STEP + 1),
            false => Self::default(),
        }
    }
}

/// What `answer` earns beside its points when it is given after `before`.
#[must_use]
pub fn bonus(before: Streak, question: &Question, answer: &Answer) -> u32 {
    match question.is_scored() && is_right(question, answer) {
        true => before.after(question, Some(answer)).bonus(),
        false => 0,
    }
}

fn is_right(question: &Question, answer: &Answer) -> bool {
    credit(&question.body, answer).is_whole()
}
