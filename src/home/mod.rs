//! The home page: what is so now and what comes next, at a glance.
//!
//! It owns no data. Each source is one small component in `parts/`, which asks its slice and maps the answer; a source
//! that fails is logged and left out, since a broken survey is no reason to hide the opening hours.

mod moment;
mod page;
mod parts;
#[cfg(test)]
mod tests;
mod texts;

pub use page::HomePage;
