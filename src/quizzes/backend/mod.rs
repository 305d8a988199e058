//! What may be done with quizzes: guard, transaction, audit, publish.

mod bank;
mod calendar;
mod play;
mod results;

pub use bank::{arrange, include, leave_out, save_question};
pub use calendar::{
    Announced, announced, cancel_sign_up, live_now, my_sign_ups, save_quiz, sign_up, upcoming,
};
pub use play::{
    Open, Seat, command, end_abandoned, join, open_lobby, running, seat, seat_cookie, seat_token,
};
pub use results::{GameResults, MyResult, QuestionResult, final_place, my_results, results};
