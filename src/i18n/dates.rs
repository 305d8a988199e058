//! Dates as people here write them: "Sabtu, 28 November, 09.00 WIB".

use super::Lang;
use crate::time::Millis;
use jiff::{Timestamp, ZonedDateTime, civil::Date, tz::TimeZone};

const WEEKDAYS: [[&str; 2]; 7] = [
    ["Senin", "Monday"],
    ["Selasa", "Tuesday"],
    ["Rabu", "Wednesday"],
    ["Kamis", "Thursday"],
    ["Jumat", "Friday"],
    ["Sabtu", "Saturday"],
    ["Minggu", "Sunday"],
];

const MONTHS: [[&str; 2]; 12] = [
    ["Januari", "January"],
    ["Februari", "February"],
    ["Maret", "March"],
    ["April", "April"],
    ["Mei", "May"],
    ["Juni", "June"],
    ["Juli", "July"],
    ["Agustus", "August"],
    ["September", "September"],
    ["Oktober", "October"],
    ["November", "November"],
    ["Desember", "December"],
];

/// The library's time zone.
#[derive(Debug, Clone)]
pub struct Zone(TimeZone);

impl Zone {
    /// # Errors
    /// When `name` is not an IANA time zone.
    pub fn named(name: &str) -> Result<Self, jiff::Error> {
        TimeZone::get(name).map(Self)
    }

    #[must_use]
    pub fn at(&self, instant: Millis) -> ZonedDateTime {
        Timestamp::from_millisecond(instant.0)
            .unwrap_or(Timestamp::UNIX_EPOCH)
            .to_zoned_datetime(self.0.clone())
    }

    #[must_use]
    pub fn date(&self, instant: Millis) -> Date {
        self.at(instant).date()
    }

    /// The instant at which `minute` of the day begins on `date`. A minute that daylight saving skips means the next
    /// one that exists.
    #[must_use]
    pub fn instant(&self, date: Date, minute: u16) -> Millis {
        let (hour, minute) = (
            i8::try_from(minute / 60).unwrap_or(0),
            i8::try_from(minute % 60).unwrap_or(0),
        );
        let (date, hour) = if hour >= 24 {
            (date.tomorrow().unwrap_or(date), hour - 24)
        } else {
            (date, hour)
        };
        date.at(hour, minute, 0, 0)
            .to_zoned_datetime(self.0.clone())
            .map_or(Millis(0), |zoned| Millis(zoned.timestamp().as_millisecond()))
    }

    /// What people call the zone: WIB, WITA and WIT in Indonesia, the IANA abbreviation elsewhere.
    #[must_use]
    pub fn abbreviation(&self, instant: Millis) -> String {
        self.at(instant).strftime("%Z").to_string()
    }
}

const fn pick(lang: Lang, pair: [&'static str; 2]) -> &'static str {
    match lang {
        Lang::Id => pair[0],
        Lang::En => pair[1],
    }
}

/// `November`
#[must_use]
pub fn month(lang: Lang, date: Date) -> &'static str {
    pick(lang, MONTHS[usize::from(date.month().unsigned_abs()) - 1])
}

/// `Sabtu`
#[must_use]
pub fn weekday(lang: Lang, date: Date) -> &'static str {
    pick(
        lang,
        WEEKDAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())],
    )
}

/// `Sabtu, 28 November`
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    format!("{}, {} {}", weekday(lang, date), date.day(), month(lang, date))
}

/// `Sab 28`: for narrow places.
#[must_use]
pub fn short_day(lang: Lang, date: Date) -> String {
    format!("{} {}", &weekday(lang, date)[..3], date.day())
}

/// `28 November 2026`
#[must_use]
pub fn day_and_year(lang: Lang, date: Date) -> String {
    format!("{} {} {}", date.day(), month(lang, date), date.year())
}

/// `09.00`, or `09:00` in English.
#[must_use]
pub fn clock_time(lang: Lang, zone: &Zone, instant: Millis) -> String {
    minute_of_day(lang, minute_of(&zone.at(instant)))
}

/// The minute of the day, 0 to 1439.
#[must_use]
pub fn minute_of(at: &ZonedDateTime) -> u16 {
    u16::from(at.hour().unsigned_abs()) * 60 + u16::from(at.minute().unsigned_abs())
}

/// `09.00`, or `09:00` in English, for minute 540 of the day; the end of the day is `24.00`.
#[must_use]
pub fn minute_of_day(lang: Lang, minute: u16) -> String {
    let (hour, minute) = (minute / 60, minute % 60);
    match lang {
        Lang::Id => format!("{hour:02}.{minute:02}"),
        Lang::En => format!("{hour:02}:{minute:02}"),
    }
}

/// `Sabtu, 28 November, 09.00 WIB`
#[must_use]
pub fn date_and_time(lang: Lang, zone: &Zone, instant: Millis) -> String {
    let (date, time) = (zone.date(instant), clock_time(lang, zone, instant));
    format!("{}, {time} {}", day(lang, date), zone.abbreviation(instant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_people_here_write_it() {
        let zone = Zone::named("Asia/Jakarta").unwrap();
        let instant = zone.instant(jiff::civil::date(2026, 11, 28), 9 * 60);
        assert_eq!(
            date_and_time(Lang::Id, &zone, instant),
            "Sabtu, 28 November, 09.00 WIB"
        );
        assert_eq!(
            date_and_time(Lang::En, &zone, instant),
            "Saturday, 28 November, 09:00 WIB"
        );
    }
}
