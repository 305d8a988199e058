//! What is live in a thread.

mod arrivals;
mod draft;

pub use arrivals::NewReplies;
pub use draft::Draft;
