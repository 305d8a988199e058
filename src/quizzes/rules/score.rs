//! Points: how much of a question an answer got right, and what that earns in its time.

use super::{INSTANT, words};
use crate::quizzes::{Answer, Body, Choice, Mode, Question};

/// The share of a question that an answer got right: `hits` of `of`, which is never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    pub hits: u32,
    pub of: u32,
}

impl Credit {
    const NOTHING: Self = Self { hits: 0, of: 1 };

    const fn all_or_nothing(right: bool) -> Self {
        Self {
            hits: right as u32,
            of: 1,
        }
    }

    /// Wholly right?
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.hits == self.of
    }
}

/// How much of `body` the answer got right. In a multiple choice each right option counts one and each wrong one takes one
/// away, so that ticking everything earns nothing; in an ordering each item at its place counts one. What is not scored, or
/// does not fit, is not right.
#[must_use]
pub fn credit(body: &Body, answer: &Answer) -> Credit {
    match (body, answer) {
        (Body::Single { correct, .. } | Body::TrueFalse { correct, .. }, Answer::Options(choice)) => {
            Credit::all_or_nothing(correct == choice)
        }
        (Body::Multiple { correct, .. }, Answer::Options(choice)) => several(*correct, *choice),
        (Body::Typed { accepted, typo }, Answer::Text(text)) => {
            Credit::all_or_nothing(is_accepted(accepted, *typo, text))
        }
        (Body::Ordering { order, .. }, Answer::Order(given)) if order.len() == given.len() => Credit {
            hits: count(order.shared(given)),
            of: count(order.len()),
        },
        (Body::Numeric { value, tolerance }, Answer::Number(number)) => {
            Credit::all_or_nothing(number.is_within(*tolerance, *value))
        }
        _ => Credit::NOTHING,
    }
}

fn several(correct: Choice, choice: Choice) -> Credit {
    let hits = choice.shared(correct);
    Credit {
        hits: hits.saturating_sub(choice.count() - hits),
        of: correct.count(),
    }
}

fn is_accepted(accepted: &[String], typo: bool, text: &str) -> bool {
    let said = words::folded(text);
    accepted.iter().any(|variant| {
        let variant = words::folded(variant);
        variant == said || (typo && words::is_typo(&variant, &said))
    })
}

/// What an answer earns: `round(P · (1 − t/(2T)) · credit)` with all of P within [`INSTANT`]; never below 0, never above P.
/// Where only accuracy counts, every answer is as good as the quickest: `round(P · credit)`.
///
/// `took` and `time` are milliseconds since the question opened, and until it closes. `took` is clamped to `0..=time`.
#[must_use]
pub fn score(mode: Mode, question: &Question, answer: &Answer, took: i64) -> u32 {
    if !question.kind().is_scored() {
        return 0;
    }
    let Credit { hits, of } = credit(&question.body, answer);
    let (points, time) = (i64::from(question.points), question.time().max(1));
    let took = took.clamp(0, time);
    let took = if mode.accuracy || took < INSTANT { 0 } else { took };
    // P · (2T − t) · hits / (2T · of), rounded half up.
    let (above, below) = (
        points * (2 * time - took) * i64::from(hits),
        2 * time * i64::from(of),
    );
    u32::try_from((2 * above + below) / (2 * below)).unwrap_or(0)
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
