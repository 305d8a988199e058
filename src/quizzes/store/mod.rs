//! SQL of the quizzes.

pub mod bank;
pub mod calendar;
pub mod games;
pub mod imports;
pub mod leases;
pub mod paced;
pub mod results;
pub mod reviews;
pub mod rounds;
pub mod season;
pub mod skips;
pub mod teams;

use crate::quizzes::{Answer, Mode, Question};
use sqlx::FromRow;

/// What an answer `a` needs to count: its question was not skipped, and who gave it was not taken out.
const COUNTED: &str = "NOT EXISTS (SELECT 1 FROM quiz_skips s WHERE s.game_id = a.game_id AND s.question_no = a.question_no)
    AND NOT EXISTS (SELECT 1 FROM quiz_players r WHERE r.game_id = a.game_id AND r.id = a.player_id AND r.removed_at IS NOT NULL)";

/// What an answer `a` earned altogether.
const EARNED: &str = "a.points + a.bonus";

/// How a quiz or a game is played, as its row says it.
#[derive(Debug, Clone, Copy, FromRow)]
pub struct ModeRow {
    accuracy: i64,
    streak: i64,
    teams: i64,
}

impl From<ModeRow> for Mode {
    fn from(row: ModeRow) -> Self {
        Self {
            accuracy: row.accuracy == 1,
            streak: row.streak == 1,
            teams: row.teams == 1,
        }
    }
}

/// A question as bank and game keep it.
#[derive(Debug, Clone, FromRow)]
pub struct Asked {
    pub text: String,
    pub body: String,
    pub seconds: i64,
    pub points: i64,
    pub explanation: String,
}

impl Asked {
    /// The question, if the row makes sense; the database's checks see to it that it does.
    #[must_use]
    pub fn into_question(self) -> Option<Question> {
        Some(Question {
            text: self.text,
            body: serde_json::from_str(&self.body).ok()?,
            seconds: u32::try_from(self.seconds).ok()?,
            points: u32::try_from(self.points).ok()?,
            explanation: self.explanation,
        })
    }
}

/// The stored form of a question's body, or of an answer.
#[must_use]
pub fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The answer that was stored.
fn answer(stored: &str) -> Option<Answer> {
    serde_json::from_str(stored).ok()
}

/// `($1, $2), ($3, $4)`: the marks of an insert of several rows.
fn marks(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let marks: Vec<String> = (1..=columns)
            .map(|column| format!("${}", row * columns + column))
            .collect();
        format!("({})", marks.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}
