//! SQL of the quizzes.

pub mod bank;
pub mod calendar;
pub mod drafts;
pub mod files;
pub mod games;
pub mod imports;
pub mod leases;
pub mod names;
pub mod paced;
pub mod reminders;
pub mod results;
pub mod reviews;
pub mod rounds;
pub mod season;
pub mod skips;
pub mod teams;

use crate::{
    db::Tx,
    quizzes::{Answer, Book, Clip, Image, Mode, Question, QuestionId},
};
use sqlx::{AssertSqlSafe, FromRow};

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

/// Copies `questions` into `table`, in their order, for the row `of` that its column `whose` names.
async fn copy_questions(
    tx: &mut Tx,
    (table, whose): (&str, &str),
    of: i64,
    questions: &[(QuestionId, Question)],
) -> sqlx::Result<()> {
    for (no, (id, question)) in (0_i64..).zip(questions) {
        let ((image, alt), (clip, words), (book, link)) = (picture(question), clip(question), book(question));
        sqlx::query(AssertSqlSafe(format!(
            "INSERT INTO {table} ({whose}, no, question_id, text, kind, body, seconds, points, explanation,
                image, image_alt, book, book_link, clip, clip_words)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        )))
        .bind(of)
        .bind(no)
        .bind(*id)
        .bind(&question.text)
        .bind(question.kind().as_str())
        .bind(json(&question.body))
        .bind(i64::from(question.seconds))
        .bind(i64::from(question.points))
        .bind(&question.explanation)
        .bind(image)
        .bind(alt)
        .bind(book)
        .bind(link)
        .bind(clip)
        .bind(words)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// A question as bank and game keep it.
#[derive(Debug, Clone, FromRow)]
pub struct Asked {
    pub text: String,
    pub body: String,
    pub seconds: i64,
    pub points: i64,
    pub explanation: String,
    pub image: Option<String>,
    pub image_alt: String,
    pub clip: Option<String>,
    pub clip_words: String,
    pub book: String,
    pub book_link: String,
}

impl Asked {
    /// Of the table `q`.
    const COLUMNS: &str = "q.text, q.body, q.seconds, q.points, q.explanation, q.image, q.image_alt, q.clip, q.clip_words, q.book, q.book_link";

    /// The question, if the row makes sense; the database's checks see to it that it does.
    #[must_use]
    pub fn into_question(self) -> Option<Question> {
        Some(Question {
            text: self.text,
            body: serde_json::from_str(&self.body).ok()?,
            seconds: u32::try_from(self.seconds).ok()?,
            points: u32::try_from(self.points).ok()?,
            explanation: self.explanation,
            image: self.image.map(|hash| Image {
                hash,
                alt: self.image_alt,
            }),
            clip: self.clip.map(|hash| Clip {
                hash,
                words: self.clip_words,
            }),
            book: (!self.book_link.is_empty()).then_some(Book {
                title: self.book,
                link: self.book_link,
            }),
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

/// The columns `image` and `image_alt`.
fn picture(question: &Question) -> (Option<&str>, &str) {
    match &question.image {
        Some(image) => (Some(&image.hash), &image.alt),
        None => (None, ""),
    }
}

/// The columns `clip` and `clip_words`.
fn clip(question: &Question) -> (Option<&str>, &str) {
    match &question.clip {
        Some(clip) => (Some(&clip.hash), &clip.words),
        None => (None, ""),
    }
}

/// The columns `book` and `book_link`.
fn book(question: &Question) -> (&str, &str) {
    match &question.book {
        Some(book) => (&book.title, &book.link),
        None => ("", ""),
    }
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
