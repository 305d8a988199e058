//! What other slices ask of the library, and what its staff change.

mod days;
mod offers;
mod who;

pub use days::{close, reopen, set_hours};
pub use offers::{
    facilities, facility, remove_facility, remove_standard, save_facility, save_standard, set_facility_state,
    standard, standards,
};
pub use who::describe;

use super::{Closure, Library, Opening, Profile, rules, store};
use crate::{error::AppError, server::App};
use jiff::civil::Date;
use sqlx::AnyConnection;

/// When the library is open on `date`, as the database knows it now. Inside a write transaction nothing can change
/// between this answer and the commit on SQLite; on PostgreSQL a change of hours that commits meanwhile is not seen.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn opening_on(db: &mut AnyConnection, date: Date) -> Result<Opening, AppError> {
    let closure = store::closure_on(db, &date.to_string()).await?;
    let hours = store::hours(db).await?;
    Ok(rules::opening(&hours, closure.as_ref(), date))
}

/// Who the library is; a default until someone said so. Pages take [`App::library`] instead, which costs nothing.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn profile(db: &mut AnyConnection) -> Result<Profile, AppError> {
    Ok(store::profile(db).await?.unwrap_or_default())
}

/// Closures on `from` and later, soonest first.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn closures_from(db: &mut AnyConnection, from: Date) -> Result<Vec<Closure>, AppError> {
    Ok(store::closures_from(db, &from.to_string()).await?)
}

/// Reads again what [`App::library`] gives: at start, after a change, and once a minute for changes of other processes.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn renew(app: &App) -> Result<(), AppError> {
    let mut db = app.db().read().await?;
    let today = app.config().zone.date(app.now());
    let library = Library {
        profile: profile(&mut db).await?,
        hours: store::hours(&mut db).await?,
        closures: store::closures_from(&mut db, &today.to_string()).await?,
    };
    app.keep_library(library);
    Ok(())
}
