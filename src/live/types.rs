//! What can be watched.

use serde::{Deserialize, Serialize};

/// `topics/laskar-pelangi/3`, `rooms`, …: the slice's name, then what of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Topic(String);

impl Topic {
    #[must_use]
    pub fn new(slice: &str, what: impl std::fmt::Display) -> Self {
        Self(format!("{slice}/{what}"))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a topic from a query parameter; at most 120 characters of letters, digits, `/`, `-` and `_`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_');
        (!text.is_empty() && text.len() <= 120 && text.chars().all(plain)).then(|| Self(text.to_owned()))
    }
}
