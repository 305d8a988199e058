//! What decides: points (`score`) and what the network took of their time (`latency`), places, nicknames, in which order
//! things are shown (`order`), and what makes a question askable (`question`).

mod beside;
#[cfg(feature = "ssr")]
mod clip;
#[cfg(feature = "ssr")]
mod examples;
#[cfg(feature = "ssr")]
mod given;
#[cfg(feature = "ssr")]
mod latency;
#[cfg(feature = "ssr")]
mod metadata;
#[cfg(feature = "ssr")]
mod order;
#[cfg(feature = "ssr")]
mod paced;
#[cfg(feature = "ssr")]
mod picture;
mod question;
#[cfg(feature = "ssr")]
mod results;
#[cfg(feature = "ssr")]
mod score;
#[cfg(feature = "ssr")]
mod season;
#[cfg(feature = "ssr")]
mod streak;
#[cfg(feature = "ssr")]
mod teams;
#[cfg(feature = "ssr")]
mod words;

use super::texts;
use crate::{i18n::Lang, tidy::tidy_line};

pub use beside::{ALT_MAX, BOOK_MAX, LINK_MAX, WORDS_MAX, link};
pub use question::{number, question, sketch};
#[cfg(feature = "ssr")]
pub use {
    clip::{BadFile, file},
    examples::{Case, examples},
    given::{given, place_name, read},
    latency::{COMPENSATED, Latency, earned},
    metadata::without_metadata,
    order::{Turn, permutation, shuffled, turns},
    paced::{ATTEMPTS, Opening, accuracy, median, most, opening},
    picture::BadPicture,
    results::{Merit, hardest, merit},
    score::{Credit, credit, score},
    season::{BEST, Season},
    streak::{BONUS_MOST, Streak, bonus},
    teams::{TEAMS_MOST, is_team_name_taken, team_score},
    words::{folded, is_typo, tallied, words},
};

/// In plain forms: of the options where several may be chosen, and the values of `pilih` where one is.
pub const MARKS: [&str; 4] = ["a", "b", "c", "d"];
pub const NICKNAME_MAX: usize = 20;
pub const TEXT_MAX: usize = 300;
pub const OPTION_MAX: usize = 120;
pub const EXPLANATION_MAX: usize = 500;
pub const SOURCE_MAX: usize = 200;
pub const TAGS_MAX: usize = 120;
pub const TITLE_MAX: usize = 100;
pub const DESCRIPTION_MAX: usize = 1000;
pub const SECONDS: std::ops::RangeInclusive<u32> = 5..=240;
pub const POINTS: [u32; 3] = [0, 1000, 2000];
pub const SEATS: std::ops::RangeInclusive<u32> = 1..=10_000;
/// A full game and some more; a longer one is two quizzes.
pub const QUESTIONS_MAX: usize = 100;

/// Answers within this many milliseconds earn everything: nobody reads faster, so it would reward the network.
pub const INSTANT: i64 = 500;
/// How long after the close an answer may still arrive: it was given in time, and the network took its own.
pub const GRACE: i64 = 400;
/// What a host adds to a question in one press. It gives time and no points: from the planned end on, an answer earns what it
/// would have earned then.
pub const EXTRA: i64 = 10_000;
/// How long a phone that has gone is still waited for when everybody else has answered: a reload takes less.
pub const PATIENCE: i64 = 1500;
/// A pad without script asks for its page at least this often while no question is open.
pub const LOOK_WITHIN: i64 = 5000;
/// From the announcement of a question until it opens, so that it opens everywhere at once.
pub const LEAD: i64 = 1500;

/// The place of each of `scores`, which fall: equal scores share a place, and the next one counts them all (1, 2, 2, 4).
#[must_use]
pub fn ranks(scores: &[u32]) -> Vec<u32> {
    let mut ranks: Vec<u32> = Vec::with_capacity(scores.len());
    for (index, score) in scores.iter().enumerate() {
        let rank = match index.checked_sub(1) {
            Some(before) if scores[before] == *score => ranks[before],
            _ => u32::try_from(index).unwrap_or(u32::MAX) + 1,
        };
        ranks.push(rank);
    }
    ranks
}

/// The nickname as it will be shown, if it may be: one visible line of 1 to 20 characters without a blocked word.
///
/// # Errors
/// What is wrong, for the reader.
pub fn nickname(lang: Lang, text: &str, is_blocked: impl Fn(&str) -> bool) -> Result<String, &'static str> {
    name_on_the_wall(text, is_blocked).map_err(|wrong| match wrong {
        WrongName::Missing => texts::nickname_missing(lang),
        WrongName::Long => texts::nickname_long(lang),
        WrongName::Blocked => texts::nickname_blocked(lang),
    })
}

/// The name of a team, by the rules that nicknames have.
///
/// # Errors
/// What is wrong, for the reader.
pub fn team_name(lang: Lang, text: &str, is_blocked: impl Fn(&str) -> bool) -> Result<String, &'static str> {
    name_on_the_wall(text, is_blocked).map_err(|wrong| match wrong {
        WrongName::Missing => texts::team_nameless(lang),
        WrongName::Long => texts::team_name_long(lang),
        WrongName::Blocked => texts::nickname_blocked(lang),
    })
}

enum WrongName {
    Missing,
    Long,
    Blocked,
}

fn name_on_the_wall(text: &str, is_blocked: impl Fn(&str) -> bool) -> Result<String, WrongName> {
    let name = tidy_line(text);
    let length = name.chars().count();
    if length == 0 || !name.chars().any(char::is_alphanumeric) {
        Err(WrongName::Missing)
    } else if length > NICKNAME_MAX {
        Err(WrongName::Long)
    } else if is_blocked(&name) {
        Err(WrongName::Blocked)
    } else {
        Ok(name)
    }
}

/// Two nicknames with the same key are the same to a reader.
#[must_use]
pub fn nickname_key(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Addresses under `/kuis` that are not quizzes.
pub const RESERVED_SLUGS: [&str; 6] = ["gabung", "gambar", "layar", "main", "musim", "suara"];
const SLUG_MAX: usize = 60;

/// The part of an address that a title becomes: lower-case letters, digits and single hyphens.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if slug.len() >= SLUG_MAX {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' && c != '’' {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "kuis".to_owned()
    } else {
        slug.to_owned()
    }
}
