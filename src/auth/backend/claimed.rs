//! Accounts of members who proved that a number is theirs. The `members` slice checks the proof.

use super::super::{AccountId, Role, session, store, texts};
use super::register::taken;
use crate::{
    db::{Tx, new_id, new_token},
    error::AppError,
    server::Ctx,
};

/// Who claims, as the catalogue system knows them.
pub struct Claimant {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Of the password they chose, by `password::hash`.
    pub password_hash: String,
}

/// Makes the account and gives the cookie of its first session. A phone that another account has stays with that one: a
/// family shares a phone, not an address.
///
/// # Errors
/// [`AppError::Conflict`] when the e-mail address has an account already: its owner signs in and claims from there.
pub async fn open_claimed_account(
    ctx: &Ctx,
    tx: &mut Tx,
    claimant: Claimant,
) -> Result<(AccountId, String), AppError> {
    let conflict = || AppError::Conflict(texts::claim_address_taken(ctx.lang).into());
    if let Some(email) = &claimant.email
        && store::is_address_taken(tx, email).await?
    {
        return Err(conflict());
    }
    let phone = match claimant.phone {
        Some(phone) if !store::is_address_taken(tx, &phone).await? => Some(phone),
        _ => None,
    };
    let account = store::NewAccount {
        id: new_id(tx.now()),
        name: claimant.name,
        email: claimant.email,
        phone,
        member_number: None,
        password_hash: Some(claimant.password_hash),
        role: Role::Patron,
        demonstration: false,
    };
    store::insert(tx, &account, ctx.lang)
        .await
        .map_err(|error| taken(ctx.lang, error))?;
    store::insert_consent(tx, account.id, "account", texts::consent_question(ctx.lang)).await?;
    let token = new_token();
    store::insert_session(tx, &token, account.id, &ctx.user_agent).await?;
    tx.audit("account.claimed", account.id, "").await?;
    Ok((account.id, session::cookie(ctx.app.config(), &token)))
}

/// Gives the account a number that was proven to be its own. An account that only typed it at registration loses it.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn take_member_number(tx: &mut Tx, account: AccountId, number: &str) -> Result<(), AppError> {
    for other in store::release_member_number(tx, account, number).await? {
        tx.audit("account.member_number_released", other, number).await?;
    }
    store::set_member_number(tx, account, number).await?;
    Ok(())
}
