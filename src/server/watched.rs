//! The browser half under `cargo leptos watch`, which builds both halves at once: the server cannot have embedded it, so it
//! is read from where it lies, each time anew.

use super::App;
use axum::{
    Router,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::{
    env,
    path::{Path, PathBuf},
    sync::LazyLock,
};

/// The address of each file, what kind it is, and what a page asks for that it answers: the whole stands in for its part.
const FILES: [(&str, &str, [&str; 2]); 2] = [
    (
        "/pkg/sapa.js",
        "text/javascript; charset=utf-8",
        ["sapa.js", "pad.js"],
    ),
    (
        "/pkg/sapa.wasm",
        "application/wasm",
        ["sapa_bg.wasm", "pad_bg.wasm"],
    ),
];

/// The directory, when that command is what runs this server.
static DIRECTORY: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    env::var_os("LEPTOS_WATCH")?;
    Some(PathBuf::from(env::var_os("LEPTOS_SITE_ROOT")?).join("pkg"))
});

/// The address of `name`, when it is watched.
pub(super) fn address(name: &str) -> Option<&'static str> {
    DIRECTORY.as_ref()?;
    let watched = FILES.iter().find(|(.., names)| names.contains(&name));
    watched.map(|(address, ..)| *address)
}

/// Nothing, when that command does not run this server.
pub(super) fn routes() -> Router<App> {
    DIRECTORY.as_deref().map_or_else(Router::new, routes_of)
}

fn routes_of(directory: &Path) -> Router<App> {
    FILES.iter().fold(Router::new(), |router, (address, kind, _)| {
        let file = directory.join(address.trim_start_matches("/pkg/"));
        router.route(address, get(move || answer(file.clone(), kind)))
    })
}

async fn answer(file: PathBuf, kind: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")];
    match tokio::fs::read(file).await {
        Ok(bytes) => (headers, bytes).into_response(),
        // Not built yet; the page works without it.
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{
        body::Body,
        http::{HeaderValue, Request},
    };
    use tower::ServiceExt as _;

    #[tokio::test]
    async fn what_is_built_after_the_server_started_is_what_a_page_gets() {
        let directory = tempfile::tempdir().expect("a directory");
        let app = crate::test_support::TestApp::sqlite().await.app;
        for (path, kind, _) in FILES {
            let file = directory.path().join(path.trim_start_matches("/pkg/"));
            for (built, status) in [(None, 404), (Some("once"), 200), (Some("again"), 200)] {
                if let Some(built) = built {
                    std::fs::write(&file, built).expect("a file");
                }
                let request = Request::get(path).body(Body::empty()).expect("a request");
                let site = routes_of(directory.path()).with_state(app.clone());
                let answer = site.oneshot(request).await.expect("an answer");
                assert_eq!(answer.status(), status);
                let said = answer.headers().get(header::CONTENT_TYPE).cloned();
                assert_eq!(said, built.map(|_| HeaderValue::from_static(kind)));
                let body = axum::body::to_bytes(answer.into_body(), 1_000)
                    .await
                    .expect("a body");
                assert_eq!(body, built.unwrap_or_default());
            }
        }
    }
}
