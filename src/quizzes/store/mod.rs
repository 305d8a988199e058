//! SQL of the quizzes.

pub mod bank;
pub mod calendar;
pub mod games;
pub mod imports;
pub mod results;

use crate::quizzes::{Choice, Kind, Question};
use sqlx::FromRow;

/// A question as bank and game keep it.
#[derive(Debug, Clone, FromRow)]
pub struct Asked {
    pub text: String,
    pub kind: String,
    pub options: String,
    pub correct: i64,
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
            kind: self.kind.parse::<Kind>().ok()?,
            options: serde_json::from_str(&self.options).ok()?,
            correct: Choice::from_bits(self.correct)?,
            seconds: u32::try_from(self.seconds).ok()?,
            points: u32::try_from(self.points).ok()?,
            explanation: self.explanation,
        })
    }
}

/// The stored form of a question's options.
#[must_use]
pub fn options_text(options: &[String]) -> String {
    serde_json::to_string(options).unwrap_or_default()
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
