//! The satisfaction survey that Indonesian public services owe: SKM, PermenPANRB 14/2017.
//!
//! **Anonymity.** Nothing in the database, alone or joined, leads from a response to a person or an instant:
//! - a response has no account, no session, no address; it has the day and what its author said of the session;
//! - ids of responses and comments are random, and a comment is not tied to the response it came with;
//! - the transaction that saves a response acts in nobody's name, signed in or not, and on a clock that shows a random
//!   moment of the half-day, so that its audit row and idempotency key tell no more;
//! - the rate limit's bucket is a salted hash that dies with the process; live hints are sent, not stored;
//! - what leaves (pages, CSV, XLSX) has answers without profiles, and profiles as counts with groups under five hidden; files
//!   leave once the wave is closed and five have answered, and no public page counts an answer that one to four gave.
//!
//! What remains: rows lie on disk roughly in the order they came; a refused form waits in `flashes` until the hour's clean-up
//! drops it; and staff who look at an open wave before and after one visitor can see what that visitor added.
//!
//! **Other invariants.** Answers are never updated. An unanswered element has no row and is left out of n. One wave is open
//! at a time, and a response is counted under the wave's row lock, so none arrives after the wave has closed. Scores are
//! exact (`rules`), decided on the once-rounded IKM, and the regulation's weight is 1/9 everywhere except where a page says
//! otherwise.
//!
//! Map: `rules` decides, `backend` writes, `report` reads a wave's figures, `export` writes files, `routes` are the
//! downloads and the kiosk's steps.

pub mod api;
#[cfg(feature = "ssr")]
pub mod backend;
#[cfg(feature = "ssr")]
mod export;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod report;
#[cfg(feature = "ssr")]
pub mod routes;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(all(test, feature = "ssr"))]
mod tests;
pub mod texts;
mod types;

pub use types::{
    AnswerForm, Education, Element, Occupation, Profile, Questionnaire, Response, ResponseId, Service,
    Session, Sex, Wave, WaveForm, WaveId, WaveState,
};
