//! The season: half a calendar year, in which each person's best games count.

use jiff::civil::Date;
use std::{fmt, str::FromStr};

/// So many games of a season count; who plays every week is not ahead of who plays well.
pub const BEST: usize = 5;

/// January to June, or July to December. In an address: `2026-2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Season {
    pub year: i16,
    /// 1 or 2.
    pub half: i8,
}

impl Season {
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self {
            year: day.year(),
            half: if day.month() <= 6 { 1 } else { 2 },
        }
    }

    /// Its first day.
    #[must_use]
    pub const fn begins(self) -> Date {
        jiff::civil::date(self.year, if self.half == 1 { 1 } else { 7 }, 1)
    }

    #[must_use]
    pub const fn next(self) -> Self {
        match self.half {
            1 => Self { half: 2, ..self },
            _ => Self {
                year: self.year + 1,
                half: 1,
            },
        }
    }

    #[must_use]
    pub const fn before(self) -> Self {
        match self.half {
            2 => Self { half: 1, ..self },
            _ => Self {
                year: self.year - 1,
                half: 2,
            },
        }
    }
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.half)
    }
}

impl FromStr for Season {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, half) = text.split_once('-').ok_or(())?;
        let year = year.parse().ok().filter(|year| (2000..=2999).contains(year));
        let half = half.parse().ok().filter(|half| (1..=2).contains(half));
        Ok(Self {
            year: year.ok_or(())?,
            half: half.ok_or(())?,
        })
    }
}
