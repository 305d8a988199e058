//! SQL of who is reminded of a quiz, and of who came.

use crate::{
    auth::AccountId,
    db::Tx,
    quizzes::QuizId,
    time::{Millis, Span},
};
use sqlx::{AnyConnection, FromRow, Result};

/// In one transaction; the next round takes the others.
const AT_ONCE: i64 = 100;

#[derive(Debug, Clone, Copy, FromRow)]
pub struct DueRow {
    pub quiz_id: QuizId,
    pub account_id: AccountId,
}

/// Notes everybody with a seat in a quiz that starts within `hours` and not before `least`, and gives those who were not noted
/// before. Who signed up since then knows.
pub async fn take_due(tx: &mut Tx, hours: i64, least: Span) -> Result<Vec<DueRow>> {
    let (now, ahead) = (tx.now(), Span::hours(hours));
    sqlx::query_as(
        "INSERT INTO quiz_reminders (quiz_id, account_id, starts_at, hours, at)
         SELECT p.quiz_id, p.account_id, p.starts_at, $1, $2 FROM (
             SELECT s.quiz_id, s.account_id, s.at, z.starts_at, z.seats,
                 ROW_NUMBER() OVER (PARTITION BY s.quiz_id ORDER BY s.id) AS place
             FROM quiz_sign_ups s JOIN quizzes z ON z.id = s.quiz_id
             WHERE z.starts_at >= $3 AND z.starts_at <= $4
         ) p
         WHERE p.place <= p.seats AND p.at < p.starts_at - $5
             AND NOT EXISTS (SELECT 1 FROM quiz_reminders r WHERE r.quiz_id = p.quiz_id
                 AND r.account_id = p.account_id AND r.starts_at = p.starts_at AND r.hours = $1)
         ORDER BY p.starts_at, p.place LIMIT $6
         ON CONFLICT (quiz_id, account_id, starts_at, hours) DO NOTHING
         RETURNING quiz_id, account_id",
    )
    .bind(hours)
    .bind(now)
    .bind(now + least)
    .bind(now + ahead)
    .bind(ahead.0)
    .bind(AT_ONCE)
    .fetch_all(&mut **tx)
    .await
}

/// As if `account` had been reminded already: another mail says the same now.
pub async fn note(
    tx: &mut Tx,
    quiz: QuizId,
    account: AccountId,
    starts_at: Millis,
    hours: i64,
) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO quiz_reminders (quiz_id, account_id, starts_at, hours, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (quiz_id, account_id, starts_at, hours) DO NOTHING",
    )
    .bind(quiz)
    .bind(account)
    .bind(starts_at)
    .bind(hours)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Who joined a game of `quiz` that was opened between `from` and `until`, signed in.
pub async fn came(
    db: &mut AnyConnection,
    quiz: QuizId,
    from: Millis,
    until: Millis,
) -> Result<Vec<AccountId>> {
    sqlx::query_scalar(
        "SELECT DISTINCT p.account_id FROM quiz_players p JOIN quiz_games g ON g.id = p.game_id
         WHERE g.quiz_id = $1 AND g.opened_at >= $2 AND g.opened_at <= $3 AND p.account_id IS NOT NULL",
    )
    .bind(quiz)
    .bind(from)
    .bind(until)
    .fetch_all(db)
    .await
}

pub async fn forget(tx: &mut Tx, account: AccountId) -> Result<()> {
    sqlx::query("DELETE FROM quiz_reminders WHERE account_id = $1")
        .bind(account)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
