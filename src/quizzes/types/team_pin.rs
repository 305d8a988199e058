//! The PIN of a team.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The four digits by which players of one game join a team. They mean nothing in another game.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TeamPin(u32);

impl TeamPin {
    pub const LOWEST: u32 = 1_000;
    pub const HIGHEST: u32 = 9_999;

    #[must_use]
    pub const fn from_number(number: u32) -> Option<Self> {
        if number >= Self::LOWEST && number <= Self::HIGHEST {
            Some(Self(number))
        } else {
            None
        }
    }

    /// The one after this; after the last comes the first.
    #[must_use]
    pub const fn next(self) -> Self {
        match Self::from_number(self.0 + 1) {
            Some(next) => next,
            None => Self(Self::LOWEST),
        }
    }
}

impl From<TeamPin> for u32 {
    fn from(pin: TeamPin) -> Self {
        pin.0
    }
}

impl fmt::Display for TeamPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for TeamPin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: String = text.split_whitespace().collect();
        let plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = if plain { digits.parse().ok() } else { None };
        number.and_then(Self::from_number).ok_or("not a PIN")
    }
}
