//! The home page: what is on, at a glance.

mod page;
pub use page::HomePage;
