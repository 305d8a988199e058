//! What the network took of an answer's time, and how little it pays to pretend.
//!
//! An answer is scored by its arrival less half the round trip of its connection, at most [`COMPENSATED`] milliseconds. The
//! server measures the round trip itself: it sends a nonce that nobody can guess, and only the shortest time until one came
//! back counts. So a client cannot seem nearer than it is, and seems farther only by holding back *every* echo from the
//! first on. From here that is a slow link like any other, and no measurement tells the two apart. What it is worth is
//! bounded instead: compensation adds at most a hundredth of the question's points ([`earned`]), whatever the time.
//!
//! Where that bound and fairness meet, for equal reactions at 20 and 400 ms of round trip:
//! - 10 s or more: 200 ms of the falling line are worth at most a hundredth, and both earn the same.
//! - 5 s: they are worth two hundredths; one is given, and the two differ by the other.
//! - The step of [`INSTANT`](super::INSTANT) is itself worth more than a hundredth below 25 s. Who reacted before it and
//!   arrived after it gets a hundredth more than the arrival earns: still within a hundredth of each other from 17.5 s on,
//!   but not below (six hundredths at 5 s). Giving the step away would give it to every client that pretends.

use super::score;
use crate::{
    quizzes::{Answer, Mode, Pace, Question},
    time::Span,
};
use serde::{Deserialize, Serialize};

/// No more of half a round trip is taken off than this many milliseconds.
pub const COMPENSATED: i64 = 200;
/// What compensation is worth at most: one part in so many of the question's points.
const WORTH: u32 = 100;

/// The shortest round trip of one connection so far; none before the first echo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Latency(Option<Span>);

impl Latency {
    /// Takes one more round trip into account: only a shorter one changes anything.
    #[must_use]
    pub fn with(self, round_trip: Span) -> Self {
        let round_trip = Span(round_trip.0.max(0));
        Self(Some(self.0.map_or(round_trip, |known| known.min(round_trip))))
    }

    /// Milliseconds that an answer of this connection was under way, as far as they count.
    #[must_use]
    pub fn one_way(self) -> i64 {
        self.0.map_or(0, |round_trip| (round_trip.0 / 2).min(COMPENSATED))
    }
}

/// The scored time of an answer, and what it earns by the player's own time. `arrival` is milliseconds since the question
/// opened.
#[must_use]
pub fn earned(
    mode: Mode,
    (question, answer): (&Question, &Answer),
    arrival: i64,
    latency: Latency,
    pace: Pace,
) -> (i64, u32) {
    let took = (arrival - latency.one_way()).clamp(0, pace.stretched(question.time()));
    let worth = |took: i64| score(mode, question, answer, pace.shrunk(took));
    let most = worth(arrival) + question.points / WORTH;
    (took, worth(took).min(most))
}
