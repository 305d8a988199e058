//! `/kuis/layar/<pin>`: what hangs on the wall. Anybody may watch; it says nothing before its time.

use crate::{
    error::AppError,
    quizzes::{
        Pace, Pin, backend,
        islands::{HallScreen, Seen},
        texts,
        wire::Packed,
    },
    server::{App, Ctx, param},
    ui::{page, titled},
};
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use fast_qr::{
    QRBuilder,
    convert::{Builder, Shape, svg::SvgBuilder},
};
use leptos::prelude::*;

#[component]
pub fn HallPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let handle = backend::running(&ctx, &param("pin")).await?;
        let seen = Seen {
            snapshot: handle.shots.borrow().snapshot.clone(),
            hall: handle.counters(),
            mine: None,
            name: None,
            now: handle.clock.now(),
            pace: Pace::USUAL,
            draft: None,
        };
        let address = address(&ctx);
        Ok(view! {
            {titled(format!("{}: {}", texts::hall_screen(ctx.lang), seen.snapshot.title))}
            <HallScreen seen=Packed(seen) address />
        })
    })
}

/// Where the hall is told to go, as one would type it.
pub(super) fn address(ctx: &Ctx) -> String {
    let url = ctx.app.config().public_url();
    let host = url.split_once("://").map_or(url.as_str(), |(_, host)| host);
    format!("{host}/kuis")
}

/// `GET /kuis/layar/<pin>/qr.svg`: the way in, as a picture.
///
/// # Errors
/// [`AppError::NotFound`] for what cannot be a PIN. Whether a game is open under it is not told.
pub async fn qr(State(app): State<App>, Path(pin): Path<String>) -> Result<impl IntoResponse, AppError> {
    let pin: Pin = pin.parse().map_err(|_| AppError::NotFound)?;
    let url = format!("{}/kuis/gabung?pin={pin}", app.config().public_url());
    let code = QRBuilder::new(url).build().map_err(|_| AppError::NotFound)?;
    let svg = SvgBuilder::default().shape(Shape::Square).margin(1).to_str(&code);
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    Ok((headers, svg))
}
