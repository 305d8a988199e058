//! Every address of the application, and the layers around it.

use super::{
    App, Ctx, assets, ctx, error_pages, forms, identify,
    security::{self, BODY_LIMIT},
    telemetry::{self, Incident},
};
use crate::{app, auth, library, live, members, quizzes, surveys};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, FromRef, Request, State},
    http::StatusCode,
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use leptos::{
    config::LeptosOptions,
    prelude::{provide_context, use_context},
};
use leptos_axum::{LeptosRoutes, generate_route_list_with_exclusions, render_app_async_with_context};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer};

pub fn router(app: &App) -> Router {
    // Leptos would serve the server functions too; they go through `forms` instead.
    let functions = server_fn::axum::server_fn_paths()
        .map(|(path, _)| path.to_owned())
        .collect();
    let routes = generate_route_list_with_exclusions(app::routes_alone, Some(functions));
    let pages = Router::new()
        .leptos_routes_with_context(app, routes, provide_ctx, app::shell)
        // Whatever changes something is asked for by POST, and nothing else is answered.
        .route("/api/{*function}", post(forms::server_function))
        .merge(auth::routes())
        .merge(library::manifest::routes())
        .merge(surveys::routes::routes())
        .merge(quizzes::routes())
        .merge(members::routes::routes())
        .fallback(page_not_found)
        .layer(middleware::from_fn(security::in_time));
    // Streams and sockets live longer than any timeout.
    let live = Router::new()
        .route("/siaran", get(live::stream))
        .merge(quizzes::live_routes());
    around(app, pages.merge(live))
}

/// Puts the layers around what has an address.
pub(super) fn around(app: &App, addressed: Router<App>) -> Router {
    let with_context = addressed
        .route("/metrics", get(telemetry::metrics))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn(error_pages::dress))
        .layer(middleware::from_fn_with_state(app.clone(), identify::identify));
    Router::new()
        .merge(with_context)
        .merge(assets::routes())
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        // Pages with gzip: Brotli took five times its CPU to make them 1% smaller. Files come compressed from the build.
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Precise(3)))
        .layer(middleware::from_fn_with_state(app.clone(), security::headers))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(telemetry::observe))
        .with_state(app.clone())
}

/// Ready means that the database answers, and that nobody asked this process to stop.
async fn ready(State(app): State<App>) -> Response {
    if app.closing().is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping").into_response();
    }
    let answered = match app.db().read().await {
        Ok(mut db) => sqlx::query("SELECT 1").execute(&mut *db).await.is_ok(),
        Err(_) => false,
    };
    if answered {
        "ready".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "database").into_response()
    }
}

async fn page_not_found(request: Request) -> Response {
    let render = render_app_async_with_context(provide_ctx, app::shell);
    render(request).await.into_response()
}

fn provide_ctx() {
    if let Some(ctx) = use_context().and_then(|parts| ctx::of_parts(&parts)) {
        provide_context::<Ctx>(ctx);
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
fn panicked(panic: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let what = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("unknown");
    let id = telemetry::incident("panic", &what);
    let said = format!("Maaf, ada yang salah di pihak kami. Kode: {id}\n");
    (StatusCode::INTERNAL_SERVER_ERROR, Extension(Incident(id)), said).into_response()
}

impl FromRef<App> for LeptosOptions {
    /// Only the router asks for these; assets are served from the binary, so nothing in them matters.
    fn from_ref(app: &App) -> Self {
        Self::builder()
            .output_name("sapa")
            .site_addr(app.config().addr)
            .build()
    }
}
