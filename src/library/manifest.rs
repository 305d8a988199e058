//! `/manifest.webmanifest` (W3C Web Application Manifest): what a phone calls the site that was put on its home screen.

use crate::{
    server::{App, Ctx, asset},
    ui::texts,
};
use axum::{
    Router,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;

/// Where it is.
pub const PATH: &str = "/manifest.webmanifest";
/// `--paper` of `style/tokens.css` by day: the colour behind a page that is still loading.
const PAPER: &str = "#fbf8f1";
/// Files in `public/icons`, with the sizes and the purposes that they are drawn for.
const ICONS: [(&str, &str, &str, &str); 4] = [
    ("icons/sapa.svg", "any", "image/svg+xml", "any"),
    ("icons/sapa-192.png", "192x192", "image/png", "any"),
    ("icons/sapa-512.png", "512x512", "image/png", "any"),
    ("icons/sapa-512.png", "512x512", "image/png", "maskable"),
];

pub fn routes() -> Router<App> {
    Router::new().route(PATH, get(manifest))
}

async fn manifest(ctx: Ctx) -> Response {
    let (lang, library) = (ctx.lang, ctx.app.library());
    let icons = ICONS.map(|(name, sizes, kind, purpose)| json!({ "src": asset(name), "sizes": sizes, "type": kind, "purpose": purpose }));
    let shortcuts = [
        ("/ruang", texts::rooms(lang)),
        ("/kuis", texts::quizzes(lang)),
        ("/diskusi", texts::discussions(lang)),
    ];
    let manifest = json!({
        "name": format!("Sapa · {}", library.profile.name),
        "short_name": "Sapa",
        "description": library.profile.tagline.say(lang),
        "lang": lang.tag(),
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
        "shortcuts": shortcuts.map(|(url, name)| json!({ "name": name, "url": url })),
    });
    (
        [(header::CONTENT_TYPE, "application/manifest+json")],
        manifest.to_string(),
    )
        .into_response()
}
