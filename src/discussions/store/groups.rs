//! Reading groups and who belongs to them.

use crate::{auth::AccountId, db::Tx, discussions::GroupId, time::Millis};
use sqlx::{AnyConnection, FromRow, Result};

/// More groups than a library has readers for; the page of all groups ends there.
const GROUPS_AT_MOST: i64 = 200;

#[derive(Debug, Clone, FromRow)]
pub struct GroupRow {
    pub id: GroupId,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub description_html: String,
    pub renderer: i64,
    pub book_title: String,
    pub book_author: String,
    pub book_year: Option<i64>,
    pub book_publisher: String,
    pub member_count: i64,
    pub topic_count: i64,
    pub closed_at: Option<Millis>,
}

/// A group with the topic that was last active in it.
#[derive(Debug, Clone, FromRow)]
pub struct GroupSummary {
    pub slug: String,
    pub name: String,
    pub book_title: String,
    pub book_author: String,
    pub member_count: i64,
    pub topic_count: i64,
    pub closed_at: Option<Millis>,
    pub topic_title: Option<String>,
    pub topic_code: Option<String>,
    pub last_activity_at: Option<Millis>,
}

/// All groups, those with the newest activity first and closed ones last.
pub async fn groups(db: &mut AnyConnection) -> Result<Vec<GroupSummary>> {
    sqlx::query_as(
        "SELECT g.slug, g.name, g.book_title, g.book_author, g.member_count, g.topic_count, g.closed_at,
                t.title AS topic_title, t.code AS topic_code, t.last_activity_at
         FROM reading_groups g
         LEFT JOIN topics t ON t.id = (
             SELECT n.id FROM topics n WHERE n.group_id = g.id AND n.deleted_at IS NULL
             ORDER BY n.last_activity_at DESC, n.code DESC LIMIT 1)
         ORDER BY (g.closed_at IS NOT NULL), COALESCE(t.last_activity_at, g.created_at) DESC LIMIT $1",
    )
    .bind(GROUPS_AT_MOST)
    .fetch_all(db)
    .await
}

/// The groups that `account` has joined, by name.
pub async fn groups_of(db: &mut AnyConnection, account: AccountId) -> Result<Vec<GroupSummary>> {
    sqlx::query_as(
        "SELECT g.slug, g.name, g.book_title, g.book_author, g.member_count, g.topic_count, g.closed_at,
                t.title AS topic_title, t.code AS topic_code, t.last_activity_at
         FROM group_memberships m
         JOIN reading_groups g ON g.id = m.group_id
         LEFT JOIN topics t ON t.id = (
             SELECT n.id FROM topics n WHERE n.group_id = g.id AND n.deleted_at IS NULL
             ORDER BY n.last_activity_at DESC, n.code DESC LIMIT 1)
         WHERE m.account_id = $1 ORDER BY g.name LIMIT $2",
    )
    .bind(account)
    .bind(GROUPS_AT_MOST)
    .fetch_all(db)
    .await
}

pub async fn group(db: &mut AnyConnection, slug: &str) -> Result<Option<GroupRow>> {
    sqlx::query_as(
        "SELECT id, slug, name, description, description_html, renderer, book_title, book_author, book_year, book_publisher,
                member_count, topic_count, closed_at
         FROM reading_groups WHERE slug = $1",
    )
    .bind(slug)
    .fetch_optional(db)
    .await
}

pub async fn is_member(db: &mut AnyConnection, group: GroupId, account: AccountId) -> Result<bool> {
    let found: Option<i64> =
        sqlx::query_scalar("SELECT joined_at FROM group_memberships WHERE group_id = $1 AND account_id = $2")
            .bind(group)
            .bind(account)
            .fetch_optional(db)
            .await?;
    Ok(found.is_some())
}

/// Gives whether that is new.
pub async fn join(tx: &mut Tx, group: GroupId, account: AccountId) -> Result<bool> {
    let now = tx.now();
    let joined = sqlx::query(
        "INSERT INTO group_memberships (group_id, account_id, joined_at) VALUES ($1, $2, $3)
         ON CONFLICT (group_id, account_id) DO NOTHING",
    )
    .bind(group)
    .bind(account)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    count_members(tx, group, joined.rows_affected(), 1).await
}

/// Gives whether there was a membership to end.
pub async fn leave(tx: &mut Tx, group: GroupId, account: AccountId) -> Result<bool> {
    let left = sqlx::query("DELETE FROM group_memberships WHERE group_id = $1 AND account_id = $2")
        .bind(group)
        .bind(account)
        .execute(&mut **tx)
        .await?;
    count_members(tx, group, left.rows_affected(), -1).await
}

async fn count_members(tx: &mut Tx, group: GroupId, changed: u64, by: i64) -> Result<bool> {
    if changed == 0 {
        return Ok(false);
    }
    sqlx::query("UPDATE reading_groups SET member_count = member_count + $2 WHERE id = $1")
        .bind(group)
        .bind(by)
        .execute(&mut **tx)
        .await?;
    Ok(true)
}

/// What the staff says of a group.
pub struct GroupText {
    pub name: String,
    pub description: String,
    pub description_html: String,
    pub book_title: String,
    pub book_author: String,
    pub book_year: Option<i64>,
    pub book_publisher: String,
    pub closed: bool,
}

pub async fn insert_group(tx: &mut Tx, id: GroupId, slug: &str, text: &GroupText) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO reading_groups (id, slug, name, description, description_html, renderer, book_title, book_author, book_year,
                                     book_publisher, created_at, closed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(id)
    .bind(slug)
    .bind(&text.name)
    .bind(&text.description)
    .bind(&text.description_html)
    .bind(crate::markdown::VERSION)
    .bind(&text.book_title)
    .bind(&text.book_author)
    .bind(text.book_year)
    .bind(&text.book_publisher)
    .bind(now)
    .bind(text.closed.then_some(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn update_group(tx: &mut Tx, id: GroupId, text: &GroupText) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "UPDATE reading_groups SET name = $2, description = $3, description_html = $4, renderer = $5, book_title = $6,
                book_author = $7, book_year = $8, book_publisher = $9,
                closed_at = CASE WHEN $10 = 0 THEN NULL ELSE COALESCE(closed_at, $11) END
         WHERE id = $1",
    )
    .bind(id)
    .bind(&text.name)
    .bind(&text.description)
    .bind(&text.description_html)
    .bind(crate::markdown::VERSION)
    .bind(&text.book_title)
    .bind(&text.book_author)
    .bind(text.book_year)
    .bind(&text.book_publisher)
    .bind(i64::from(text.closed))
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn group_ids_of(db: &mut AnyConnection, account: AccountId) -> Result<Vec<GroupId>> {
    sqlx::query_scalar("SELECT group_id FROM group_memberships WHERE account_id = $1 ORDER BY group_id")
        .bind(account)
        .fetch_all(db)
        .await
}
