//! SQL of the bank of questions and of which quiz asks which.

use super::{Asked, book, clip, json, picture};
use crate::{
    auth::AccountId,
    db::Tx,
    quizzes::{Body, Question, QuestionId, QuizId},
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};

#[derive(Debug, Clone, FromRow)]
pub struct BankRow {
    pub id: QuestionId,
    pub code: String,
    pub kind: String,
    #[sqlx(flatten)]
    pub asked: Asked,
    pub level: i64,
    pub tags: String,
    pub source: String,
    /// Grows with every change.
    pub version: i64,
    /// 1 once somebody looked it over.
    pub reviewed: i64,
}

impl BankRow {
    /// The question, if the row makes sense.
    #[must_use]
    pub fn into_question(self) -> Option<BankQuestion> {
        Some(BankQuestion {
            question: self.asked.into_question()?,
            level: self.level,
            tags: self.tags,
            source: self.source,
        })
    }
}

const COLUMNS: &str = "q.id, q.code, q.kind, q.level, q.tags, q.source, q.version,
    (SELECT COUNT(*) FROM quiz_reviews r WHERE r.question_id = q.id) AS reviewed";

/// A question with what only the bank knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankQuestion {
    pub question: Question,
    pub level: i64,
    /// Separated by commas.
    pub tags: String,
    pub source: String,
}

impl BankQuestion {
    /// Text, body, picture and clip decide whether two questions are the same one; which option comes first does not.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut parts: Vec<String> = match &self.question.body {
            Body::Typed { accepted, .. } => accepted.clone(),
            Body::Numeric { value, .. } => vec![value.to_string()],
            body => body.options().to_vec(),
        };
        parts.iter_mut().for_each(|part| *part = part.to_lowercase());
        parts.sort();
        if let Some(image) = &self.question.image {
            parts.push(image.hash.clone());
        }
        if let Some(clip) = &self.question.clip {
            parts.push(clip.hash.clone());
        }
        let text = self.question.text.to_lowercase();
        crate::db::token_hash(&format!("{text}\n{}", parts.join("\n")))
    }
}

/// Adds a question. `false`: the bank has it already.
pub async fn insert(
    tx: &mut Tx,
    id: QuestionId,
    code: &str,
    question: &BankQuestion,
    by: Option<AccountId>,
) -> Result<bool> {
    let (now, asked) = (tx.now(), &question.question);
    let ((image, alt), (clip, words), (book, link)) = (picture(asked), clip(asked), book(asked));
    let added = sqlx::query(
        "INSERT INTO quiz_questions (id, code, text, kind, body, seconds, points, explanation, level, tags, source,
            fingerprint, created_at, created_by, image, image_alt, book, book_link, clip, clip_words)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) ON CONFLICT (fingerprint) DO NOTHING",
    )
    .bind(id)
    .bind(code)
    .bind(&asked.text)
    .bind(asked.kind().as_str())
    .bind(json(&asked.body))
    .bind(i64::from(asked.seconds))
    .bind(i64::from(asked.points))
    .bind(&asked.explanation)
    .bind(question.level)
    .bind(&question.tags)
    .bind(&question.source)
    .bind(question.fingerprint())
    .bind(now)
    .bind(by)
    .bind(image)
    .bind(alt)
    .bind(book)
    .bind(link)
    .bind(clip)
    .bind(words)
    .execute(&mut **tx)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Changes the question that is still as it was in `version`. `false`: it is not.
pub async fn update(tx: &mut Tx, code: &str, version: i64, question: &BankQuestion) -> Result<bool> {
    let asked = &question.question;
    let ((image, alt), (clip, words), (book, link)) = (picture(asked), clip(asked), book(asked));
    let changed = sqlx::query(
        "UPDATE quiz_questions SET text = $2, kind = $3, body = $4, seconds = $5, points = $6, explanation = $7,
            level = $8, tags = $9, source = $10, fingerprint = $11, version = version + 1,
            image = $13, image_alt = $14, book = $15, book_link = $16, clip = $17, clip_words = $18
         WHERE code = $1 AND version = $12",
    )
    .bind(code)
    .bind(&asked.text)
    .bind(asked.kind().as_str())
    .bind(json(&asked.body))
    .bind(i64::from(asked.seconds))
    .bind(i64::from(asked.points))
    .bind(&asked.explanation)
    .bind(question.level)
    .bind(&question.tags)
    .bind(&question.source)
    .bind(question.fingerprint())
    .bind(version)
    .bind(image)
    .bind(alt)
    .bind(book)
    .bind(link)
    .bind(clip)
    .bind(words)
    .execute(&mut **tx)
    .await?;
    Ok(changed.rows_affected() == 1)
}

pub async fn find(db: &mut AnyConnection, code: &str) -> Result<Option<BankRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS}, {} FROM quiz_questions q WHERE q.code = $1",
        Asked::COLUMNS
    )))
    .bind(code)
    .fetch_optional(db)
    .await
}

pub async fn find_by_fingerprint(db: &mut AnyConnection, fingerprint: &str) -> Result<Option<QuestionId>> {
    sqlx::query_scalar("SELECT id FROM quiz_questions WHERE fingerprint = $1")
        .bind(fingerprint)
        .fetch_optional(db)
        .await
}

/// What is looked for in the bank; what is empty does not matter.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// In text, tags or source.
    pub words: String,
    pub tag: String,
    pub kind: String,
    /// 0: any.
    pub level: i64,
    pub reviewed: Option<bool>,
}

impl Filter {
    #[must_use]
    pub fn words(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            ..Self::default()
        }
    }

    /// `text` as a pattern in which nothing is special.
    fn pattern(text: &str) -> String {
        let escaped = text.to_lowercase().replace(['%', '_', '!'], " ");
        format!("%{}%", escaped.trim())
    }
}

const FILTERED: &str = "FROM quiz_questions q
    WHERE (lower(q.text) LIKE $1 OR lower(q.tags) LIKE $1 OR lower(q.source) LIKE $1)
        AND (', ' || q.tags || ', ') LIKE $2
        AND ($3 = '' OR q.kind = $3)
        AND ($4 = 0 OR q.level = $4)
        AND ($5 = 0 OR ($5 = 1) = EXISTS (SELECT 1 FROM quiz_reviews r WHERE r.question_id = q.id))";

macro_rules! filtered {
    ($query:expr, $filter:expr) => {{
        let filter: &Filter = $filter;
        let tag = match filter.tag.trim() {
            "" => "%".to_owned(),
            tag => format!("%, {}, %", Filter::pattern(tag).trim_matches('%')),
        };
        $query
            .bind(Filter::pattern(&filter.words))
            .bind(tag)
            .bind(filter.kind.clone())
            .bind(filter.level)
            .bind(
                filter
                    .reviewed
                    .map_or(0_i64, |reviewed| if reviewed { 1 } else { 2 }),
            )
    }};
}

/// The newest questions that `filter` lets through, `offset` skipped.
pub async fn search(
    db: &mut AnyConnection,
    filter: &Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<BankRow>> {
    let sql = format!(
        "SELECT {COLUMNS}, {} {FILTERED} ORDER BY q.id DESC LIMIT $6 OFFSET $7",
        Asked::COLUMNS
    );
    filtered!(sqlx::query_as(AssertSqlSafe(sql)), filter)
        .bind(limit)
        .bind(offset)
        .fetch_all(db)
        .await
}

pub async fn count(db: &mut AnyConnection, filter: &Filter) -> Result<i64> {
    let sql = format!("SELECT COUNT(*) {FILTERED}");
    filtered!(sqlx::query_scalar(AssertSqlSafe(sql)), filter)
        .fetch_one(db)
        .await
}

/// The questions of a quiz, in order.
pub async fn of_quiz(db: &mut AnyConnection, quiz: QuizId) -> Result<Vec<BankRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS}, {} FROM quiz_questions q JOIN quiz_items i ON i.question_id = q.id
         WHERE i.quiz_id = $1 ORDER BY i.position, q.id",
        Asked::COLUMNS
    )))
    .bind(quiz)
    .fetch_all(db)
    .await
}

/// Puts a question at the end of a quiz; one that is in it stays where it is.
pub async fn add_item(tx: &mut Tx, quiz: QuizId, question: QuestionId) -> Result<()> {
    sqlx::query(
        "INSERT INTO quiz_items (quiz_id, question_id, position)
         SELECT $1, $2, COALESCE(MAX(position), 0) + 1 FROM quiz_items WHERE quiz_id = $1
         ON CONFLICT (quiz_id, question_id) DO NOTHING",
    )
    .bind(quiz)
    .bind(question)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn remove_item(tx: &mut Tx, quiz: QuizId, question: QuestionId) -> Result<()> {
    sqlx::query("DELETE FROM quiz_items WHERE quiz_id = $1 AND question_id = $2")
        .bind(quiz)
        .bind(question)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Writes the order of a quiz anew.
pub async fn arrange(tx: &mut Tx, quiz: QuizId, order: &[QuestionId]) -> Result<()> {
    for (position, question) in (1_i64..).zip(order) {
        sqlx::query("UPDATE quiz_items SET position = $3 WHERE quiz_id = $1 AND question_id = $2")
            .bind(quiz)
            .bind(*question)
            .bind(position)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
