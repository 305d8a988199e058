//! SQL of quizzes as they are announced, and of who signs up.

use super::ModeRow;
use crate::{
    auth::AccountId,
    db::{Tx, new_id},
    quizzes::{Mode, QuizId},
    time::Millis,
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};

#[derive(Debug, Clone, FromRow)]
pub struct QuizRow {
    pub id: QuizId,
    pub slug: String,
    pub title: String,
    pub description: String,
    pub starts_at: Option<Millis>,
    pub seats: i64,
    /// 1: nobody new comes in once it has begun.
    pub shuts: i64,
    #[sqlx(flatten)]
    pub mode: ModeRow,
    pub questions: i64,
    pub sign_ups: i64,
}

impl QuizRow {
    /// Seats that nobody has taken yet.
    #[must_use]
    pub fn seats_left(&self) -> i64 {
        (self.seats - self.sign_ups).max(0)
    }
}

const COLUMNS: &str =
    "z.id, z.slug, z.title, z.description, z.starts_at, z.seats, z.shuts, z.accuracy, z.streak, z.teams,
    (SELECT COUNT(*) FROM quiz_items i WHERE i.quiz_id = z.id) AS questions,
    (SELECT COUNT(*) FROM quiz_sign_ups s WHERE s.quiz_id = z.id) AS sign_ups";

pub async fn find(db: &mut AnyConnection, slug: &str) -> Result<Option<QuizRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM quizzes z WHERE z.slug = $1"
    )))
    .bind(slug)
    .fetch_optional(db)
    .await
}

pub async fn by_id(db: &mut AnyConnection, id: QuizId) -> Result<Option<QuizRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM quizzes z WHERE z.id = $1"
    )))
    .bind(id)
    .fetch_optional(db)
    .await
}

/// Quizzes that start at `from` or later, the soonest first.
pub async fn upcoming(db: &mut AnyConnection, from: Millis, limit: i64) -> Result<Vec<QuizRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM quizzes z WHERE z.starts_at >= $1 ORDER BY z.starts_at, z.id LIMIT $2"
    )))
    .bind(from)
    .bind(limit)
    .fetch_all(db)
    .await
}

/// Every quiz, the newest first: for staff.
pub async fn all(db: &mut AnyConnection, limit: i64) -> Result<Vec<QuizRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM quizzes z ORDER BY COALESCE(z.starts_at, z.created_at) DESC, z.id DESC LIMIT $1"
    )))
    .bind(limit)
    .fetch_all(db)
    .await
}

#[derive(Debug)]
pub struct NewQuiz<'a> {
    pub id: QuizId,
    pub slug: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    pub starts_at: Option<Millis>,
    pub seats: i64,
    /// Nobody new comes in once it has begun.
    pub shuts: bool,
    pub mode: Mode,
    pub by: Option<AccountId>,
}

pub async fn insert(tx: &mut Tx, quiz: &NewQuiz<'_>) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO quizzes (id, slug, title, description, starts_at, seats, created_at, created_by, shuts, accuracy, streak, teams)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(quiz.id)
    .bind(quiz.slug)
    .bind(quiz.title)
    .bind(quiz.description)
    .bind(quiz.starts_at)
    .bind(quiz.seats)
    .bind(now)
    .bind(quiz.by)
    .bind(i64::from(quiz.shuts))
    .bind(i64::from(quiz.mode.accuracy))
    .bind(i64::from(quiz.mode.streak))
    .bind(i64::from(quiz.mode.teams))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes a quiz anew; its slug, and so its address, stays.
pub async fn update(tx: &mut Tx, quiz: &NewQuiz<'_>) -> Result<()> {
    sqlx::query(
        "UPDATE quizzes SET title = $2, description = $3, starts_at = $4, seats = $5, shuts = $6, accuracy = $7, streak = $8, teams = $9
         WHERE id = $1",
    )
    .bind(quiz.id)
    .bind(quiz.title)
    .bind(quiz.description)
    .bind(quiz.starts_at)
    .bind(quiz.seats)
    .bind(i64::from(quiz.shuts))
    .bind(i64::from(quiz.mode.accuracy))
    .bind(i64::from(quiz.mode.streak))
    .bind(i64::from(quiz.mode.teams))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Signs `account` up, once.
pub async fn sign_up(tx: &mut Tx, quiz: QuizId, account: AccountId) -> Result<bool> {
    let now = tx.now();
    let added = sqlx::query(
        "INSERT INTO quiz_sign_ups (quiz_id, account_id, id, at) VALUES ($1, $2, $3, $4) ON CONFLICT (quiz_id, account_id) DO NOTHING",
    )
    .bind(quiz)
    .bind(account)
    .bind(new_id::<()>(now))
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(added.rows_affected() == 1)
}

pub async fn cancel(tx: &mut Tx, quiz: QuizId, account: AccountId) -> Result<bool> {
    let gone = sqlx::query("DELETE FROM quiz_sign_ups WHERE quiz_id = $1 AND account_id = $2")
        .bind(quiz)
        .bind(account)
        .execute(&mut **tx)
        .await?;
    Ok(gone.rows_affected() == 1)
}

/// Where `account` stands in the order of coming, from 1.
pub async fn place(db: &mut AnyConnection, quiz: QuizId, account: AccountId) -> Result<Option<i64>> {
    let place: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM quiz_sign_ups s JOIN quiz_sign_ups mine ON mine.quiz_id = s.quiz_id
         WHERE s.quiz_id = $1 AND mine.account_id = $2 AND s.id <= mine.id",
    )
    .bind(quiz)
    .bind(account)
    .fetch_one(db)
    .await?;
    Ok((place > 0).then_some(place))
}

/// The account at `place` in the order of coming, from 1.
pub async fn at_place(db: &mut AnyConnection, quiz: QuizId, place: i64) -> Result<Option<AccountId>> {
    sqlx::query_scalar(
        "SELECT account_id FROM quiz_sign_ups WHERE quiz_id = $1 ORDER BY id LIMIT 1 OFFSET $2",
    )
    .bind(quiz)
    .bind(place - 1)
    .fetch_optional(db)
    .await
}

/// Everybody who signed up, in order of coming.
pub async fn signed_up(db: &mut AnyConnection, quiz: QuizId) -> Result<Vec<AccountId>> {
    sqlx::query_scalar("SELECT account_id FROM quiz_sign_ups WHERE quiz_id = $1 ORDER BY id")
        .bind(quiz)
        .fetch_all(db)
        .await
}

/// The quizzes that `account` signed up for and that start at `from` or later.
pub async fn of_account(db: &mut AnyConnection, account: AccountId, from: Millis) -> Result<Vec<QuizRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM quizzes z JOIN quiz_sign_ups mine ON mine.quiz_id = z.id
         WHERE mine.account_id = $1 AND z.starts_at >= $2 ORDER BY z.starts_at LIMIT 20"
    )))
    .bind(account)
    .bind(from)
    .fetch_all(db)
    .await
}

pub async fn forget(tx: &mut Tx, account: AccountId) -> Result<()> {
    sqlx::query("DELETE FROM quiz_sign_ups WHERE account_id = $1")
        .bind(account)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
