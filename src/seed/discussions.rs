//! Two reading groups that have talked for four weeks; in a large library forty, with 200,000 posts in a year.

use super::{Seeding, Size, Value, read_data};
use crate::{
    auth::AccountId,
    db::new_id,
    discussions::{GroupId, TopicId, rules},
    error::AppError,
    markdown,
    time::{Millis, Span},
};
use serde::Deserialize;
use std::collections::BTreeSet;

const LARGE_GROUPS: usize = 40;
const LARGE_TOPICS: usize = 2_000;
/// Posts of a topic on average; neighbours differ from it by the same number, up and down.
const LARGE_POSTS_A_TOPIC: usize = 100;
const LARGE_DIFFERENCE: usize = 90;

#[derive(Deserialize)]
struct Group {
    slug: String,
    name: String,
    description: String,
    book: Book,
    topics: Vec<Topic>,
}

#[derive(Deserialize)]
struct Book {
    title: String,
    author: String,
    year: i64,
    publisher: String,
}

#[derive(Deserialize)]
struct Topic {
    title: String,
    author_key: String,
    body_markdown: String,
    replies: Vec<Reply>,
}

#[derive(Deserialize)]
struct Reply {
    author_key: String,
    body_markdown: String,
}

/// A text, rendered once however often it is sown.
struct Text {
    markdown: String,
    html: String,
}

impl Text {
    fn of(markdown: &str) -> Self {
        Self {
            markdown: markdown.to_owned(),
            html: markdown::render(markdown),
        }
    }
}

/// A post that will be: when, by whom, what.
struct Said<'a> {
    at: Millis,
    by: AccountId,
    text: &'a Text,
}

pub(super) async fn sow(seeding: &mut Seeding) -> Result<(), AppError> {
    let groups: Vec<Group> = read_data(include_str!("data/groups.json"))?;
    for (place, group) in groups.iter().enumerate() {
        sow_group(seeding, group, place).await?;
    }
    if seeding.size == Size::Large {
        sow_a_busy_year(seeding, &groups).await?;
    }
    count(seeding).await
}

async fn sow_group(seeding: &mut Seeding, group: &Group, place: usize) -> Result<(), AppError> {
    let id = insert_group(seeding, group, &group.slug, &group.name).await?;
    let mut members = BTreeSet::new();
    for (nth, topic) in group.topics.iter().enumerate() {
        let texts: Vec<Text> = std::iter::once(&topic.body_markdown)
            .chain(topic.replies.iter().map(|reply| &reply.body_markdown))
            .map(|text| Text::of(text))
            .collect();
        let authors =
            std::iter::once(&topic.author_key).chain(topic.replies.iter().map(|reply| &reply.author_key));
        let authors: Vec<AccountId> = authors.map(|key| seeding.person(key)).collect();
        let days_ago = 27 - 5 * whole(nth) - whole(place);
        let mut at = seeding.at(-days_ago, 8 * 60) + minutes(seeding.below(12 * 60));
        let mut said = Vec::with_capacity(texts.len());
        for (by, text) in authors.into_iter().zip(&texts) {
            said.push(Said { at, by, text });
            at = next(seeding, at, 35);
        }
        insert_topic(seeding, id, &topic.title, &said).await?;
        members.extend(said.iter().map(|post| post.by));
    }
    insert_members(seeding, id, &members).await
}

async fn sow_a_busy_year(seeding: &mut Seeding, groups: &[Group]) -> Result<(), AppError> {
    let topics: Vec<&Topic> = groups.iter().flat_map(|group| &group.topics).collect();
    let texts: Vec<Text> = topics
        .iter()
        .flat_map(|topic| &topic.replies)
        .map(|reply| Text::of(&reply.body_markdown))
        .collect();
    let mut difference = 0;
    for nth in 0..LARGE_GROUPS {
        let model = &groups[nth % groups.len()];
        let number = nth + 1;
        let (slug, name) = (
            format!("{}-{number}", model.slug),
            format!("{} {number}", model.name),
        );
        let id = insert_group(seeding, model, &slug, &name).await?;
        let mut members = BTreeSet::new();
        for nth in 0..LARGE_TOPICS / LARGE_GROUPS {
            let posts = if nth % 2 == 0 {
                difference = seeding.below(LARGE_DIFFERENCE);
                LARGE_POSTS_A_TOPIC + difference
            } else {
                LARGE_POSTS_A_TOPIC - difference
            };
            let mut at = seeding.at(-364, 8 * 60) + minutes(seeding.below(310 * 24 * 60));
            let mut said = Vec::with_capacity(posts);
            for _ in 0..posts {
                let text = &texts[seeding.below(texts.len())];
                let by = seeding.some_patron();
                said.push(Said { at, by, text });
                at = next(seeding, at, 1);
            }
            let title = &topics[seeding.below(topics.len())].title;
            insert_topic(seeding, id, title, &said).await?;
            members.extend(said.iter().map(|post| post.by));
        }
        insert_members(seeding, id, &members).await?;
    }
    Ok(())
}

/// When somebody answers what was said `at`: so many minutes later at least, not while people sleep, and never after the seed.
fn next(seeding: &mut Seeding, at: Millis, least: usize) -> Millis {
    let pause = minutes(least + seeding.below(9 * 60));
    let later = at + pause + Span(whole(seeding.below(60_000)));
    let since_midnight = (later - seeding.at(0, 0)).0.rem_euclid(Span::days(1).0);
    let later = if since_midnight < Span::hours(6).0 {
        later + Span::hours(6)
    } else {
        later
    };
    if later < seeding.tx.now() - Span::minutes(10) {
        later
    } else {
        at + Span(1 + whole(seeding.below(1_000)))
    }
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(0)
}

fn minutes(n: usize) -> Span {
    Span::minutes(i64::try_from(n).unwrap_or(0))
}

async fn insert_group(
    seeding: &mut Seeding,
    group: &Group,
    slug: &str,
    name: &str,
) -> Result<GroupId, AppError> {
    let at = seeding.at(-40, 9 * 60);
    let id = new_id(at);
    let columns = [
        "id",
        "slug",
        "name",
        "description",
        "description_html",
        "renderer",
        "book_title",
        "book_author",
        "book_year",
        "book_publisher",
        "created_at",
    ];
    let row = [
        id.into(),
        slug.into(),
        name.into(),
        group.description.as_str().into(),
        markdown::render(&group.description).into(),
        markdown::VERSION.into(),
        group.book.title.as_str().into(),
        group.book.author.as_str().into(),
        group.book.year.into(),
        group.book.publisher.as_str().into(),
        at.into(),
    ];
    seeding.insert("reading_groups", columns, &[row]).await?;
    Ok(id)
}

async fn insert_topic(
    seeding: &mut Seeding,
    group: GroupId,
    title: &str,
    said: &[Said<'_>],
) -> Result<(), AppError> {
    let (Some(first), Some(last)) = (said.first(), said.last()) else {
        return Ok(());
    };
    let id: TopicId = new_id(first.at);
    let newest = whole(said.len());
    let columns = [
        "id",
        "code",
        "group_id",
        "title",
        "author_id",
        "created_at",
        "last_number",
        "reply_count",
        "last_activity_at",
    ];
    let row = [
        id.into(),
        seeding.code(rules::CODE_LENGTH).into(),
        group.into(),
        title.into(),
        first.by.into(),
        first.at.into(),
        newest.into(),
        (newest - 1).into(),
        last.at.into(),
    ];
    seeding.insert("topics", columns, &[row]).await?;
    let columns = [
        "id",
        "topic_id",
        "number",
        "author_id",
        "body_markdown",
        "body_html",
        "renderer",
        "created_at",
    ];
    let rows: Vec<[Value; 8]> = said
        .iter()
        .zip(1_i64..)
        .map(|(post, number)| {
            [
                new_id::<()>(post.at).into(),
                id.into(),
                number.into(),
                post.by.into(),
                post.text.markdown.as_str().into(),
                post.text.html.as_str().into(),
                markdown::VERSION.into(),
                post.at.into(),
            ]
        })
        .collect();
    seeding.insert("posts", columns, &rows).await
}

async fn insert_members(
    seeding: &mut Seeding,
    group: GroupId,
    members: &BTreeSet<AccountId>,
) -> Result<(), AppError> {
    let at = seeding.at(-40, 10 * 60);
    let rows: Vec<[Value; 3]> = members
        .iter()
        .map(|member| [group.into(), (*member).into(), at.into()])
        .collect();
    let columns = ["group_id", "account_id", "joined_at"];
    seeding.insert("group_memberships", columns, &rows).await
}

async fn count(seeding: &mut Seeding) -> Result<(), AppError> {
    sqlx::query(
        "UPDATE reading_groups SET
            member_count = (SELECT COUNT(*) FROM group_memberships m WHERE m.group_id = reading_groups.id),
            topic_count = (SELECT COUNT(*) FROM topics t WHERE t.group_id = reading_groups.id)",
    )
    .execute(&mut *seeding.tx)
    .await?;
    Ok(())
}
