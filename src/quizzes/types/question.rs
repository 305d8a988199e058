//! A question: what it asks for, and what is right.

use super::{Choice, Number, Order};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

pub const MIN_OPTIONS: usize = 2;
pub const MAX_OPTIONS: usize = 4;
/// Items of an ordering.
pub const MIN_ITEMS: usize = 3;
pub const MAX_ITEMS: usize = 6;
/// Ways of writing a typed answer.
pub const MAX_ACCEPTED: usize = 10;
/// Letters of a typed answer, and of what enters a word cloud.
pub const TYPED_MAX: usize = 60;

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
    /// A word or a few, judged by the accepted ways of writing it.
    Typed,
    /// Items are put in order; each at its place counts its share.
    Ordering,
    /// A number, right within a tolerance.
    Numeric,
    /// Options without a right one. Not scored.
    Poll,
    /// Up to three words each, shown together. Not scored.
    WordCloud,
    /// Shown, not answered.
    Slide,
}

impl Kind {
    pub const ALL: [Self; 9] = [
        Self::Single,
        Self::Multiple,
        Self::TrueFalse,
        Self::Typed,
        Self::Ordering,
        Self::Numeric,
        Self::Poll,
        Self::WordCloud,
        Self::Slide,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::TrueFalse => "true_false",
            Self::Typed => "typed",
            Self::Ordering => "ordering",
            Self::Numeric => "numeric",
            Self::Poll => "poll",
            Self::WordCloud => "word_cloud",
            Self::Slide => "slide",
        }
    }

    /// Can an answer be right or wrong, and earn points?
    #[must_use]
    pub const fn is_scored(self) -> bool {
        !matches!(self, Self::Poll | Self::WordCloud | Self::Slide)
    }

    /// A slide is only looked at.
    #[must_use]
    pub const fn is_answered(self) -> bool {
        !matches!(self, Self::Slide)
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(())
    }
}

/// What a question of each kind asks for and what is right. It says the impossible for no kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    Single {
        options: Vec<String>,
        correct: Choice,
    },
    Multiple {
        options: Vec<String>,
        correct: Choice,
    },
    TrueFalse {
        options: Vec<String>,
        correct: Choice,
    },
    Typed {
        /// The first is the one that is shown.
        accepted: Vec<String>,
        /// Is one wrong, missing, extra or swapped letter forgiven?
        typo: bool,
    },
    Ordering {
        items: Vec<String>,
        /// Which of `items` comes first, second, …. In the bank they stand in the right order; in a game they are shuffled.
        order: Order,
    },
    Numeric {
        value: Number,
        /// How far off is still right.
        tolerance: Number,
    },
    Poll {
        options: Vec<String>,
    },
    WordCloud,
    Slide,
}

impl Body {
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Single { .. } => Kind::Single,
            Self::Multiple { .. } => Kind::Multiple,
            Self::TrueFalse { .. } => Kind::TrueFalse,
            Self::Typed { .. } => Kind::Typed,
            Self::Ordering { .. } => Kind::Ordering,
            Self::Numeric { .. } => Kind::Numeric,
            Self::Poll { .. } => Kind::Poll,
            Self::WordCloud => Kind::WordCloud,
            Self::Slide => Kind::Slide,
        }
    }

    /// What everybody sees while the question is open: the options, or the items to put in order.
    #[must_use]
    pub fn options(&self) -> &[String] {
        match self {
            Self::Single { options, .. }
            | Self::Multiple { options, .. }
            | Self::TrueFalse { options, .. }
            | Self::Poll { options } => options,
            Self::Ordering { items, .. } => items,
            Self::Typed { .. } | Self::Numeric { .. } | Self::WordCloud | Self::Slide => &[],
        }
    }

    /// What is right, as it is told at the reveal.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Single { correct, .. }
            | Self::Multiple { correct, .. }
            | Self::TrueFalse { correct, .. } => Key::Options(*correct),
            Self::Typed { accepted, .. } => Key::Texts(accepted.clone()),
            Self::Ordering { order, .. } => Key::Order(order.clone()),
            Self::Numeric { value, tolerance } => Key::Number {
                value: *value,
                tolerance: *tolerance,
            },
            Self::Poll { .. } | Self::WordCloud | Self::Slide => Key::Nothing,
        }
    }
}

/// What is right, without what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    Nothing,
    Options(Choice),
    Texts(Vec<String>),
    Order(Order),
    Number { value: Number, tolerance: Number },
}

/// A picture that stands with a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Of the file.
    pub hash: String,
    /// What it shows, for who does not see it. Empty only in a preview.
    pub alt: String,
}

impl Image {
    #[must_use]
    pub fn address(&self) -> String {
        format!("/kuis/gambar/{}", self.hash)
    }
}

/// Something to be heard with a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clip {
    /// Of the file.
    pub hash: String,
    /// What is heard, for who does not hear it. Empty only in a preview.
    pub words: String,
}

impl Clip {
    #[must_use]
    pub fn address(&self) -> String {
        format!("/kuis/suara/{}", self.hash)
    }
}

/// What a file is that stands with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    Picture,
    Clip,
}

/// A book to go on with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    pub title: String,
    /// Of its reading group or of a topic there, as a path; or `https://…` of the collection.
    pub link: String,
}

/// One question, as it is asked and judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub text: String,
    pub body: Body,
    pub seconds: u32,
    /// What a right answer within the first half second earns; 0 where nothing is scored.
    pub points: u32,
    /// Said at the reveal, and below the title of a slide; may be empty.
    pub explanation: String,
    pub image: Option<Image>,
    pub clip: Option<Clip>,
    /// Told at the reveal, with the explanation.
    pub book: Option<Book>,
}

impl Question {
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.body.kind()
    }

    /// Can an answer earn points?
    #[must_use]
    pub const fn is_scored(&self) -> bool {
        self.points > 0 && self.kind().is_scored()
    }

    /// The time to answer, in milliseconds.
    #[must_use]
    pub fn time(&self) -> i64 {
        i64::from(self.seconds) * 1000
    }
}
