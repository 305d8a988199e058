//! Giving a room back: by its owner, or by the staff with a reason that the owner is told. A group that leaves early gives
//! back the rest alone, and was there.

use super::{reach_owner, topic, what, when};
use crate::{
    db::Tx,
    error::AppError,
    i18n::clock_time,
    rooms::{Booking, CancelForm, Status, rules, store, texts},
    server::Ctx,
    tidy::tidy_line,
    time::Millis,
};

/// Cancels a booking, or ends it early once it runs, and gives what to say about it.
///
/// # Errors
/// [`AppError::NotFound`] for a stranger as for a code that does not exist; [`AppError::Conflict`] when nothing of it is left
/// or it is cancelled already; [`AppError::Invalid`] when the staff give no reason.
pub async fn cancel(ctx: &Ctx, form: &CancelForm) -> Result<String, AppError> {
    let viewer = ctx.signed_in()?.clone();
    let reason = tidy_line(&form.reason);
    if reason.chars().count() > rules::REASON_MAX {
        return Err(AppError::invalid("reason", texts::reason_too_long(ctx.lang)));
    }
    let mut tx = ctx.write().await?;
    let booking = store::find_booking(&mut tx, form.booking.trim()).await?;
    let booking = booking
        .filter(|booking| rules::may_see(booking, &viewer))
        .ok_or(AppError::NotFound)?;
    if !rules::may_cancel(&booking, &viewer, ctx.now()) {
        return Err(AppError::Conflict(nothing_to_give(ctx, &booking).into()));
    }
    let by_owner = booking.account == Some(viewer.id);
    if !by_owner && reason.is_empty() {
        return Err(AppError::invalid("reason", texts::reason_missing(ctx.lang)));
    }
    let Some(from) = give_back(&mut tx, &booking, &reason).await? else {
        return Err(AppError::Conflict(texts::already_cancelled(ctx.lang).into()));
    };
    tx.announce(topic(ctx.zone().date(booking.period.starts))).await?;
    if !by_owner {
        tell_owner(ctx, &mut tx, &booking, from, &reason).await?;
    }
    tx.commit().await?;
    Ok(if from > booking.period.starts {
        let time = clock_time(ctx.lang, ctx.zone(), from);
        texts::rest_given_back(ctx.lang, &booking.room_name, &time)
    } else {
        texts::cancelled(ctx.lang, &what(ctx.lang, ctx.zone(), &booking))
    })
}

fn nothing_to_give(ctx: &Ctx, booking: &Booking) -> &'static str {
    if booking.status == Status::Cancelled {
        texts::already_cancelled(ctx.lang)
    } else if booking.period.ends <= ctx.now() {
        texts::already_over(ctx.lang)
    } else {
        texts::nothing_left(ctx.lang)
    }
}

/// Lets others have what is left of a booking, and gives from when on. What was used of it stays, as does the turn of its
/// day. `None` when nothing is left, or somebody was faster.
///
/// # Errors
/// [`AppError::Internal`].
pub(super) async fn give_back(
    tx: &mut Tx,
    booking: &Booking,
    reason: &str,
) -> Result<Option<Millis>, AppError> {
    let Some(from) = rules::given_back_from(booking.period, tx.now()) else {
        return Ok(None);
    };
    let (done, action) = if from > booking.period.starts {
        let done = store::end_early(tx, booking.id, from, reason).await?;
        (done, "booking.ended_early")
    } else {
        (store::cancel(tx, booking.id, reason).await?, "booking.cancelled")
    };
    if !done {
        return Ok(None);
    }
    tx.audit(action, &booking.code, reason).await?;
    Ok(Some(from))
}

async fn tell_owner(
    ctx: &Ctx,
    tx: &mut Tx,
    booking: &Booking,
    from: Millis,
    reason: &str,
) -> Result<(), AppError> {
    let Some((email, contact)) = reach_owner(tx, booking).await? else {
        return Ok(());
    };
    let (lang, room) = (contact.lang, &booking.room_name);
    let when = when(lang, ctx.zone(), booking.period);
    let address = format!("{}/ruang", ctx.app.config().public_url());
    let (subject, body) = if from > booking.period.starts {
        let time = clock_time(lang, ctx.zone(), from);
        (
            texts::mail_ended_subject(lang, room, &when),
            texts::mail_ended(lang, &contact.name, room, &when, &time, reason, &address),
        )
    } else {
        (
            texts::mail_cancelled_subject(lang, room, &when),
            texts::mail_cancelled(lang, &contact.name, room, &when, reason, &address),
        )
    };
    tx.mail(&email, &subject, &body).await
}
