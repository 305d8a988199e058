//! What a person may ask of us under UU 27/2022: to see everything, to take a consent back, to be forgotten.
//!
//! Each slice that keeps something of a person adds its line to [`my_data`] and to [`erase`].

use super::{
    super::{ACCOUNT_PURPOSE, AccountId, EraseForm, WithdrawForm, session, store, texts},
    administration::keep_an_administrator,
    passwords::confirm,
};
use crate::{discussions, error::AppError, i18n::Zone, rooms, server::Ctx, time::Millis};
use serde_json::{Value, json};
use sqlx::AnyConnection;

/// Everything the library keeps of who asks, for a file of their own.
///
/// # Errors
/// [`AppError::SignInRequired`].
pub async fn my_data(ctx: &Ctx) -> Result<Value, AppError> {
    let me = ctx.signed_in()?.id;
    let mut db = ctx.read().await?;
    let zone = ctx.zone();
    // One line for each slice.
    Ok(json!({
        "made_at": instant(zone, ctx.now()),
        "account": account(&mut db, me, zone, ctx.now()).await?,
        "memberships": crate::members::backend::my_data(&mut db, me).await?,
        "room_bookings": rooms::backend::data_of(&mut db, me, zone).await?,
        "quizzes": crate::quizzes::backend::my_data(&mut db, me, zone).await?,
        "discussions": discussions::backend::known_of(&mut db, me, zone).await?,
    }))
}

async fn account(db: &mut AnyConnection, me: AccountId, zone: &Zone, now: Millis) -> Result<Value, AppError> {
    let profile = store::profile(db, me).await?;
    let sessions = store::sessions(db, me, now).await?;
    let consents = store::consents(db, me).await?;
    let deeds = store::deeds(db, me).await?;
    Ok(json!({
        "name": profile.name,
        "email": profile.email,
        "phone": profile.phone,
        "member_number": profile.member_number,
        "role": profile.role,
        "language": profile.lang,
        "registered_at": instant(zone, profile.created_at),
        "sessions": sessions.iter().map(|session| json!({
            "device": session.device,
            "began_at": instant(zone, session.created_at),
            "last_used_at": instant(zone, session.seen_at),
        })).collect::<Vec<_>>(),
        "consents": consents.iter().map(|consent| json!({
            "purpose": consent.purpose,
            "granted": consent.granted == 1,
            "wording": consent.wording,
            "at": instant(zone, consent.at),
        })).collect::<Vec<_>>(),
        "actions": deeds.iter().map(|deed| json!({
            "at": instant(zone, deed.at),
            "action": deed.action,
        })).collect::<Vec<_>>(),
    }))
}

/// An instant in a file that people and programs read: `2026-11-24T10:00:00+07:00`.
#[must_use]
pub fn instant(zone: &Zone, at: Millis) -> String {
    zone.at(at).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Takes back a consent that the account does not rest on.
///
/// # Errors
/// [`AppError::Conflict`] when there is none to take back.
pub async fn withdraw_consent(ctx: &Ctx, form: &WithdrawForm) -> Result<(), AppError> {
    let me = ctx.signed_in()?.id;
    let mut tx = ctx.write().await?;
    let withdrawn =
        form.purpose != ACCOUNT_PURPOSE && store::withdraw_consent(&mut tx, me, &form.purpose).await?;
    if !withdrawn {
        return Err(AppError::Conflict(texts::nothing_to_withdraw(ctx.lang).into()));
    }
    tx.audit("consent.withdrawn", me, &form.purpose).await?;
    tx.commit().await
}

/// Forgets who asks, and gives the cookie that forgets the session. What others see of them stays without their name.
///
/// # Errors
/// [`AppError::Invalid`] without the password and the tick; [`AppError::Conflict`] for the last administrator.
pub async fn erase(ctx: &Ctx, form: &EraseForm) -> Result<String, AppError> {
    let me = ctx.signed_in()?.id;
    if form.sure != "yes" {
        return Err(AppError::invalid("sure", texts::erase_unsure(ctx.lang)));
    }
    confirm(ctx, me, &form.current_password).await?;
    let mut tx = ctx.write().await?;
    let profile = store::profile(&mut tx, me).await?;
    keep_an_administrator(&mut tx, ctx.lang, &profile).await?;
    // One line for each slice.
    crate::members::backend::forget(&mut tx, me).await?;
    rooms::backend::forget(&mut tx, me, ctx.zone()).await?;
    crate::quizzes::backend::erase(&mut tx, me).await?;
    discussions::backend::forget(&mut tx, me).await?;
    store::erase(&mut tx, me).await?;
    tx.audit("account.erased", me, "").await?;
    tx.commit().await?;
    Ok(session::cookie(ctx.app.config(), ""))
}
