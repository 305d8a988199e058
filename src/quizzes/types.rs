//! What both halves know of the bank, the calendar of quizzes and a game's PIN.

use crate::id::Id;
use serde::{Deserialize, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Marks the quizzes table.
#[derive(Debug)]
pub enum Quiz {}
/// Marks the games table.
#[derive(Debug)]
pub enum Game {}
/// Marks the players table.
#[derive(Debug)]
pub enum Player {}

pub type QuestionId = Id<Question>;
pub type QuizId = Id<Quiz>;
pub type GameId = Id<Game>;
pub type PlayerId = Id<Player>;

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One option is right.
    Single,
    /// Several are; each right one counts its share, each wrong one takes a share away.
    Multiple,
    /// Two options, Benar and Salah.
    TrueFalse,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Single, Self::Multiple, Self::TrueFalse];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::TrueFalse => "true_false",
        }
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(())
    }
}

/// A set of options, the first in the lowest bit. Never empty, never beyond the fourth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Choice(u8);

impl Choice {
    /// Only the option at `index`.
    #[must_use]
    pub const fn one(index: usize) -> Option<Self> {
        if index < MAX_OPTIONS {
            Some(Self(1 << index))
        } else {
            None
        }
    }

    #[must_use]
    pub const fn from_bits(bits: i64) -> Option<Self> {
        if bits >= 1 && bits < (1 << MAX_OPTIONS) {
            Some(Self(bits as u8))
        } else {
            None
        }
    }

    /// The set of `indexes`, if it is one.
    pub fn of(indexes: impl IntoIterator<Item = usize>) -> Option<Self> {
        let mut bits = 0;
        for index in indexes {
            bits |= Self::one(index)?.0;
        }
        Self::from_bits(bits.into())
    }

    #[must_use]
    pub const fn bits(self) -> i64 {
        self.0 as i64
    }

    #[must_use]
    pub const fn has(self, index: usize) -> bool {
        index < MAX_OPTIONS && self.0 & (1 << index) != 0
    }

    #[must_use]
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// How many options both hold.
    #[must_use]
    pub const fn shared(self, other: Self) -> u32 {
        (self.0 & other.0).count_ones()
    }

    /// May this be an answer to a question of `kind` with so many options?
    #[must_use]
    pub const fn fits(self, kind: Kind, options: usize) -> bool {
        let known = self.0 >> options == 0;
        known && (self.count() == 1 || matches!(kind, Kind::Multiple))
    }
}

impl TryFrom<u8> for Choice {
    type Error = &'static str;

    fn try_from(bits: u8) -> Result<Self, &'static str> {
        Self::from_bits(bits.into()).ok_or("not a set of options")
    }
}

impl From<Choice> for u8 {
    fn from(choice: Choice) -> Self {
        choice.0
    }
}

pub const MIN_OPTIONS: usize = 2;
pub const MAX_OPTIONS: usize = 4;

/// One question, as it is asked and judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub text: String,
    pub kind: Kind,
    pub options: Vec<String>,
    pub correct: Choice,
    pub seconds: u32,
    /// What a right answer within the first half second earns.
    pub points: u32,
    /// Said at the reveal; may be empty.
    pub explanation: String,
}

impl Question {
    /// The time to answer, in milliseconds.
    #[must_use]
    pub fn time(&self) -> i64 {
        i64::from(self.seconds) * 1000
    }
}

/// The six digits that lead to an open game. They stand between 100000 and 999999, so no leading zero is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pin(u32);

impl Pin {
    pub const LOWEST: u32 = 100_000;
    pub const HIGHEST: u32 = 999_999;

    #[must_use]
    pub const fn from_number(number: u32) -> Option<Self> {
        if number >= Self::LOWEST && number <= Self::HIGHEST {
            Some(Self(number))
        } else {
            None
        }
    }

    /// `482 913`, as it is read aloud.
    #[must_use]
    pub fn spaced(self) -> String {
        format!("{} {:03}", self.0 / 1000, self.0 % 1000)
    }
}

impl From<Pin> for u32 {
    fn from(pin: Pin) -> Self {
        pin.0
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Pin {
    type Err = &'static str;

    /// Takes it as people type it: with a space, a dash or a dot in the middle.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '.' | '\u{a0}'))
            .take(7)
            .collect();
        let plain = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit());
        let number = if plain { digits.parse().ok() } else { None };
        number.and_then(Self::from_number).ok_or("not a PIN")
    }
}

impl Serialize for Pin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Pin {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// `/kuis/gabung`. The key makes the seat: sent twice, it is the same seat.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    pub key: String,
    pub pin: String,
    pub nickname: String,
}

/// The question editor. `code` is empty for a new question.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    pub key: String,
    pub code: String,
    /// A quiz that the new question joins at its end.
    pub quiz: String,
    pub text: String,
    pub kind: String,
    pub option_a: String,
    pub option_b: String,
    pub option_c: String,
    pub option_d: String,
    pub right_a: String,
    pub right_b: String,
    pub right_c: String,
    pub right_d: String,
    pub seconds: String,
    pub points: String,
    pub explanation: String,
    pub level: String,
    pub tags: String,
    pub source: String,
}

/// The quiz editor. `slug` is empty for a new quiz; `date` and `time` may be empty until it is announced.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuizForm {
    pub key: String,
    pub slug: String,
    pub title: String,
    pub description: String,
    pub date: String,
    pub time: String,
    pub seats: String,
}
