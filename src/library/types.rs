//! What both halves know of the library.

use crate::i18n::Lang;
use serde::{Deserialize, Serialize};

/// One text that the staff wrote in two languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub id: String,
    /// Empty when nobody translated it; then the Indonesian is said.
    pub en: String,
}

impl Words {
    #[must_use]
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            en: en.into(),
        }
    }

    #[must_use]
    pub fn say(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.en.is_empty() => &self.en,
            _ => &self.id,
        }
    }
}

/// Who the library is and how to reach it. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub name: String,
    pub short_name: String,
    pub tagline: Words,
    pub about: Words,
    pub address: String,
    pub city: String,
    pub province: String,
    pub phone: String,
    /// Digits with the country code, for wa.me.
    pub whatsapp: String,
    pub email: String,
    /// Handles, not addresses.
    pub instagram: String,
    pub facebook: String,
    /// A demonstration library says so in its frame.
    pub demonstration: bool,
}

impl Default for Profile {
    /// A library that has not told its name yet.
    fn default() -> Self {
        Self {
            name: "Perpustakaan".into(),
            short_name: "Perpustakaan".into(),
            tagline: Words::default(),
            about: Words::default(),
            address: String::new(),
            city: String::new(),
            province: String::new(),
            phone: String::new(),
            whatsapp: String::new(),
            email: String::new(),
            instagram: String::new(),
            facebook: String::new(),
            demonstration: false,
        }
    }
}

/// One interval of a weekday, in minutes of the day, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OpeningHours {
    /// 1 = Monday … 7 = Sunday.
    pub weekday: u8,
    pub opens: u16,
    pub closes: u16,
}

/// A day on which the library stays closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// `YYYY-MM-DD`
    pub day: String,
    pub reason: Words,
}

/// When the library is open on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Minutes of the day, half-open, ascending, never touching. Empty: closed.
    pub intervals: Vec<(u16, u16)>,
    /// Why it is closed, when that is not simply its weekday.
    pub closed_because: Option<Words>,
}

impl Opening {
    /// Is the library open throughout `from..to`?
    #[must_use]
    pub fn covers(&self, from: u16, to: u16) -> bool {
        self.intervals
            .iter()
            .any(|(opens, closes)| *opens <= from && to <= *closes)
    }
}
