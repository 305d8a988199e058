//! What happens elsewhere while a page is open: one server-sent-event stream, `/siaran?topik=…`.
//!
//! An event is a hint, never content: it says that a topic changed, and the page asks for what it shows. Events have a
//! sequence id, so a stream that broke resumes with `Last-Event-ID` and misses nothing. (Lemmy moved everything onto
//! WebSockets and took it out again; only a running quiz has one here.)

pub mod islands;
mod types;
pub use types::Topic;

#[cfg(feature = "ssr")]
mod hub;
#[cfg(feature = "ssr")]
mod stream;
#[cfg(feature = "ssr")]
pub use {hub::Event, hub::Hub, stream::stream};
