//! Sessions: how they begin, who they belong to, how they end.

use super::super::{AccountId, EndSessionForm, SignInForm, Viewer, password, rules, session, store, texts};
use crate::{
    db::{Actor, new_token, token_hash},
    error::AppError,
    server::{
        App, Ctx,
        limits::{self, Limit},
    },
    tidy::tidy_line,
    time::Span,
};

/// A library's patrons share one address behind its Wi-Fi, so this is generous, and the account's own limit is not.
const SIGN_INS_PER_ADDRESS: Limit = Limit {
    max: 100,
    window: Span::minutes(15),
};
const SIGN_INS_PER_ACCOUNT: Limit = Limit {
    max: 10,
    window: Span::minutes(15),
};

/// Checks the password and gives the cookie of a new session. The old one, if any, ends.
///
/// # Errors
/// [`AppError::Invalid`] without saying which half of the pair is wrong; [`AppError::TooMany`].
pub async fn sign_in(ctx: &Ctx, form: &SignInForm) -> Result<String, AppError> {
    let login = tidy_line(&form.login);
    let normal = rules::normal_login(&login);
    limits::hit(
        &ctx.app,
        &format!("sign-in:address:{}", ctx.address),
        SIGN_INS_PER_ADDRESS,
    )
    .await?;
    limits::hit(
        &ctx.app,
        &format!("sign-in:account:{}", token_hash(&normal)),
        SIGN_INS_PER_ACCOUNT,
    )
    .await?;
    let found = store::find_by_login(&mut *ctx.read().await?, &normal, &login).await?;
    let (id, hash) = found.map_or((None, None), |found| (Some(found.id), found.password_hash));
    let verified = password::verify(&form.password, hash).await;
    let Some(id) = id.filter(|_| verified) else {
        return Err(AppError::invalid("", texts::wrong_credentials(ctx.lang)));
    };
    begin(ctx, id).await
}

/// Like [`sign_in`], for the repeat of a form that gave an account this password when it was first sent, and whose answer may
/// have been lost. `remembered` is the account as [`Tx::remember`](crate::db::Tx::remember) has it.
///
/// # Errors
/// [`AppError::Invalid`] when the account has another password by now; [`AppError::TooMany`].
pub async fn sign_in_again(ctx: &Ctx, remembered: &str, password: &str) -> Result<String, AppError> {
    let refused = || AppError::invalid("", texts::wrong_credentials(ctx.lang));
    let account: AccountId = remembered.parse().map_err(|_| refused())?;
    limits::hit(
        &ctx.app,
        &format!("sign-in:again:{account}"),
        SIGN_INS_PER_ACCOUNT,
    )
    .await?;
    let hash = store::password_hash(&mut *ctx.read().await?, account).await?;
    if !password::verify(password, hash).await {
        return Err(refused());
    }
    begin(ctx, account).await
}

/// Begins a session in place of the one of this request, if there is one, and gives its cookie.
async fn begin(ctx: &Ctx, id: AccountId) -> Result<String, AppError> {
    let token = new_token();
    let mut tx = ctx.write().await?;
    if let Some(old) = &ctx.session {
        store::delete_session(&mut tx, old).await?;
    }
    store::insert_session(&mut tx, &token, id, &ctx.user_agent).await?;
    tx.audit("session.began", id, "").await?;
    tx.commit().await?;
    Ok(session::cookie(ctx.app.config(), &token))
}

/// Ends the session of this request, if there is one, and gives the cookie that forgets it.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn sign_out(ctx: &Ctx) -> Result<String, AppError> {
    if let Some(token) = &ctx.session {
        let mut tx = ctx.write().await?;
        store::delete_session(&mut tx, token).await?;
        tx.commit().await?;
    }
    Ok(session::cookie(ctx.app.config(), ""))
}

/// Ends every session of the account, this one too, and gives the cookie that forgets it.
///
/// # Errors
/// [`AppError::SignInRequired`].
pub async fn sign_out_everywhere(ctx: &Ctx) -> Result<String, AppError> {
    let viewer = ctx.signed_in()?;
    let mut tx = ctx.write().await?;
    store::delete_sessions(&mut tx, viewer.id).await?;
    tx.audit("session.ended_everywhere", viewer.id, "").await?;
    tx.commit().await?;
    Ok(session::cookie(ctx.app.config(), ""))
}

/// Ends one of the account's own sessions, on a device that was lost or lent.
///
/// # Errors
/// [`AppError::NotFound`] for a session that has ended or is somebody else's.
pub async fn end_session(ctx: &Ctx, form: &EndSessionForm) -> Result<(), AppError> {
    let viewer = ctx.signed_in()?;
    let mut tx = ctx.write().await?;
    if !store::delete_session_named(&mut tx, viewer.id, &form.session).await? {
        return Err(AppError::Conflict(texts::session_already_ended(ctx.lang).into()));
    }
    tx.audit("session.ended", viewer.id, "").await?;
    tx.commit().await
}

/// The account behind a session token, while the session lives.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn viewer_of(app: &App, token: &str) -> Result<Option<Viewer>, AppError> {
    let mut db = app.db().read().await?;
    let Some(row) = store::find_session(&mut db, token).await? else {
        return Ok(None);
    };
    drop(db);
    let now = app.now();
    let (idle, age) = (now - row.seen_at, now - row.created_at);
    if idle > session::IDLE || age > session::ABSOLUTE {
        return Ok(None);
    }
    if idle > session::SEEN_EVERY {
        touch(app, token).await?;
    }
    Ok(Some(row.into_viewer()))
}

async fn touch(app: &App, token: &str) -> Result<(), AppError> {
    let mut tx = app.db().write(app.now(), Actor::default()).await?;
    store::touch_session(&mut tx, token).await?;
    tx.commit().await
}
