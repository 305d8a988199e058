//! A question as a game would show it, without a game.

use crate::{
    quizzes::{
        GameId, Pin, Question,
        engine::game::{Game, Stage},
        rules,
        wire::Snapshot,
    },
    time::{Millis, Span},
};
use std::collections::HashMap;

/// What everybody sees of `question` at `now`, in its first moment or once it is revealed.
#[must_use]
pub fn pictured(title: &str, question: Question, now: Millis, revealed: bool) -> Snapshot {
    // Shuffled, as it will be; always alike, so that a preview does not jump.
    let question = rules::shuffled(question, 0);
    let closes_at = now + Span(question.time());
    let stage = match revealed {
        true => Stage::Reveal { no: 0 },
        false => Stage::Question {
            no: 0,
            asked: 1,
            opens_at: now,
            closes_at,
            paused: None,
        },
    };
    let pin = Pin::from_number(123_456).unwrap_or_else(|| unreachable!("six digits"));
    Game::restore(
        (GameId::from_raw(0), pin, title.to_owned()),
        vec![question],
        (stage, 1),
        Vec::new(),
        HashMap::new(),
    )
    .snapshot()
}
