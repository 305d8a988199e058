//! The only functions with two bodies: one for the server, one for the browser.

use crate::i18n::Lang;

/// The reader's language, inside an island: from the request on the server, from `<html lang>` in the browser.
#[cfg(feature = "ssr")]
#[must_use]
pub fn lang() -> Lang {
    crate::server::Ctx::current().lang
}

#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn lang() -> Lang {
    leptos::prelude::document()
        .document_element()
        .and_then(|html| html.get_attribute("lang"))
        .and_then(|tag| Lang::from_tag(&tag))
        .unwrap_or_default()
}

/// The address of the icon sprite: its hashed name on the server, what the server wrote into `<body>` in the browser.
#[cfg(feature = "ssr")]
#[must_use]
pub fn icon_sprite() -> String {
    crate::server::asset("icons.svg").unwrap_or_default().to_owned()
}

#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn icon_sprite() -> String {
    leptos::prelude::document().body().and_then(|body| body.get_attribute("data-icons")).unwrap_or_default()
}
