//! What travels through a game's socket, both ways, packed by `postcard`: what reads it is a fraction of what reads JSON, and a
//! phone has to load that first.
//!
//! One [`Snapshot`] drives pad, remote and hall screen: each is a rendering of the newest one, so a message that was missed
//! is never missed. It holds nothing that a player may not know yet, except where the next picture is: fetched only when it is
//! shown, it would come late on a slow line. What concerns one player alone is [`Mine`].

use super::{Answer, Book, Clip, Image, Key, Kind, Pin, TeamPin};
use crate::time::{Millis, Span};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error},
};

/// Of everything here. A page that was loaded before an upgrade says another one, and is told to load itself anew.
pub const VERSION: &str = env!("SAPA_WIRE");
/// A socket is closed with this when the game is over and there is nothing to come back to.
pub const OVER: u16 = 4000;
/// With this when there is no such game any more: its page slept through the end.
pub const GONE: u16 = 4002;
/// And with this when its page is to load itself anew: it speaks another [`VERSION`], or its browser has no seat or session any more.
/// An answer that is not acknowledged by then is lost with the page.
pub const STALE: u16 = 4001;

/// As one frame.
#[must_use]
pub fn pack(what: &impl Serialize) -> Vec<u8> {
    // Nothing here is of a kind that cannot be packed.
    postcard::to_allocvec(what).unwrap_or_default()
}

/// What [`pack`] made; `None` where it is anything else, or longer.
#[must_use]
pub fn unpack<T: DeserializeOwned>(packed: &[u8]) -> Option<T> {
    match postcard::take_from_bytes(packed) {
        Ok((what, [])) => Some(what),
        _ => None,
    }
}

/// As a property of an island. Those are JSON, so it is one text there, each byte the character of that number: the browser needs
/// next to nothing to read that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed<T>(pub T);

impl<T: Serialize> Serialize for Packed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text: String = pack(&self.0).into_iter().map(char::from).collect();
        serializer.serialize_str(&text)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Packed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let packed: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
        let what = packed.and_then(|packed| unpack(&packed));
        what.map(Self).ok_or_else(|| D::Error::custom("not packed"))
    }
}

/// From a pad, a remote or a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    /// Carries everything that says which question it is for, so that a late one can be told apart.
    Answer {
        pin: Pin,
        epoch: u32,
        no: u32,
        answer: Answer,
    },
    /// What the host wants next, as seen at `epoch`: a second press of the same button is stale.
    Command { epoch: u32, command: Command },
    /// Asks for the server's time; `nonce` comes back.
    Clock { nonce: u32 },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// The first or the next question, or the podium after the last.
    Next,
    /// Ends the question now.
    Reveal,
    /// Stops the time of the question, and lets it go on.
    Pause,
    Resume,
    /// Some more time for the question.
    Extend,
    /// On to the next question; this one earns nothing.
    Skip,
    Leaderboard,
    /// Lets nobody new in, now or later.
    Lock,
    Unlock,
    /// To the podium, and from there to the end.
    End,
}

impl Command {
    pub const ALL: [Self; 10] = [
        Self::Next,
        Self::Reveal,
        Self::Pause,
        Self::Resume,
        Self::Extend,
        Self::Skip,
        Self::Leaderboard,
        Self::Lock,
        Self::Unlock,
        Self::End,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Reveal => "reveal",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Extend => "extend",
            Self::Skip => "skip",
            Self::Leaderboard => "leaderboard",
            Self::Lock => "lock",
            Self::Unlock => "unlock",
            Self::End => "end",
        }
    }
}

/// To a pad, a remote or a screen.
#[allow(
    clippy::large_enum_variant,
    reason = "a page holds one at a time; a browser has smaller ones"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// The first message of every connection. A player's carries where they stand and how they are called.
    Welcome {
        now: Millis,
        mine: Option<Mine>,
        /// As [`Told::Seat`].
        nickname: Option<String>,
    },
    /// To a player: the name that the hall sees; `None` once the host has taken them out.
    Seat(Option<String>),
    /// To a remote: who leads, when it is somebody else.
    Leader(Option<String>),
    Snapshot(Snapshot),
    Mine(Mine),
    /// To remotes and screens only, at most five times a second.
    Hall(Hall),
    /// This answer is in the database.
    Saved {
        epoch: u32,
        answer: Answer,
    },
    Refused {
        epoch: u32,
        why: Refusal,
    },
    Clock {
        nonce: u32,
        now: Millis,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The question has not opened yet.
    Early,
    /// It is over, or another one is on.
    Late,
    /// Its time stands still.
    Paused,
    /// A different answer was saved before.
    Answered,
    /// Not a possible answer to this question.
    Impossible,
    /// Holds a word that the hall is not shown.
    Blocked,
    /// Meant for another game.
    Elsewhere,
    /// Only the host may.
    NotHost,
    /// Somebody else of the staff leads the game now.
    NotLeader,
    /// Only a player may.
    NotPlayer,
    /// Not at this point of the game.
    NotNow,
    /// Nobody has joined yet.
    Nobody,
    /// The database did not take it; nothing has changed, and it may be sent again.
    Again,
}

/// What everybody may know, now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    pub pin: Pin,
    pub title: String,
    /// Grows with each change of stage, and with each pause or more time of a question; of two snapshots the greater is the newer.
    pub epoch: u32,
    /// How many questions the game has.
    pub questions: u32,
    /// Nobody new comes in.
    pub locked: bool,
    /// Where the picture of the next question is, while none can be answered.
    pub ahead: Option<String>,
    /// And its clip, for screens.
    pub clip_ahead: Option<String>,
    pub stage: Stage,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    Lobby,
    Question(Asking),
    Reveal(Revealed),
    Leaderboard { no: u32, top: Vec<Standing> },
    Podium { top: Vec<Standing> },
    Ended,
}

/// A question while it can be answered. `no` counts from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    pub no: u32,
    pub text: String,
    pub kind: Kind,
    /// To choose from, or to put in order; empty where one types.
    pub options: Vec<String>,
    /// What a slide says below its title.
    pub note: String,
    pub image: Option<Image>,
    pub clip: Option<Clip>,
    /// The epoch in which it was asked. It names the question: the same one keeps it through a pause and with more time.
    pub asked: u32,
    pub opens_at: Millis,
    pub closes_at: Millis,
    /// What remains of its time while that stands still.
    pub paused: Option<Span>,
}

impl Asking {
    /// What a plain form calls this question of the game with `pin`: game, epoch, number and kind.
    #[must_use]
    pub fn name(&self, pin: Pin) -> String {
        format!("{pin}.{}.{}.{}", self.asked, self.no, self.kind.as_str())
    }
}

/// The same question afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revealed {
    pub no: u32,
    pub text: String,
    pub kind: Kind,
    pub options: Vec<String>,
    pub key: Key,
    /// How many chose each option.
    pub chosen: Vec<u32>,
    /// What was typed, the most frequent first, without blocked words.
    pub said: Vec<Said>,
    pub answered: u32,
    /// How many were wholly right.
    pub right: u32,
    pub players: u32,
    pub explanation: String,
    pub image: Option<Image>,
    pub clip: Option<Clip>,
    pub book: Option<Book>,
}

/// Something that several people typed, and how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub text: String,
    pub count: u32,
}

/// How an answer turned out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    Right,
    Partly,
    Wrong,
    /// There is no right answer.
    Counted,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// From 1; equal scores share a place.
    pub rank: u32,
    pub nickname: String,
    pub score: u32,
}

/// Where one player stands, at `epoch`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    pub epoch: u32,
    pub score: u32,
    pub rank: u32,
    pub players: u32,
    /// The saved answer to the question on screen.
    pub answer: Option<Answer>,
    /// What it earned, and how it turned out; told with the reveal.
    pub gained: Option<u32>,
    pub verdict: Option<Verdict>,
    /// What of `gained` is for right answers in a row.
    pub bonus: u32,
    /// Where the game is played in teams.
    pub team: Option<Side>,
}

/// The team of a player, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    pub name: String,
    pub pin: TeamPin,
    pub score: u32,
    pub rank: u32,
    pub teams: u32,
}

/// The counters beside a question, and who has come while the lobby is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hall {
    pub epoch: u32,
    pub players: u32,
    pub answered: u32,
    /// The newest first, in the lobby only.
    pub newest: Vec<String>,
}
