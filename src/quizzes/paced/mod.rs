//! A quiz at one's own pace: open between two times, with a limited number of attempts and in an order of each attempt's own.
//! Every page of it is a plain form; there is no clock, no socket and no script.
//!
//! Always true: nothing comes in outside the window, an answer counts once, and a finished attempt takes no more, each because
//! the database says so (`quiz_windows` and what refers to it). The questions are copied when the first attempt starts: until
//! then a librarian may still mend them, and from then on everybody is asked the same. An answer earns its points by its share
//! that is right, never by speed, and the best attempt of each counts. None of it enters the season board, where speed counts.
//!
//! A map: `rules::order` says what an attempt asks in which order, `backend::paced` who may do what, `pages::paced` shows it.

pub mod report;
pub mod texts;
