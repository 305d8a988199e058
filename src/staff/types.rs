//! What a slice tells the desk.

use crate::time::Millis;

/// Something that waits for a person of the staff.
#[derive(Debug, Clone)]
pub struct Need {
    /// When the library promised to have dealt with it, or when it came if nothing was promised.
    pub due: Millis,
    /// What it is: "Pertanyaan dari Siti".
    pub title: String,
    /// What helps to decide, one line.
    pub note: String,
    /// Where it is dealt with.
    pub href: String,
}

/// Something on today.
#[derive(Debug, Clone)]
pub struct Happening {
    pub from: Millis,
    pub until: Millis,
    pub title: String,
    pub note: String,
    pub href: String,
}

/// A number worth a glance, already formatted.
#[derive(Debug, Clone)]
pub struct Figure {
    pub label: String,
    pub value: String,
}
