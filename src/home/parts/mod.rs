//! One source of the home page a file.

mod day;
mod live;
mod quizzes;
mod rooms;
mod state;
mod survey;
mod talk;
mod yours;

pub use day::Timelines;
pub use live::live;
pub use quizzes::quizzes;
pub use rooms::rooms;
pub use state::State;
pub use survey::survey;
pub use talk::talk;
pub use yours::yours;
