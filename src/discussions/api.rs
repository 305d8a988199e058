//! What a browser may ask of discussions.

use super::{
    Arrived, EditForm, GroupForm, LockForm, MembershipForm, OpenTopicForm, PostForm, RemoveForm, ReplyForm,
    ReportForm,
};
use crate::error::AppError;
use leptos::prelude::*;

/// Makes whoever asks a member of a group.
#[server(prefix = "/api", endpoint = "discussions/join")]
pub async fn join(#[server(flatten)] form: MembershipForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    let group = backend::join(&ctx, &form).await?;
    notice(&texts::joined(ctx.lang, &group));
    Ok(())
}

/// Ends a membership. What was written stays.
#[server(prefix = "/api", endpoint = "discussions/leave")]
pub async fn leave(#[server(flatten)] form: MembershipForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    let group = backend::leave(&ctx, &form).await?;
    notice(&texts::left(ctx.lang, &group));
    Ok(())
}

/// Opens a topic with its first post.
#[server(prefix = "/api", endpoint = "discussions/open_topic")]
pub async fn open_topic(#[server(flatten)] form: OpenTopicForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let path = backend::open_topic(&ctx, &form).await?;
    notice(texts::topic_opened(ctx.lang));
    see_other(&path);
    Ok(())
}

/// Adds a reply to the end of a thread.
#[server(prefix = "/api", endpoint = "discussions/reply")]
pub async fn reply(#[server(flatten)] form: ReplyForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, see_other};
    let ctx = Ctx::current();
    let path = backend::reply(&ctx, &form).await?;
    see_other(&path);
    Ok(())
}

/// Changes one's own post.
#[server(prefix = "/api", endpoint = "discussions/edit")]
pub async fn edit(#[server(flatten)] form: EditForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, see_other};
    let ctx = Ctx::current();
    let path = backend::edit(&ctx, &form).await?;
    see_other(&path);
    Ok(())
}

/// Deletes one's own post. A tombstone stays.
#[server(prefix = "/api", endpoint = "discussions/delete")]
pub async fn delete(#[server(flatten)] form: PostForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let path = backend::delete(&ctx, &form).await?;
    notice(texts::deleted(ctx.lang));
    see_other(&path);
    Ok(())
}

/// Tells the staff about a post.
#[server(prefix = "/api", endpoint = "discussions/report")]
pub async fn report(#[server(flatten)] form: ReportForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let path = backend::report(&ctx, &form).await?;
    notice(texts::reported(ctx.lang));
    see_other(&path);
    Ok(())
}

/// The staff takes a post out of a thread.
#[server(prefix = "/api", endpoint = "discussions/remove")]
pub async fn remove(#[server(flatten)] form: RemoveForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let path = backend::remove(&ctx, &form).await?;
    notice(texts::removed(ctx.lang));
    see_other(&path);
    Ok(())
}

/// The staff has read the reports of a post and leaves it as it is.
#[server(prefix = "/api", endpoint = "discussions/keep")]
pub async fn keep(#[server(flatten)] form: PostForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::keep(&ctx, &form).await?;
    notice(texts::kept(ctx.lang));
    see_other("/petugas/diskusi");
    Ok(())
}

/// The staff ends a topic, or reopens it.
#[server(prefix = "/api", endpoint = "discussions/lock")]
pub async fn lock(#[server(flatten)] form: LockForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    let locked = backend::lock(&ctx, &form).await?;
    notice(if locked {
        texts::now_locked(ctx.lang)
    } else {
        texts::now_unlocked(ctx.lang)
    });
    Ok(())
}

/// The staff opens a reading group, or changes one.
#[server(prefix = "/api", endpoint = "discussions/keep_group")]
pub async fn keep_group(#[server(flatten)] form: GroupForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let path = backend::keep_group(&ctx, &form).await?;
    notice(texts::group_kept(ctx.lang));
    see_other(&path);
    Ok(())
}

/// What others have said in a topic after the post numbered `after`.
#[server(prefix = "/api", endpoint = "discussions/arrivals")]
pub async fn arrivals(topic: String, after: i64) -> Result<Arrived, AppError> {
    use super::backend;
    use crate::server::Ctx;
    backend::arrivals(&Ctx::current(), &topic, after).await
}

/// How a post will look, as HTML.
#[server(prefix = "/api", endpoint = "discussions/preview")]
pub async fn preview(body: String) -> Result<String, AppError> {
    use super::backend;
    use crate::server::Ctx;
    backend::preview(&Ctx::current(), &body)
}
