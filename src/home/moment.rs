//! One line of the day's timeline, whatever slice it comes from.

use crate::{error::AppError, time::Millis};
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub from: Millis,
    /// The end, or the beginning itself for what has no length.
    pub until: Millis,
    pub title: String,
    pub note: String,
    /// Empty when there is nothing more to read.
    pub href: String,
}

/// What a source gives, or nothing when it fails: the page goes on without it.
pub fn or_without<T: Default>(source: &'static str, given: Result<T, AppError>) -> T {
    given.unwrap_or_else(|error| {
        tracing::warn!(source, %error, "the home page goes on without it");
        T::default()
    })
}
