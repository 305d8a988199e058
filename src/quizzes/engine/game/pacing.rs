//! The last close: some have asked for more time, and the game waits for those of them who have not answered yet.

use super::Game;
use crate::{quizzes::Pace, time::Millis};

impl Game {
    /// When nobody has time left for a question that closes at `closes_at` for most.
    pub(super) fn last_close(&self, opens_at: Millis, closes_at: Millis) -> Millis {
        let waited_for = self.slow.iter().filter(|id| !self.answers.contains_key(id));
        let paces = waited_for.filter_map(|id| self.players.get(id).map(|player| player.pace));
        paces.max().unwrap_or(Pace::USUAL).close(opens_at, closes_at)
    }
}
