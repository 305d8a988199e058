//! From stage to stage: what the host asks for, and what time brings.

use super::{Game, Reply, Stage, Write};
use crate::{
    quizzes::{
        rules::{EXTRA, LEAD},
        wire::{Command, Refusal},
    },
    time::{Millis, Span},
};

impl Game {
    pub(super) fn command(
        &mut self,
        epoch: u32,
        command: Command,
        at: Millis,
        writes: &mut Vec<Write>,
    ) -> Reply {
        if epoch != self.epoch {
            return self.refuse(Refusal::Late);
        }
        match (command, self.stage) {
            // The second press of the button that has just asked it.
            (Command::Reveal | Command::Skip, Stage::Question { opens_at, .. }) if at < opens_at => {
                return self.refuse(Refusal::Early);
            }
            (Command::Next, Stage::Lobby) if self.players.is_empty() => {
                return self.refuse(Refusal::Nobody);
            }
            (Command::Next, Stage::Lobby) => {
                if self.shuts && !self.locked {
                    self.lock(true, writes);
                }
                self.open(0, at, writes);
            }
            (Command::Next, Stage::Reveal { no } | Stage::Leaderboard { no }) => {
                self.open(no + 1, at, writes)
            }
            // A slide has nothing to reveal.
            (Command::Next, Stage::Question { no, .. }) if !self.is_answered(no) => {
                self.open(no + 1, at, writes);
            }
            (Command::Reveal, Stage::Question { no, .. }) if self.is_answered(no) => self.reveal(writes),
            (Command::Pause | Command::Resume | Command::Extend, Stage::Question { no, .. })
                if self.is_answered(no) =>
            {
                return self.retime(command, at, writes);
            }
            (Command::Skip, Stage::Question { no, .. }) if self.is_answered(no) => {
                writes.push(Write::Skip { no });
                self.open(no + 1, at, writes);
            }
            (Command::Leaderboard, Stage::Reveal { no }) => self.enter(Stage::Leaderboard { no }, writes),
            (Command::End, Stage::Lobby | Stage::Podium) => self.enter(Stage::Ended, writes),
            (Command::End, Stage::Question { .. }) => {
                self.reveal(writes);
                self.enter(Stage::Podium, writes);
            }
            (Command::End, Stage::Reveal { .. } | Stage::Leaderboard { .. }) => {
                self.enter(Stage::Podium, writes)
            }
            (Command::Lock, Stage::Lobby) if !self.locked => self.lock(true, writes),
            (Command::Unlock, Stage::Lobby) if self.locked => self.lock(false, writes),
            _ => return self.refuse(Refusal::NotNow),
        }
        Reply::Moved
    }

    /// Stops the time of the question, lets it go on, or adds to it. A pause moves opening and closing by its own length,
    /// so that nobody's answer grows older by it.
    fn retime(&mut self, command: Command, at: Millis, writes: &mut Vec<Write>) -> Reply {
        let mut stage = self.stage;
        let Stage::Question {
            opens_at,
            closes_at,
            paused,
            ..
        } = &mut stage
        else {
            return self.refuse(Refusal::NotNow);
        };
        let last_close = self.last_close(*opens_at, *closes_at);
        match (command, *paused) {
            (Command::Pause, None) if at <= last_close => *paused = Some(at),
            (Command::Resume, Some(since)) => {
                let length = Span((at - since).0.max(0));
                (*opens_at, *closes_at, *paused) = (*opens_at + length, *closes_at + length, None);
            }
            (Command::Extend, since) if since.is_some() || at <= *closes_at => {
                *closes_at = *closes_at + Span(EXTRA);
            }
            _ => return self.refuse(Refusal::NotNow),
        }
        self.enter(stage, writes);
        Reply::Moved
    }

    fn lock(&mut self, locked: bool, writes: &mut Vec<Write>) {
        self.locked = locked;
        self.epoch += 1;
        writes.push(Write::Lock {
            locked,
            epoch: self.epoch,
        });
    }

    fn open(&mut self, no: usize, at: Millis, writes: &mut Vec<Write>) {
        let Some(question) = self.questions.get(no) else {
            return self.enter(Stage::Podium, writes);
        };
        let opens_at = at + Span(LEAD);
        let closes_at = opens_at + Span(question.time());
        self.answers.clear();
        self.enter(
            Stage::Question {
                no,
                asked: self.epoch + 1,
                opens_at,
                closes_at,
                paused: None,
            },
            writes,
        );
    }

    /// Nobody is left to wait for?
    pub(super) fn reveal_when_all_answered(&mut self, writes: &mut Vec<Write>) {
        let waits = match self.stage {
            Stage::Question { no, paused, .. } => paused.is_none() && self.is_answered(no),
            _ => false,
        };
        if waits && !self.players.is_empty() && self.answers.len() == self.players.len() {
            self.reveal(writes);
        }
    }

    pub(super) fn reveal(&mut self, writes: &mut Vec<Write>) {
        let Stage::Question { no, .. } = self.stage else {
            return;
        };
        for (id, given) in &self.answers {
            if let Some(player) = self.players.get_mut(id) {
                player.score = player.score.saturating_add(given.earned());
            }
        }
        if let Some(question) = self.questions.get(no).filter(|_| self.mode.streak) {
            for player in self.players.values_mut() {
                let given = self.answers.get(&player.id).map(|given| &given.answer);
                player.streak = player.streak.after(question, given);
            }
        }
        self.enter(Stage::Reveal { no }, writes);
    }

    fn enter(&mut self, stage: Stage, writes: &mut Vec<Write>) {
        self.stage = stage;
        self.epoch += 1;
        if !matches!(stage, Stage::Question { .. } | Stage::Reveal { .. }) {
            // From here on they are history.
            self.answers.clear();
        }
        writes.push(Write::Stage {
            stage,
            epoch: self.epoch,
        });
    }
}
