//! What a browser may ask of the survey.

use super::{AnswerForm, WaveForm};
use crate::error::AppError;
use leptos::prelude::*;

/// Hands in a questionnaire.
#[server(prefix = "/api", endpoint = "surveys/answer")]
pub async fn answer(#[server(flatten)] form: AnswerForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, see_other};
    backend::answer(&Ctx::current(), &form).await?;
    see_other("/survei/terima-kasih");
    Ok(())
}

/// Hands in what was touched at the kiosk, where leaving a question out is a button of its own.
#[server(prefix = "/api", endpoint = "surveys/answer_at_kiosk")]
pub async fn answer_at_kiosk(#[server(flatten)] form: AnswerForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, see_other};
    backend::answer_at_kiosk(&Ctx::current(), form).await?;
    see_other("/survei/kios/terima-kasih");
    Ok(())
}

/// Prepares a wave.
#[server(prefix = "/api", endpoint = "surveys/create_wave")]
pub async fn create_wave(#[server(flatten)] form: WaveForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let path = backend::create_wave(&ctx, &form).await?;
    notice(texts::made(ctx.lang));
    see_other(&path);
    Ok(())
}

/// Begins to take answers.
#[server(prefix = "/api", endpoint = "surveys/open_wave")]
pub async fn open_wave(#[server(default)] wave: String) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::open(&ctx, &wave).await?;
    notice(texts::opened(ctx.lang));
    Ok(())
}

/// Ends the taking of answers.
#[server(prefix = "/api", endpoint = "surveys/close_wave")]
pub async fn close_wave(#[server(default)] wave: String) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::close(&ctx, &wave).await?;
    notice(texts::closed_now(ctx.lang));
    Ok(())
}

/// Makes the result public.
#[server(prefix = "/api", endpoint = "surveys/publish_result")]
pub async fn publish_result(#[server(default)] wave: String) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::publish(&ctx, &wave, true).await?;
    notice(texts::published_now(ctx.lang));
    Ok(())
}

/// Makes the result private again.
#[server(prefix = "/api", endpoint = "surveys/withdraw_result")]
pub async fn withdraw_result(#[server(default)] wave: String) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::publish(&ctx, &wave, false).await?;
    notice(texts::withdrawn_now(ctx.lang));
    Ok(())
}
