//! The state of the library in one sentence, and the next thing to know below it.

use super::{Library, rules::OpenState, texts};
use crate::i18n::{self, Lang, minute_of_day};
use jiff::{ToSpan, civil::Date};

/// A closure this many days ahead is worth a line on the home page.
const SOON: i32 = 7;

/// "Buka sampai 16.00", "Tutup, buka lagi Senin 08.00", "Tutup hari ini: Hari Raya Natal".
#[must_use]
pub fn headline(lang: Lang, library: &Library, state: &OpenState, today: Date) -> String {
    match state {
        OpenState::Open { until, .. } => texts::open_until(lang, &minute_of_day(lang, *until)),
        OpenState::Closed {
            because: Some(reason),
            ..
        } => texts::closed_today(lang, reason.say(lang)),
        OpenState::Closed { opens: None, .. } if library.hours.is_empty() => texts::no_hours(lang).to_owned(),
        OpenState::Closed { opens: None, .. } => texts::closed(lang).to_owned(),
        OpenState::Closed {
            opens: Some((day, minute)),
            ..
        } => {
            let time = minute_of_day(lang, *minute);
            if *day == today {
                texts::open_again_today(lang, &time)
            } else if today.tomorrow().ok() == Some(*day) {
                texts::open_again_tomorrow(lang, &time)
            } else {
                texts::open_again(lang, &near(lang, *day, today), &time)
            }
        }
    }
}

/// What the headline leaves open: when a closure ends, what follows a break, a closure in the coming days.
#[must_use]
pub fn note(lang: Lang, library: &Library, state: &OpenState, today: Date) -> Option<String> {
    match state {
        OpenState::Open {
            then: Some((opens, closes)),
            ..
        } => Some(texts::then_again(
            lang,
            &minute_of_day(lang, *opens),
            &minute_of_day(lang, *closes),
        )),
        OpenState::Closed {
            because: Some(_),
            opens: Some((day, minute)),
        } => {
            let time = minute_of_day(lang, *minute);
            Some(if today.tomorrow().ok() == Some(*day) {
                texts::back_tomorrow(lang, &time)
            } else {
                texts::back_on(lang, &near(lang, *day, today), &time)
            })
        }
        _ => closed_soon(lang, library, today),
    }
}

fn closed_soon(lang: Lang, library: &Library, today: Date) -> Option<String> {
    let horizon = today.saturating_add(SOON.days());
    library.closures.iter().find_map(|closure| {
        let day: Date = closure.day.parse().ok()?;
        (today < day && day <= horizon)
            .then(|| texts::closed_soon(lang, &i18n::day(lang, day), closure.reason.say(lang)))
    })
}

/// `Senin` within the week, `Senin, 4 Januari` later.
fn near(lang: Lang, day: Date, today: Date) -> String {
    if day < today.saturating_add(7.days()) {
        i18n::weekday(lang, day).to_owned()
    } else {
        i18n::day(lang, day)
    }
}
