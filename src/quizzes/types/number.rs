//! An exact decimal number: 0.1 + 0.2 is 0.3, so a tolerance means what it says.

use crate::i18n::{Lang, grouped, marks};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

const PLACES: usize = 6;
const UNIT: u64 = 1_000_000;
/// Whole digits: a million millions, more than anybody counts in a quiz.
const WHOLE: usize = 12;

/// Up to twelve digits before the point and six after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number(i64);

impl Number {
    pub const ZERO: Self = Self(0);

    /// Reads a number as people write it: `3,14` and `3.14` are the same, and in Indonesian `17.000` is seventeen thousand.
    #[must_use]
    pub fn read(lang: Lang, text: &str) -> Option<Self> {
        let (thousands, _) = marks(lang);
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.replace('−', "-");
        let grouped = is_grouped(text.trim_start_matches('-'), thousands);
        let plain = if grouped {
            text.replace(thousands, "")
        } else {
            text
        };
        plain.replace(',', ".").parse().ok()
    }

    /// As it is written in `lang`: `17.000`, `3,14`.
    #[must_use]
    pub fn said(self, lang: Lang) -> String {
        let (_, point) = marks(lang);
        let plain = self.to_string();
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = whole.trim_start_matches('-');
        // A year is not grouped, and neither is anything else of four digits.
        let said = match digits.parse::<i64>() {
            Ok(count) if digits.len() > 4 => grouped(lang, count),
            _ => digits.to_owned(),
        };
        let sign = if self.0 < 0 { "-" } else { "" };
        match rest {
            "" => format!("{sign}{said}"),
            rest => format!("{sign}{said}{point}{rest}"),
        }
    }

    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Is `self` at most `tolerance` away from `other`?
    #[must_use]
    pub const fn is_within(self, tolerance: Self, other: Self) -> bool {
        self.0.abs_diff(other.0) <= tolerance.0.unsigned_abs()
    }
}

/// `17.000` and `1.250.000`, but neither `3.14` nor `0.125`.
fn is_grouped(text: &str, mark: char) -> bool {
    let whole = text.split([',', '.']).next().unwrap_or_default();
    let before = text
        .split(if mark == '.' { ',' } else { '.' })
        .next()
        .unwrap_or_default();
    let mut groups = before.split(mark).skip(1).peekable();
    groups.peek().is_some()
        && (1..=3).contains(&whole.len())
        && whole != "0"
        && groups.all(|group| group.len() == 3)
}

impl FromStr for Number {
    type Err = &'static str;

    /// `-12.5`, as a program writes it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text),
        };
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_digits = |part: &str, max: usize| {
            (1..=max).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !is_digits(whole, WHOLE) || !is_digits(rest, PLACES) {
            return Err("not a number");
        }
        let units = format!("{whole}{rest:0<PLACES$}");
        let units: i64 = units.parse().map_err(|_| "not a number")?;
        Ok(Self(sign * units))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (units, sign) = (self.0.unsigned_abs(), if self.0 < 0 { "-" } else { "" });
        write!(f, "{sign}{}", units / UNIT)?;
        let rest = format!("{:0PLACES$}", units % UNIT);
        match rest.trim_end_matches('0') {
            "" => Ok(()),
            rest => write!(f, ".{rest}"),
        }
    }
}

impl TryFrom<String> for Number {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        text.parse()
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.to_string()
    }
}
