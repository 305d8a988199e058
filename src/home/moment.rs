//! One line of the day's timeline, whatever slice it comes from.

use crate::time::Millis;

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
