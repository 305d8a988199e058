//! What a browser may ask of rooms.

use super::{BookForm, CancelForm, CheckInForm, CloseForm, PolicyForm, RoomForm};
use crate::error::AppError;
use leptos::prelude::*;

/// Takes a room for a while.
#[server(prefix = "/api", endpoint = "rooms/book")]
pub async fn book(#[server(flatten)] form: BookForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, notice, see_other};
    let done = backend::book(&Ctx::current(), &form).await?;
    notice(&done.said);
    see_other(&done.path);
    Ok(())
}

/// Gives a room back.
#[server(prefix = "/api", endpoint = "rooms/cancel")]
pub async fn cancel(#[server(flatten)] form: CancelForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, notice};
    notice(&backend::cancel(&Ctx::current(), &form).await?);
    Ok(())
}

/// Marks a group as come.
#[server(prefix = "/api", endpoint = "rooms/check_in")]
pub async fn check_in(#[server(flatten)] form: CheckInForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, notice};
    notice(&backend::check_in(&Ctx::current(), &form).await?);
    Ok(())
}

/// Adds a room, or changes one.
#[server(prefix = "/api", endpoint = "rooms/save_room")]
pub async fn save_room(#[server(flatten)] form: RoomForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, notice, see_other};
    let done = backend::save_room(&Ctx::current(), &form).await?;
    notice(&done.said);
    see_other(&done.path);
    Ok(())
}

/// Closes a room, or opens it again.
#[server(prefix = "/api", endpoint = "rooms/close_room")]
pub async fn close_room(#[server(flatten)] form: CloseForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, notice};
    notice(&backend::close_room(&Ctx::current(), &form).await?);
    Ok(())
}

/// Changes what this library allows.
#[server(prefix = "/api", endpoint = "rooms/set_policy")]
pub async fn set_policy(#[server(flatten)] form: PolicyForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::set_policy(&ctx, &form).await?;
    notice(texts::rules_saved(ctx.lang));
    Ok(())
}
