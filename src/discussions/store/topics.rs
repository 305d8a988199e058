//! Topics of a group.

use crate::{
    auth::AccountId,
    db::Tx,
    discussions::{GroupId, TopicId},
    time::Millis,
};
use sqlx::{AnyConnection, FromRow, Result};

/// A line in the list of a group's topics.
#[derive(Debug, Clone, FromRow)]
pub struct TopicRow {
    pub code: String,
    pub title: String,
    pub author_id: AccountId,
    pub reply_count: i64,
    pub last_activity_at: Millis,
    pub locked_at: Option<Millis>,
}

/// One topic and the group it belongs to.
#[derive(Debug, Clone, FromRow)]
pub struct ThreadRow {
    pub id: TopicId,
    pub code: String,
    pub title: String,
    pub created_at: Millis,
    pub last_number: i64,
    pub reply_count: i64,
    pub locked_at: Option<Millis>,
    pub group_id: GroupId,
    pub slug: String,
    pub group_name: String,
    pub book_title: String,
    pub closed_at: Option<Millis>,
}

impl ThreadRow {
    /// Whether new words are taken.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.closed_at.is_none() && self.locked_at.is_none()
    }
}

/// A topic anywhere in the library.
#[derive(Debug, Clone, FromRow)]
pub struct NewestRow {
    pub title: String,
    pub code: String,
    pub slug: String,
    pub group_name: String,
    pub reply_count: i64,
    pub last_activity_at: Millis,
}

/// `n` topics of a group, the last active first, from below `before`.
pub async fn topics(
    db: &mut AnyConnection,
    group: GroupId,
    before: Option<(Millis, &str)>,
    n: i64,
) -> Result<Vec<TopicRow>> {
    let (at, code) = before.unwrap_or((Millis(i64::MAX), ""));
    sqlx::query_as(
        "SELECT code, title, author_id, reply_count, last_activity_at, locked_at FROM topics
         WHERE group_id = $1 AND deleted_at IS NULL AND (last_activity_at, code) < ($2, $3)
         ORDER BY last_activity_at DESC, code DESC LIMIT $4",
    )
    .bind(group)
    .bind(at)
    .bind(code)
    .bind(n)
    .fetch_all(db)
    .await
}

/// The `n` topics that were last active.
pub async fn newest(db: &mut AnyConnection, n: i64) -> Result<Vec<NewestRow>> {
    sqlx::query_as(
        "SELECT t.title, t.code, g.slug, g.name AS group_name, t.reply_count, t.last_activity_at
         FROM topics t JOIN reading_groups g ON g.id = t.group_id
         WHERE t.deleted_at IS NULL ORDER BY t.last_activity_at DESC LIMIT $1",
    )
    .bind(n)
    .fetch_all(db)
    .await
}

pub async fn thread(db: &mut AnyConnection, code: &str) -> Result<Option<ThreadRow>> {
    sqlx::query_as(
        "SELECT t.id, t.code, t.title, t.created_at, t.last_number, t.reply_count, t.locked_at,
                g.id AS group_id, g.slug, g.name AS group_name, g.book_title, g.closed_at
         FROM topics t JOIN reading_groups g ON g.id = t.group_id
         WHERE t.code = $1 AND t.deleted_at IS NULL",
    )
    .bind(code)
    .fetch_optional(db)
    .await
}

/// How many topics `account` has opened in `group`.
pub async fn topics_by(db: &mut AnyConnection, group: GroupId, account: AccountId) -> Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM topics WHERE group_id = $1 AND author_id = $2")
        .bind(group)
        .bind(account)
        .fetch_one(db)
        .await
}

pub async fn insert_topic(
    tx: &mut Tx,
    id: TopicId,
    code: &str,
    group: GroupId,
    title: &str,
    author: AccountId,
) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO topics (id, code, group_id, title, author_id, created_at, last_number, reply_count, last_activity_at)
         VALUES ($1, $2, $3, $4, $5, $6, 1, 0, $6)",
    )
    .bind(id)
    .bind(code)
    .bind(group)
    .bind(title)
    .bind(author)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    count_topics(tx, group, 1).await
}

async fn count_topics(tx: &mut Tx, group: GroupId, by: i64) -> Result<()> {
    sqlx::query("UPDATE reading_groups SET topic_count = topic_count + $2 WHERE id = $1")
        .bind(group)
        .bind(by)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Takes the next number for a reply, unless the topic was locked or deleted in the meantime. The row stays locked
/// until the transaction ends, so numbers have no gaps.
pub async fn next_number(tx: &mut Tx, topic: TopicId) -> Result<Option<i64>> {
    let now = tx.now();
    sqlx::query_scalar(
        "UPDATE topics SET last_number = last_number + 1, reply_count = reply_count + 1, last_activity_at = $2
         WHERE id = $1 AND locked_at IS NULL AND deleted_at IS NULL RETURNING last_number",
    )
    .bind(topic)
    .bind(now)
    .fetch_optional(&mut **tx)
    .await
}

/// So many replies less to read; the topic was last active when the newest post that is left was written. The row stays
/// locked until the transaction ends, so that of two last posts that go at once one sees that the other went.
pub async fn uncount_replies(tx: &mut Tx, topic: TopicId, fewer: i64) -> Result<()> {
    sqlx::query(
        "UPDATE topics SET reply_count = reply_count - $2, last_activity_at = COALESCE(
             (SELECT MAX(p.created_at) FROM posts p WHERE p.topic_id = $1 AND p.deleted_at IS NULL), created_at)
         WHERE id = $1",
    )
    .bind(topic)
    .bind(fewer)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn set_title(tx: &mut Tx, topic: TopicId, title: &str) -> Result<()> {
    sqlx::query("UPDATE topics SET title = $2 WHERE id = $1")
        .bind(topic)
        .bind(title)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Takes a topic out of the lists if nothing is left in it to read. Gives whether it went.
pub async fn delete_if_empty(tx: &mut Tx, topic: TopicId, group: GroupId) -> Result<bool> {
    let now = tx.now();
    let deleted = sqlx::query(
        "UPDATE topics SET deleted_at = $2 WHERE id = $1 AND deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.topic_id = $1 AND p.deleted_at IS NULL)",
    )
    .bind(topic)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    let went = deleted.rows_affected() == 1;
    if went {
        count_topics(tx, group, -1).await?;
    }
    Ok(went)
}

pub async fn set_locked(tx: &mut Tx, topic: TopicId, locked: bool) -> Result<()> {
    let at = locked.then_some(tx.now());
    sqlx::query("UPDATE topics SET locked_at = $2 WHERE id = $1")
        .bind(topic)
        .bind(at)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
