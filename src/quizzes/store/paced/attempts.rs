//! SQL of who takes a quiz at their own pace, of their attempts and of what they answered.

use crate::{
    auth::AccountId,
    db::Tx,
    quizzes::{Answer, AttemptId, TakerId, WindowId, rules, store},
    time::Millis,
};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};

#[derive(Debug, Clone, FromRow)]
pub struct TakerRow {
    pub id: TakerId,
    pub account_id: Option<AccountId>,
    /// Who has an account goes by its name.
    pub nickname: Option<String>,
}

/// Who asks for an attempt.
#[derive(Debug, Clone, Copy)]
pub enum Who<'a> {
    Account(AccountId),
    /// The hash of a browser's token in this window.
    Browser(&'a str),
}

const TAKERS: &str = "SELECT id, account_id, nickname FROM quiz_takers";

pub async fn taker(db: &mut AnyConnection, window: WindowId, who: Who<'_>) -> Result<Option<TakerRow>> {
    let of = |column: &str| AssertSqlSafe(format!("{TAKERS} WHERE window_id = $1 AND {column} = $2"));
    match who {
        Who::Account(account) => {
            sqlx::query_as(of("account_id"))
                .bind(window)
                .bind(account)
                .fetch_optional(db)
                .await
        }
        Who::Browser(hash) => {
            sqlx::query_as(of("token_hash"))
                .bind(window)
                .bind(hash)
                .fetch_optional(db)
                .await
        }
    }
}

pub async fn takers(db: &mut AnyConnection, window: WindowId) -> Result<Vec<TakerRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "{TAKERS} WHERE window_id = $1 ORDER BY id"
    )))
    .bind(window)
    .fetch_all(db)
    .await
}

/// `false`: somebody goes by that name, or this one is here already.
pub async fn insert_taker(
    tx: &mut Tx,
    id: TakerId,
    window: WindowId,
    who: Who<'_>,
    nickname: Option<&str>,
) -> Result<bool> {
    let now = tx.now();
    let (account, token_hash) = match who {
        Who::Account(account) => (Some(account), None),
        Who::Browser(hash) => (None, Some(hash)),
    };
    let added = sqlx::query(
        "INSERT INTO quiz_takers (id, window_id, account_id, nickname, nickname_key, token_hash, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
    )
    .bind(id)
    .bind(window)
    .bind(account)
    .bind(nickname)
    .bind(nickname.map(rules::nickname_key))
    .bind(token_hash)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// An attempt with what its window and its taker say of it.
#[derive(Debug, Clone, FromRow)]
pub struct AttemptRow {
    pub id: AttemptId,
    pub code: String,
    pub window_id: WindowId,
    pub taker_id: TakerId,
    pub no: i64,
    pub shuffles: i64,
    pub started_at: Millis,
    pub finished_at: Option<Millis>,
    pub closes_at: Millis,
    pub ended_at: Option<Millis>,
    /// How many are allowed.
    pub attempts: i64,
    pub account_id: Option<AccountId>,
    pub token_hash: Option<String>,
    pub slug: String,
    pub title: String,
    /// Of the answers so far.
    pub score: i64,
    /// Questions that it is done with.
    pub done: i64,
}

impl AttemptRow {
    /// May something still be answered?
    #[must_use]
    pub fn is_open(&self, now: Millis) -> bool {
        self.finished_at.is_none() && self.ended_at.is_none() && now < self.closes_at
    }
}

const ATTEMPTS: &str = "SELECT t.id, t.code, t.window_id, t.taker_id, t.no, t.shuffles, t.started_at, t.finished_at, w.closes_at, w.ended_at,
        w.attempts, k.account_id, k.token_hash, z.slug, z.title,
        (SELECT CAST(COALESCE(SUM(a.points), 0) AS BIGINT) FROM quiz_attempt_answers a WHERE a.attempt_id = t.id) AS score,
        (SELECT COUNT(*) FROM quiz_attempt_answers a WHERE a.attempt_id = t.id) AS done
    FROM quiz_attempts t JOIN quiz_windows w ON w.id = t.window_id JOIN quiz_takers k ON k.id = t.taker_id
        JOIN quizzes z ON z.id = w.quiz_id";

pub async fn find(db: &mut AnyConnection, code: &str) -> Result<Option<AttemptRow>> {
    sqlx::query_as(AssertSqlSafe(format!("{ATTEMPTS} WHERE t.code = $1")))
        .bind(code)
        .fetch_optional(db)
        .await
}

/// In the order in which they were started.
pub async fn of_taker(db: &mut AnyConnection, taker: TakerId) -> Result<Vec<AttemptRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "{ATTEMPTS} WHERE t.taker_id = $1 ORDER BY t.no"
    )))
    .bind(taker)
    .fetch_all(db)
    .await
}

pub async fn of_window(db: &mut AnyConnection, window: WindowId) -> Result<Vec<AttemptRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "{ATTEMPTS} WHERE t.window_id = $1 ORDER BY t.taker_id, t.no"
    )))
    .bind(window)
    .fetch_all(db)
    .await
}

/// What `account` ever tried, the newest first.
pub async fn of_account(db: &mut AnyConnection, account: AccountId) -> Result<Vec<AttemptRow>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "{ATTEMPTS} WHERE k.account_id = $1 ORDER BY t.id DESC"
    )))
    .bind(account)
    .fetch_all(db)
    .await
}

/// `false`: this taker has an attempt under way, or one with this number.
pub async fn insert(
    tx: &mut Tx,
    (id, code): (AttemptId, &str),
    window: WindowId,
    taker: TakerId,
    no: i64,
) -> Result<bool> {
    let now = tx.now();
    let added = sqlx::query(
        "INSERT INTO quiz_attempts (id, code, window_id, opens_at, closes_at, taker_id, no, shuffles, started_at)
         SELECT $1, $2, id, opens_at, closes_at, $4, $5, shuffles, $6 FROM quiz_windows WHERE id = $3
         ON CONFLICT DO NOTHING",
    )
    .bind(id)
    .bind(code)
    .bind(window)
    .bind(taker)
    .bind(no)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Has whoever else changes this attempt wait until the end of this transaction.
pub async fn hold(tx: &mut Tx, code: &str) -> Result<()> {
    sqlx::query("UPDATE quiz_attempts SET no = no WHERE code = $1")
        .bind(code)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

#[derive(Debug, Clone, FromRow)]
pub struct AnswerRow {
    pub attempt_id: AttemptId,
    pub question_no: i64,
    pub answer: Option<String>,
    pub points: i64,
}

impl AnswerRow {
    /// What was said; nothing where the question was passed.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        store::answer(self.answer.as_deref()?)
    }
}

pub async fn answers(db: &mut AnyConnection, attempt: AttemptId) -> Result<Vec<AnswerRow>> {
    sqlx::query_as(
        "SELECT attempt_id, question_no, answer, points FROM quiz_attempt_answers WHERE attempt_id = $1",
    )
    .bind(attempt)
    .fetch_all(db)
    .await
}

/// Every answer in a window, question by question.
pub async fn answers_of_window(db: &mut AnyConnection, window: WindowId) -> Result<Vec<AnswerRow>> {
    sqlx::query_as(
        "SELECT attempt_id, question_no, answer, points FROM quiz_attempt_answers WHERE window_id = $1
         ORDER BY question_no, at, attempt_id",
    )
    .bind(window)
    .fetch_all(db)
    .await
}

/// Notes the answer to a question, or that it was passed. `false`: the attempt is done with it already.
pub async fn answer(
    tx: &mut Tx,
    attempt: AttemptId,
    no: usize,
    answer: Option<&Answer>,
    points: u32,
) -> Result<bool> {
    let now = tx.now();
    let added = sqlx::query(
        "INSERT INTO quiz_attempt_answers (attempt_id, window_id, closes_at, question_no, answer, points, at)
         SELECT id, window_id, closes_at, $2, $3, $4, $5 FROM quiz_attempts WHERE id = $1
         ON CONFLICT (attempt_id, question_no) DO NOTHING",
    )
    .bind(attempt)
    .bind(i64::try_from(no).unwrap_or(i64::MAX))
    .bind(answer.map(store::json))
    .bind(i64::from(points))
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Passes what is left and closes the attempt.
pub async fn finish(tx: &mut Tx, attempt: AttemptId) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO quiz_attempt_answers (attempt_id, window_id, closes_at, question_no, answer, points, at)
         SELECT t.id, t.window_id, t.closes_at, q.no, NULL, 0, $2
         FROM quiz_attempts t JOIN quiz_window_questions q ON q.window_id = t.window_id WHERE t.id = $1
         ON CONFLICT (attempt_id, question_no) DO NOTHING",
    )
    .bind(attempt)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    sqlx::query("UPDATE quiz_attempts SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL")
        .bind(attempt)
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Leaves what `account` did under no name.
pub async fn forget(tx: &mut Tx, account: AccountId) -> Result<()> {
    let ids: Vec<TakerId> = sqlx::query_scalar("SELECT id FROM quiz_takers WHERE account_id = $1")
        .bind(account)
        .fetch_all(&mut **tx)
        .await?;
    for id in ids {
        let nickname = format!("Pemain {}", id.raw() % 10_000_000);
        sqlx::query(
            "UPDATE quiz_takers SET nickname = $2, nickname_key = $3, account_id = NULL WHERE id = $1",
        )
        .bind(id)
        .bind(&nickname)
        .bind(rules::nickname_key(&nickname))
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}
