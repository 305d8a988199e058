//! The staff area, `/petugas`: its frame, and the desk on which everything that waits for a person arrives.
//!
//! What always holds: nothing here is for less than a librarian, and the desk owns no data. Each slice gives what it
//! knows as [`Need`], [`Happening`] and [`Figure`], and adds its line to `backend.rs`.

mod backend;
pub mod pages;
#[cfg(test)]
mod tests;
pub mod texts;
mod types;

pub use pages::StaffNav;
pub use types::{Figure, Happening, Need};
