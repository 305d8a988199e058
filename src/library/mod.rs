//! The library itself: who it is, when it is open and why not, what it offers, what it promises.
//!
//! Invariants: the intervals of a weekday do not touch or overlap; a closure is a whole day and wins over the hours; every
//! change is audited and renews the [`Library`] that `App` keeps, so that no page asks the database for the name on the door
//! (another process learns of it within a minute).
//!
//! `rules` decides what "open" means; `backend::opening_on` is what bookings ask.

pub mod api;
#[cfg(feature = "ssr")]
pub mod backend;
#[cfg(feature = "ssr")]
pub mod manifest;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod rules;
#[cfg(feature = "ssr")]
pub mod sentence;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(all(test, feature = "ssr"))]
mod tests;
pub mod texts;
mod types;

#[cfg(feature = "ssr")]
pub use rules::Library;
pub use types::{
    Closure, ClosureForm, Facility, FacilityForm, FacilityState, HoursForm, Opening, OpeningHours, Profile,
    ProfileForm, Standard, StandardForm, Words,
};
