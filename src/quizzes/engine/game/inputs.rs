//! What goes into a game and what comes of it: inputs, replies, and what must be written.

use super::{Player, Stage, Team, Wish};
use crate::{
    auth::AccountId,
    quizzes::{
        Answer, Pace, PlayerId, TeamId,
        rules::Latency,
        wire::{Asked, Mine, Refusal},
    },
    time::Millis,
};
use serde::{Deserialize, Serialize};

/// Who sent a frame, as the server knows it from cookie and session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sender {
    Player(PlayerId),
    /// Somebody of the staff at a remote; whether they lead is the game's to say.
    Host(AccountId),
    Screen,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Input {
    /// Takes a seat. The same token again is the same seat.
    Join(Player),
    /// Takes a seat in a team, where the game is played in teams.
    Enlist {
        player: Player,
        wish: Wish,
    },
    /// A player's connection begins.
    Hello {
        token_hash: String,
    },
    Frame {
        from: Sender,
        asked: Asked,
        /// Of the connection that it came through.
        latency: Latency,
    },
    /// A player asks for more time, or for less again, from the next question on.
    Pace {
        player: PlayerId,
        pace: Pace,
    },
    /// A line of this player is open now, or has ended.
    Came(PlayerId),
    Left(PlayerId),
    /// Somebody of the staff does something about people.
    Act {
        by: AccountId,
        act: Act,
    },
    /// Time has passed.
    Tick,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Takes the lead, from whoever has it.
    Lead,
    /// Takes a player out, with everything they answered.
    Remove(PlayerId),
    /// Gives a player another name.
    Rename(PlayerId, String),
    /// Gives a team another name.
    RenameTeam(TeamId, String),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    Seated,
    NameTaken,
    /// The game does not take players any more.
    Closed,
    /// The host has locked the lobby.
    Locked,
    /// The game is played in teams, and no team was named.
    TeamMissing,
    TeamNameTaken,
    /// No team of this game has that PIN.
    NoSuchTeam,
    /// There are as many teams as there may be.
    TeamsFull,
    Known {
        player: PlayerId,
        nickname: String,
        pace: Pace,
        mine: Mine,
    },
    /// The token belongs to nobody here, or nobody here is that player.
    Unknown,
    /// The host has taken this player out.
    Removed,
    Saved {
        epoch: u32,
        answer: Answer,
    },
    Refused {
        epoch: u32,
        why: Refusal,
    },
    Moved,
    /// Known from now on, and nothing to write.
    Noted,
    Nothing,
}

/// What must be in the database before the reply is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Comes before its first player.
    Team(Team),
    Player(Player),
    Answer {
        no: usize,
        player: PlayerId,
        answer: Answer,
        took: i64,
        points: u32,
        bonus: u32,
        at: Millis,
    },
    /// The stage that follows epoch `epoch - 1`.
    Stage {
        stage: Stage,
        epoch: u32,
    },
    /// The lobby, locked or open again, in epoch `epoch`.
    Lock {
        locked: bool,
        epoch: u32,
    },
    /// This question was left without a reveal: what was answered to it earns nothing.
    Skip {
        no: usize,
    },
    Pace {
        player: PlayerId,
        pace: Pace,
    },
    Lead {
        by: AccountId,
    },
    Remove {
        by: AccountId,
        player: PlayerId,
    },
    Rename {
        by: AccountId,
        player: PlayerId,
        nickname: String,
    },
    RenameTeam {
        by: AccountId,
        team: TeamId,
        name: String,
    },
}

impl Write {
    /// Who of the staff did it, where that is noted.
    #[must_use]
    pub const fn by(&self) -> Option<AccountId> {
        match self {
            Self::Lead { by }
            | Self::Remove { by, .. }
            | Self::Rename { by, .. }
            | Self::RenameTeam { by, .. } => Some(*by),
            _ => None,
        }
    }
}
