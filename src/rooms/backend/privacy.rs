//! What the library keeps of a person's bookings, and how it lets go of it.

use super::{cancel::give_back, topic};
use crate::{
    auth::{AccountId, ERASED_NAME, backend::instant},
    db::Tx,
    error::AppError,
    i18n::Zone,
    rooms::{Booking, Status, store},
};
use serde_json::{Value, json};
use sqlx::AnyConnection;

/// A person's bookings, for the file of all that is theirs.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn data_of(db: &mut AnyConnection, account: AccountId, zone: &Zone) -> Result<Value, AppError> {
    let booking = |booking: &Booking| {
        json!({
            "code": booking.code,
            "room": booking.room_name,
            "starts_at": instant(zone, booking.period.starts),
            "ends_at": instant(zone, booking.period.ends),
            "group": booking.group_name,
            "purpose": booking.purpose,
            "people": booking.people,
            "status": booking.status.as_str(),
            "cancel_reason": booking.cancel_reason,
            "came_at": booking.checked_in_at.map(|at| instant(zone, at)),
        })
    };
    let bookings = store::all_of(db, account).await?;
    Ok(bookings.iter().map(booking).collect())
}

/// Gives back what this person still holds, and keeps of the rest only that the room was used.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn forget(tx: &mut Tx, account: AccountId, zone: &Zone) -> Result<(), AppError> {
    for booking in store::all_of(tx, account).await? {
        if booking.status == Status::Booked && give_back(tx, &booking, "account erased").await?.is_some() {
            tx.announce(topic(zone.date(booking.period.starts))).await?;
        }
    }
    Ok(store::forget(tx, account, ERASED_NAME).await?)
}
