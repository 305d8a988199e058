//! How a page loads: one future that gives a view, or says why not.

use crate::{
    error::AppError,
    server::{Ctx, set_status},
    ui::{Empty, texts},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Renders what `load` gives. An error becomes its own page, with its status and a way on.
pub fn page<V>(load: impl Future<Output = Result<V, AppError>> + Send + 'static) -> AnyView
where
    V: IntoView + 'static,
{
    Suspend::new(async move {
        match load.await {
            Ok(view) => view.into_any(),
            Err(error) => view! { <Refused error /> }.into_any(),
        }
    })
    .into_any()
}

/// Sets the title of the browser tab: "Ruang · Perpustakaan Kota Lubuklinggau".
#[must_use]
pub fn titled(title: impl Into<String>) -> impl IntoView {
    let library = Ctx::current().app.library();
    // leptos_meta 0.8 writes the title into the head as it stands, tags and all.
    let title = format!("{} · {}", title.into(), library.profile.name);
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    view! { <Title text=title /> }
}

/// The page that says why there is none.
#[component]
pub fn Refused(error: AppError) -> impl IntoView {
    let ctx = Ctx::current();
    set_status(error.status());
    if error == AppError::SignInRequired {
        // Comes back here afterwards.
        let query = serde_urlencoded::to_string([("ke", &ctx.target)]).unwrap_or_default();
        leptos_axum::redirect(&format!("/masuk?{query}"));
    }
    let title = match &error {
        AppError::NotFound => texts::page_missing(ctx.lang),
        AppError::SignInRequired | AppError::Forbidden => texts::not_allowed(ctx.lang),
        AppError::TooMany { .. } | AppError::Busy => texts::try_later(ctx.lang),
        AppError::TooLarge => texts::too_large(ctx.lang),
        _ => texts::something_wrong(ctx.lang),
    };
    view! {
        {titled(title)}
        <Empty title level=1>
            <p>{error.message(ctx.lang)}</p>
            <p class="actions">
                <a class="button" href="/">{texts::back_home(ctx.lang)}</a>
            </p>
        </Empty>
    }
}
