//! The demonstration library: a believable Perpustakaan Kota Lubuklinggau, or a year of a busy one for benches.
//!
//! Everything is written in one transaction, so a seed that is interrupted leaves nothing. It is deterministic: the same size
//! on the same day gives the same library. Each slice sows its own tables in a file of its own.

mod batch;
mod discussions;
mod library;
mod members;
mod paced;
mod people;
mod quizzes;
mod rooms;
mod surveys;

pub use batch::Value;
pub use people::{PASSWORD, accounts_to_try};

use crate::{
    auth::{AccountId, store},
    db::{ALPHABET, Actor, Tx},
    error::AppError,
    i18n::Zone,
    server::{App, incident},
    time::{Millis, Span},
};
use jiff::civil::Date;
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// The year Lubuklinggau became a city.
const RANDOM_SEED: u64 = 2001;

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Size {
    /// A month of a small library, for people to try.
    Demo,
    /// A year of a busy one: 50,000 members, 200,000 posts, 100,000 survey answers.
    Large,
}

impl Size {
    /// As it is said in the command, and kept in the library that was filled.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Large => "large",
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Sown,
    /// The same call did its work before.
    AlreadySown,
    /// The library was filled in this other size: nothing was touched.
    OtherSize(String),
    /// People use this library: nothing was touched.
    InUse,
}

/// What a slice sows with.
pub struct Seeding {
    pub tx: Tx,
    pub size: Size,
    pub rng: StdRng,
    pub zone: Zone,
    /// Local midnight of the day of the seed.
    pub today: Date,
    people: BTreeMap<String, AccountId>,
    patrons: Vec<AccountId>,
}

/// Fills an empty library.
///
/// # Errors
/// [`AppError::Internal`]; nothing is kept then.
pub async fn sow(app: &App, size: Size) -> Result<Outcome, AppError> {
    let now = app.now();
    let zone = app.config().zone.clone();
    let mut tx = app.db().write(now, Actor::default()).await?;
    let sown: Option<String> = sqlx::query_scalar("SELECT value FROM settings WHERE key = 'seed'")
        .fetch_optional(&mut *tx)
        .await?;
    if let Some(held) = sown {
        return Ok(if held == size.name() {
            Outcome::AlreadySown
        } else {
            Outcome::OtherSize(held)
        });
    }
    if !store::is_empty(&mut tx).await? {
        return Ok(Outcome::InUse);
    }
    let today = zone.date(now);
    let rng = StdRng::seed_from_u64(RANDOM_SEED);
    let mut seeding = Seeding {
        tx,
        size,
        rng,
        zone,
        today,
        people: BTreeMap::new(),
        patrons: Vec::new(),
    };
    library::sow(&mut seeding).await?;
    people::sow(&mut seeding).await?;
    rooms::sow(&mut seeding).await?;
    quizzes::sow(&mut seeding).await?;
    members::sow(&mut seeding).await?;
    discussions::sow(&mut seeding).await?;
    surveys::sow(&mut seeding).await?;
    let Seeding { mut tx, .. } = seeding;
    sqlx::query("INSERT INTO settings (key, value) VALUES ('seed', $1)")
        .bind(size.name())
        .execute(&mut *tx)
        .await?;
    tx.audit("library.seeded", size.name(), "").await?;
    tx.commit().await?;
    crate::library::backend::renew(app).await?;
    Ok(Outcome::Sown)
}

/// Reads one of the files in `data/`.
///
/// # Errors
/// [`AppError::Internal`] when it does not have the shape that `data/README.md` promises.
pub fn read_data<T: DeserializeOwned>(json: &str) -> Result<T, AppError> {
    serde_json::from_str(json).map_err(|error| AppError::Internal {
        id: incident("seed data", &error),
    })
}

impl Seeding {
    /// The account of a person in `data/people.json`.
    ///
    /// # Panics
    /// When the data names someone who is not there: a mistake in the data, found by the seed test.
    #[must_use]
    pub fn person(&self, key: &str) -> AccountId {
        *self
            .people
            .get(key)
            .unwrap_or_else(|| panic!("people.json has no {key:?}"))
    }

    /// Any patron.
    pub fn some_patron(&mut self) -> AccountId {
        let index = self.below(self.patrons.len());
        self.patrons[index]
    }

    /// Like those of [`crate::db::new_token`], yet the same each time.
    pub fn code(&mut self, length: usize) -> String {
        (0..length)
            .map(|_| char::from(ALPHABET[self.below(ALPHABET.len())]))
            .collect()
    }

    /// A number in `0..n`, and 0 for an empty range.
    pub fn below(&mut self, n: usize) -> usize {
        if n == 0 {
            0
        } else {
            usize::try_from(self.rng.next_u64() % n as u64).unwrap_or(0)
        }
    }

    /// One of `choices`, with these weights.
    pub fn weighted<T: Copy>(&mut self, choices: &[(T, usize)]) -> T {
        let total = choices.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total);
        for (choice, weight) in choices {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return *choice,
            }
        }
        choices[0].0
    }

    /// The instant of `minute` of the day, so many days from today.
    #[must_use]
    pub fn at(&self, days_from_today: i64, minute: u16) -> Millis {
        self.zone.instant(self.today, minute) + Span::days(days_from_today)
    }
}

#[cfg(test)]
mod tests;
