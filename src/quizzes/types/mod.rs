//! What both halves know of the bank, the calendar of quizzes and a game's PIN.

mod answer;
mod forms;
mod mode;
mod number;
mod pace;
mod paced;
mod pin;
mod question;
mod team_pin;

use crate::id::Id;

pub use answer::{Answer, Choice, Order};
pub use forms::{AnswerForm, JoinForm, QuestionForm, QuizForm};
pub use mode::Mode;
pub use number::Number;
pub use pace::Pace;
pub use paced::{AttemptForm, AttemptId, StartForm, TakerId, WindowForm, WindowId};
pub use pin::Pin;
pub use question::{
    Body, Book, Clip, FileKind, Image, Key, Kind, MAX_ACCEPTED, MAX_ITEMS, MAX_OPTIONS, MIN_ITEMS,
    MIN_OPTIONS, Question, TYPED_MAX,
};
pub use team_pin::TeamPin;

/// Marks the quizzes table.
#[derive(Debug)]
pub enum Quiz {}
/// Marks the games table.
#[derive(Debug)]
pub enum Game {}
/// Marks the players table.
#[derive(Debug)]
pub enum Player {}
/// Marks the teams table.
#[derive(Debug)]
pub enum Team {}

pub type QuestionId = Id<Question>;
pub type QuizId = Id<Quiz>;
pub type GameId = Id<Game>;
pub type PlayerId = Id<Player>;
pub type TeamId = Id<Team>;
