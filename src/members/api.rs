//! What may be asked of members. Uploads have a route of their own, in `routes`.

use super::{ClaimForm, ConfirmForm, GiveCodeForm, MailCodeForm, MapForm};
use crate::error::AppError;
use leptos::prelude::*;

/// Checks an uploaded file again with other columns. Librarian.
#[server(prefix = "/api", endpoint = "members/map")]
pub async fn map(#[server(flatten)] form: MapForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::map(&ctx, &form).await?;
    notice(texts::mapped(ctx.lang));
    see_other(&format!("/petugas/anggota/impor/{}", form.import));
    Ok(())
}

/// Starts an import, or resumes it. Librarian.
#[server(prefix = "/api", endpoint = "members/confirm")]
pub async fn confirm(#[server(flatten)] form: ConfirmForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, see_other};
    let ctx = Ctx::current();
    backend::confirm(&ctx, &form).await?;
    see_other(&format!("/petugas/anggota/impor/{}", form.import));
    Ok(())
}

/// Makes a one-time code at the desk, and says it once. Librarian.
#[server(prefix = "/api", endpoint = "members/give_code")]
pub async fn give_code(#[server(flatten)] form: GiveCodeForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    let (name, code, until) = backend::give_code(&ctx, &form).await?;
    notice(&texts::code_given(ctx.lang, &name, &code, &until));
    Ok(())
}

/// Mails a code to the address on file. Anyone.
#[server(prefix = "/api", endpoint = "members/mail_code")]
pub async fn mail_code(#[server(flatten)] form: MailCodeForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::mail_code(&ctx, &form).await?;
    notice(texts::code_asked(ctx.lang));
    see_other("/klaim");
    Ok(())
}

/// Claims an account with number and code. Anyone.
#[server(prefix = "/api", endpoint = "members/claim")]
pub async fn claim(#[server(flatten)] form: ClaimForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other, set_cookie};
    let ctx = Ctx::current();
    if let Some(cookie) = backend::claim(&ctx, &form).await? {
        set_cookie(&cookie);
    }
    notice(texts::claimed(ctx.lang));
    see_other("/saya");
    Ok(())
}
