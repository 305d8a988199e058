//! What a player says to a question.

use super::{Body, MAX_ITEMS, MAX_OPTIONS, Number, TYPED_MAX};
use crate::tidy::tidy_line;
use serde::{Deserialize, Serialize};

/// An answer to a question of any kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Options(Choice),
    /// Typed, or words for a cloud, separated by commas.
    Text(String),
    Order(Order),
    Number(Number),
}

impl Answer {
    /// Text without what cannot be seen, so that a second sending of the same answer is the same answer.
    #[must_use]
    pub fn tidy(self) -> Self {
        match self {
            Self::Text(text) => Self::Text(tidy_line(&text)),
            other => other,
        }
    }

    /// May this be an answer to what `body` asks?
    #[must_use]
    pub fn fits(&self, body: &Body) -> bool {
        match (self, body) {
            (Self::Options(choice), Body::Multiple { options, .. }) => choice.is_within(options.len()),
            (
                Self::Options(choice),
                Body::Single { options, .. } | Body::TrueFalse { options, .. } | Body::Poll { options },
            ) => choice.is_within(options.len()) && choice.count() == 1,
            (Self::Text(text), Body::Typed { .. } | Body::WordCloud) => {
                (1..=TYPED_MAX).contains(&text.chars().count()) && text.chars().any(char::is_alphanumeric)
            }
            (Self::Order(order), Body::Ordering { items, .. }) => order.len() == items.len(),
            (Self::Number(_), Body::Numeric { .. }) => true,
            _ => false,
        }
    }

    #[must_use]
    pub const fn options(&self) -> Option<Choice> {
        match self {
            Self::Options(choice) => Some(*choice),
            _ => None,
        }
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

    /// Are all of them among the first `options`?
    #[must_use]
    pub const fn is_within(self, options: usize) -> bool {
        options >= MAX_OPTIONS || self.0 >> options == 0
    }

    /// How many options both hold.
    #[must_use]
    pub const fn shared(self, other: Self) -> u32 {
        (self.0 & other.0).count_ones()
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

/// Some items in an order: the index of the first, of the second, …; each once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
pub struct Order(Vec<u8>);

impl Order {
    /// The order that `indexes` say, if they name each of at most six items once.
    #[must_use]
    pub fn of(indexes: Vec<u8>) -> Option<Self> {
        let mut seen = [false; MAX_ITEMS];
        let count = indexes.len();
        for index in &indexes {
            let seen = seen.get_mut(usize::from(*index))?;
            if *seen || usize::from(*index) >= count {
                return None;
            }
            *seen = true;
        }
        (count > 0).then_some(Self(indexes))
    }

    /// `count` items as they stand.
    #[must_use]
    pub fn straight(count: usize) -> Option<Self> {
        Self::of((0..=u8::MAX).take(count).collect())
    }

    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The indexes in this order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|index| usize::from(*index))
    }

    /// At how many places both have the same item.
    #[must_use]
    pub fn shared(&self, other: &Self) -> usize {
        self.iter().zip(other.iter()).filter(|(a, b)| a == b).count()
    }

    /// Swaps the items at two places; a place that is not there changes nothing.
    #[must_use]
    pub fn swapped(mut self, place: usize, other: usize) -> Self {
        if place < self.0.len() && other < self.0.len() {
            self.0.swap(place, other);
        }
        self
    }
}

impl TryFrom<Vec<u8>> for Order {
    type Error = &'static str;

    fn try_from(indexes: Vec<u8>) -> Result<Self, &'static str> {
        Self::of(indexes).ok_or("not an order")
    }
}

impl From<Order> for Vec<u8> {
    fn from(order: Order) -> Self {
        order.0
    }
}
