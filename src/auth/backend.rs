//! Registration and sessions: guard, transaction, audit.

use super::{AccountId, Contact, RegisterForm, Role, SignInForm, Viewer, rules, texts};
use super::{password, session, store};
use crate::{
    db::{Actor, Violation, new_id, new_token, violation},
    error::{AppError, FieldErrors},
    i18n::Lang,
    server::{
        App, Ctx,
        limits::{self, Limit},
    },
    time::Span,
};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

const REGISTRATIONS_PER_ADDRESS: Limit = Limit {
    max: 30,
    window: Span::hours(1),
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

/// Makes an account and gives the cookie of its first session.
///
/// # Errors
/// [`AppError::Invalid`] by field, also for what another account already holds; [`AppError::TooMany`].
pub async fn register(ctx: &Ctx, form: &RegisterForm) -> Result<String, AppError> {
    let mut account = check_registration(ctx.lang, form)?;
    limits::hit(
        &ctx.app,
        &format!("register:{}", ctx.address),
        REGISTRATIONS_PER_ADDRESS,
    )
    .await?;
    account.id = new_id(ctx.now());
    account.password_hash = Some(password::hash(&form.password).await?);
    let mut tx = ctx.write().await?;
    if tx.repeated(&form.key).await?.is_some() {
        // The first press of the button made the account and its session.
        return Err(AppError::Conflict(texts::email_taken(ctx.lang).into()));
    }
    store::insert(&mut tx, &account, ctx.lang)
        .await
        .map_err(|error| taken(ctx.lang, error))?;
    store::insert_consent(&mut tx, account.id, "account", texts::consent_question(ctx.lang)).await?;
    tx.audit("account.registered", account.id, "").await?;
    let token = new_token();
    store::insert_session(&mut tx, &token, account.id, &ctx.user_agent).await?;
    tx.remember(&form.key, "/saya").await?;
    tx.commit().await?;
    Ok(session::cookie(ctx.app.config(), &token))
}

fn check_registration(lang: Lang, form: &RegisterForm) -> Result<store::NewAccount, AppError> {
    let mut errors = FieldErrors::default();
    let name = rules::tidy_line(&form.name);
    if name.is_empty() || name.chars().count() > rules::NAME_MAX {
        errors.add("name", texts::name_missing(lang));
    }
    let email = optional(&form.email, rules::normal_email, || {
        errors.add("email", texts::email_wrong(lang))
    });
    let phone = optional(&form.phone, rules::normal_phone, || {
        errors.add("phone", texts::phone_wrong(lang))
    });
    if form.email.trim().is_empty() && form.phone.trim().is_empty() {
        errors.add("email", texts::email_or_phone(lang));
    }
    let member_number = rules::tidy_line(&form.member_number);
    if member_number.len() > rules::MEMBER_NUMBER_MAX {
        errors.add("member_number", texts::member_number_wrong(lang));
    }
    rules::check_password(lang, "password", &form.password, password::is_common, &mut errors);
    if form.consent != "yes" {
        errors.add("consent", texts::consent_missing(lang));
    }
    errors.check()?;
    Ok(store::NewAccount {
        id: AccountId::from_raw(0),
        name,
        email,
        phone,
        member_number: (!member_number.is_empty()).then_some(member_number),
        password_hash: None,
        role: Role::Patron,
        demonstration: false,
    })
}

fn optional(text: &str, normal: impl Fn(&str) -> Option<String>, wrong: impl FnOnce()) -> Option<String> {
    if text.trim().is_empty() {
        return None;
    }
    let normal = normal(text);
    if normal.is_none() {
        wrong();
    }
    normal
}

/// Which field holds what another account has already.
fn taken(lang: Lang, error: sqlx::Error) -> AppError {
    let Some(violated) = violation(&error) else {
        return error.into();
    };
    match (violated.kind, violated.detail.as_str()) {
        (Violation::Unique, detail) if detail.contains("email") => {
            AppError::invalid("email", texts::email_taken(lang))
        }
        (Violation::Unique, detail) if detail.contains("phone") => {
            AppError::invalid("phone", texts::phone_taken(lang))
        }
        (Violation::Unique, detail) if detail.contains("member_number") => {
            AppError::invalid("member_number", texts::member_number_taken(lang))
        }
        _ => error.into(),
    }
}

/// Checks the password and gives the cookie of a new session. The old one, if any, ends.
///
/// # Errors
/// [`AppError::Invalid`] without saying which half of the pair is wrong; [`AppError::TooMany`].
pub async fn sign_in(ctx: &Ctx, form: &SignInForm) -> Result<String, AppError> {
    let login = form.login.trim();
    let normal = rules::normal_email(login)
        .or_else(|| rules::normal_phone(login))
        .unwrap_or_else(|| login.to_lowercase());
    limits::hit(
        &ctx.app,
        &format!("sign-in:address:{}", ctx.address),
        SIGN_INS_PER_ADDRESS,
    )
    .await?;
    limits::hit(
        &ctx.app,
        &format!("sign-in:account:{}", crate::db::token_hash(&normal)),
        SIGN_INS_PER_ACCOUNT,
    )
    .await?;
    let found = store::find_by_login(&mut *ctx.read().await?, &normal, login).await?;
    let (id, hash) = found.map_or((None, None), |found| (Some(found.id), found.password_hash));
    let verified = password::verify(&form.password, hash).await;
    let Some(id) = id.filter(|_| verified) else {
        return Err(AppError::invalid("", texts::wrong_credentials(ctx.lang)));
    };
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

/// The people behind `ids`; those who left are missing.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn contacts(
    db: &mut AnyConnection,
    ids: &[AccountId],
) -> Result<BTreeMap<AccountId, Contact>, AppError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let contact = |row: store::ContactRow| {
        let lang = Lang::from_tag(&row.lang).unwrap_or_default();
        (
            row.id,
            Contact {
                name: row.name,
                email: row.email,
                lang,
            },
        )
    };
    let rows = store::contacts(db, ids).await?;
    Ok(rows.into_iter().map(contact).collect())
}

/// The account behind a session token, while the session lives.
pub async fn viewer_of(app: &App, token: &str) -> Option<Viewer> {
    let mut db = app.db().read().await.ok()?;
    let row = store::find_session(&mut db, token).await.ok()??;
    drop(db);
    let now = app.now();
    let (idle, age) = (now - row.seen_at, now - row.created_at);
    if idle > session::IDLE || age > session::ABSOLUTE {
        return None;
    }
    if idle > session::SEEN_EVERY {
        touch(app, token).await.ok()?;
    }
    Some(row.into_viewer())
}

async fn touch(app: &App, token: &str) -> Result<(), AppError> {
    let mut tx = app.db().write(app.now(), Actor::default()).await?;
    store::touch_session(&mut tx, token).await?;
    tx.commit().await
}
