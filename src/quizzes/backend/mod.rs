//! What may be done with quizzes: guard, transaction, audit, publish.

mod answering;
mod attendance;
mod bank;
mod beside;
mod calendar;
mod drafts;
mod export;
mod files;
mod import;
mod mine;
mod names;
mod paced;
mod pacing;
mod people;
mod pictured;
mod play;
mod results;
mod season;
mod teams;

pub use answering::{addressed, answer};
pub use attendance::{Attendee, attendees, remind};
pub use bank::{arrange, include, leave_out, review, reviewed, save_question};
pub use calendar::{
    Announced, LASTS, announced, cancel_sign_up, happenings, live_now, my_sign_ups, open_games, save_quiz,
    sign_up, upcoming,
};
pub use drafts::{Draft, discard_draft, draft, drop_expired, keep_draft, offered_draft};
pub use export::{Exported, export};
pub use files::{Kept, file, with_file};
pub use import::{Checked, Said, check_file, checked, look, take_over};
pub use mine::{MyGame, MyQuestion, game_at_seat, my_game};
pub use names::{Among, offered};
pub use paced::{
    COOKIE as PACED_COOKIE, Given, GivenAnswer, MyAttempt, MyPaced, MyWindow, PacedResults, Set, Started,
    Summary, TakerResult, answer_attempt, finish_attempt, my_attempt, my_attempts, my_window, open_windows,
    paced_results, set_window, start_attempt, summary,
};
pub use pacing::{pace, set_pace};
pub use people::{lead, players, remove_player, rename_player};
pub use pictured::pictured;
pub use play::{
    Open, Seat, Seated, at_seat, command, end_abandoned, join, open_lobby, running, seat, seat_cookie,
    seat_cookie_name, seat_token,
};
pub use results::{
    Ending, FinalPlace, GameResults, MyResult, PlayerResult, QuestionResult, Said as AnswerSaid, erase,
    final_place, my_data, my_results, results, results_address,
};
pub use season::{Placed, agree as agree_to_season, appear, board};
pub use teams::{TeamResult, rename_team, team_results, teams};
