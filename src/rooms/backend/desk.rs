//! What the staff do with rooms: mark a group as come, keep the rooms and the rules of booking.

use super::{Done, topic};
use crate::{
    auth::Role,
    db::{Violation, new_id, once, violation},
    error::{AppError, FieldErrors},
    i18n::Lang,
    library::Words,
    rooms::{
        CheckInForm, CloseForm, Policy, PolicyForm, Room, RoomForm, RoomId, Status,
        rules::{self, slug_of_name},
        store, texts,
    },
    server::Ctx,
    tidy::tidy_line,
};
use sqlx::AnyConnection;
use std::ops::RangeInclusive;

/// # Errors
/// [`AppError::Internal`].
pub async fn all_rooms(db: &mut AnyConnection) -> Result<Vec<Room>, AppError> {
    Ok(store::rooms(db).await?)
}

/// # Errors
/// [`AppError::NotFound`].
pub async fn room(db: &mut AnyConnection, slug: &str) -> Result<Room, AppError> {
    store::find_room(db, slug).await?.ok_or(AppError::NotFound)
}

/// # Errors
/// [`AppError::Internal`].
pub async fn policy(db: &mut AnyConnection) -> Result<Policy, AppError> {
    Ok(store::policy(db).await?)
}

/// Marks a group as come, or takes the mark back.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`], [`AppError::Conflict`] for a cancelled booking.
pub async fn check_in(ctx: &Ctx, form: &CheckInForm) -> Result<String, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut tx = ctx.write().await?;
    let booking = store::find_booking(&mut tx, form.booking.trim())
        .await?
        .ok_or(AppError::NotFound)?;
    if booking.status == Status::Cancelled {
        return Err(AppError::Conflict(texts::already_cancelled(ctx.lang).into()));
    }
    let present = form.present == "yes";
    store::set_checked_in(&mut tx, booking.id, present.then(|| ctx.now())).await?;
    let action = if present {
        "booking.checked_in"
    } else {
        "booking.check_in_undone"
    };
    tx.audit(action, &booking.code, "").await?;
    tx.announce(topic(ctx.zone().date(booking.period.starts))).await?;
    tx.commit().await?;
    Ok(if present {
        texts::checked_in(ctx.lang, &booking.group_name)
    } else {
        texts::checked_out(ctx.lang, &booking.group_name)
    })
}

/// Adds a room, or changes what is said about one; its bookings stay.
///
/// # Errors
/// [`AppError::Forbidden`]; [`AppError::Invalid`] by field; [`AppError::NotFound`] for a room that is not there.
pub async fn save_room(ctx: &Ctx, form: &RoomForm) -> Result<Done, AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let key = once(&form.key, by, form);
    let mut room = read_room(ctx.lang, form)?;
    let done = Done {
        path: "/petugas/ruang".into(),
        said: texts::saved(ctx.lang, &room.name),
    };
    let mut tx = ctx.write().await?;
    if form.room.is_empty() {
        if tx.repeated(&key).await?.is_some() {
            return Ok(done);
        }
        room.id = new_id(ctx.now());
        room.slug = slug_of_name(&room.name);
        store::insert_room(&mut tx, &room)
            .await
            .map_err(|error| name_taken(ctx.lang, error))?;
        tx.audit("room.added", &room.slug, &room.name).await?;
        tx.remember(&key, &done.path).await?;
    } else {
        let before = store::find_room(&mut tx, &form.room)
            .await?
            .ok_or(AppError::NotFound)?;
        room.id = before.id;
        store::update_room(&mut tx, &room).await?;
        tx.audit("room.changed", &before.slug, &room.name).await?;
    }
    tx.commit().await?;
    Ok(done)
}

fn read_room(lang: Lang, form: &RoomForm) -> Result<Room, AppError> {
    let mut errors = FieldErrors::default();
    let name = tidy_line(&form.name);
    if name.is_empty() || name.chars().count() > rules::NAME_MAX {
        errors.add("name", texts::name_wrong(lang));
    }
    let capacity = number(lang, "capacity", &form.capacity, 1..=2000, &mut errors);
    let floor = number(lang, "floor", &form.floor, -9..=99, &mut errors);
    let max_minutes = number(lang, "max_minutes", &form.max_minutes, 15..=1440, &mut errors);
    let mut text = |field: &str, text: &str| {
        if text.chars().count() > rules::TEXT_MAX {
            errors.add(field, texts::text_too_long(lang));
        }
        let lines: Vec<String> = text
            .lines()
            .map(tidy_line)
            .filter(|line| !line.is_empty())
            .collect();
        lines.join("\n")
    };
    let equipment = Words::new(
        text("equipment_id", &form.equipment_id),
        text("equipment_en", &form.equipment_en),
    );
    let description = Words::new(
        text("description_id", &form.description_id),
        text("description_en", &form.description_en),
    );
    errors.check()?;
    Ok(Room {
        id: RoomId::from_raw(0),
        slug: String::new(),
        name,
        capacity,
        floor,
        accessible: form.accessible == "yes",
        equipment,
        description,
        max_minutes,
        closed_because: None,
    })
}

/// The number in a field, or the least one with its error noted.
fn number(lang: Lang, field: &str, text: &str, range: RangeInclusive<i64>, errors: &mut FieldErrors) -> i64 {
    let number = text.trim().parse().ok().filter(|number| range.contains(number));
    number.unwrap_or_else(|| {
        errors.add(field, texts::number_between(lang, *range.start(), *range.end()));
        *range.start()
    })
}

fn name_taken(lang: Lang, error: sqlx::Error) -> AppError {
    match violation(&error) {
        Some(violated) if violated.kind == Violation::Unique && violated.detail.contains("slug") => {
            AppError::invalid("name", texts::name_taken(lang))
        }
        _ => error.into(),
    }
}

/// Closes a room to new bookings, or opens it again. Bookings that exist stay.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`], [`AppError::Invalid`] without a reason.
pub async fn close_room(ctx: &Ctx, form: &CloseForm) -> Result<String, AppError> {
    ctx.at_least(Role::Librarian)?;
    let opens = form.open == "yes";
    let reason = tidy_line(&form.reason);
    if !opens && reason.is_empty() {
        return Err(AppError::invalid("reason", texts::reason_missing(ctx.lang)));
    }
    if reason.chars().count() > rules::REASON_MAX {
        return Err(AppError::invalid("reason", texts::reason_too_long(ctx.lang)));
    }
    let mut tx = ctx.write().await?;
    let room = store::find_room(&mut tx, &form.room)
        .await?
        .ok_or(AppError::NotFound)?;
    store::set_closed(&mut tx, room.id, (!opens).then_some(reason.as_str())).await?;
    let action = if opens { "room.opened" } else { "room.closed" };
    tx.audit(action, &room.slug, &reason).await?;
    tx.commit().await?;
    Ok(if opens {
        texts::room_is_open(ctx.lang, &room.name)
    } else {
        texts::room_is_closed(ctx.lang, &room.name)
    })
}

/// Changes what this library allows. Bookings that exist stay.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::Invalid`] by field.
pub async fn set_policy(ctx: &Ctx, form: &PolicyForm) -> Result<(), AppError> {
    ctx.at_least(Role::Manager)?;
    let lang = ctx.lang;
    let mut errors = FieldErrors::default();
    let step_minutes = form.step_minutes.trim().parse().unwrap_or(0);
    if !Policy::STEPS.contains(&step_minutes) {
        errors.add("step_minutes", texts::step_wrong(lang));
    }
    let days_ahead = number(lang, "days_ahead", &form.days_ahead, 1..=366, &mut errors);
    let per_day = number(lang, "per_day", &form.per_day, 1..=20, &mut errors);
    errors.check()?;
    let policy = Policy {
        step_minutes,
        days_ahead,
        per_day,
    };
    let mut tx = ctx.write().await?;
    store::set_policy(&mut tx, policy).await?;
    let detail = format!("{step_minutes} min, {days_ahead} days, {per_day} a day");
    tx.audit("rooms.policy_changed", "rooms", &detail).await?;
    tx.commit().await
}
