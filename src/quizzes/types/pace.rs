//! Extra time on request. A player who asked for it has their own close, and earns by their own time: equal relative speed
//! earns equal points. It concerns nobody else: no snapshot, counter or result says who asked.

use crate::time::{Millis, Span};
use serde::{Deserialize, Serialize};

/// Percent of a question's time that a player may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pace(i64);

impl Pace {
    pub const USUAL: Self = Self(100);
    pub const HALF_MORE: Self = Self(150);
    pub const DOUBLE: Self = Self(200);
    pub const ALL: [Self; 3] = [Self::USUAL, Self::HALF_MORE, Self::DOUBLE];

    /// What a form or a row says.
    #[must_use]
    pub fn of_percent(percent: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|pace| pace.0 == percent)
    }

    #[must_use]
    pub const fn percent(self) -> i64 {
        self.0
    }

    /// The player's own time where everybody has `time`.
    #[must_use]
    pub const fn stretched(self, time: i64) -> i64 {
        time * self.0 / 100
    }

    /// What `took` of the player's own time is of everybody's.
    #[must_use]
    pub const fn shrunk(self, took: i64) -> i64 {
        took * 100 / self.0
    }

    /// The player's own close of a question.
    #[must_use]
    pub fn close(self, opens_at: Millis, closes_at: Millis) -> Millis {
        opens_at + Span(self.stretched((closes_at - opens_at).0))
    }
}
