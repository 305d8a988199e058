//! What readers write: topics, replies, changes to their own words.

use super::{check_open, groups::find, thread, thread_and_post};
use crate::{
    auth::{AccountId, Viewer},
    db::{Tx, new_id, new_token, once},
    discussions::{
        EditForm, OpenTopicForm, PostForm, ReplyForm, rules,
        store::{self, Burial},
        texts,
    },
    error::{AppError, FieldErrors},
    i18n::Lang,
    live, markdown,
    server::{
        Ctx,
        limits::{self, Limit},
    },
    time::Span,
};

/// A lively talk stays below this; a script does not.
const POSTS: Limit = Limit {
    max: 20,
    window: Span::minutes(10),
};
const TOPICS: Limit = Limit {
    max: 10,
    window: Span::hours(1),
};

/// Opens a topic and joins its group. Gives the path of the topic.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::NotFound`], [`AppError::TooMany`]; [`AppError::Invalid`] by field;
/// [`AppError::Conflict`] when the group is closed.
pub async fn open_topic(ctx: &Ctx, form: &OpenTopicForm) -> Result<String, AppError> {
    let viewer = ctx.signed_in()?;
    let mut errors = FieldErrors::default();
    let title = rules::title(ctx.lang, &form.title, &mut errors);
    let (body, html) = check_body(ctx.lang, &form.body, &mut errors);
    errors.check()?;
    let key = once(&form.key, viewer.id, form);
    limits::hit_once(&ctx.app, &format!("topic:{}", viewer.id), TOPICS, &key).await?;
    let mut tx = ctx.write().await?;
    if let Some(path) = tx.repeated(&key).await? {
        return Ok(path);
    }
    let group = find(&mut tx, &form.group).await?;
    if group.closed_at.is_some() {
        return Err(AppError::Conflict(texts::group_is_closed(ctx.lang).into()));
    }
    let (id, code) = (new_id(ctx.now()), new_code());
    store::join(&mut tx, group.id, viewer.id).await?;
    store::insert_topic(&mut tx, id, &code, group.id, &title, viewer.id).await?;
    store::insert_post(&mut tx, id, 1, viewer.id, &body, &html).await?;
    tx.audit("topic.opened", &code, &title).await?;
    tx.announce(live::Topic::new("diskusi", &group.slug)).await?;
    let path = rules::topic_path(&group.slug, &code);
    tx.remember(&key, &path).await?;
    tx.commit().await?;
    Ok(path)
}

fn new_code() -> String {
    new_token().chars().take(rules::CODE_LENGTH).collect()
}

/// Adds a reply and joins its group. Gives the path of the reply.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::NotFound`], [`AppError::TooMany`]; [`AppError::Invalid`] by field;
/// [`AppError::Conflict`] when the group is closed or the topic locked.
pub async fn reply(ctx: &Ctx, form: &ReplyForm) -> Result<String, AppError> {
    let viewer = ctx.signed_in()?;
    let mut errors = FieldErrors::default();
    let (body, html) = check_body(ctx.lang, &form.body, &mut errors);
    errors.check()?;
    let key = once(&form.key, viewer.id, form);
    limits::hit_once(&ctx.app, &format!("post:{}", viewer.id), POSTS, &key).await?;
    let mut tx = ctx.write().await?;
    if let Some(path) = tx.repeated(&key).await? {
        return Ok(path);
    }
    let thread = thread(&mut tx, &form.topic).await?;
    check_open(ctx.lang, &thread)?;
    let number = store::next_number(&mut tx, thread.id)
        .await?
        .ok_or_else(|| AppError::Conflict(texts::topic_is_locked(ctx.lang).into()))?;
    store::insert_post(&mut tx, thread.id, number, viewer.id, &body, &html).await?;
    store::join(&mut tx, thread.group_id, viewer.id).await?;
    tx.audit("post.written", post_name(&thread.code, number), "")
        .await?;
    tx.announce(live::Topic::new("diskusi", &thread.code)).await?;
    let path = rules::post_path(&thread.slug, &thread.code, number);
    tx.remember(&key, &path).await?;
    tx.commit().await?;
    Ok(path)
}

/// What the audit calls a post.
pub(super) fn post_name(code: &str, number: i64) -> String {
    format!("{code}#{number}")
}

/// The body and its HTML. Text of which nothing can be seen, such as a lone link definition, is no text.
fn check_body(lang: Lang, text: &str, errors: &mut FieldErrors) -> (String, String) {
    let body = rules::body(lang, text, errors);
    if !errors.is_empty() {
        return (body, String::new());
    }
    let html = markdown::render(&body);
    if html.is_empty() {
        errors.add("body", texts::body_missing(lang));
    }
    (body, html)
}

/// Changes a post of whoever asks. Gives its path.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::NotFound`]; [`AppError::Forbidden`] for another's post; [`AppError::Invalid`]
/// by field; [`AppError::Conflict`] when the group is closed, the topic locked, or the post changed since the form was shown.
pub async fn edit(ctx: &Ctx, form: &EditForm) -> Result<String, AppError> {
    let viewer = ctx.signed_in()?;
    let mut tx = ctx.write().await?;
    let (thread, post) = thread_and_post(&mut tx, &form.topic, &form.post).await?;
    check_own(viewer, post.author_id)?;
    let mut errors = FieldErrors::default();
    let title = (post.number == 1).then(|| rules::title(ctx.lang, &form.title, &mut errors));
    let (body, html) = check_body(ctx.lang, &form.body, &mut errors);
    errors.check()?;
    check_open(ctx.lang, &thread)?;
    let path = rules::post_path(&thread.slug, &thread.code, post.number);
    let title = title.filter(|title| *title != thread.title);
    if let Some(title) = &title {
        store::set_title(&mut tx, thread.id, title).await?;
    }
    if body != post.body_markdown {
        let seen = form.seen.parse().unwrap_or(-1);
        if !store::replace_body(&mut tx, &post, seen, &body, &html, viewer.id).await? {
            return Err(AppError::Conflict(texts::changed_meanwhile(ctx.lang).into()));
        }
    } else if title.is_none() {
        // The same form twice, or nothing changed.
        return Ok(path);
    }
    let old_title = title.map(|_| thread.title.as_str()).unwrap_or_default();
    tx.audit("post.edited", post_name(&thread.code, post.number), old_title)
        .await?;
    tx.commit().await?;
    Ok(path)
}

/// Deletes a post of whoever asks. Gives where to go on: the thread, or the group when that was all of it.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::NotFound`]; [`AppError::Forbidden`] for another's post.
pub async fn delete(ctx: &Ctx, form: &PostForm) -> Result<String, AppError> {
    let viewer = ctx.signed_in()?;
    let mut tx = ctx.write().await?;
    let (thread, post) = thread_and_post(&mut tx, &form.topic, &form.post).await?;
    check_own(viewer, post.author_id)?;
    let burial = Burial {
        by: viewer.id,
        reason: None,
    };
    if !store::bury(&mut tx, post.id, &burial).await? {
        return Ok(rules::post_path(&thread.slug, &thread.code, post.number));
    }
    tx.audit("post.deleted", post_name(&thread.code, post.number), "")
        .await?;
    let path = after_burial(&mut tx, &thread, post.number).await?;
    store::settle(&mut tx, post.id, viewer.id).await?;
    tx.commit().await?;
    Ok(path)
}

/// Keeps the counts right, and takes a topic away in which nothing is left. Gives where to go on: the post, or then the group.
pub(super) async fn after_burial(
    tx: &mut Tx,
    thread: &store::ThreadRow,
    number: i64,
) -> Result<String, AppError> {
    store::uncount_replies(tx, thread.id, i64::from(number > 1)).await?;
    if store::delete_if_empty(tx, thread.id, thread.group_id).await? {
        return Ok(rules::group_path(&thread.slug));
    }
    Ok(rules::post_path(&thread.slug, &thread.code, number))
}

fn check_own(viewer: &Viewer, author: AccountId) -> Result<(), AppError> {
    if rules::is_own(Some(viewer), author) {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}
