//! Bookings that lie outside of opening hours, because a day was closed or the hours changed after they were made. They stand
//! until the staff cancel them, who have to know of them; whoever made them has to know too.

use super::{open_periods, outside_hours};
use crate::{
    auth::Role,
    error::AppError,
    i18n::day as day_in_words,
    rooms::{Booking, Status, rules, store, texts},
    server::Ctx,
    staff::Need,
    time::Millis,
};
use jiff::civil::Date;
use sqlx::AnyConnection;

/// The bookings of one day that the library is not open for.
#[derive(Debug, PartialEq, Eq)]
pub struct ShutOut {
    pub date: Date,
    pub bookings: i64,
    /// When the first of them begins.
    pub first: Millis,
    /// A sentence.
    pub why: String,
}

impl ShutOut {
    /// Where the staff cancel them.
    #[must_use]
    pub fn href(&self) -> String {
        format!("/petugas/ruang?tanggal={}", self.date)
    }
}

/// What stands and is not over while the library is closed, a line for each day, the next one first.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::Forbidden`].
pub async fn shut_out(ctx: &Ctx, db: &mut AnyConnection) -> Result<Vec<ShutOut>, AppError> {
    ctx.at_least(Role::Librarian)?;
    let today = ctx.zone().date(ctx.now());
    let mut days: Vec<ShutOut> = Vec::new();
    for booking in store::standing(db, &today.to_string(), ctx.now()).await? {
        let Some(why) = why_shut_out(ctx, &booking) else {
            continue;
        };
        let date = ctx.zone().date(booking.period.starts);
        match days.last_mut() {
            Some(day) if day.date == date => day.bookings += 1,
            _ => days.push(ShutOut {
                date,
                bookings: 1,
                first: booking.period.starts,
                why,
            }),
        }
    }
    Ok(days)
}

/// Why the library will not be open for a booking that stands; `None` when it will, or when that is past.
#[must_use]
pub fn why_shut_out(ctx: &Ctx, booking: &Booking) -> Option<String> {
    if booking.status != Status::Booked || booking.period.ends <= ctx.now() {
        return None;
    }
    let date = ctx.zone().date(booking.period.starts);
    let opening = ctx.app.library().opening_on(date);
    let open = open_periods(ctx.zone(), date, &opening);
    let because = opening.closed_because.as_ref().map(|why| why.say(ctx.lang));
    (!rules::is_open(&open, booking.period)).then(|| outside_hours(ctx.lang, ctx.zone(), &open, because))
}

/// The same for the staff desk, due when the first group would come.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::Forbidden`].
pub async fn needs(ctx: &Ctx) -> Result<Vec<Need>, AppError> {
    let days = shut_out(ctx, &mut *ctx.read().await?).await?;
    let need = |day: ShutOut| Need {
        due: day.first,
        title: texts::shut_out(ctx.lang, day.bookings),
        note: format!("{}. {}", day_in_words(ctx.lang, day.date), day.why),
        href: day.href(),
    };
    Ok(days.into_iter().map(need).collect())
}
