//! Posts and what they said before.

use crate::{
    auth::AccountId,
    db::{Tx, new_id},
    discussions::{Arrived, PostId, TopicId},
    markdown,
    time::Millis,
};
use sqlx::{AnyConnection, FromRow, Result};

#[derive(Debug, Clone, FromRow)]
pub struct PostRow {
    pub id: PostId,
    pub number: i64,
    pub author_id: AccountId,
    pub body_html: String,
    /// Empty when `body_html` is of today's renderer, and not asked for alone.
    pub body_markdown: String,
    pub revision: i64,
    pub created_at: Millis,
    pub edited_at: Option<Millis>,
    pub deleted_at: Option<Millis>,
    /// Why the staff removed it.
    pub removal_reason: Option<String>,
}

/// The posts numbered `first..=last`.
pub async fn posts(
    db: &mut AnyConnection,
    topic: TopicId,
    (first, last): (i64, i64),
) -> Result<Vec<PostRow>> {
    sqlx::query_as(
        "SELECT id, number, author_id, body_html, CASE WHEN renderer = $4 THEN '' ELSE body_markdown END AS body_markdown,
                revision, created_at, edited_at, deleted_at, removal_reason
         FROM posts WHERE topic_id = $1 AND number BETWEEN $2 AND $3 ORDER BY number",
    )
    .bind(topic)
    .bind(first)
    .bind(last)
    .bind(markdown::VERSION)
    .fetch_all(db)
    .await
}

/// One post with its text as it was written.
pub async fn post(db: &mut AnyConnection, topic: TopicId, number: i64) -> Result<Option<PostRow>> {
    sqlx::query_as(
        "SELECT id, number, author_id, body_html, body_markdown, revision, created_at, edited_at, deleted_at, removal_reason
         FROM posts WHERE topic_id = $1 AND number = $2",
    )
    .bind(topic)
    .bind(number)
    .fetch_optional(db)
    .await
}

/// The number of the newest post of `author` in `topic`, 0 when there is none.
pub async fn newest_number_of(db: &mut AnyConnection, topic: TopicId, author: AccountId) -> Result<i64> {
    sqlx::query_scalar("SELECT COALESCE(MAX(number), 0) FROM posts WHERE author_id = $1 AND topic_id = $2")
        .bind(author)
        .bind(topic)
        .fetch_one(db)
        .await
}

#[derive(FromRow)]
struct ArrivedRow {
    arrived: i64,
    first: i64,
}

/// What others than `reader` wrote in the topic with `code` after the post numbered `after`.
pub async fn arrivals(
    db: &mut AnyConnection,
    code: &str,
    after: i64,
    reader: Option<AccountId>,
) -> Result<Arrived> {
    let row: ArrivedRow = sqlx::query_as(
        "SELECT COUNT(*) AS arrived, COALESCE(MIN(p.number), 0) AS first
         FROM topics t JOIN posts p ON p.topic_id = t.id
         WHERE t.code = $1 AND t.deleted_at IS NULL AND p.number > $2 AND p.deleted_at IS NULL AND p.author_id <> $3",
    )
    .bind(code)
    .bind(after)
    .bind(reader.map_or(0, AccountId::raw))
    .fetch_one(db)
    .await?;
    Ok(Arrived {
        count: u32::try_from(row.arrived).unwrap_or(u32::MAX),
        first: row.first,
    })
}

pub async fn insert_post(
    tx: &mut Tx,
    topic: TopicId,
    number: i64,
    author: AccountId,
    body: &str,
    html: &str,
) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO posts (id, topic_id, number, author_id, body_markdown, body_html, renderer, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(new_id::<()>(now))
    .bind(topic)
    .bind(number)
    .bind(author)
    .bind(body)
    .bind(html)
    .bind(markdown::VERSION)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Keeps the old text and puts the new one in its place, unless another edit or a deletion came first.
pub async fn replace_body(
    tx: &mut Tx,
    post: &PostRow,
    seen: i64,
    body: &str,
    html: &str,
    editor: AccountId,
) -> Result<bool> {
    let now = tx.now();
    let replaced = sqlx::query(
        "UPDATE posts SET body_markdown = $3, body_html = $4, renderer = $5, edited_at = $6, revision = revision + 1
         WHERE id = $1 AND revision = $2 AND deleted_at IS NULL",
    )
    .bind(post.id)
    .bind(seen)
    .bind(body)
    .bind(html)
    .bind(markdown::VERSION)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    if replaced.rows_affected() == 0 {
        return Ok(false);
    }
    insert_revision(tx, post.id, &post.body_markdown, editor).await?;
    Ok(true)
}

/// What becomes of a post that is taken out of its thread.
pub struct Burial<'a> {
    pub by: AccountId,
    /// The staff's, when it was not the author.
    pub reason: Option<&'a str>,
}

/// Leaves a tombstone and keeps the text among the revisions. `false` when there was only a tombstone before.
pub async fn bury(tx: &mut Tx, post: PostId, burial: &Burial<'_>) -> Result<bool> {
    // Holds the row first, so that the text kept is the one that goes.
    let held: Option<String> = sqlx::query_scalar(
        "UPDATE posts SET revision = revision + 1 WHERE id = $1 AND deleted_at IS NULL RETURNING body_markdown",
    )
    .bind(post)
    .fetch_optional(&mut **tx)
    .await?;
    let Some(body) = held else { return Ok(false) };
    insert_revision(tx, post, &body, burial.by).await?;
    let now = tx.now();
    sqlx::query(
        "UPDATE posts SET body_markdown = '', body_html = '', deleted_at = $2, removed_by = $3, removal_reason = $4 WHERE id = $1",
    )
    .bind(post)
    .bind(now)
    .bind(burial.reason.map(|_| burial.by))
    .bind(burial.reason)
    .execute(&mut **tx)
    .await?;
    Ok(true)
}

async fn insert_revision(tx: &mut Tx, post: PostId, body: &str, by: AccountId) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO post_revisions (id, post_id, body_markdown, replaced_at, replaced_by) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(new_id::<()>(now))
    .bind(post)
    .bind(body)
    .bind(now)
    .bind(by)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

#[derive(Debug, Clone, FromRow)]
pub struct RevisionRow {
    pub body_markdown: String,
    pub replaced_at: Millis,
    pub replaced_by: AccountId,
}

/// What a post said before, the newest first.
pub async fn revisions(db: &mut AnyConnection, post: PostId) -> Result<Vec<RevisionRow>> {
    sqlx::query_as(
        "SELECT body_markdown, replaced_at, replaced_by FROM post_revisions WHERE post_id = $1 ORDER BY id DESC LIMIT 100",
    )
    .bind(post)
    .fetch_all(db)
    .await
}

/// What an author is told of what a post of theirs said before.
#[derive(Debug, FromRow)]
pub struct EarlierRow {
    pub slug: String,
    pub code: String,
    pub number: i64,
    pub body_markdown: String,
    pub replaced_at: Millis,
}

/// Everything that posts of `author` said before an edit or their deletion, the oldest first.
pub async fn revisions_by(db: &mut AnyConnection, author: AccountId) -> Result<Vec<EarlierRow>> {
    sqlx::query_as(
        "SELECT g.slug, t.code, p.number, v.body_markdown, v.replaced_at
         FROM post_revisions v JOIN posts p ON p.id = v.post_id JOIN topics t ON t.id = p.topic_id
         JOIN reading_groups g ON g.id = t.group_id
         WHERE p.author_id = $1 ORDER BY v.id",
    )
    .bind(author)
    .fetch_all(db)
    .await
}

/// Lets go of everything that posts of `author` said before, but for those that somebody reported and the staff has yet to
/// decide about.
pub async fn forget_revisions_by(tx: &mut Tx, author: AccountId) -> Result<()> {
    sqlx::query(
        "DELETE FROM post_revisions WHERE post_id IN (
             SELECT p.id FROM posts p WHERE p.author_id = $1 AND NOT EXISTS (
                 SELECT 1 FROM post_reports r WHERE r.post_id = p.id AND r.settled_at IS NULL))",
    )
    .bind(author)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Lets go of everything that one post said before.
pub async fn forget_revisions_of(tx: &mut Tx, post: PostId) -> Result<()> {
    sqlx::query("DELETE FROM post_revisions WHERE post_id = $1")
        .bind(post)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A post as its author is told of it.
#[derive(Debug, FromRow)]
pub struct OwnRow {
    pub slug: String,
    pub code: String,
    pub title: String,
    pub number: i64,
    pub body_markdown: String,
    pub created_at: Millis,
    pub edited_at: Option<Millis>,
    pub deleted_at: Option<Millis>,
}

/// Everything that `author` wrote, the oldest first.
pub async fn posts_by(db: &mut AnyConnection, author: AccountId) -> Result<Vec<OwnRow>> {
    sqlx::query_as(
        "SELECT g.slug, t.code, t.title, p.number, p.body_markdown, p.created_at, p.edited_at, p.deleted_at
         FROM posts p JOIN topics t ON t.id = p.topic_id JOIN reading_groups g ON g.id = t.group_id
         WHERE p.author_id = $1 ORDER BY p.created_at",
    )
    .bind(author)
    .fetch_all(db)
    .await
}
