//! Rooms on the server: what a day looks like, and every change, each as guard → transaction → audit → announcement.

mod book;
mod cancel;
mod day;
mod desk;
mod privacy;
mod shut_out;
mod wish;

pub use book::{book, free_instead};
pub use cancel::cancel;
pub use day::{
    Cell, Column, Day, FreeRoom, Mine, RoomDay, booking, day, free_now, mine, on_day, room_day, today,
};
pub use desk::{all_rooms, check_in, close_room, policy, room, save_room, set_policy};
pub use privacy::{data_of, forget};
pub use shut_out::{ShutOut, needs, shut_out, why_shut_out};
pub use wish::parse_date;

use super::{Booking, Period, texts};
use crate::{
    auth::{self, Contact},
    db::Tx,
    error::AppError,
    i18n::{Lang, Zone, clock_time, day as day_in_words},
    library::Opening,
    live::Topic,
    time::Millis,
};
use jiff::civil::Date;

/// Where a form leads, and what the next page says.
#[derive(Debug, PartialEq, Eq)]
pub struct Done {
    pub path: String,
    pub said: String,
}

/// Where to mail whoever made a booking, and how to speak to them; `None` once the account is erased or without e-mail.
async fn reach_owner(tx: &mut Tx, booking: &Booking) -> Result<Option<(String, Contact)>, AppError> {
    let Some(account) = booking.account else {
        return Ok(None);
    };
    let contact = auth::contacts(tx, &[account]).await?.remove(&account);
    Ok(contact.and_then(|contact| Some((contact.email.clone()?, contact))))
}

/// What changes when a booking of `date` is made or cancelled.
#[must_use]
pub fn topic(date: Date) -> Topic {
    Topic::new("rooms", date)
}

/// The address of a booking, for its owner and the staff.
#[must_use]
pub fn path_of(code: &str) -> String {
    format!("/ruang/pesanan/{code}")
}

/// `09.00–11.00`
#[must_use]
pub fn times(lang: Lang, zone: &Zone, period: Period) -> String {
    format!(
        "{}–{}",
        clock_time(lang, zone, period.starts),
        clock_time(lang, zone, period.ends)
    )
}

/// `Sabtu, 28 November, 09.00–11.00 WIB`
#[must_use]
pub fn when(lang: Lang, zone: &Zone, period: Period) -> String {
    let date = zone.date(period.starts);
    format!(
        "{}, {} {}",
        day_in_words(lang, date),
        times(lang, zone, period),
        zone.abbreviation(period.starts)
    )
}

/// `Ruang Musi, Sabtu, 28 November, 09.00–11.00 WIB`
fn what(lang: Lang, zone: &Zone, booking: &Booking) -> String {
    format!("{}, {}", booking.room_name, when(lang, zone, booking.period))
}

/// Why nothing can be in a room then: the reason of the closure, or when else the library is open.
fn outside_hours(lang: Lang, zone: &Zone, open: &[Period], closed_because: Option<&str>) -> String {
    match (open, closed_because) {
        ([], Some(reason)) => texts::closed_day_because(lang, reason),
        ([], None) => texts::closed_day(lang).to_owned(),
        _ => {
            let hours: Vec<String> = open.iter().map(|period| times(lang, zone, *period)).collect();
            texts::outside_hours(lang, &hours.join(", "))
        }
    }
}

/// The open intervals of a day as instants.
#[must_use]
pub fn open_periods(zone: &Zone, date: Date, opening: &Opening) -> Vec<Period> {
    let period = |(from, to): &(u16, u16)| Period {
        starts: zone.instant(date, *from),
        ends: zone.instant(date, *to),
    };
    opening.intervals.iter().map(period).collect()
}

/// Local days from today until `date`; negative in the past.
fn days_ahead(zone: &Zone, now: Millis, date: Date) -> i64 {
    let days = zone.date(now).until(date).map(|span| span.get_days());
    i64::from(days.unwrap_or(i32::MAX))
}
