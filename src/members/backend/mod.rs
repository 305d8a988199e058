//! What can be done with members: bring them in, find them, let them claim their account.

mod claim;
mod import;
mod privacy;

pub use claim::{card, claim, give_code, mail_code};
pub use import::{
    Checked, PROBLEMS_PAGE, Report, check_upload, confirm, latest, look_at, map, needs, read_file, report,
    run, stage, take_over,
};
pub use privacy::{forget, my_data};

use super::store::{self, MemberRow};
use crate::{auth::Role, error::AppError, server::Ctx, staff::Figure, tidy::tidy_line, time::Span};

/// As many as fit a screen; more means: type more letters.
pub const FOUND_MAX: i64 = 20;
/// An import that nobody confirms, or goes on with, is dropped after this, with what was read.
const WAITS: Span = Span::days(1);

/// Members by number or name, at most [`FOUND_MAX`]; none for an empty text.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian.
pub async fn search(ctx: &Ctx, text: &str) -> Result<Vec<MemberRow>, AppError> {
    ctx.at_least(Role::Librarian)?;
    let text: String = tidy_line(text).chars().take(80).collect();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store::search(&mut *ctx.read().await?, &text, FOUND_MAX).await?)
}

/// Members, and how many have claimed their account.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian.
pub async fn counts(ctx: &Ctx) -> Result<(i64, i64), AppError> {
    ctx.at_least(Role::Librarian)?;
    Ok(store::counts(&mut *ctx.read().await?).await?)
}

/// For the staff desk.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian.
pub async fn figures(ctx: &Ctx) -> Result<Vec<Figure>, AppError> {
    let (members, claimed) = counts(ctx).await?;
    if members == 0 {
        return Ok(Vec::new());
    }
    Ok(vec![Figure {
        label: super::texts::figure(ctx.lang).to_owned(),
        value: format!("{claimed} / {members}"),
    }])
}

/// Drops imports that nobody confirmed or went on with. The clean-up job calls it.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn drop_expired(app: &crate::server::App) -> Result<(), AppError> {
    let now = app.now();
    let mut tx = app.db().write(now, crate::db::Actor::default()).await?;
    store::imports::drop_waiting(&mut tx, now - WAITS).await?;
    tx.commit().await
}
