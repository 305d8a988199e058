//! What readers told the staff about posts.

use crate::{
    auth::AccountId,
    db::{Tx, new_id},
    discussions::PostId,
    time::Millis,
};
use sqlx::{AnyConnection, FromRow, Result};

/// A post that somebody reported and nobody has dealt with.
#[derive(Debug, Clone, FromRow)]
pub struct ReportedRow {
    pub slug: String,
    pub code: String,
    pub title: String,
    pub number: i64,
    pub author_id: AccountId,
    pub reports: i64,
    pub since: Millis,
    /// One of the reasons given.
    pub reason: String,
}

#[derive(Debug, Clone, FromRow)]
pub struct ReportRow {
    pub reporter_id: AccountId,
    pub reason: String,
    pub created_at: Millis,
    pub settled_at: Option<Millis>,
}

/// Says it once for each reader.
pub async fn insert_report(tx: &mut Tx, post: PostId, reporter: AccountId, reason: &str) -> Result<bool> {
    let now = tx.now();
    let inserted = sqlx::query(
        "INSERT INTO post_reports (id, post_id, reporter_id, reason, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (post_id, reporter_id) DO NOTHING",
    )
    .bind(new_id::<()>(now))
    .bind(post)
    .bind(reporter)
    .bind(reason)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(inserted.rows_affected() == 1)
}

/// Posts with open reports, the one that waits longest first.
pub async fn reported(db: &mut AnyConnection) -> Result<Vec<ReportedRow>> {
    sqlx::query_as(
        "SELECT g.slug, t.code, t.title, p.number, p.author_id, COUNT(*) AS reports, MIN(r.created_at) AS since,
                MIN(r.reason) AS reason
         FROM post_reports r
         JOIN posts p ON p.id = r.post_id
         JOIN topics t ON t.id = p.topic_id
         JOIN reading_groups g ON g.id = t.group_id
         WHERE r.settled_at IS NULL
         GROUP BY g.slug, t.code, t.title, p.number, p.author_id ORDER BY MIN(r.created_at) LIMIT 100",
    )
    .fetch_all(db)
    .await
}

/// All reports of one post, the oldest first.
pub async fn reports(db: &mut AnyConnection, post: PostId) -> Result<Vec<ReportRow>> {
    sqlx::query_as(
        "SELECT reporter_id, reason, created_at, settled_at FROM post_reports WHERE post_id = $1 ORDER BY created_at LIMIT 100",
    )
    .bind(post)
    .fetch_all(db)
    .await
}

/// Closes the open reports of a post.
pub async fn settle(tx: &mut Tx, post: PostId, by: AccountId) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "UPDATE post_reports SET settled_at = $2, settled_by = $3 WHERE post_id = $1 AND settled_at IS NULL",
    )
    .bind(post)
    .bind(now)
    .bind(by)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What `reporter` reported and when.
pub async fn reports_by(db: &mut AnyConnection, reporter: AccountId) -> Result<Vec<(String, Millis)>> {
    sqlx::query_as("SELECT reason, created_at FROM post_reports WHERE reporter_id = $1 ORDER BY created_at")
        .bind(reporter)
        .fetch_all(db)
        .await
}
