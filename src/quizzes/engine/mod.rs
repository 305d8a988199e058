//! The running games.
//!
//! One task owns each open game. It takes what has arrived from its mailbox, lets the pure [`game::Game`] decide, writes
//! everything that came of it in one transaction, and only then acknowledges and announces (group commit). Nothing that
//! matters lives in memory alone: after a kill the game is read back and goes on (`registry`).
//!
//! Where to look: `game` decides, `task` runs, `registry` finds and resumes, `socket` speaks with the browsers
//! and measures (`probe`) how far they are, `peers` reaches games that another process runs.

mod ended;
pub mod game;
mod handle;
mod peers;
mod probe;
mod registry;
mod socket;
mod task;

pub use handle::Handle;
pub use peers::peer;
pub use registry::Games;
pub use socket::socket;
