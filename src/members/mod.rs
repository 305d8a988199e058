//! Members as the catalogue system knows them, brought in from its export, and how a member claims an account here.
//!
//! What always holds:
//! - a member is one row per (source, number); bringing the same file in twice changes nothing, and a member who is missing
//!   from a newer file stays, as does what a file has no column for;
//! - religion, mother's name, national id number and passwords are dropped by their heading before a single cell of theirs
//!   is kept ([`read::columns`]), and a number that is itself a national id number is refused;
//! - what was read waits in the database until it is confirmed, at most a day; a run that was cut short goes on where it
//!   stopped, since every step can be repeated, and waits no longer either;
//! - a number typed at registration proves nothing. It is *verified* only when a row here names the account, and that
//!   takes a code from the staff or from the mailbox on file. Whoever claims with a code takes the number over from an
//!   account that merely typed it. No answer tells whether a number exists.
//!
//! Read `read` for files and rules, `backend::import` for the run, `backend::claim` for the claim.

pub mod api;
#[cfg(feature = "ssr")]
pub mod backend;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod read;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(all(test, feature = "ssr"))]
mod tests;
pub mod texts;
mod types;

pub use types::{
    ClaimForm, ConfirmForm, Field, GiveCodeForm, ImportId, MailCodeForm, MapForm, Member, MemberId, Source,
};
