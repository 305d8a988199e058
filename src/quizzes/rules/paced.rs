//! A quiz at one's own pace: when it is open, and what an answer without a clock is worth.

use super::score;
use crate::{
    quizzes::{Answer, Mode, Question},
    time::Millis,
};

/// So many attempts may be allowed.
pub const ATTEMPTS: std::ops::RangeInclusive<u32> = 1..=10;

/// Where a moment stands to a window. The moment of closing is outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    Early,
    Open,
    Closed,
}

#[must_use]
pub fn opening(opens_at: Millis, closes_at: Millis, now: Millis) -> Opening {
    if now < opens_at {
        Opening::Early
    } else if now < closes_at {
        Opening::Open
    } else {
        Opening::Closed
    }
}

/// What an answer earns where nobody is timed: `round(P · credit)`.
#[must_use]
pub fn accuracy(question: &Question, answer: &Answer) -> u32 {
    let mode = Mode {
        accuracy: true,
        ..Mode::default()
    };
    score(mode, question, answer, 0)
}

/// What an attempt can earn at most.
#[must_use]
pub fn most(questions: &[Question]) -> i64 {
    let points = questions.iter().map(|question| i64::from(question.points));
    points.sum()
}

/// The middle of `values`; between the two middle ones, rounded down, where their number is even.
#[must_use]
pub fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    let upper = *values.get(values.len() / 2)?;
    match values.len() % 2 {
        1 => Some(upper),
        _ => values
            .get(values.len() / 2 - 1)
            .map(|lower| lower + (upper - lower) / 2),
    }
}
