//! One source of the home page a file.

mod day;
mod state;

pub use day::Timelines;
pub use state::State;
