//! Opening hours and closures.

use crate::{
    auth::Role,
    db::{Violation, once, violation},
    error::{AppError, FieldErrors},
    i18n::{self, Lang},
    library::{
        Closure, ClosureForm, HoursForm, OpeningHours, Words,
        rules::{BadHours, parse_hours, write_hours},
        store, texts,
    },
    server::Ctx,
    tidy::tidy_line,
};
use jiff::{ToSpan, civil::Date};

const REASON_MAX: usize = 200;
const DAYS_AT_ONCE: i32 = 31;

/// Replaces the hours of the week.
///
/// # Errors
/// [`AppError::Forbidden`] below manager; [`AppError::Invalid`] on `day1` … `day7`.
pub async fn set_hours(ctx: &Ctx, form: &HoursForm) -> Result<(), AppError> {
    ctx.at_least(Role::Manager)?;
    let hours = check_hours(ctx.lang, form)?;
    let mut tx = ctx.write().await?;
    store::replace_hours(&mut tx, &hours).await?;
    tx.audit("library.hours_set", "", &said(&hours)).await?;
    tx.commit().await?;
    super::renew(&ctx.app).await
}

fn check_hours(lang: Lang, form: &HoursForm) -> Result<Vec<OpeningHours>, AppError> {
    let mut errors = FieldErrors::default();
    let mut hours = Vec::new();
    for (weekday, text) in (1_u8..).zip(form.days()) {
        match parse_hours(text) {
            Ok(intervals) => hours.extend(intervals.into_iter().map(|(opens, closes)| OpeningHours {
                weekday,
                opens,
                closes,
            })),
            Err(bad) => errors.add(&format!("day{weekday}"), bad_hours(lang, bad)),
        }
    }
    errors.check()?;
    Ok(hours)
}

const fn bad_hours(lang: Lang, bad: BadHours) -> &'static str {
    match bad {
        BadHours::Unreadable => texts::hours_unreadable(lang),
        BadHours::Backwards => texts::hours_backwards(lang),
        BadHours::Overlapping => texts::hours_overlapping(lang),
    }
}

/// For the audit: `1 08.00–16.00; 5 08.00–11.30`.
fn said(hours: &[OpeningHours]) -> String {
    let interval = |interval: &OpeningHours| {
        let hours = write_hours(Lang::Id, &[(interval.opens, interval.closes)]);
        format!("{} {hours}", interval.weekday)
    };
    hours.iter().map(interval).collect::<Vec<_>>().join("; ")
}

/// Closes the library from the first to the last day, both included.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian; [`AppError::Invalid`] by field, also when one of the days is closed already.
pub async fn close(ctx: &Ctx, form: &ClosureForm) -> Result<(), AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let key = once(&form.key, by, form);
    let lang = ctx.lang;
    let (days, reason) = check_closure(lang, form, ctx.zone().date(ctx.now()))?;
    let mut tx = ctx.write().await?;
    if tx.repeated(&key).await?.is_some() {
        return Ok(());
    }
    for day in &days {
        if let Some(closed) = store::closure_on(&mut tx, &day.to_string()).await? {
            return Err(already_closed(lang, *day, closed.reason.say(lang)));
        }
        let closure = Closure {
            day: day.to_string(),
            reason: reason.clone(),
        };
        store::insert_closure(&mut tx, &closure).await.map_err(|error| {
            match violation(&error) {
                // Another librarian was faster.
                Some(violated) if violated.kind == Violation::Unique => {
                    already_closed(lang, *day, &reason.id)
                }
                _ => error.into(),
            }
        })?;
        tx.audit("library.closed", day, &reason.id).await?;
    }
    tx.remember(&key, "/petugas/perpustakaan").await?;
    tx.commit().await?;
    super::renew(&ctx.app).await
}

fn already_closed(lang: Lang, day: Date, reason: &str) -> AppError {
    AppError::invalid(
        "first",
        texts::already_closed(lang, &i18n::day(lang, day), reason),
    )
}

fn check_closure(lang: Lang, form: &ClosureForm, today: Date) -> Result<(Vec<Date>, Words), AppError> {
    let mut errors = FieldErrors::default();
    let first = check_day(lang, "first", &form.first, today, &mut errors);
    let last = if form.last.trim().is_empty() {
        first
    } else {
        check_day(lang, "last", &form.last, today, &mut errors)
    };
    let reason = Words::new(tidy_line(&form.reason_id), tidy_line(&form.reason_en));
    if reason.id.is_empty() || reason.id.chars().count() > REASON_MAX {
        errors.add("reason_id", texts::reason_missing(lang));
    }
    if reason.en.chars().count() > REASON_MAX {
        errors.add("reason_en", texts::too_many_letters(lang, REASON_MAX));
    }
    let mut days = Vec::new();
    if let (Some(first), Some(last)) = (first, last) {
        if last < first {
            errors.add("last", texts::last_before_first(lang));
        } else if first
            .until(last)
            .is_ok_and(|span| span.get_days() >= DAYS_AT_ONCE)
        {
            errors.add("last", texts::too_long(lang));
        } else {
            days = first.series(1.day()).take_while(|day| *day <= last).collect();
        }
    }
    errors.check()?;
    Ok((days, reason))
}

fn check_day(lang: Lang, field: &str, text: &str, today: Date, errors: &mut FieldErrors) -> Option<Date> {
    let Ok(day) = text.trim().parse::<Date>() else {
        errors.add(field, texts::date_missing(lang));
        return None;
    };
    if day < today {
        errors.add(field, texts::date_past(lang));
        return None;
    }
    if day > today.saturating_add(2.years()) {
        errors.add(field, texts::date_too_far(lang));
        return None;
    }
    Some(day)
}

/// Takes the closure of `day` back.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian; [`AppError::Conflict`] when the day is not closed.
pub async fn reopen(ctx: &Ctx, day: &str) -> Result<(), AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut tx = ctx.write().await?;
    if !store::delete_closure(&mut tx, day).await? {
        return Err(AppError::Conflict(texts::already_open(ctx.lang).into()));
    }
    tx.audit("library.reopened", day, "").await?;
    tx.commit().await?;
    super::renew(&ctx.app).await
}
