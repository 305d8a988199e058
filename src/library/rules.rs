//! When is the library open? Pure, so that the home page, a booking and a test agree.

use super::{Closure, Opening, OpeningHours, Profile};
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
