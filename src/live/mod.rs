//! What happens elsewhere while a page is open: one server-sent-event stream, `/siaran?topik=…`.
//!
//! An event is a hint, never content: it says that a topic changed, and the page asks for what it shows. Events have a
//! sequence id, so a stream that broke resumes with `Last-Event-ID` and misses nothing. `hub` passes them on within a process,
//! `across` between the processes of one PostgreSQL. (Lemmy moved everything onto
//! WebSockets and took it out again; only a running quiz has one here.)

#[cfg(any(feature = "ssr", feature = "rest"))]
pub mod islands;
mod types;
pub use types::Topic;

#[cfg(feature = "ssr")]
pub mod across;
#[cfg(feature = "ssr")]
mod hub;
#[cfg(feature = "ssr")]
mod places;
#[cfg(feature = "ssr")]
mod stream;
#[cfg(all(test, feature = "ssr"))]
mod tests;
#[cfg(feature = "ssr")]
pub use {hub::Event, hub::Hub, places::Places, stream::stream};
