//! Changing a password, and coming back without one.
//!
//! A way back is a one-time code that lives for [`CODE_LIFETIME`]: the link of a mail, or what the staff wrote down for
//! somebody they know. The answer never tells whether an account exists.

use super::super::{
    AccountForm, AccountId, AskResetForm, ChangePasswordForm, NewPasswordForm, Role, password, rules,
    session, store, store::Profile, texts,
};
use crate::{
    db::{Tx, new_code, new_token, once, token_hash},
    error::{AppError, FieldErrors},
    i18n::Lang,
    server::{
        Config, Ctx,
        limits::{self, Limit},
    },
    tidy::tidy_line,
    time::Span,
};

/// How long a link or a code works.
pub const CODE_LIFETIME: Span = Span::minutes(30);

const PER_ADDRESS: Limit = Limit {
    max: 60,
    window: Span::minutes(15),
};
const GUESSES_PER_ACCOUNT: Limit = Limit {
    max: 10,
    window: Span::minutes(15),
};
/// Nobody's mailbox is filled by somebody else.
const MAILS_PER_ACCOUNT: Limit = Limit {
    max: 3,
    window: Span::hours(1),
};

/// Sets a new password. Every other session ends; this one goes on under a new cookie.
///
/// # Errors
/// [`AppError::Invalid`] when the current one is wrong or the new one not good enough.
pub async fn change_password(ctx: &Ctx, form: &ChangePasswordForm) -> Result<String, AppError> {
    let viewer = ctx.signed_in()?;
    check(ctx.lang, &form.new_password)?;
    confirm(ctx, viewer.id, &form.current_password).await?;
    let hash = password::hash(&form.new_password).await?;
    let mut tx = ctx.write().await?;
    let cookie = renew(ctx, &mut tx, viewer.id, &hash).await?;
    tx.audit("password.changed", viewer.id, "").await?;
    tx.commit().await?;
    Ok(cookie)
}

/// Is it really them, and not somebody at a screen they left open?
///
/// # Errors
/// [`AppError::Invalid`] on `current_password`; [`AppError::TooMany`].
pub(super) async fn confirm(ctx: &Ctx, account: AccountId, current: &str) -> Result<(), AppError> {
    limits::hit(&ctx.app, &format!("confirm:{account}"), GUESSES_PER_ACCOUNT).await?;
    let hash = store::password_hash(&mut *ctx.read().await?, account).await?;
    if password::verify(current, hash).await {
        return Ok(());
    }
    Err(AppError::invalid(
        "current_password",
        texts::current_password_wrong(ctx.lang),
    ))
}

fn check(lang: Lang, new_password: &str) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    rules::check_password(
        lang,
        "new_password",
        new_password,
        password::is_common,
        &mut errors,
    );
    errors.check()
}

async fn renew(ctx: &Ctx, tx: &mut Tx, account: AccountId, hash: &str) -> Result<String, AppError> {
    store::set_password(tx, account, hash).await?;
    let token = new_token();
    store::insert_session(tx, &token, account, &ctx.user_agent).await?;
    Ok(session::cookie(ctx.app.config(), &token))
}

/// Mails a link, if this is an account with an e-mail address.
///
/// # Errors
/// [`AppError::Invalid`] when nothing was typed; [`AppError::TooMany`].
pub async fn ask_reset(ctx: &Ctx, form: &AskResetForm) -> Result<(), AppError> {
    let typed = tidy_line(&form.login);
    if typed.is_empty() {
        return Err(AppError::invalid("login", texts::login_missing(ctx.lang)));
    }
    let login = rules::normal_login(&typed);
    limits::hit(&ctx.app, &format!("reset:address:{}", ctx.address), PER_ADDRESS).await?;
    let bucket = format!("reset:account:{}", token_hash(&login));
    limits::hit(&ctx.app, &bucket, MAILS_PER_ACCOUNT).await?;
    let found = store::find_by_login(&mut *ctx.read().await?, &login, &typed).await?;
    let mut tx = ctx.write().await?;
    if let Some(found) = found {
        let profile = store::profile(&mut tx, found.id).await?;
        mail_link(ctx.app.config(), &mut tx, &profile).await?;
    }
    // Written in any case, so that the time tells nobody which accounts exist.
    tx.audit("password.reset_asked", token_hash(&login), "").await?;
    tx.commit().await
}

async fn mail_link(config: &Config, tx: &mut Tx, profile: &Profile) -> Result<(), AppError> {
    let Some(email) = &profile.email else {
        return Ok(());
    };
    let link = new_link(config, tx, profile.id).await?;
    let lang = profile.lang();
    let body = texts::reset_mail(lang, &profile.name, &link);
    tx.mail(email, texts::reset_mail_subject(lang), &body).await
}

/// A one-time link to a new password, for a mail or a terminal.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn new_link(config: &Config, tx: &mut Tx, account: AccountId) -> Result<String, AppError> {
    let token = new_token();
    let expires_at = tx.now() + CODE_LIFETIME;
    store::insert_code(tx, &token_hash(&token), account, expires_at).await?;
    Ok(format!("{}/sandi-baru?kode={token}", config.public_url()))
}

/// Makes a code at the desk for somebody whom the staff knows to be who they say. Gives their name and the code.
///
/// # Errors
/// [`AppError::Forbidden`] for an equal's or a superior's account.
pub async fn make_code(ctx: &Ctx, form: &AccountForm) -> Result<(String, String), AppError> {
    let viewer = ctx.at_least(Role::Librarian)?;
    let account: AccountId = form.account.parse().map_err(|_| AppError::NotFound)?;
    let mut tx = ctx.write().await?;
    let profile = store::profile(&mut tx, account).await?;
    if !rules::may_give_code(viewer.role, profile.role()) || profile.disabled_at.is_some() {
        return Err(AppError::Forbidden);
    }
    let code = new_code();
    let expires_at = tx.now() + CODE_LIFETIME;
    store::insert_code(&mut tx, &desk_hash(account, &code), account, expires_at).await?;
    tx.audit("password.code_made", account, "").await?;
    tx.commit().await?;
    Ok((profile.name, code))
}

/// A desk code is short, so it is only good for its own account.
fn desk_hash(account: AccountId, code: &str) -> String {
    token_hash(&format!("{account}:{}", rules::normal_code(code)))
}

/// Is this link still good?
///
/// # Errors
/// [`AppError::Internal`].
pub async fn link_works(ctx: &Ctx, token: &str) -> Result<bool, AppError> {
    let found = store::find_code(&mut *ctx.read().await?, &token_hash(token), ctx.now()).await?;
    Ok(found.is_some())
}

/// Uses a link or a code up for a new password, and gives the cookie of a new session. The same form sent again sets nothing
/// and signs in.
///
/// # Errors
/// [`AppError::Invalid`] when the code is unknown, used or too old, or the password not good enough; [`AppError::TooMany`].
pub async fn new_password(ctx: &Ctx, form: &NewPasswordForm) -> Result<String, AppError> {
    check(ctx.lang, &form.new_password)?;
    limits::hit(&ctx.app, &format!("code:address:{}", ctx.address), PER_ADDRESS).await?;
    let code_hash = code_hash(ctx, form).await?;
    let refused = || AppError::invalid("", texts::code_wrong(ctx.lang));
    let key = once(&form.key, "visitor", &code_hash);
    let account = store::find_code(&mut *ctx.read().await?, &code_hash, ctx.now()).await?;
    let wanted = match account {
        Some(account) => Some((account, password::hash(&form.new_password).await?)),
        None => None,
    };
    let mut tx = ctx.write().await?;
    if let Some(account) = tx.repeated(&key).await? {
        // The first press of the button used the code up, and its answer went nowhere.
        drop(tx);
        return super::sign_in_again(ctx, &account, &form.new_password).await;
    }
    let (account, hash) = wanted.ok_or_else(refused)?;
    if !store::delete_code(&mut tx, &code_hash).await? {
        return Err(refused());
    }
    if let Some(old) = &ctx.session {
        store::delete_session(&mut tx, old).await?;
    }
    let cookie = renew(ctx, &mut tx, account, &hash).await?;
    tx.audit("password.reset", account, "").await?;
    tx.remember(&key, &account.to_string()).await?;
    tx.commit().await?;
    Ok(cookie)
}

async fn code_hash(ctx: &Ctx, form: &NewPasswordForm) -> Result<String, AppError> {
    if !form.token.is_empty() {
        return Ok(token_hash(&form.token));
    }
    let login = rules::normal_login(&form.login);
    let bucket = format!("code:account:{}", token_hash(&login));
    limits::hit(&ctx.app, &bucket, GUESSES_PER_ACCOUNT).await?;
    let found = store::find_by_login(&mut *ctx.read().await?, &login, &tidy_line(&form.login)).await?;
    let account = found.map_or(AccountId::from_raw(0), |found| found.id);
    Ok(desk_hash(account, &form.code))
}
