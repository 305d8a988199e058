//! Registration.

use super::super::{ACCOUNT_PURPOSE, AccountId, RegisterForm, Role, password, rules, session, store, texts};
use crate::{
    db::{Violation, new_id, new_token, once, violation},
    error::{AppError, FieldErrors},
    i18n::Lang,
    server::{
        Ctx,
        limits::{self, Limit},
    },
    tidy::tidy_line,
    time::Span,
};

const REGISTRATIONS_PER_ADDRESS: Limit = Limit {
    max: 30,
    window: Span::hours(1),
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
    let key = once(&form.key, "visitor", &(&form.email, &form.phone));
    let mut tx = ctx.write().await?;
    if let Some(made) = tx.repeated(&key).await? {
        // The first press of the button made the account, and its answer went nowhere.
        drop(tx);
        return super::sign_in_again(ctx, &made, &form.password).await;
    }
    store::insert(&mut tx, &account, ctx.lang)
        .await
        .map_err(|error| taken(ctx.lang, error))?;
    store::insert_consent(
        &mut tx,
        account.id,
        ACCOUNT_PURPOSE,
        texts::consent_question(ctx.lang),
    )
    .await?;
    tx.audit("account.registered", account.id, "").await?;
    let token = new_token();
    store::insert_session(&mut tx, &token, account.id, &ctx.user_agent).await?;
    tx.remember(&key, &account.id.to_string()).await?;
    tx.commit().await?;
    Ok(session::cookie(ctx.app.config(), &token))
}

fn check_registration(lang: Lang, form: &RegisterForm) -> Result<store::NewAccount, AppError> {
    let mut errors = FieldErrors::default();
    let name = tidy_line(&form.name);
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
    let member_number = tidy_line(&form.member_number);
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

pub(super) fn optional(
    text: &str,
    normal: impl Fn(&str) -> Option<String>,
    wrong: impl FnOnce(),
) -> Option<String> {
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
pub(super) fn taken(lang: Lang, error: sqlx::Error) -> AppError {
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
