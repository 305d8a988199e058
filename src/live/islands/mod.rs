//! Live widgets that any slice may place.

mod changes;
pub use changes::Changes;
