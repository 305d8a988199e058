//! What both halves know of rooms and bookings.

use crate::{
    auth::AccountId,
    i18n::Lang,
    id::Id,
    library::Words,
    time::{Millis, Span},
};
use serde::{Deserialize, Serialize};

pub type RoomId = Id<Room>;
pub type BookingId = Id<Booking>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    pub id: RoomId,
    /// In the address, unique.
    pub slug: String,
    pub name: String,
    /// People.
    pub capacity: i64,
    pub floor: i64,
    /// Reached and used in a wheelchair.
    pub accessible: bool,
    /// One thing a line.
    pub equipment: Words,
    pub description: Words,
    /// The longest booking of a patron.
    pub max_minutes: i64,
    /// Why nobody can book it for now.
    pub closed_because: Option<String>,
}

impl Room {
    pub fn equipment(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.equipment.say(lang).lines().filter(|line| !line.is_empty())
    }
}

/// From `starts` until just before `ends`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    pub starts: Millis,
    pub ends: Millis,
}

impl Period {
    #[must_use]
    pub fn length(self) -> Span {
        self.ends - self.starts
    }

    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.starts <= other.starts && other.ends <= self.ends
    }

    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.starts < other.ends && other.starts < self.ends
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Booked,
    Cancelled,
}

impl Status {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Cancelled => "cancelled",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    pub id: BookingId,
    pub code: String,
    pub room: RoomId,
    pub room_slug: String,
    pub room_name: String,
    pub account: Option<AccountId>,
    pub period: Period,
    pub group_name: String,
    pub purpose: String,
    pub people: i64,
    pub status: Status,
    pub cancel_reason: String,
    pub checked_in_at: Option<Millis>,
}

/// What this library allows. Kept as JSON under `rooms` in `settings`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// The grid's step, one of [`Policy::STEPS`].
    pub step_minutes: i64,
    /// How far ahead a patron may book.
    pub days_ahead: i64,
    /// Bookings a patron may hold for one day.
    pub per_day: i64,
}

impl Policy {
    /// All are multiples of the quarter hour that bookings are stored in.
    pub const STEPS: [i64; 3] = [15, 30, 60];

    #[must_use]
    pub const fn step(self) -> Span {
        Span::minutes(self.step_minutes)
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            step_minutes: 30,
            days_ahead: 60,
            per_day: 2,
        }
    }
}

/// `/ruang/…/pesan`. `date` is `YYYY-MM-DD`; `starts` and `ends` are `HH:MM` in the library's zone.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BookForm {
    pub key: String,
    /// A room's slug.
    pub room: String,
    pub date: String,
    pub starts: String,
    pub ends: String,
    pub group_name: String,
    pub purpose: String,
    pub people: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CancelForm {
    /// A booking's code.
    pub booking: String,
    /// Asked of the staff; optional for the owner.
    pub reason: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckInForm {
    /// A booking's code.
    pub booking: String,
    /// `yes`, or empty to take it back.
    pub present: String,
}

/// `/petugas/ruang/…`
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RoomForm {
    pub key: String,
    /// The slug of the room under edit, empty for a new one.
    pub room: String,
    pub name: String,
    pub capacity: String,
    pub floor: String,
    pub max_minutes: String,
    /// `yes`
    pub accessible: String,
    pub equipment_id: String,
    pub equipment_en: String,
    pub description_id: String,
    pub description_en: String,
}

/// Closes a room for a reason, or opens it again with none.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CloseForm {
    pub room: String,
    /// `yes` to open it again.
    pub open: String,
    pub reason: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PolicyForm {
    pub step_minutes: String,
    pub days_ahead: String,
    pub per_day: String,
}
