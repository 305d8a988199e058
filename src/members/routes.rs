//! The upload, which is neither a page nor a server function.

use super::backend;
use crate::{
    auth::Role,
    error::{AppError, FieldErrors},
    server::{App, Ctx, uploads},
};
use axum::{
    Router,
    extract::{FromRequest, Multipart, Request},
    http::HeaderMap,
    response::Response,
    routing::post,
};
use std::collections::BTreeMap;

/// Where the file goes.
pub const UPLOAD: &str = "/petugas/anggota/unggah";

pub fn routes() -> Router<App> {
    Router::new().route("/petugas/anggota/unggah", post(upload))
}

async fn upload(ctx: Ctx, headers: HeaderMap, request: Request) -> Response {
    let mut fields = BTreeMap::new();
    let outcome = look_into(&ctx, request, &mut fields).await;
    uploads::answer(&ctx, &headers, UPLOAD, fields, outcome).await
}

async fn look_into(
    ctx: &Ctx,
    request: Request,
    fields: &mut BTreeMap<String, String>,
) -> Result<String, AppError> {
    // Before the body is read: a stranger's file is not worth the memory.
    ctx.at_least(Role::Librarian)?;
    let form = Multipart::from_request(request, &()).await;
    let form = form.map_err(|_| AppError::Invalid(FieldErrors::default()))?;
    let upload = uploads::receive(ctx, form).await?;
    fields.clone_from(&upload.fields);
    let code = backend::check_upload(ctx, upload).await?;
    Ok(format!("/petugas/anggota/impor/{code}"))
}
