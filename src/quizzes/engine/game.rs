//! The rules of a game as a pure state machine: a state and an input give the next state, a reply, and what must be
//! written before the reply may be given. No clock, no database, no socket: the instant of each input comes with it.
//!
//! Always true: an answer counts at most once per player and question, only between `opens_at` and `closes_at + GRACE`
//! of the question that it names, in this game, in this epoch; only a host moves the game; a reply or a stage never
//! runs ahead of its writes, because the caller holds it back until they are committed.

use crate::{
    auth::AccountId,
    quizzes::{
        Choice, GameId, Pin, PlayerId, Question,
        rules::{self, GRACE, LEAD},
        wire::{self, Asked, Asking, Command, Hall, Mine, Refusal, Revealed, Snapshot, Standing},
    },
    time::{Millis, Span},
};
use std::collections::HashMap;

/// The newest players whose names the hall sees in the lobby.
const NEWEST: usize = 48;
/// Places on the board, and beside the podium.
const TOP: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Lobby,
    Question {
        no: usize,
        opens_at: Millis,
        closes_at: Millis,
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

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Player {
    pub id: PlayerId,
    pub nickname: String,
    pub token_hash: String,
    pub account: Option<AccountId>,
    /// Of the questions that were revealed.
    pub score: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    pub choice: Choice,
    pub points: u32,
}

/// Who sent a frame, as the server knows it from cookie and session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    Player(PlayerId),
    Host,
    Screen,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Takes a seat. The same token again is the same seat.
    Join(Player),
    /// A player's connection begins.
    Hello {
        token_hash: String,
    },
    Frame {
        from: Sender,
        asked: Asked,
    },
    /// Time has passed.
    Tick,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    Seated,
    NameTaken,
    /// The game does not take players any more.
    Closed,
    Known {
        player: PlayerId,
        nickname: String,
        mine: Mine,
    },
    /// The token belongs to nobody here.
    Unknown,
    Saved {
        epoch: u32,
        choice: Choice,
    },
    Refused {
        epoch: u32,
        why: Refusal,
    },
    Moved,
    Nothing,
}

/// What must be in the database before the reply is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    Player(Player),
    Answer {
        no: usize,
        player: PlayerId,
        choice: Choice,
        took: i64,
        points: u32,
        at: Millis,
    },
    /// The stage that follows epoch `epoch - 1`.
    Stage {
        stage: Stage,
        epoch: u32,
    },
}

/// One game, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Game {
    pub id: GameId,
    pub pin: Pin,
    pub title: String,
    questions: Vec<Question>,
    stage: Stage,
    epoch: u32,
    players: HashMap<PlayerId, Player>,
    /// In order of joining.
    order: Vec<PlayerId>,
    by_token: HashMap<String, PlayerId>,
    by_name: HashMap<String, PlayerId>,
    /// To the question of this stage.
    answers: HashMap<PlayerId, Given>,
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
            questions,
            stage,
            epoch,
            players: HashMap::new(),
            order: Vec::new(),
            by_token: HashMap::new(),
            by_name: HashMap::new(),
            answers,
        };
        for player in players {
            game.seat(player);
        }
        game
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
            Stage::Question { closes_at, .. } => Some(closes_at + Span(GRACE + 1)),
            _ => None,
        }
    }

    /// Decides what becomes of `input`, which arrived at `at`. What must be stored is added to `writes`.
    pub fn step(&mut self, input: Input, at: Millis, writes: &mut Vec<Write>) -> Reply {
        match input {
            Input::Join(player) => self.join(player, writes),
            Input::Hello { token_hash } => self.hello(&token_hash),
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
                        choice,
                    },
            } => match (from, pin == self.pin) {
                (Sender::Player(_), false) => self.refuse(Refusal::Elsewhere),
                (Sender::Player(player), true) => self.answer(player, epoch, no, choice, at, writes),
                _ => self.refuse(Refusal::NotPlayer),
            },
            Input::Frame {
                from: Sender::Host,
                asked: Asked::Command { epoch, command },
            } => self.command(epoch, command, at, writes),
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

    fn join(&mut self, player: Player, writes: &mut Vec<Write>) -> Reply {
        if self.by_token.contains_key(&player.token_hash) {
            return Reply::Seated;
        }
        if matches!(self.stage, Stage::Podium | Stage::Ended) {
            return Reply::Closed;
        }
        if self.by_name.contains_key(&rules::nickname_key(&player.nickname)) {
            return Reply::NameTaken;
        }
        let player = Player { score: 0, ..player };
        writes.push(Write::Player(player.clone()));
        self.seat(player);
        Reply::Seated
    }

    fn seat(&mut self, player: Player) {
        let id = player.id;
        self.by_token.insert(player.token_hash.clone(), id);
        self.by_name.insert(rules::nickname_key(&player.nickname), id);
        self.order.push(id);
        self.players.insert(id, player);
    }

    fn hello(&self, token_hash: &str) -> Reply {
        let found = self.by_token.get(token_hash).and_then(|id| self.players.get(id));
        match found {
            Some(player) => Reply::Known {
                player: player.id,
                nickname: player.nickname.clone(),
                mine: self.mine(player, self.rank_of(player)),
            },
            None => Reply::Unknown,
        }
    }

    fn answer(
        &mut self,
        player: PlayerId,
        epoch: u32,
        no: u32,
        choice: Choice,
        at: Millis,
        writes: &mut Vec<Write>,
    ) -> Reply {
        let Stage::Question {
            no: current,
            opens_at,
            closes_at,
        } = self.stage
        else {
            return self.refuse(Refusal::Late);
        };
        let Some(question) = self.questions.get(current) else {
            return self.refuse(Refusal::Impossible);
        };
        if epoch != self.epoch || usize::try_from(no) != Ok(current) {
            return self.refuse(Refusal::Late);
        }
        if !self.players.contains_key(&player) {
            return self.refuse(Refusal::NotPlayer);
        }
        if let Some(given) = self.answers.get(&player) {
            // A phone that did not hear the first acknowledgement asks again.
            return if given.choice == choice {
                Reply::Saved { epoch, choice }
            } else {
                self.refuse(Refusal::Answered)
            };
        }
        if at < opens_at {
            return self.refuse(Refusal::Early);
        }
        if at > closes_at + Span(GRACE) {
            return self.refuse(Refusal::Late);
        }
        if !choice.fits(question.kind, question.options.len()) {
            return self.refuse(Refusal::Impossible);
        }
        let took = (at - opens_at).0.clamp(0, question.time());
        let points = rules::score(question, choice, took);
        writes.push(Write::Answer {
            no: current,
            player,
            choice,
            took,
            points,
            at,
        });
        self.answers.insert(player, Given { choice, points });
        if self.answers.len() == self.players.len() {
            // Nobody is left to wait for.
            self.reveal(writes);
        }
        Reply::Saved { epoch, choice }
    }

    fn command(&mut self, epoch: u32, command: Command, at: Millis, writes: &mut Vec<Write>) -> Reply {
        if epoch != self.epoch {
            return self.refuse(Refusal::Late);
        }
        match (command, self.stage) {
            (Command::Next, Stage::Lobby) if self.players.is_empty() => {
                return self.refuse(Refusal::Nobody);
            }
            (Command::Next, Stage::Lobby) => self.open(0, at, writes),
            (Command::Next, Stage::Reveal { no } | Stage::Leaderboard { no }) => {
                self.open(no + 1, at, writes)
            }
            (Command::Reveal, Stage::Question { .. }) => self.reveal(writes),
            (Command::Leaderboard, Stage::Reveal { no }) => self.enter(Stage::Leaderboard { no }, writes),
            (Command::End, Stage::Lobby | Stage::Podium) => self.enter(Stage::Ended, writes),
            (Command::End, Stage::Question { .. }) => {
                self.reveal(writes);
                self.enter(Stage::Podium, writes);
            }
            (Command::End, Stage::Reveal { .. } | Stage::Leaderboard { .. }) => {
                self.enter(Stage::Podium, writes)
            }
            _ => return self.refuse(Refusal::NotNow),
        }
        Reply::Moved
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
                opens_at,
                closes_at,
            },
            writes,
        );
    }

    fn reveal(&mut self, writes: &mut Vec<Write>) {
        let Stage::Question { no, .. } = self.stage else {
            return;
        };
        for (id, given) in &self.answers {
            if let Some(player) = self.players.get_mut(id) {
                player.score = player.score.saturating_add(given.points);
            }
        }
        self.enter(Stage::Reveal { no }, writes);
    }

    fn enter(&mut self, stage: Stage, writes: &mut Vec<Write>) {
        self.stage = stage;
        self.epoch += 1;
        writes.push(Write::Stage {
            stage,
            epoch: self.epoch,
        });
    }

    /// What everybody may know now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let stage = match self.stage {
            Stage::Lobby => wire::Stage::Lobby,
            Stage::Question {
                no,
                opens_at,
                closes_at,
            } => self.questions.get(no).map_or(wire::Stage::Ended, |question| {
                wire::Stage::Question(Asking {
                    no: small(no),
                    text: question.text.clone(),
                    kind: question.kind,
                    options: question.options.clone(),
                    opens_at,
                    closes_at,
                })
            }),
            Stage::Reveal { no } => self.questions.get(no).map_or(wire::Stage::Ended, |question| {
                wire::Stage::Reveal(self.revealed(no, question))
            }),
            Stage::Leaderboard { no } => wire::Stage::Leaderboard {
                no: small(no),
                top: self.top(),
            },
            Stage::Podium => wire::Stage::Podium { top: self.top() },
            Stage::Ended => wire::Stage::Ended,
        };
        Snapshot {
            pin: self.pin,
            title: self.title.clone(),
            epoch: self.epoch,
            questions: small(self.questions.len()),
            stage,
        }
    }

    fn revealed(&self, no: usize, question: &Question) -> Revealed {
        let answers = || self.answers.values();
        let chosen = |index: usize| small(answers().filter(|given| given.choice.has(index)).count());
        let right = answers().filter(|given| rules::is_right(question.kind, question.correct, given.choice));
        Revealed {
            no: small(no),
            text: question.text.clone(),
            kind: question.kind,
            options: question.options.clone(),
            correct: question.correct,
            chosen: (0..question.options.len()).map(chosen).collect(),
            answered: small(self.answers.len()),
            right: small(right.count()),
            players: small(self.players.len()),
            explanation: question.explanation.clone(),
        }
    }

    /// The counters for remotes and screens.
    #[must_use]
    pub fn hall(&self) -> Hall {
        let newest = if self.stage == Stage::Lobby {
            let names = self.order.iter().rev().take(NEWEST);
            names
                .filter_map(|id| self.players.get(id).map(|player| player.nickname.clone()))
                .collect()
        } else {
            Vec::new()
        };
        Hall {
            epoch: self.epoch,
            players: small(self.players.len()),
            answered: match self.stage {
                Stage::Question { .. } => small(self.answers.len()),
                _ => 0,
            },
            newest,
        }
    }

    /// Where each player stands, for the stages in which that is news.
    #[must_use]
    pub fn standings(&self) -> HashMap<PlayerId, Mine> {
        if !matches!(self.stage, Stage::Reveal { .. } | Stage::Podium) {
            return HashMap::new();
        }
        self.ranked()
            .into_iter()
            .map(|(rank, player)| (player.id, self.mine(player, rank)))
            .collect()
    }

    fn mine(&self, player: &Player, rank: u32) -> Mine {
        let given = match self.stage {
            Stage::Question { .. } | Stage::Reveal { .. } => self.answers.get(&player.id),
            _ => None,
        };
        let revealed = matches!(self.stage, Stage::Reveal { .. });
        Mine {
            epoch: self.epoch,
            score: player.score,
            rank,
            players: small(self.players.len()),
            chosen: given.map(|given| given.choice),
            gained: revealed.then(|| given.map_or(0, |given| given.points)),
        }
    }

    fn rank_of(&self, player: &Player) -> u32 {
        let better = self.players.values().filter(|other| other.score > player.score);
        small(better.count()) + 1
    }

    /// By score, then by who came first.
    fn ranked(&self) -> Vec<(u32, &Player)> {
        let mut players: Vec<&Player> = self.order.iter().filter_map(|id| self.players.get(id)).collect();
        players.sort_by_key(|player| std::cmp::Reverse(player.score));
        let scores: Vec<u32> = players.iter().map(|player| player.score).collect();
        rules::ranks(&scores).into_iter().zip(players).collect()
    }

    fn top(&self) -> Vec<Standing> {
        let standing = |(rank, player): (u32, &Player)| Standing {
            rank,
            nickname: player.nickname.clone(),
            score: player.score,
        };
        self.ranked().into_iter().take(TOP).map(standing).collect()
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
