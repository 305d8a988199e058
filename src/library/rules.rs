//! When is the library open? Pure, so that the home page, a booking and a test agree.

use super::{Closure, Opening, OpeningHours, Profile, Words};
use crate::i18n::{Lang, minute_of_day};
use jiff::civil::Date;

/// All that is asked for on nearly every page, kept in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    pub profile: Profile,
    /// By weekday and time.
    pub hours: Vec<OpeningHours>,
    /// By day; those of the past may be missing.
    pub closures: Vec<Closure>,
}

impl Library {
    #[must_use]
    pub fn opening_on(&self, date: Date) -> Opening {
        let day = date.to_string();
        let closure = self.closures.iter().find(|closure| closure.day == day);
        opening(&self.hours, closure, date)
    }
}

/// The opening of `date`, given the hours of (at least) its weekday and its closure.
#[must_use]
pub fn opening(hours: &[OpeningHours], closure: Option<&Closure>, date: Date) -> Opening {
    if let Some(closure) = closure {
        return Opening {
            intervals: Vec::new(),
            closed_because: Some(closure.reason.clone()),
        };
    }
    let weekday = date.weekday().to_monday_one_offset().unsigned_abs();
    let mut intervals: Vec<_> = hours
        .iter()
        .filter(|interval| interval.weekday == weekday)
        .map(|interval| (interval.opens, interval.closes))
        .collect();
    intervals.sort_unstable();
    Opening {
        intervals,
        closed_because: None,
    }
}

/// Is the library open, and what comes next?
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenState {
    Open {
        until: u16,
        /// Closes only for a break: the interval after it.
        then: Option<(u16, u16)>,
    },
    Closed {
        /// Why, when it is not simply the hour or the weekday.
        because: Option<Words>,
        /// When it opens again, if that is within `LOOK_AHEAD`.
        opens: Option<(Date, u16)>,
    },
}

impl OpenState {
    /// Whether people can still come in on `today`, which this is a state of.
    #[must_use]
    pub fn lets_in(&self, today: Date) -> bool {
        match self {
            Self::Open { .. } => true,
            Self::Closed { opens, .. } => opens.is_some_and(|(day, _)| day == today),
        }
    }
}

/// A library that opens later than this, in days, says no date.
const LOOK_AHEAD: u8 = 60;

impl Library {
    /// The state at `minute` of `date`.
    #[must_use]
    pub fn state_at(&self, date: Date, minute: u16) -> OpenState {
        let today = self.opening_on(date);
        let mut ahead = today.intervals.iter().skip_while(|(_, closes)| *closes <= minute);
        match ahead.next() {
            Some((opens, closes)) if *opens <= minute => OpenState::Open {
                until: *closes,
                then: ahead.next().copied(),
            },
            Some((opens, _)) => OpenState::Closed {
                because: None,
                opens: Some((date, *opens)),
            },
            None => OpenState::Closed {
                because: today.closed_because,
                opens: self.next_opening(date),
            },
        }
    }

    /// The first opening on a day after `date`.
    fn next_opening(&self, date: Date) -> Option<(Date, u16)> {
        let mut day = date;
        for _ in 0..LOOK_AHEAD {
            day = day.tomorrow().ok()?;
            if let Some((opens, _)) = self.opening_on(day).intervals.first() {
                return Some((day, *opens));
            }
        }
        None
    }
}

/// What is wrong with a line of opening hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadHours {
    /// Not of the form `08.00–11.30, 13.30–16.00`.
    Unreadable,
    Backwards,
    Overlapping,
}

/// Reads `08.00–11.30, 13.30–16.00` as people type it: with a dot or a colon, any dash or "sampai". Empty means closed.
///
/// # Errors
/// [`BadHours`].
pub fn parse_hours(text: &str) -> Result<Vec<(u16, u16)>, BadHours> {
    let mut plain = text.to_lowercase();
    for word in ["–", "—", "sampai", "s.d.", "s/d", " to "] {
        plain = plain.replace(word, "-");
    }
    let parts = plain.split([',', ';']).filter(|part| !part.trim().is_empty());
    let mut intervals: Vec<(u16, u16)> = parts.map(parse_interval).collect::<Result<_, _>>()?;
    intervals.sort_unstable();
    if intervals.windows(2).any(|pair| pair[1].0 <= pair[0].1) {
        return Err(BadHours::Overlapping);
    }
    Ok(intervals)
}

fn parse_interval(text: &str) -> Result<(u16, u16), BadHours> {
    let (opens, closes) = text.split_once('-').ok_or(BadHours::Unreadable)?;
    let opens = parse_time(opens).ok_or(BadHours::Unreadable)?;
    let closes = parse_time(closes).ok_or(BadHours::Unreadable)?;
    if opens < closes {
        Ok((opens, closes))
    } else {
        Err(BadHours::Backwards)
    }
}

/// `8`, `08.00`, `8:00`, up to `24.00`.
fn parse_time(text: &str) -> Option<u16> {
    let text = text.trim();
    let (hour, minute) = text.split_once(['.', ':']).unwrap_or((text, "00"));
    let number = |digits: &str, most: usize| -> Option<u16> {
        let plain = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse().ok())?
    };
    let (hour, minute) = (number(hour, 2)?, number(minute, 2)?);
    let minutes = hour * 60 + minute;
    (minute < 60 && minutes <= 24 * 60).then_some(minutes)
}

/// `08.00–11.30, 13.30–16.00`: what [`parse_hours`] reads.
#[must_use]
pub fn write_hours(lang: Lang, intervals: &[(u16, u16)]) -> String {
    let interval = |(opens, closes): &(u16, u16)| {
        format!("{}–{}", minute_of_day(lang, *opens), minute_of_day(lang, *closes))
    };
    intervals.iter().map(interval).collect::<Vec<_>>().join(", ")
}

/// The handle in what people paste: `@perpus`, `perpus`, `https://www.instagram.com/perpus/`.
#[must_use]
pub fn handle_of(text: &str) -> Option<String> {
    let address = text.trim().split(['?', '#']).next()?.trim_end_matches('/');
    let last = address.rsplit('/').next()?.trim_start_matches('@');
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    ((1..=60).contains(&last.len()) && last.chars().all(plain)).then(|| last.to_owned())
}

/// A piece of an address for a name: lower case, letters and digits, at most 40 characters. Empty when nothing is left.
#[must_use]
pub fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars().take(80) {
        if c.is_ascii_alphanumeric() && slug.len() < 40 {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && slug.len() < 40 {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
