//! The PIN of a game.

use serde::{Deserialize, Serialize, Serializer};
use std::{fmt, str::FromStr};

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
