//! What a browser may ask of accounts.

use super::{EndSessionForm, RegisterForm, SignInForm};
use crate::{error::AppError, i18n::Lang};
use leptos::prelude::*;

/// Makes an account and signs it in.
#[server(prefix = "/api", endpoint = "auth/register")]
pub async fn register(#[server(flatten)] form: RegisterForm) -> Result<(), AppError> {
    use super::{backend, rules::safe_next, texts};
    use crate::server::{Ctx, notice, see_other, set_cookie};
    let ctx = Ctx::current();
    let cookie = backend::register(&ctx, &form).await?;
    set_cookie(&cookie);
    notice(&texts::welcome(ctx.lang, form.name.trim()));
    see_other(safe_next(""));
    Ok(())
}

/// Begins a session.
#[server(prefix = "/api", endpoint = "auth/sign_in")]
pub async fn sign_in(#[server(flatten)] form: SignInForm) -> Result<(), AppError> {
    use super::{backend, rules::safe_next};
    use crate::server::{Ctx, see_other, set_cookie};
    let ctx = Ctx::current();
    let cookie = backend::sign_in(&ctx, &form).await?;
    set_cookie(&cookie);
    see_other(safe_next(&form.next));
    Ok(())
}

/// Ends this session.
#[server(prefix = "/api", endpoint = "auth/sign_out")]
pub async fn sign_out() -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other, set_cookie};
    let ctx = Ctx::current();
    let cookie = backend::sign_out(&ctx).await?;
    set_cookie(&cookie);
    notice(texts::signed_out(ctx.lang));
    see_other("/");
    Ok(())
}

/// Ends every session of the account.
#[server(prefix = "/api", endpoint = "auth/sign_out_everywhere")]
pub async fn sign_out_everywhere() -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other, set_cookie};
    let ctx = Ctx::current();
    let cookie = backend::sign_out_everywhere(&ctx).await?;
    set_cookie(&cookie);
    notice(texts::signed_out_everywhere(ctx.lang));
    see_other("/");
    Ok(())
}

/// Signs one device out.
#[server(prefix = "/api", endpoint = "auth/end_session")]
pub async fn end_session(#[server(flatten)] form: EndSessionForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::end_session(&ctx, &form).await?;
    notice(texts::device_signed_out(ctx.lang));
    see_other("/saya");
    Ok(())
}

/// Remembers the reader's language, in the browser and with the account.
#[server(prefix = "/api", endpoint = "auth/speak")]
pub async fn speak(lang: Lang) -> Result<(), AppError> {
    use super::{LANG_COOKIE, backend};
    use crate::server::{Ctx, set_cookie};
    let ctx = Ctx::current();
    backend::speak(&ctx, lang).await?;
    set_cookie(&format!(
        "{LANG_COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000",
        lang.tag()
    ));
    Ok(())
}
