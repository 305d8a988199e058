//! *Sapa*: one place where a public library and its patrons meet.
//!
//! The same crate is built twice. The `ssr` half is the server: pages, server functions, database. The `hydrate` half
//! is what a browser downloads, and holds only islands and the types and rules they share with the server; `pad` is the part of
//! it that a player's phone waits for, `rest` that of every other page. Each slice's `mod.rs` says which of its rooms belong to which half; `bin/test` checks that nothing else does.
//!
//! Where to look: `app` for the route table, `server` for what surrounds a request, `db` for transactions, and one
//! folder per slice (`rooms`, `quizzes`, …), all built alike.

// Erased views keep compile time flat, yet the router's nesting still needs a deeper type recursion than the default.
#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
pub mod app;
pub mod auth;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod db;
pub mod discussions;
pub mod error;
#[cfg(feature = "ssr")]
pub mod home;
pub mod i18n;
pub mod id;
pub mod library;
pub mod live;
#[cfg(feature = "ssr")]
pub mod markdown;
pub mod members;
pub mod platform;
pub mod quizzes;
pub mod rooms;
#[cfg(feature = "ssr")]
pub mod seed;
#[cfg(feature = "ssr")]
pub mod server;
#[cfg(feature = "ssr")]
pub mod staff;
pub mod surveys;
#[cfg(all(test, feature = "ssr"))]
pub mod test_support;
pub mod tidy;
pub mod time;
pub mod typing;
pub mod ui;

/// Called once by the browser, before the islands of the page are hydrated.
#[cfg(feature = "browser")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
