//! Looking after other people's accounts.

use super::super::{
    AccountForm, AccountId, Role, RoleForm, rules,
    store::{self, Profile},
    texts,
};
use crate::{db::Tx, error::AppError, i18n::Lang, server::Ctx, tidy::tidy_line};

/// The accounts that match `text`; without one, the staff.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian.
pub async fn search(ctx: &Ctx, text: &str) -> Result<Vec<Profile>, AppError> {
    ctx.at_least(Role::Librarian)?;
    let text: String = tidy_line(text).chars().take(rules::NAME_MAX).collect();
    let mut db = ctx.read().await?;
    let found = if text.is_empty() {
        store::staff(&mut db).await?
    } else {
        store::search(&mut db, &text).await?
    };
    Ok(found)
}

/// Gives an account another role.
///
/// # Errors
/// [`AppError::Forbidden`] below administrator; [`AppError::Conflict`] for the last administrator.
pub async fn change_role(ctx: &Ctx, form: &RoleForm) -> Result<(String, Role), AppError> {
    ctx.at_least(Role::Administrator)?;
    let role: Role = form
        .role
        .parse()
        .map_err(|()| AppError::invalid("role", texts::role_missing(ctx.lang)))?;
    let mut tx = ctx.write().await?;
    let profile = find(&mut tx, &form.account).await?;
    give_role(&mut tx, ctx.lang, &profile, role).await?;
    tx.commit().await?;
    Ok((profile.name, role))
}

/// Gives an account another role, inside a transaction: also for the command line.
///
/// # Errors
/// [`AppError::Conflict`] for the last administrator.
pub async fn give_role(tx: &mut Tx, lang: Lang, profile: &Profile, role: Role) -> Result<(), AppError> {
    if role < Role::Administrator {
        keep_an_administrator(tx, lang, profile).await?;
    }
    store::set_role(tx, profile.id, role).await?;
    // A code may be in the hands of somebody who could not give it to this role.
    store::delete_codes(tx, profile.id).await?;
    tx.audit(
        "account.role_changed",
        profile.id,
        &format!("{} → {role}", profile.role()),
    )
    .await
}

/// Keeps somebody out until [`enable`]. Their sessions end now.
///
/// # Errors
/// [`AppError::Forbidden`] below administrator; [`AppError::Conflict`] for the last administrator.
pub async fn disable(ctx: &Ctx, form: &AccountForm) -> Result<String, AppError> {
    ctx.at_least(Role::Administrator)?;
    let mut tx = ctx.write().await?;
    let profile = find(&mut tx, &form.account).await?;
    keep_an_administrator(&mut tx, ctx.lang, &profile).await?;
    store::set_disabled(&mut tx, profile.id, true).await?;
    store::delete_sessions(&mut tx, profile.id).await?;
    tx.audit("account.disabled", profile.id, "").await?;
    tx.commit().await?;
    Ok(profile.name)
}

/// # Errors
/// [`AppError::Forbidden`] below administrator.
pub async fn enable(ctx: &Ctx, form: &AccountForm) -> Result<String, AppError> {
    ctx.at_least(Role::Administrator)?;
    let mut tx = ctx.write().await?;
    let profile = find(&mut tx, &form.account).await?;
    store::set_disabled(&mut tx, profile.id, false).await?;
    tx.audit("account.enabled", profile.id, "").await?;
    tx.commit().await?;
    Ok(profile.name)
}

async fn find(tx: &mut Tx, account: &str) -> Result<Profile, AppError> {
    let id: AccountId = account.parse().map_err(|_| AppError::NotFound)?;
    let profile = store::profile(tx, id).await?;
    if profile.erased_at.is_some() {
        return Err(AppError::NotFound);
    }
    Ok(profile)
}

/// A library that nobody can administer could only be helped at its terminal.
pub(super) async fn keep_an_administrator(
    tx: &mut Tx,
    lang: Lang,
    profile: &Profile,
) -> Result<(), AppError> {
    tx.lock("administrators").await?;
    // Asked again: somebody else may have changed it while this waited.
    let now = store::profile(tx, profile.id).await?;
    let administers = now.role() == Role::Administrator && now.disabled_at.is_none();
    if administers && store::count_administrators(tx).await? < 2 {
        return Err(AppError::Conflict(texts::last_administrator(lang).into()));
    }
    Ok(())
}
