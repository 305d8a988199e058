//! What an account sees of itself.

use super::{
    super::{
        ProfileForm, rules,
        store::{self, ConsentRow, OpenSession, Profile},
        texts,
    },
    passwords::confirm,
    register::{optional, taken},
};
use crate::{
    error::{AppError, FieldErrors},
    i18n::Lang,
    server::Ctx,
    tidy::tidy_line,
};

/// Everything that accounts keep of one person.
#[derive(Debug)]
pub struct Me {
    pub profile: Profile,
    /// Last used first.
    pub sessions: Vec<OpenSession>,
    /// Newest first.
    pub consents: Vec<ConsentRow>,
}

/// # Errors
/// [`AppError::SignInRequired`].
pub async fn me(ctx: &Ctx) -> Result<Me, AppError> {
    let viewer = ctx.signed_in()?;
    let mut db = ctx.read().await?;
    Ok(Me {
        profile: store::profile(&mut db, viewer.id).await?,
        sessions: store::sessions(&mut db, viewer.id, ctx.now()).await?,
        consents: store::consents(&mut db, viewer.id).await?,
    })
}

/// Changes name, e-mail address and phone. What opens the account changes only with the password.
///
/// # Errors
/// [`AppError::Invalid`] by field, also for what another account already holds.
pub async fn change_profile(ctx: &Ctx, form: &ProfileForm) -> Result<(), AppError> {
    let viewer = ctx.signed_in()?;
    let mut errors = FieldErrors::default();
    let name = tidy_line(&form.name);
    if name.is_empty() || name.chars().count() > rules::NAME_MAX {
        errors.add("name", texts::name_missing(ctx.lang));
    }
    let email = optional(&form.email, rules::normal_email, || {
        errors.add("email", texts::email_wrong(ctx.lang));
    });
    let phone = optional(&form.phone, rules::normal_phone, || {
        errors.add("phone", texts::phone_wrong(ctx.lang));
    });
    let before = store::profile(&mut *ctx.read().await?, viewer.id).await?;
    if form.email.trim().is_empty() && form.phone.trim().is_empty() && before.member_number.is_none() {
        errors.add("email", texts::email_or_phone(ctx.lang));
    }
    errors.check()?;
    if email != before.email || phone != before.phone {
        confirm(ctx, viewer.id, &form.current_password).await?;
    }
    let mut tx = ctx.write().await?;
    if email != before.email {
        store::delete_mails(&mut tx, viewer.id).await?;
    }
    if email != before.email || phone != before.phone {
        // What was sent or told there opens nothing any more.
        store::delete_codes(&mut tx, viewer.id).await?;
    }
    store::set_profile(&mut tx, viewer.id, &name, email.as_deref(), phone.as_deref())
        .await
        .map_err(|error| taken(ctx.lang, error))?;
    tx.audit("account.profile_changed", viewer.id, "").await?;
    tx.commit().await
}

/// Keeps the language of mails to this account.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn speak(ctx: &Ctx, lang: Lang) -> Result<(), AppError> {
    if let Some(viewer) = &ctx.viewer {
        let mut tx = ctx.write().await?;
        store::set_lang(&mut tx, viewer.id, lang).await?;
        tx.commit().await?;
    }
    Ok(())
}
