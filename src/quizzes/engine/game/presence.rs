//! Who is there: a phone that has gone is not waited for.
//!
//! None of it is stored. After a restart everybody counts as there until they have come and gone again, and a phone that
//! sleeps with its line open is there too: it may wake. A pad without script never has a line. It is there once it has asked for its
//! page while the question is on; one that looked before, and not since, is waited for as one that has gone.

use super::{Game, Stage};
use crate::{
    quizzes::{
        Pace, PlayerId,
        rules::{GRACE, LOOK_WITHIN, PATIENCE},
    },
    time::{Millis, Span},
};
use std::collections::HashMap;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Presence {
    /// Open lines of each player; a second page is a second line.
    lines: HashMap<PlayerId, u32>,
    /// Who has none left, and since when.
    away: HashMap<PlayerId, Millis>,
    /// When each player asked for the page last, and in which epoch.
    looks: HashMap<PlayerId, (Millis, u32)>,
}

impl Presence {
    pub(super) fn came(&mut self, player: PlayerId) {
        *self.lines.entry(player).or_default() += 1;
        self.away.remove(&player);
    }

    pub(super) fn left(&mut self, player: PlayerId, at: Millis) {
        let lines = self.lines.remove(&player).unwrap_or_default();
        if lines > 1 {
            self.lines.insert(player, lines - 1);
        } else {
            self.away.insert(player, at);
        }
    }
}

impl Game {
    /// A player asks for the page. Who reloads it closes a line after this, and counts by that.
    pub(super) fn looked(&mut self, token_hash: &str, at: Millis) {
        let player = self.by_token.get(token_hash);
        if let Some(player) = player.filter(|player| self.players.contains_key(player)) {
            self.presence.looks.insert(*player, (at, self.epoch));
            self.presence.away.remove(player);
        }
    }

    /// Who has gone, and since when: whose last line has ended, or who never had one and did not look at this question.
    fn away(&self, opens_at: Millis) -> HashMap<PlayerId, Millis> {
        let asked = match self.stage {
            Stage::Question { asked, .. } => asked,
            _ => self.epoch,
        };
        let Presence { lines, away, looks } = &self.presence;
        let unseen = looks
            .iter()
            .filter(|(id, (_, epoch))| *epoch < asked && !lines.contains_key(id) && !away.contains_key(id));
        let unseen = unseen.map(|(id, (at, _))| {
            (
                *id,
                (opens_at + Span(LOOK_WITHIN)).max(*at + Span(3 * LOOK_WITHIN)),
            )
        });
        let gone = away.iter().map(|(id, since)| (*id, *since));
        gone.chain(unseen)
            .filter(|(id, _)| self.players.contains_key(id))
            .collect()
    }

    /// Until when the game waits for answers to a question. Never for one phone that has gone while everybody else has answered;
    /// but when most have gone at once, the network has, and they come back.
    pub(super) fn waits_until(&self, opens_at: Millis, closes_at: Millis) -> Millis {
        let away = self.away(opens_at).into_iter();
        let away: HashMap<PlayerId, Millis> = away.map(|(id, since)| (id, since + Span(PATIENCE))).collect();
        let most_are_here = away.len() * 2 <= self.players.len();
        let gone = |id: &PlayerId| away.get(id).filter(|_| most_are_here).copied();
        let time_of = |pace: Pace| pace.close(opens_at, closes_at) + Span(GRACE + 1);
        let slow = self.slow_to_answer();
        let slow = slow.map(|(id, pace)| gone(&id).map_or(time_of(pace), |until| until.min(time_of(pace))));
        let missing = self.players.len().saturating_sub(self.answers.len());
        let gone: Vec<Millis> = away
            .keys()
            .filter(|id| !self.answers.contains_key(id))
            .filter_map(gone)
            .collect();
        let usual = match gone.iter().max() {
            Some(until) if gone.len() == missing => time_of(Pace::USUAL).min(*until),
            _ => time_of(Pace::USUAL),
        };
        slow.max().map_or(usual, |slow| slow.max(usual))
    }
}
