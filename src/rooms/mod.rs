//! Rooms: a day grid inside opening hours, and bookings that the database keeps apart.
//!
//! Invariants:
//! - no two bookings that stand share a quarter of an hour of a room: `room_slots` has one row for each, keyed by both
//!   (MRBS and Indico look before they write, and doubled nearly every slot under eight parallel requests);
//! - a booking lies inside one opening interval, on the grid, of one local day when it is made; when the library closes or changes
//!   its hours after that, it stands, and whoever made it and the staff are told for as long as it is so (`backend/shut_out`);
//! - a cancelled booking keeps its row and its reason, and gives its slots back; one that runs gives back the rest and stays;
//! - only its owner and the staff can see that a booking is whose.
//!
//! `rules` decides, `backend/book` writes, `backend/day` is what a grid shows.

pub mod api;
#[cfg(feature = "ssr")]
pub mod backend;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(all(test, feature = "ssr"))]
mod tests;
pub mod texts;
mod types;

pub use types::{
    BookForm, Booking, BookingId, CancelForm, CheckInForm, CloseForm, Period, Policy, PolicyForm, Room,
    RoomForm, RoomId, Status,
};
