//! What the slice's forms send, as it is typed.

use serde::{Deserialize, Serialize};

/// `/kuis/gabung`. The key makes the seat: sent twice, it is the same seat.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    pub key: String,
    pub pin: String,
    pub nickname: String,
    /// One of the made-up names, instead.
    pub offered: String,
    /// Percent of each question's time; empty is the usual.
    pub pace: String,
    /// In a game of teams: the PIN of one, or the name of a new one.
    pub team_pin: String,
    pub team: String,
}

/// The question editor. `code` is empty for a new question.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    pub key: String,
    pub code: String,
    /// A quiz that the new question joins at its end.
    pub quiz: String,
    pub text: String,
    pub kind: String,
    pub option_a: String,
    pub option_b: String,
    pub option_c: String,
    pub option_d: String,
    pub right_a: String,
    pub right_b: String,
    pub right_c: String,
    pub right_d: String,
    /// `a` to `d`, where exactly one is right.
    pub right: String,
    /// The accepted ways of writing a typed answer, one a line.
    pub accepted: String,
    /// `yes` forgives one typing mistake.
    pub typo: String,
    /// The items of an ordering in the right order, one a line.
    pub items: String,
    pub value: String,
    pub tolerance: String,
    pub seconds: String,
    pub points: String,
    pub explanation: String,
    pub level: String,
    pub tags: String,
    pub source: String,
}

/// The quiz editor. `slug` is empty for a new quiz; `date` and `time` may be empty until it is announced.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuizForm {
    pub key: String,
    pub slug: String,
    pub title: String,
    pub description: String,
    pub date: String,
    pub time: String,
    pub seats: String,
    /// `yes` lets nobody new in once the quiz has begun.
    pub shuts: String,
    /// `yes` gives no points for speed.
    pub accuracy: String,
    /// `yes` gives a bonus for right answers in a row.
    pub streak: String,
    /// `yes` lets players form teams.
    pub teams: String,
}
