//! Giving a room back: by its owner, or by the staff with a reason that the owner is told.

use super::{reach_owner, topic, what, when};
use crate::{
    db::Tx,
    error::AppError,
    rooms::{Booking, CancelForm, Status, rules, store, texts},
    server::Ctx,
    tidy::tidy_line,
};

/// Cancels a booking and gives what to say about it.
///
/// # Errors
/// [`AppError::NotFound`] for a stranger as for a code that does not exist; [`AppError::Conflict`] when it is over or
/// cancelled already; [`AppError::Invalid`] when the staff give no reason.
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
        let over = booking.status == Status::Booked;
        let text = if over {
            texts::already_over(ctx.lang)
        } else {
            texts::already_cancelled(ctx.lang)
        };
        return Err(AppError::Conflict(text.into()));
    }
    let by_owner = booking.account == Some(viewer.id);
    if !by_owner && reason.is_empty() {
        return Err(AppError::invalid("reason", texts::reason_missing(ctx.lang)));
    }
    if !store::cancel(&mut tx, booking.id, &reason).await? {
        return Err(AppError::Conflict(texts::already_cancelled(ctx.lang).into()));
    }
    tx.audit("booking.cancelled", &booking.code, &reason).await?;
    tx.announce(topic(ctx.zone().date(booking.period.starts))).await?;
    if !by_owner {
        tell_owner(ctx, &mut tx, &booking, &reason).await?;
    }
    tx.commit().await?;
    Ok(texts::cancelled(ctx.lang, &what(ctx.lang, ctx.zone(), &booking)))
}

async fn tell_owner(ctx: &Ctx, tx: &mut Tx, booking: &Booking, reason: &str) -> Result<(), AppError> {
    let Some((email, contact)) = reach_owner(tx, booking).await? else {
        return Ok(());
    };
    let when = when(contact.lang, ctx.zone(), booking.period);
    let room = &booking.room_name;
    let address = format!("{}/ruang", ctx.app.config().public_url());
    let subject = texts::mail_cancelled_subject(contact.lang, room, &when);
    let body = texts::mail_cancelled(contact.lang, &contact.name, room, &when, reason, &address);
    tx.mail(&email, &subject, &body).await
}
