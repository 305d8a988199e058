//! What is sent as a file.

use super::backend;
use crate::{
    error::AppError,
    server::{App, Ctx, downloads::download},
};
use axum::{
    Router,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};

pub fn routes() -> Router<App> {
    Router::new().route("/saya/data.json", get(my_data))
}

/// Everything that the library knows of who asks.
async fn my_data(ctx: Ctx) -> Response {
    let data = match backend::my_data(&ctx).await {
        Ok(data) => data,
        Err(AppError::SignInRequired) => return Redirect::to("/masuk?ke=%2Fsaya%2Fdata").into_response(),
        Err(error) => return error.into_response(),
    };
    download("data-saya.json", "application/json", format!("{data:#}"))
}
