//! The upload, which is neither a page nor a server function.

use super::backend;
use crate::{
    auth::Role,
    error::AppError,
    server::{
        App, Ctx,
        uploads::{self, Upload},
    },
};
use axum::{Router, extract::Multipart, http::HeaderMap, response::Response, routing::post};

/// Where the file goes.
pub const UPLOAD: &str = "/petugas/anggota/unggah";

pub fn routes() -> Router<App> {
    Router::new().route(UPLOAD, post(upload))
}

async fn upload(ctx: Ctx, headers: HeaderMap, form: Multipart) -> Response {
    let outcome = async {
        // Before the body is read: a stranger's file is not worth the memory.
        ctx.at_least(Role::Librarian)?;
        let upload: Upload = uploads::receive(&ctx, form).await?;
        let code = backend::check_upload(&ctx, upload).await?;
        Ok::<_, AppError>(format!("/petugas/anggota/impor/{code}"))
    };
    let outcome = outcome.await;
    uploads::answer(&ctx, &headers, UPLOAD, Default::default(), outcome).await
}
