//! Reports, and what the staff does about them.

use super::{
    Names, thread, thread_and_post,
    write::{after_burial, post_name},
};
use crate::{
    auth::{AccountId, ERASED_NAME, Role, backend::contacts},
    db::Tx,
    discussions::{
        LockForm, PostForm, RemoveForm, ReportForm, rules,
        store::{self, Burial, PostRow, ReportedRow, ThreadRow},
        texts,
    },
    error::{AppError, FieldErrors},
    i18n::Lang,
    server::{
        Ctx,
        limits::{self, Limit},
    },
    staff::Need,
    time::{Millis, Span},
};

const REPORTS: Limit = Limit {
    max: 20,
    window: Span::hours(1),
};

/// Tells the staff about a post. Gives its path. A second report by the same reader adds nothing, so the form needs no key.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::NotFound`], [`AppError::TooMany`], [`AppError::Invalid`].
pub async fn report(ctx: &Ctx, form: &ReportForm) -> Result<String, AppError> {
    let viewer = ctx.signed_in()?;
    let mut errors = FieldErrors::default();
    let reason = rules::reason(ctx.lang, &form.reason, &mut errors);
    errors.check()?;
    limits::hit(&ctx.app, &format!("report:{}", viewer.id), REPORTS).await?;
    let mut tx = ctx.write().await?;
    let (thread, post) = thread_and_post(&mut tx, &form.topic, &form.post).await?;
    let path = rules::post_path(&thread.slug, &thread.code, post.number);
    if post.deleted_at.is_none() && store::insert_report(&mut tx, post.id, viewer.id, &reason).await? {
        tx.audit("post.reported", post_name(&thread.code, post.number), &reason)
            .await?;
        tx.commit().await?;
    }
    Ok(path)
}

/// A post that waits for the staff.
pub struct Reported {
    pub path: String,
    pub topic: String,
    pub author: String,
    pub reason: String,
    pub reports: i64,
    pub since: Millis,
}

/// What readers reported and nobody has dealt with, the oldest first.
///
/// # Errors
/// [`AppError::Forbidden`].
pub async fn reported(ctx: &Ctx) -> Result<Vec<Reported>, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let rows = store::reported(&mut db).await?;
    let names = Names::of(&mut db, ctx.lang, rows.iter().map(|row| row.author_id)).await?;
    let reported = |row: ReportedRow| Reported {
        path: format!(
            "{}/{}/kelola",
            rules::topic_path(&row.slug, &row.code),
            row.number
        ),
        topic: row.title,
        author: names.get(row.author_id),
        reason: row.reason,
        reports: row.reports,
        since: row.since,
    };
    Ok(rows.into_iter().map(reported).collect())
}

/// The same for the staff desk.
///
/// # Errors
/// [`AppError::Forbidden`].
pub async fn needs(ctx: &Ctx) -> Result<Vec<Need>, AppError> {
    let need = |reported: Reported| Need {
        due: reported.since,
        title: texts::need_title(ctx.lang, &reported.author),
        note: format!("{} · {}", reported.topic, reported.reason),
        href: reported.path,
    };
    Ok(reported(ctx).await?.into_iter().map(need).collect())
}

/// All that the staff needs to decide about a post.
pub struct Case {
    pub thread: ThreadRow,
    pub post: PostRow,
    pub author: String,
    /// Who, why, when, and whether somebody dealt with it.
    pub reports: Vec<(String, String, Millis, bool)>,
    /// What it said before, the newest first: text, and when and by whom it was replaced.
    pub revisions: Vec<(String, Millis, String)>,
}

/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`].
pub async fn case(ctx: &Ctx, slug: &str, code: &str, number: &str) -> Result<Case, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let (thread, post) = thread_and_post(&mut db, code, number).await?;
    if thread.slug != slug {
        return Err(AppError::NotFound);
    }
    let reports = store::reports(&mut db, post.id).await?;
    let revisions = store::revisions(&mut db, post.id).await?;
    let people = std::iter::once(post.author_id)
        .chain(reports.iter().map(|report| report.reporter_id))
        .chain(revisions.iter().map(|revision| revision.replaced_by));
    let names = Names::of(&mut db, ctx.lang, people).await?;
    Ok(Case {
        author: names.get(post.author_id),
        reports: reports
            .into_iter()
            .map(|report| {
                let who = names.get(report.reporter_id);
                (who, report.reason, report.created_at, report.settled_at.is_some())
            })
            .collect(),
        revisions: revisions
            .into_iter()
            .map(|revision| {
                let who = names.get(revision.replaced_by);
                (revision.body_markdown, revision.replaced_at, who)
            })
            .collect(),
        thread,
        post,
    })
}

/// Takes a post out of its thread and tells its author why. Gives where to go on.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`], [`AppError::Invalid`].
pub async fn remove(ctx: &Ctx, form: &RemoveForm) -> Result<String, AppError> {
    let viewer = ctx.at_least(Role::Librarian)?;
    let mut errors = FieldErrors::default();
    let reason = rules::reason(ctx.lang, &form.reason, &mut errors);
    errors.check()?;
    let mut tx = ctx.write().await?;
    let (thread, post) = thread_and_post(&mut tx, &form.topic, &form.post).await?;
    let burial = Burial {
        by: viewer.id,
        reason: Some(&reason),
    };
    if !store::bury(&mut tx, post.id, &burial).await? {
        return Ok(rules::post_path(&thread.slug, &thread.code, post.number));
    }
    if post.number == 1 {
        // A title can be what was wrong; the audit keeps it.
        store::set_title(&mut tx, thread.id, texts::title_removed(Lang::Id)).await?;
    }
    let detail = format!("{} · {reason}", thread.title);
    tx.audit("post.removed", post_name(&thread.code, post.number), &detail)
        .await?;
    store::settle(&mut tx, post.id, viewer.id).await?;
    let path = after_burial(&mut tx, &thread, post.number).await?;
    tell_author(ctx, &mut tx, &thread, &post, &reason, &path).await?;
    tx.commit().await?;
    Ok(path)
}

async fn tell_author(
    ctx: &Ctx,
    tx: &mut Tx,
    thread: &ThreadRow,
    post: &PostRow,
    reason: &str,
    path: &str,
) -> Result<(), AppError> {
    let mut people = contacts(tx, &[post.author_id]).await?;
    let Some(author) = people.remove(&post.author_id) else {
        return Ok(());
    };
    let Some(email) = author.email else { return Ok(()) };
    let url = format!("{}{path}", ctx.app.config().public_url());
    let subject = texts::removal_subject(author.lang, &thread.title);
    let body = texts::removal_mail(
        author.lang,
        &author.name,
        &thread.title,
        reason,
        &post.body_markdown,
        &url,
    );
    tx.mail(&email, &subject, &body).await
}

/// Leaves a reported post as it is.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`].
pub async fn keep(ctx: &Ctx, form: &PostForm) -> Result<(), AppError> {
    let viewer = ctx.at_least(Role::Librarian)?;
    let mut tx = ctx.write().await?;
    let (thread, post) = thread_and_post(&mut tx, &form.topic, &form.post).await?;
    store::settle(&mut tx, post.id, viewer.id).await?;
    if is_erased(&mut tx, post.author_id).await? {
        // They were kept for the report alone.
        store::forget_revisions_of(&mut tx, post.id).await?;
    }
    tx.audit("post.kept", post_name(&thread.code, post.number), "")
        .await?;
    tx.commit().await
}

async fn is_erased(tx: &mut Tx, author: AccountId) -> Result<bool, AppError> {
    let author = contacts(tx, &[author]).await?.remove(&author);
    Ok(author.is_none_or(|author| author.email.is_none() && author.name == ERASED_NAME))
}

/// Ends a topic or reopens it. Gives which.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`].
pub async fn lock(ctx: &Ctx, form: &LockForm) -> Result<bool, AppError> {
    ctx.at_least(Role::Librarian)?;
    let locked = form.locked == "yes";
    let mut tx = ctx.write().await?;
    let thread = thread(&mut tx, &form.topic).await?;
    if thread.locked_at.is_some() == locked {
        return Ok(locked);
    }
    store::set_locked(&mut tx, thread.id, locked).await?;
    let action = if locked { "topic.locked" } else { "topic.unlocked" };
    tx.audit(action, &thread.code, "").await?;
    tx.commit().await?;
    Ok(locked)
}
