//! What a browser may ask of accounts.

use super::{
    AccountForm, AskResetForm, ChangePasswordForm, EndSessionForm, EraseForm, NewPasswordForm, ProfileForm,
    RegisterForm, RoleForm, SignInForm, WithdrawForm,
};
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
    see_other(safe_next(&form.next));
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
        "{LANG_COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000{}",
        lang.tag(),
        ctx.app.config().cookie_flags()
    ));
    Ok(())
}

/// Changes name and contacts.
#[server(prefix = "/api", endpoint = "auth/change_profile")]
pub async fn change_profile(#[server(flatten)] form: ProfileForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::change_profile(&ctx, &form).await?;
    notice(texts::profile_saved(ctx.lang));
    see_other("/saya");
    Ok(())
}

/// Changes the password and ends every other session.
#[server(prefix = "/api", endpoint = "auth/change_password")]
pub async fn change_password(#[server(flatten)] form: ChangePasswordForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other, set_cookie};
    let ctx = Ctx::current();
    let cookie = backend::change_password(&ctx, &form).await?;
    set_cookie(&cookie);
    notice(texts::password_changed(ctx.lang));
    see_other("/saya");
    Ok(())
}

/// Asks for a mail with a link to a new password.
#[server(prefix = "/api", endpoint = "auth/ask_reset")]
pub async fn ask_reset(#[server(flatten)] form: AskResetForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::ask_reset(&ctx, &form).await?;
    notice(texts::reset_asked(ctx.lang));
    see_other("/masuk");
    Ok(())
}

/// Sets a new password with a link or a code, and signs in.
#[server(prefix = "/api", endpoint = "auth/new_password")]
pub async fn new_password(#[server(flatten)] form: NewPasswordForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other, set_cookie};
    let ctx = Ctx::current();
    let cookie = backend::new_password(&ctx, &form).await?;
    set_cookie(&cookie);
    notice(texts::password_changed(ctx.lang));
    see_other("/saya");
    Ok(())
}

/// Takes a consent back.
#[server(prefix = "/api", endpoint = "auth/withdraw_consent")]
pub async fn withdraw_consent(#[server(flatten)] form: WithdrawForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::withdraw_consent(&ctx, &form).await?;
    notice(texts::consent_is_withdrawn(ctx.lang));
    Ok(())
}

/// Erases the account.
#[server(prefix = "/api", endpoint = "auth/erase")]
pub async fn erase(#[server(flatten)] form: EraseForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other, set_cookie};
    let ctx = Ctx::current();
    let cookie = backend::erase(&ctx, &form).await?;
    set_cookie(&cookie);
    notice(texts::erased(ctx.lang));
    see_other("/");
    Ok(())
}

/// Makes a code for somebody at the desk, and says it once.
#[server(prefix = "/api", endpoint = "auth/make_code")]
pub async fn make_code(#[server(flatten)] form: AccountForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    let (name, code) = backend::make_code(&ctx, &form).await?;
    notice(&texts::code_made(ctx.lang, &name, &code));
    Ok(())
}

/// Gives an account another role.
#[server(prefix = "/api", endpoint = "auth/change_role")]
pub async fn change_role(#[server(flatten)] form: RoleForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    let (name, role) = backend::change_role(&ctx, &form).await?;
    notice(&texts::role_changed(ctx.lang, &name, texts::role(ctx.lang, role)));
    Ok(())
}

/// Keeps an account out.
#[server(prefix = "/api", endpoint = "auth/disable")]
pub async fn disable(#[server(flatten)] form: AccountForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    let name = backend::disable(&ctx, &form).await?;
    notice(&texts::account_disabled(ctx.lang, &name));
    Ok(())
}

/// Lets an account in again.
#[server(prefix = "/api", endpoint = "auth/enable")]
pub async fn enable(#[server(flatten)] form: AccountForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    let name = backend::enable(&ctx, &form).await?;
    notice(&texts::account_enabled(ctx.lang, &name));
    Ok(())
}
