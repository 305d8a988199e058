//! What pages show.

use super::{Names, groups::find, thread, thread_and_post};
use crate::{
    auth::AccountId,
    discussions::{
        Arrived, rules,
        store::{self, GroupRow, NewestRow, PostRow, ThreadRow, TopicRow},
    },
    error::AppError,
    markdown,
    server::Ctx,
    time::Millis,
};
use sqlx::AnyConnection;

/// A topic that people talk about, for a list anywhere.
#[derive(Debug, Clone)]
pub struct Newest {
    pub title: String,
    pub path: String,
    pub group: String,
    pub replies: i64,
    pub last_activity_at: Millis,
}

/// The title of the book that is read at `/diskusi/<slug>` or `/diskusi/<slug>/<code>`, if there is such a place.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn book_at(db: &mut AnyConnection, slug: &str, code: &str) -> Result<Option<String>, AppError> {
    let title = match code {
        "" => store::group(db, slug).await?.map(|group| group.book_title),
        _ => {
            let thread = store::thread(db, code).await?;
            thread
                .filter(|thread| thread.slug == slug)
                .map(|thread| thread.book_title)
        }
    };
    Ok(title)
}

/// The `n` topics that were last active in the whole library.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn newest(db: &mut AnyConnection, n: i64) -> Result<Vec<Newest>, AppError> {
    let row = |row: NewestRow| Newest {
        path: rules::topic_path(&row.slug, &row.code),
        title: row.title,
        group: row.group_name,
        replies: row.reply_count,
        last_activity_at: row.last_activity_at,
    };
    Ok(store::newest(db, n).await?.into_iter().map(row).collect())
}

/// A group as its page shows it.
pub struct GroupPage {
    pub group: GroupRow,
    pub description_html: String,
    pub is_member: bool,
    pub topics: Vec<(TopicRow, String)>,
    /// Where older topics begin, if there are any.
    pub older: Option<String>,
}

/// `before` is empty, or the `older` of the page before.
///
/// # Errors
/// [`AppError::NotFound`], also for a `before` that cannot be.
pub async fn group_page(ctx: &Ctx, slug: &str, before: &str) -> Result<GroupPage, AppError> {
    let before = match before {
        "" => None,
        text => Some(read_place(text).ok_or(AppError::NotFound)?),
    };
    let mut db = ctx.read().await?;
    let group = find(&mut db, slug).await?;
    let is_member = match &ctx.viewer {
        Some(viewer) => store::is_member(&mut db, group.id, viewer.id).await?,
        None => false,
    };
    let mut topics = store::topics(&mut db, group.id, before, rules::TOPICS_A_PAGE + 1).await?;
    let page = usize::try_from(rules::TOPICS_A_PAGE).unwrap_or(usize::MAX);
    let has_more = topics.len() > page;
    topics.truncate(page);
    let older = topics
        .last()
        .filter(|_| has_more)
        .map(|last| format!("{}.{}", last.last_activity_at.0, last.code));
    let names = Names::of(&mut db, ctx.lang, topics.iter().map(|topic| topic.author_id)).await?;
    let description_html = if group.renderer == markdown::VERSION {
        group.description_html.clone()
    } else {
        markdown::render(&group.description)
    };
    Ok(GroupPage {
        group,
        description_html,
        is_member,
        topics: topics
            .into_iter()
            .map(|topic| {
                let author = names.get(topic.author_id);
                (topic, author)
            })
            .collect(),
        older,
    })
}

/// Reads `<instant>.<code>`.
fn read_place(text: &str) -> Option<(Millis, &str)> {
    let (at, code) = text.split_once('.')?;
    Some((Millis(at.parse().ok()?), rules::is_name(code).then_some(code)?))
}

/// The group in which a topic shall be opened, and how many topics whoever asks has opened there. A group that was closed
/// meanwhile is shown too: what was typed for it is still its writer's.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::NotFound`].
pub async fn new_topic(ctx: &Ctx, slug: &str) -> Result<(GroupRow, i64), AppError> {
    let viewer = ctx.signed_in()?;
    let mut db = ctx.read().await?;
    let group = find(&mut db, slug).await?;
    let opened = store::topics_by(&mut db, group.id, viewer.id).await?;
    Ok((group, opened))
}

/// A post as the thread shows it.
#[derive(Debug, Clone)]
pub struct Reading {
    pub number: i64,
    pub author_id: AccountId,
    pub author: String,
    /// Safe to put into a page; empty for a tombstone.
    pub html: String,
    pub created_at: Millis,
    pub edited_at: Option<Millis>,
    pub is_deleted: bool,
    pub removal_reason: Option<String>,
}

/// A page of a thread.
pub struct ThreadPage {
    pub thread: ThreadRow,
    pub posts: Vec<Reading>,
    pub page: i64,
    pub pages: i64,
    pub is_member: bool,
    /// The newest number that whoever asks wrote here, 0 for none.
    pub own_newest: i64,
}

/// The page numbered `page`, or the one on which the post numbered `reply` stands; both as a query gives them, empty for
/// the first page.
///
/// # Errors
/// [`AppError::NotFound`] for what is not there.
pub async fn thread_page(
    ctx: &Ctx,
    slug: &str,
    code: &str,
    page: &str,
    reply: &str,
) -> Result<ThreadPage, AppError> {
    let mut db = ctx.read().await?;
    let thread = thread(&mut db, code).await?;
    let pages = rules::page_of(thread.last_number);
    let page = match (page, reply) {
        ("", "") => Some(1),
        ("", reply) => rules::post_number(reply)
            .filter(|number| *number <= thread.last_number)
            .map(rules::page_of),
        (page, _) => page.parse().ok(),
    };
    let page = page
        .filter(|page| (1..=pages).contains(page) && thread.slug == slug)
        .ok_or(AppError::NotFound)?;
    let posts = store::posts(&mut db, thread.id, rules::numbers_on(page)).await?;
    let names = Names::of(&mut db, ctx.lang, posts.iter().map(|post| post.author_id)).await?;
    let (is_member, own_newest) = match &ctx.viewer {
        Some(viewer) => (
            store::is_member(&mut db, thread.group_id, viewer.id).await?,
            store::newest_number_of(&mut db, thread.id, viewer.id).await?,
        ),
        None => (false, 0),
    };
    let posts = posts.into_iter().map(|post| reading(post, &names)).collect();
    Ok(ThreadPage {
        thread,
        posts,
        page,
        pages,
        is_member,
        own_newest,
    })
}

fn reading(post: PostRow, names: &Names) -> Reading {
    // The text comes along only when it was rendered by an older version.
    let html = if post.body_markdown.is_empty() {
        post.body_html
    } else {
        markdown::render(&post.body_markdown)
    };
    Reading {
        number: post.number,
        author: names.get(post.author_id),
        author_id: post.author_id,
        html,
        created_at: post.created_at,
        edited_at: post.edited_at,
        is_deleted: post.deleted_at.is_some(),
        removal_reason: post.removal_reason,
    }
}

/// A post with its thread, for a page about that post.
pub struct OwnPost {
    pub thread: ThreadRow,
    pub post: PostRow,
    pub author: String,
}

/// One post that can still be read.
///
/// # Errors
/// [`AppError::NotFound`], also for a tombstone.
pub async fn own_post(ctx: &Ctx, slug: &str, code: &str, number: &str) -> Result<OwnPost, AppError> {
    let mut db = ctx.read().await?;
    let (thread, post) = thread_and_post(&mut db, code, number).await?;
    if thread.slug != slug || post.deleted_at.is_some() {
        return Err(AppError::NotFound);
    }
    let names = Names::of(&mut db, ctx.lang, std::iter::once(post.author_id)).await?;
    let author = names.get(post.author_id);
    Ok(OwnPost { thread, post, author })
}

/// What others have said in a topic after the post numbered `after`.
///
/// # Errors
/// [`AppError::NotFound`] for a code that cannot be.
pub async fn arrivals(ctx: &Ctx, code: &str, after: i64) -> Result<Arrived, AppError> {
    if !rules::is_name(code) {
        return Err(AppError::NotFound);
    }
    let reader = ctx.viewer.as_ref().map(|viewer| viewer.id);
    let mut db = ctx.read().await?;
    Ok(store::arrivals(&mut db, code, after, reader).await?)
}

/// How `body` will look.
///
/// # Errors
/// [`AppError::SignInRequired`]; [`AppError::Invalid`] when it is too long.
pub fn preview(ctx: &Ctx, body: &str) -> Result<String, AppError> {
    ctx.signed_in()?;
    let mut errors = crate::error::FieldErrors::default();
    let body = rules::body(ctx.lang, body, &mut errors);
    errors.check()?;
    Ok(markdown::render(&body))
}
