//! Pad, remote and hall screen: each a rendering of the newest snapshot, over one [`line::Line`]. And what keeps the question
//! editor's draft.

mod answers;
#[cfg(any(feature = "ssr", feature = "rest"))]
mod autosave;
mod connection;
#[cfg(any(feature = "ssr", feature = "rest"))]
mod hall;
pub mod line;
#[cfg(any(feature = "ssr", feature = "pad"))]
mod pad;
#[cfg(any(feature = "ssr", feature = "rest"))]
mod remote;
mod sounds;

/// What a line does in a browser, and on the server, where nothing is live.
#[cfg(not(feature = "ssr"))]
mod browser;
#[cfg(feature = "ssr")]
#[path = "on_server.rs"]
mod browser;

pub use answers::{Heard, Picture, ReadOn};
pub use line::Seen;
#[cfg(any(feature = "ssr", feature = "pad"))]
pub use pad::{Pad, Phone, Removed};
pub use sounds::Cue;
#[cfg(any(feature = "ssr", feature = "rest"))]
pub use {
    autosave::Autosave,
    hall::{HallScreen, Wall},
    remote::Remote,
};
