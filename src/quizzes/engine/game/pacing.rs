//! Some have asked for more time than others: when they may, and when the last of them has none left.

use super::{Game, Reply, Stage, Write};
use crate::{
    quizzes::{Pace, PlayerId, wire::Refusal},
    time::Millis,
};

impl Game {
    /// Between questions alone: one that is open keeps the time it was opened with, and its points.
    pub(super) fn set_pace(&mut self, id: PlayerId, pace: Pace, writes: &mut Vec<Write>) -> Reply {
        if !matches!(
            self.stage,
            Stage::Lobby | Stage::Reveal { .. } | Stage::Leaderboard { .. }
        ) {
            return self.refuse(Refusal::NotNow);
        }
        let Some(player) = self.players.get_mut(&id) else {
            return self.refuse(Refusal::NotPlayer);
        };
        if player.pace == pace {
            return Reply::Nothing;
        }
        player.pace = pace;
        // In order of joining, as a restart reads them.
        let players = &self.players;
        let is_slow = |id: &&PlayerId| players.get(*id).is_some_and(|player| player.pace > Pace::USUAL);
        self.slow = self.order.iter().filter(is_slow).copied().collect();
        writes.push(Write::Pace { player: id, pace });
        Reply::Noted
    }

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
