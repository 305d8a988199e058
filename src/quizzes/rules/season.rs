//! The season: half a calendar year, in which each person's best games count.

use crate::auth::AccountId;
use jiff::civil::Date;
use std::{collections::BTreeMap, fmt, str::FromStr};

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

/// What somebody has of a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub account: AccountId,
    /// Of the best games together.
    pub score: i64,
    pub games: usize,
}

/// Standings of the season, the best first, from the score of each game that somebody played. Who has no points is not
/// there.
#[must_use]
pub fn season_standings(games: impl IntoIterator<Item = (AccountId, i64)>) -> Vec<Standing> {
    let mut scores: BTreeMap<AccountId, Vec<i64>> = BTreeMap::new();
    for (account, score) in games {
        scores.entry(account).or_default().push(score);
    }
    let standing = |(account, mut scores): (AccountId, Vec<i64>)| {
        scores.sort_unstable_by(|a, b| b.cmp(a));
        Standing {
            account,
            score: scores.iter().take(BEST).sum(),
            games: scores.len(),
        }
    };
    let standings = scores.into_iter().map(standing);
    let mut standings: Vec<_> = standings.filter(|standing| standing.score > 0).collect();
    standings.sort_by_key(|standing| (std::cmp::Reverse(standing.score), standing.account));
    standings
}
