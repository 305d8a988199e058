//! What decides: which slots a period takes, whether it may be booked, who may see and cancel it. Pure, on instants.

use super::{Booking, Period, Policy, Room, Status};
use crate::{
    auth::{Role, Viewer},
    time::{Millis, Span},
};
use std::ops::Range;

/// What one row of `room_slots` stands for. The offset of every time zone in use is a multiple of it (Nepal has +05.45).
pub const SLOT: Span = Span::minutes(15);

pub const NAME_MAX: usize = 80;
pub const GROUP_MAX: usize = 120;
pub const PURPOSE_MAX: usize = 500;
pub const REASON_MAX: usize = 300;
pub const TEXT_MAX: usize = 2_000;
/// The staff plan a year ahead.
pub const STAFF_DAYS_AHEAD: i64 = 366;

/// The slots that a period touches, counted from 1970 in UTC.
#[must_use]
pub fn slots_of(period: Period) -> Range<i64> {
    let first = period.starts.0.div_euclid(SLOT.0);
    let last = (period.ends.0 - 1).div_euclid(SLOT.0);
    first..(last + 1).max(first)
}

/// The cells of a day's grid: each `step` long, each wholly inside one open interval, none sharing a slot.
#[must_use]
pub fn cells(open: &[Period], step: Span) -> Vec<Period> {
    let of_interval = |interval: &Period| {
        let (first, ends) = (round_up(interval.starts), interval.ends);
        (0..)
            .map(move |n: i64| first + Span(n * step.0))
            .map(move |starts| Period {
                starts,
                ends: starts + step,
            })
            .take_while(move |cell| cell.ends <= ends)
    };
    open.iter().flat_map(of_interval).collect()
}

fn round_up(at: Millis) -> Millis {
    Millis(at.0 + (-at.0).rem_euclid(SLOT.0))
}

/// Whether a period begins and ends with cells and has no closed time between.
#[must_use]
pub fn inside_opening_hours(cells: &[Period], period: Period) -> bool {
    let Some(first) = cells.iter().position(|cell| cell.starts == period.starts) else {
        return false;
    };
    let mut ends = period.starts;
    for cell in &cells[first..] {
        if cell.starts != ends || ends >= period.ends {
            break;
        }
        ends = cell.ends;
    }
    ends == period.ends && ends > period.starts
}

/// What a person wants.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    pub period: Period,
    /// Local days from today.
    pub days_ahead: i64,
    pub people: i64,
}

/// Why a wish cannot be a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    RoomClosed,
    Backwards,
    Past,
    TooFarAhead {
        days: i64,
    },
    /// Before, after or across opening hours, or not on the grid.
    OutsideHours,
    TooLong {
        minutes: i64,
    },
    TooMany {
        capacity: i64,
    },
}

/// What holds for this person: the staff may book for longer and further ahead.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub max_minutes: Option<i64>,
    pub days_ahead: i64,
    pub per_day: Option<i64>,
}

impl Limits {
    #[must_use]
    pub fn of(policy: Policy, room: &Room, role: Role) -> Self {
        if role >= Role::Librarian {
            return Self {
                max_minutes: None,
                days_ahead: STAFF_DAYS_AHEAD,
                per_day: None,
            };
        }
        Self {
            max_minutes: Some(room.max_minutes),
            days_ahead: policy.days_ahead,
            per_day: Some(policy.per_day),
        }
    }
}

/// Everything that is wrong with a wish, the gravest first. Whether the slots are free, the database says.
#[must_use]
pub fn refusals(wish: Wish, room: &Room, limits: Limits, cells: &[Period], now: Millis) -> Vec<Refusal> {
    let Wish {
        period,
        days_ahead,
        people,
    } = wish;
    let mut refusals = Vec::new();
    if room.closed_because.is_some() {
        refusals.push(Refusal::RoomClosed);
    }
    if period.ends <= period.starts {
        refusals.push(Refusal::Backwards);
    } else if is_past(cells, period, now) {
        refusals.push(Refusal::Past);
    } else if days_ahead > limits.days_ahead {
        refusals.push(Refusal::TooFarAhead {
            days: limits.days_ahead,
        });
    } else if !inside_opening_hours(cells, period) {
        refusals.push(Refusal::OutsideHours);
    } else if let Some(minutes) = limits
        .max_minutes
        .filter(|max| period.length() > Span::minutes(*max))
    {
        refusals.push(Refusal::TooLong { minutes });
    }
    if people > room.capacity {
        refusals.push(Refusal::TooMany {
            capacity: room.capacity,
        });
    }
    refusals
}

/// The cell that is running can still be booked, by a group that stands in front of the door.
fn is_past(cells: &[Period], period: Period, now: Millis) -> bool {
    let first = cells.iter().find(|cell| cell.starts == period.starts);
    first.map_or(period.starts, |cell| cell.ends) <= now
}

/// The smallest turn of the day that this patron has not used; none when all are.
#[must_use]
pub fn free_turn(used: &[i64], per_day: i64) -> Option<i64> {
    (1..=per_day).find(|turn| !used.contains(turn))
}

/// The first period of `length` from `from` on that is open and not taken.
#[must_use]
pub fn next_free(cells: &[Period], taken: &[Period], length: Span, from: Millis) -> Option<Period> {
    cells
        .iter()
        .filter(|cell| cell.starts >= from)
        .map(|cell| Period {
            starts: cell.starts,
            ends: cell.starts + length,
        })
        .find(|period| {
            inside_opening_hours(cells, *period) && !taken.iter().any(|other| other.overlaps(*period))
        })
}

/// How long a booking is at first, if so much is free.
const USUAL: Span = Span::minutes(60);

/// What the form proposes: from the cell that was pressed, else the first free one, for an hour or as much as is open,
/// free and allowed. None when no cell is left.
#[must_use]
pub fn usual(cells: &[Period], taken: &[Period], pressed: Option<Millis>, longest: Span) -> Option<Period> {
    let free = |cell: &Period| !taken.iter().any(|other| other.overlaps(*cell));
    let first = cells
        .iter()
        .position(|cell| Some(cell.starts) == pressed)
        .or_else(|| cells.iter().position(free))
        .unwrap_or(0);
    let mut usual = *cells.get(first)?;
    for cell in &cells[first + 1..] {
        let longer = cell.ends - usual.starts;
        if cell.starts != usual.ends || !free(cell) || longer > USUAL.min(longest) {
            break;
        }
        usual.ends = cell.ends;
    }
    Some(usual)
}

/// Only the owner and the staff.
#[must_use]
pub fn may_see(booking: &Booking, viewer: &Viewer) -> bool {
    viewer.role >= Role::Librarian || booking.account == Some(viewer.id)
}

/// Whoever may see it, as long as there is something to give back.
#[must_use]
pub fn may_cancel(booking: &Booking, viewer: &Viewer, now: Millis) -> bool {
    booking.status == Status::Booked
        && given_back_from(booking.period, now).is_some()
        && may_see(booking, viewer)
}

/// From when on others may have the room if its group lets go of it `now`: from its beginning, and once that is past from
/// the next slot, since the one that runs was used. `None` when nothing would be left for them.
#[must_use]
pub fn given_back_from(period: Period, now: Millis) -> Option<Millis> {
    if now < period.starts {
        return Some(period.starts);
    }
    let next = round_up(now + Span(1));
    (next < period.ends).then_some(next)
}

/// Whether the library is open throughout `period`. A booking that was made inside of opening hours can come to lie outside
/// when these change; the grid may change without harm to it.
#[must_use]
pub fn is_open(open: &[Period], period: Period) -> bool {
    open.iter().any(|open| open.holds(period))
}

/// The minute of the day that `HH:MM` or `HH.MM` says.
#[must_use]
pub fn minute_of_day(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    let digits = |part: &str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || minute.len() != 2 || !digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    // 24:00 ends a day.
    let at = hour * 60 + minute;
    (minute < 60 && at <= 24 * 60).then_some(at)
}

/// The part of the address that a new room's name makes; words with an address of their own are set aside.
#[must_use]
pub fn slug_of_name(name: &str) -> String {
    let kept = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                ' '
            }
        })
        .collect::<String>();
    let words: Vec<&str> = kept.split(' ').filter(|word| !word.is_empty()).collect();
    match words.join("-").as_str() {
        "" | "baru" | "pesanan" => format!("ruang-{}", words.join("-"))
            .trim_end_matches('-')
            .to_owned(),
        slug => slug.to_owned(),
    }
}
