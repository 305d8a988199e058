//! Quizzes: a bank of questions, a calendar of quizzes with sign-ups and seats, and the live game in the hall.
//!
//! Always true: what a phone was told is saved is in the database; an answer counts once, in its game, for its question,
//! in its time, and the database refuses the second; the server's clock decides; only a librarian moves a game; a game
//! survives the death of the server. What was played is copied from the bank when the lobby opens, so later edits
//! rewrite nothing. A quiz may also be open at one's own pace, by plain forms: `paced`.
//!
//! A map: `rules` score and check, `engine::game` decides what a frame does, `engine::task` stores and announces it,
//! `wire` is what travels, `islands` render the newest snapshot.

#[cfg(feature = "ssr")]
pub mod afterwards;
pub mod api;
#[cfg(feature = "ssr")]
mod attendance_texts;
#[cfg(feature = "ssr")]
pub mod backend;
#[cfg(feature = "ssr")]
mod blocked;
pub mod editor_texts;
#[cfg(feature = "ssr")]
mod engine;
#[cfg(feature = "ssr")]
pub mod exchange;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod paced;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(all(test, feature = "ssr"))]
mod tests;
pub mod texts;
mod types;
pub mod wire;

#[cfg(feature = "ssr")]
pub use engine::Games;
pub use types::*;

#[cfg(feature = "ssr")]
pub use pages::{live_routes, routes};
