//! The rules of a game as a pure state machine: a state and an input give the next state, a reply, and what must be
//! written before the reply may be given. No clock, no database, no socket: the instant of each input comes with it.
//!
//! Always true: an answer counts at most once per player and question, only between `opens_at` and `closes_at + GRACE`
//! of the question that it names, in this game, in an epoch of that question, and not while its time stands still; only a
//! host moves the game; points come at a reveal and at no other moment; a reply or a stage never
//! runs ahead of its writes, because the caller holds it back until they are committed.
//!
//! A map: `inputs` says what goes in and comes out, `answering` takes answers, `pacing` says until when, `presence` knows who is
//! there, `hosting` moves from stage to stage, `people` seats players and says who leads, `showing` says what everybody may see,
//! `standing` where each player stands, and `teams` where each team does.

mod answering;
mod hosting;
mod inputs;
mod pacing;
mod people;
mod presence;
mod showing;
mod standing;
mod teams;

use crate::{
    auth::AccountId,
    quizzes::{
        Answer, GameId, Mode, Pace, Pin, PlayerId, Question,
        rules::Streak,
        wire::{Asked, Refusal},
    },
    time::Millis,
};
pub use presence::Presence;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

pub use inputs::{Act, Input, Reply, Sender, Write};
pub use teams::{Member, Team, Wish};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Lobby,
    Question {
        no: usize,
        /// The epoch in which it was asked. A pause or more time begins another one, and the question stays the same.
        asked: u32,
        opens_at: Millis,
        closes_at: Millis,
        /// Since when its time stands still.
        paused: Option<Millis>,
    },
    Reveal {
        no: usize,
    },
    Leaderboard {
        no: usize,
    },
    Podium,
    Ended,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Player {
    pub id: PlayerId,
    pub nickname: String,
    pub token_hash: String,
    pub account: Option<AccountId>,
    pub pace: Pace,
    /// Of the questions that were revealed, with the bonus.
    pub score: u32,
    /// Of the same questions; without meaning where no bonus is given.
    pub streak: Streak,
    /// Where the game is played in teams.
    pub team: Option<Member>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub answer: Answer,
    pub points: u32,
    /// Beside the points, for right answers in a row.
    pub bonus: u32,
}

impl Given {
    #[must_use]
    pub const fn earned(&self) -> u32 {
        self.points.saturating_add(self.bonus)
    }
}

/// One game, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Game {
    pub id: GameId,
    pub pin: Pin,
    pub title: String,
    mode: Mode,
    questions: Vec<Question>,
    stage: Stage,
    epoch: u32,
    /// Nobody new comes in.
    locked: bool,
    /// Nor once the first question is asked.
    shuts: bool,
    /// Whose commands count.
    leader: Option<AccountId>,
    players: HashMap<PlayerId, Player>,
    /// Who was taken out. Their tokens and names stay known, so that neither comes back.
    removed: HashMap<PlayerId, Player>,
    /// In order of founding.
    teams: Vec<Team>,
    /// In order of joining.
    order: Vec<PlayerId>,
    /// Those with more time than the others.
    slow: Vec<PlayerId>,
    by_token: HashMap<String, PlayerId>,
    by_name: HashMap<String, PlayerId>,
    /// To the question of this stage.
    answers: HashMap<PlayerId, Given>,
    pub presence: Presence,
}

impl Game {
    /// A game as the database has it. `players` come in order of joining with the scores of what was revealed; `answers`
    /// are those to the question of `stage`.
    #[must_use]
    pub fn restore(
        (id, pin, title): (GameId, Pin, String),
        questions: Vec<Question>,
        (stage, epoch): (Stage, u32),
        players: Vec<Player>,
        answers: HashMap<PlayerId, Given>,
    ) -> Self {
        let mut game = Self {
            id,
            pin,
            title,
            mode: Mode::default(),
            questions,
            stage,
            epoch,
            locked: false,
            shuts: false,
            leader: None,
            players: HashMap::new(),
            removed: HashMap::new(),
            teams: Vec::new(),
            order: Vec::new(),
            slow: Vec::new(),
            by_token: HashMap::new(),
            by_name: HashMap::new(),
            answers,
            presence: Presence::default(),
        };
        for player in players {
            game.seat(player);
        }
        game
    }

    /// The same game played as its quiz said.
    #[must_use]
    pub const fn played_as(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// The same game as its host left the door.
    #[must_use]
    pub const fn locked(mut self, locked: bool) -> Self {
        self.locked = locked;
        self
    }

    /// The same game with a door that shuts when it begins.
    #[must_use]
    pub const fn shutting(mut self, shuts: bool) -> Self {
        self.shuts = shuts;
        self
    }

    /// The same game with who leads it.
    #[must_use]
    pub const fn led_by(mut self, leader: Option<AccountId>) -> Self {
        self.leader = leader;
        self
    }

    /// The same game without those whom its host took out.
    #[must_use]
    pub fn without(mut self, removed: &[PlayerId]) -> Self {
        for player in removed {
            self.unseat(*player);
        }
        self
    }

    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    #[must_use]
    pub const fn leader(&self) -> Option<AccountId> {
        self.leader
    }

    #[must_use]
    pub const fn epoch(&self) -> u32 {
        self.epoch
    }

    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    #[must_use]
    pub fn score_of(&self, player: PlayerId) -> Option<u32> {
        self.players.get(&player).map(|player| player.score)
    }

    /// When time alone will move the game.
    #[must_use]
    pub fn due(&self) -> Option<Millis> {
        match self.stage {
            // A slide stands until the host moves on, and a pause until the host goes on.
            Stage::Question {
                no,
                opens_at,
                closes_at,
                paused: None,
                ..
            } if self.is_answered(no) => Some(self.waits_until(opens_at, closes_at)),
            _ => None,
        }
    }

    fn is_answered(&self, no: usize) -> bool {
        self.questions
            .get(no)
            .is_none_or(|question| question.kind().is_answered())
    }

    /// Decides what becomes of `input`, which arrived at `at`. What must be stored is added to `writes`.
    pub fn step(&mut self, input: Input, at: Millis, writes: &mut Vec<Write>) -> Reply {
        match input {
            Input::Join(player) => self.join(player, writes),
            Input::Enlist { player, wish } => self.enlist(player, wish, writes),
            Input::Hello { token_hash } => {
                self.looked(&token_hash, at);
                self.hello(&token_hash)
            }
            Input::Pace { player, pace } => self.set_pace(player, pace, writes),
            Input::Came(player) => {
                self.presence.came(player);
                Reply::Noted
            }
            Input::Left(player) => {
                self.presence.left(player, at);
                Reply::Noted
            }
            Input::Act { by, act } => self.act(by, act, writes),
            Input::Tick => {
                if self.due().is_some_and(|due| at >= due) {
                    self.reveal(writes);
                    Reply::Moved
                } else {
                    Reply::Nothing
                }
            }
            Input::Frame {
                from,
                asked:
                    Asked::Answer {
                        pin,
                        epoch,
                        no,
                        answer,
                    },
                latency,
            } => match (from, pin == self.pin) {
                (Sender::Player(_), false) => self.refuse(Refusal::Elsewhere),
                (Sender::Player(player), true) => {
                    self.answer(player, (epoch, no), answer, (at, latency), writes)
                }
                _ => self.refuse(Refusal::NotPlayer),
            },
            Input::Frame {
                from: Sender::Host(by),
                asked: Asked::Command { epoch, command },
                ..
            } => match self.is_led_by(by) {
                true => self.command(epoch, command, at, writes),
                false => self.refuse(Refusal::NotLeader),
            },
            Input::Frame {
                asked: Asked::Command { .. },
                ..
            } => self.refuse(Refusal::NotHost),
            Input::Frame {
                asked: Asked::Clock { .. },
                ..
            } => Reply::Nothing,
        }
    }

    const fn refuse(&self, why: Refusal) -> Reply {
        Reply::Refused {
            epoch: self.epoch,
            why,
        }
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
