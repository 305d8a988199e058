//! How a member comes into their account: the number on the card, and a code that proves it is theirs.

use crate::{
    auth::{
        self, AccountId, Role,
        rules::{MEMBER_NUMBER_MAX, check_password, normal_code},
    },
    db::{Tx, new_code, once, token_hash},
    error::{AppError, FieldErrors},
    i18n::{Lang, date_and_time},
    members::{
        ClaimForm, GiveCodeForm, MailCodeForm, MemberId, Source,
        store::{self, MemberRow},
        texts,
    },
    server::{
        Ctx,
        limits::{self, Limit},
    },
    tidy::tidy_line,
    time::Span,
};

/// A code from the desk is typed at home, later.
const DESK_CODE: Span = Span::days(3);
const MAILED_CODE: Span = Span::hours(1);

/// A library's patrons share one address behind its Wi-Fi.
const PER_ADDRESS: Limit = Limit {
    max: 60,
    window: Span::minutes(15),
};
const GUESSES_PER_NUMBER: Limit = Limit {
    max: 10,
    window: Span::hours(1),
};
const MAILS_PER_NUMBER: Limit = Limit {
    max: 3,
    window: Span::hours(1),
};

/// Makes a code for a member whom the staff sees before them. Gives name, code, and until when it works.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian; [`AppError::NotFound`]; [`AppError::Conflict`] when the account is claimed.
pub async fn give_code(ctx: &Ctx, form: &GiveCodeForm) -> Result<(String, String, String), AppError> {
    ctx.at_least(Role::Librarian)?;
    let id: MemberId = form.member.parse().map_err(|_| AppError::NotFound)?;
    let code = new_code();
    let hash = auth::password::hash(&normal_code(&code)).await?;
    let mut tx = ctx.write().await?;
    let member = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if member.account_id.is_some() {
        return Err(AppError::Conflict(texts::already_claimed(ctx.lang).into()));
    }
    let until = tx.now() + DESK_CODE;
    store::put_code(&mut tx, id, "staff", &hash, until).await?;
    tx.audit("member.code_given", id, &member.number).await?;
    tx.commit().await?;
    Ok((member.name, code, date_and_time(ctx.lang, ctx.zone(), until)))
}

/// Mails a code to the address on file, if there is such a member, such an address, and no account yet. Each of two people to
/// whom two systems gave one number gets a code of their own. The answer is the same in any case, and so is the work.
///
/// # Errors
/// [`AppError::Invalid`] when nothing was typed; [`AppError::TooMany`].
pub async fn mail_code(ctx: &Ctx, form: &MailCodeForm) -> Result<(), AppError> {
    let number = tidy_line(&form.number);
    if number.is_empty() || number.chars().count() > MEMBER_NUMBER_MAX {
        return Err(AppError::invalid("number", texts::number_missing(ctx.lang)));
    }
    limit(ctx, "claim-mail", &number, MAILS_PER_NUMBER).await?;
    let mut codes = Vec::new();
    for _ in Source::ALL {
        let code = new_code();
        let hash = auth::password::hash(&normal_code(&code)).await?;
        codes.push((code, hash));
    }
    let mut tx = ctx.write().await?;
    let mut members = store::by_number(&mut tx, &number).await?;
    members.retain(|member| member.account_id.is_none() && member.email.is_some());
    for (member, (code, hash)) in members.iter().zip(&codes) {
        if let Some(email) = &member.email {
            let until = tx.now() + MAILED_CODE;
            store::put_code(&mut tx, member.id, "mail", hash, until).await?;
            mail(ctx, &mut tx, email, member, code).await?;
        }
    }
    tx.audit("member.code_asked", token_hash(&number), "").await?;
    tx.commit().await
}

async fn mail(ctx: &Ctx, tx: &mut Tx, to: &str, member: &MemberRow, code: &str) -> Result<(), AppError> {
    let library = ctx.app.library();
    let query =
        serde_urlencoded::to_string([("nomor", member.number.as_str()), ("kode", code)]).unwrap_or_default();
    let link = format!("{}/klaim?{query}", ctx.app.config().public_url());
    let body = texts::code_mail(ctx.lang, &member.name, code, &link, &library.profile.name);
    tx.mail(to, texts::code_mail_subject(ctx.lang), &body).await
}

async fn limit(ctx: &Ctx, what: &str, number: &str, per_number: Limit) -> Result<(), AppError> {
    limits::hit(&ctx.app, &format!("{what}:address:{}", ctx.address), PER_ADDRESS).await?;
    let bucket = format!("{what}:number:{}", token_hash(&number.to_lowercase()));
    limits::hit(&ctx.app, &bucket, per_number).await
}

/// Claims the member's account. A stranger gets a new account with the name on file and the password they chose, and is
/// signed in: `Some(cookie)`. Someone signed in gets the number into the account they have. The same form sent again ends as the
/// first did.
///
/// # Errors
/// [`AppError::Invalid`] by field, without saying which of number and code is wrong; [`AppError::Conflict`] when the address
/// on file has an account already; [`AppError::TooMany`].
pub async fn claim(ctx: &Ctx, form: &ClaimForm) -> Result<Option<String>, AppError> {
    check_form(ctx, form)?;
    let number = tidy_line(&form.number);
    limit(ctx, "claim", &number, GUESSES_PER_NUMBER).await?;
    // Not by the viewer: the answer to the first press may have signed them in.
    let key = once(&form.key, "visitor", &(&number, normal_code(&form.code)));
    let proven = prove(ctx, &number, &form.code).await;
    let password_hash = match ctx.identified()? {
        None if proven.is_ok() => Some(auth::password::hash(&form.password).await?),
        _ => None,
    };
    let mut tx = ctx.write().await?;
    if let Some(account) = tx.repeated(&key).await? {
        // The first press of the button used the code up, and its answer went nowhere.
        drop(tx);
        return claim_again(ctx, &account, &form.password).await;
    }
    let (member, used) = proven?;
    if !store::delete_codes(&mut tx, member.id, &used).await? {
        return Err(wrong(ctx.lang));
    }
    let same_number = store::by_number(&mut tx, &number).await?;
    if same_number.iter().any(|other| other.account_id.is_some()) {
        // Two catalogue systems gave one number, or nearly one, to two people, and the first has claimed it.
        return Err(AppError::Conflict(texts::number_in_use(ctx.lang).into()));
    }
    let (account, cookie) = match (ctx.identified()?, password_hash) {
        (Some(viewer), _) => (viewer.id, None),
        (None, Some(hash)) => open_account(ctx, &mut tx, &member, hash).await?,
        (None, None) => return Err(wrong(ctx.lang)),
    };
    auth::backend::take_member_number(&mut tx, account, &member.number).await?;
    store::set_account(&mut tx, member.id, account).await?;
    tx.audit("member.claimed", member.id, &account.to_string())
        .await?;
    tx.remember(&key, &account.to_string()).await?;
    tx.commit().await?;
    Ok(cookie)
}

/// What a claim answers that put the number into `account` before.
async fn claim_again(ctx: &Ctx, account: &str, password: &str) -> Result<Option<String>, AppError> {
    match &ctx.viewer {
        Some(viewer) if viewer.id.to_string() == account => Ok(None),
        Some(_) => Err(wrong(ctx.lang)),
        None => Ok(Some(auth::backend::sign_in_again(ctx, account, password).await?)),
    }
}

fn check_form(ctx: &Ctx, form: &ClaimForm) -> Result<(), AppError> {
    let lang = ctx.lang;
    let mut errors = FieldErrors::default();
    let number = tidy_line(&form.number);
    if number.is_empty() || number.chars().count() > MEMBER_NUMBER_MAX {
        errors.add("number", texts::number_missing(lang));
    }
    if normal_code(&form.code).is_empty() || form.code.len() > 40 {
        errors.add("code", texts::code_missing(lang));
    }
    if ctx.viewer.is_none() {
        check_password(
            lang,
            "password",
            &form.password,
            auth::password::is_common,
            &mut errors,
        );
        if form.consent != "yes" {
            errors.add("consent", auth::texts::consent_missing(lang));
        }
    }
    errors.check()
}

fn wrong(lang: Lang) -> AppError {
    AppError::invalid("code", texts::code_wrong(lang))
}

/// The member whose code this is, with the hash of the code. Takes as long for a number that does not exist.
async fn prove(ctx: &Ctx, number: &str, code: &str) -> Result<(MemberRow, String), AppError> {
    let code = normal_code(code);
    let mut db = ctx.read().await?;
    let mut candidates = Vec::new();
    for member in store::by_number(&mut db, number).await? {
        if member.account_id.is_none() {
            for hash in store::codes(&mut db, member.id, ctx.now()).await? {
                candidates.push((member.clone(), hash));
            }
        }
    }
    drop(db);
    let decoys = 2_usize.saturating_sub(candidates.len());
    let mut proven = None;
    for (member, hash) in candidates {
        let is_theirs = auth::password::verify(&code, Some(hash.clone())).await;
        if is_theirs && proven.is_none() {
            proven = Some((member, hash));
        }
    }
    for _ in 0..decoys {
        auth::password::verify(&code, None).await;
    }
    proven.ok_or_else(|| wrong(ctx.lang))
}

async fn open_account(
    ctx: &Ctx,
    tx: &mut Tx,
    member: &MemberRow,
    password_hash: String,
) -> Result<(AccountId, Option<String>), AppError> {
    let person = auth::backend::Claimant {
        name: member.name.clone(),
        email: member.email.clone(),
        phone: member.phone.clone(),
        password_hash,
    };
    let (account, cookie) = auth::backend::open_claimed_account(ctx, tx, person).await?;
    Ok((account, Some(cookie)))
}

/// The memberships of the account, for `/saya`.
///
/// # Errors
/// [`AppError::SignInRequired`].
pub async fn card(ctx: &Ctx) -> Result<Vec<MemberRow>, AppError> {
    let viewer = ctx.signed_in()?;
    Ok(store::of_account(&mut *ctx.read().await?, viewer.id).await?)
}
