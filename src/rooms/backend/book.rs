//! Taking a room.

use super::{
    Done, path_of, reach_owner, times, topic, what, when,
    wish::{Checked, Typed},
};
use crate::{
    auth::{AccountId, Viewer},
    db::{Tx, Violation, new_id, new_token, once, violation},
    error::AppError,
    i18n::Lang,
    rooms::{BookForm, Booking, Period, Room, Status, rules, store, texts},
    server::Ctx,
    time::Span,
};

/// Letters of a booking's code: 40 random bits.
const CODE_LENGTH: usize = 8;

/// Books a room for whoever asks. The rows of `room_slots` decide between two who want the same.
///
/// # Errors
/// [`AppError::SignInRequired`]; [`AppError::Invalid`] by field; [`AppError::Conflict`] when the room is taken, for which
/// [`free_instead`] has what is free, or when this patron holds enough for that day.
pub async fn book(ctx: &Ctx, form: &BookForm) -> Result<Done, AppError> {
    let viewer = ctx.signed_in()?.clone();
    let typed = Typed::read(ctx, form)?;
    let key = once(&form.key, viewer.id, form);
    let mut tx = ctx.write().await?;
    if let Some(code) = tx.repeated(&key).await? {
        return booked_before(ctx, &mut tx, &viewer, &code).await;
    }
    let checked = typed.check(ctx, &mut tx, viewer.role).await?;
    let booking = new_booking(&tx, &typed, &checked.room, viewer.id);
    let day = typed.date.to_string();
    let turn = turn(ctx.lang, &mut tx, viewer.id, &day, checked.limits.per_day).await?;
    if let Err(error) = store::insert_booking(&mut tx, &booking, &day, turn).await {
        return Err(taken_turn(ctx.lang, error));
    }
    if let Err(error) = store::insert_slots(&mut tx, &booking).await {
        if !is_taken(&error) {
            return Err(error.into());
        }
        drop(tx);
        return Err(AppError::Conflict(
            whose_it_is(ctx, &viewer, &typed, &checked.room).await?,
        ));
    }
    let what = what(ctx.lang, ctx.zone(), &booking);
    tx.audit("booking.made", &booking.code, &what).await?;
    tx.announce(topic(typed.date)).await?;
    confirm_by_mail(ctx, &mut tx, &booking).await?;
    tx.remember(&key, &booking.code).await?;
    tx.commit().await?;
    Ok(done(ctx, &booking))
}

fn done(ctx: &Ctx, booking: &Booking) -> Done {
    Done {
        path: path_of(&booking.code),
        said: texts::booked(ctx.lang, &what(ctx.lang, ctx.zone(), booking)),
    }
}

/// The same form came twice: the answer is what it did the first time.
async fn booked_before(ctx: &Ctx, tx: &mut Tx, viewer: &Viewer, code: &str) -> Result<Done, AppError> {
    let booking = store::find_booking(tx, code).await?;
    let booking = booking.filter(|booking| rules::may_see(booking, viewer));
    Ok(done(ctx, &booking.ok_or(AppError::NotFound)?))
}

fn new_booking(tx: &Tx, typed: &Typed, room: &Room, account: AccountId) -> Booking {
    let mut code = new_token();
    code.truncate(CODE_LENGTH);
    Booking {
        id: new_id(tx.now()),
        code,
        room: room.id,
        room_slug: room.slug.clone(),
        room_name: room.name.clone(),
        account: Some(account),
        period: typed.period,
        group_name: typed.group_name.clone(),
        purpose: typed.purpose.clone(),
        people: typed.people,
        status: Status::Booked,
        cancel_reason: String::new(),
        checked_in_at: None,
    }
}

async fn turn(
    lang: Lang,
    tx: &mut Tx,
    account: AccountId,
    day: &str,
    per_day: Option<i64>,
) -> Result<Option<i64>, AppError> {
    let Some(per_day) = per_day else {
        return Ok(None);
    };
    let used = store::turns_used(tx, account, day).await?;
    let turn = rules::free_turn(&used, per_day);
    turn.map(Some)
        .ok_or_else(|| AppError::Conflict(texts::day_is_full(lang, per_day)))
}

/// Two bookings of one patron at once wanted the same turn.
fn taken_turn(lang: Lang, error: sqlx::Error) -> AppError {
    match violation(&error) {
        Some(violated) if violated.kind == Violation::Unique && violated.detail.contains("turn") => {
            AppError::Conflict(texts::still_saving(lang).into())
        }
        _ => error.into(),
    }
}

fn is_taken(error: &sqlx::Error) -> bool {
    violation(error)
        .is_some_and(|violated| violated.kind == Violation::Unique && violated.table == "room_slots")
}

/// Says that the room is taken, or that it is theirs already.
async fn whose_it_is(ctx: &Ctx, viewer: &Viewer, typed: &Typed, room: &Room) -> Result<String, AppError> {
    let (lang, zone) = (ctx.lang, ctx.zone());
    let bookings = store::bookings_on(&mut *ctx.read().await?, &typed.date.to_string()).await?;
    let mine = bookings.iter().find(|booking| {
        booking.room == room.id && booking.account == Some(viewer.id) && booking.period.overlaps(typed.period)
    });
    Ok(match mine {
        Some(mine) => texts::already_yours(lang, &room.name, &times(lang, zone, mine.period)),
        None => texts::already_taken(lang, &room.name, &times(lang, zone, typed.period)),
    })
}

/// What is free instead of a wish whose room is taken: the same room later on that day, others at the same time. `None` when the
/// wish is not in the way of another booking.
///
/// # Errors
/// [`AppError::SignInRequired`]; [`AppError::Internal`].
pub async fn free_instead(ctx: &Ctx, form: &BookForm) -> Result<Option<Vec<(Room, Period)>>, AppError> {
    let viewer = ctx.signed_in()?;
    let Ok(typed) = Typed::read(ctx, form) else {
        return Ok(None);
    };
    let mut db = ctx.read().await?;
    let Ok(Checked { room, limits, cells }) = typed.check(ctx, &mut db, viewer.role).await else {
        return Ok(None);
    };
    let bookings = store::bookings_on(&mut db, &typed.date.to_string()).await?;
    let rooms = store::rooms(&mut db).await?;
    drop(db);
    let taken_of = |room: &Room| -> Vec<Period> {
        let of_room = bookings.iter().filter(|booking| booking.room == room.id);
        of_room.map(|booking| booking.period).collect()
    };
    let is_taken = |room: &Room| taken_of(room).iter().any(|taken| taken.overlaps(typed.period));
    if !is_taken(&room) {
        return Ok(None);
    }
    let length = typed.period.length();
    let not_before = typed.period.starts.max(ctx.now());
    let later = rules::next_free(&cells, &taken_of(&room), length, not_before);
    let fits = |other: &Room| {
        other.id != room.id
            && other.closed_because.is_none()
            && other.capacity >= typed.people
            && limits
                .max_minutes
                .is_none_or(|_| length <= Span::minutes(other.max_minutes))
            && !is_taken(other)
    };
    let elsewhere: Vec<Room> = rooms.into_iter().filter(fits).collect();
    let later = later.map(|period| (room, period));
    let elsewhere = elsewhere.into_iter().map(|other| (other, typed.period));
    Ok(Some(later.into_iter().chain(elsewhere).collect()))
}

async fn confirm_by_mail(ctx: &Ctx, tx: &mut Tx, booking: &Booking) -> Result<(), AppError> {
    let Some((email, contact)) = reach_owner(tx, booking).await? else {
        return Ok(());
    };
    let when = when(contact.lang, ctx.zone(), booking.period);
    let address = format!("{}{}", ctx.app.config().public_url(), path_of(&booking.code));
    let room = &booking.room_name;
    let subject = texts::mail_booked_subject(contact.lang, room, &when);
    let body = texts::mail_booked(contact.lang, &contact.name, room, &when, &booking.code, &address);
    tx.mail(&email, &subject, &body).await
}
