//! How a quiz is played, as its staff chose. What it said when the lobby opened holds for that game.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mode {
    /// Points for what is right alone, with no part for speed.
    pub accuracy: bool,
    /// A bonus for right answers in a row.
    pub streak: bool,
    /// Players form teams, and the board shows these.
    pub teams: bool,
}
