//! The last close: some have asked for more time than others.

use super::Game;
use crate::{
    quizzes::{Pace, PlayerId},
    time::Millis,
};

impl Game {
    /// Those with more time than the others who have not answered yet.
    pub(super) fn slow_to_answer(&self) -> impl Iterator<Item = (PlayerId, Pace)> {
        let waited_for = self.slow.iter().filter(|id| !self.answers.contains_key(id));
        waited_for.filter_map(|id| Some((*id, self.players.get(id)?.pace)))
    }

    /// When nobody has time left for a question that closes at `closes_at` for most.
    pub(super) fn last_close(&self, opens_at: Millis, closes_at: Millis) -> Millis {
        let paces = self.slow_to_answer().map(|(_, pace)| pace);
        paces.max().unwrap_or(Pace::USUAL).close(opens_at, closes_at)
    }
}
