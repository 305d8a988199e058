//! One source of the home page a file.

mod day;
mod state;
mod survey;

pub use day::Timelines;
pub use state::State;
pub use survey::survey;
