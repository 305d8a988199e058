//! SQL of discussions.

mod groups;
mod posts;
mod reports;
mod topics;

pub use groups::*;
pub use posts::*;
pub use reports::*;
pub use topics::*;
