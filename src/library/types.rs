//! What both halves know of the library.

use crate::i18n::Lang;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

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

/// How a facility can be used today.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FacilityState {
    #[default]
    Available,
    /// Works in part; the note says how.
    Limited,
    Unavailable,
}

impl FacilityState {
    pub const ALL: [Self; 3] = [Self::Available, Self::Limited, Self::Unavailable];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Limited => "limited",
            Self::Unavailable => "unavailable",
        }
    }
}

impl FromStr for FacilityState {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or(())
    }
}

/// Something people come for besides books: Wi-Fi, a lift, a prayer room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facility {
    pub slug: String,
    pub name: Words,
    pub state: FacilityState,
    /// Facts: where, how wide, when. For people who must know before they come.
    pub note: Words,
    /// Can a person in a wheelchair use it?
    pub accessible: bool,
}

/// One promise of the service charter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    pub slug: String,
    pub name: Words,
    pub promise: Words,
}

/// `/petugas/perpustakaan/profil`
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub name: String,
    pub short_name: String,
    pub tagline_id: String,
    pub tagline_en: String,
    pub about_id: String,
    pub about_en: String,
    pub address: String,
    pub city: String,
    pub province: String,
    pub phone: String,
    pub whatsapp: String,
    pub email: String,
    pub instagram: String,
    pub facebook: String,
}

/// The week, a line a day: `08.00–11.30, 13.30–16.00`. Empty: closed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HoursForm {
    pub day1: String,
    pub day2: String,
    pub day3: String,
    pub day4: String,
    pub day5: String,
    pub day6: String,
    pub day7: String,
}

impl HoursForm {
    /// Monday first.
    #[must_use]
    pub fn days(&self) -> [&str; 7] {
        [
            &self.day1, &self.day2, &self.day3, &self.day4, &self.day5, &self.day6, &self.day7,
        ]
    }
}

/// Closes the library from `first` to `last`, both `YYYY-MM-DD`; an empty `last` means one day.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClosureForm {
    pub key: String,
    pub first: String,
    pub last: String,
    pub reason_id: String,
    pub reason_en: String,
}

/// A facility as the staff write it. `slug` is empty for a new one.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FacilityForm {
    pub key: String,
    pub slug: String,
    pub name_id: String,
    pub name_en: String,
    pub state: String,
    pub note_id: String,
    pub note_en: String,
    /// `yes` when a person in a wheelchair can use it.
    pub accessible: String,
}

/// A promise as the staff write it. `slug` is empty for a new one.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StandardForm {
    pub key: String,
    pub slug: String,
    pub name_id: String,
    pub name_en: String,
    pub promise_id: String,
    pub promise_en: String,
}
