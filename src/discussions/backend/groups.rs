//! Groups: list, join, leave; and what the staff says of them.

use crate::{
    auth::Role,
    db::{Violation, new_id, once, violation},
    discussions::{
        GroupForm, MembershipForm, rules,
        store::{self, GroupRow, GroupSummary, GroupText},
        texts,
    },
    error::{AppError, FieldErrors},
    markdown,
    server::Ctx,
    tidy::{tidy_line, tidy_text},
};

/// Every group, the one with the newest activity first.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn groups(ctx: &Ctx) -> Result<Vec<GroupSummary>, AppError> {
    Ok(store::groups(&mut *ctx.read().await?).await?)
}

/// The groups of whoever asks, by name.
///
/// # Errors
/// [`AppError::SignInRequired`].
pub async fn my_groups(ctx: &Ctx) -> Result<Vec<GroupSummary>, AppError> {
    let viewer = ctx.signed_in()?;
    Ok(store::groups_of(&mut *ctx.read().await?, viewer.id).await?)
}

/// Gives the name of the group that was joined. To join twice is to join.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::NotFound`]; [`AppError::Conflict`] when the group is closed.
pub async fn join(ctx: &Ctx, form: &MembershipForm) -> Result<String, AppError> {
    let viewer = ctx.signed_in()?;
    let mut tx = ctx.write().await?;
    let group = find(&mut tx, &form.group).await?;
    if group.closed_at.is_some() {
        return Err(AppError::Conflict(texts::group_is_closed(ctx.lang).into()));
    }
    if store::join(&mut tx, group.id, viewer.id).await? {
        tx.audit("group.joined", &group.slug, "").await?;
        tx.commit().await?;
    }
    Ok(group.name)
}

/// Gives the name of the group that was left. Posts stay.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::NotFound`].
pub async fn leave(ctx: &Ctx, form: &MembershipForm) -> Result<String, AppError> {
    let viewer = ctx.signed_in()?;
    let mut tx = ctx.write().await?;
    let group = find(&mut tx, &form.group).await?;
    if store::leave(&mut tx, group.id, viewer.id).await? {
        tx.audit("group.left", &group.slug, "").await?;
        tx.commit().await?;
    }
    Ok(group.name)
}

/// The group with `slug` for the staff's form.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`].
pub async fn staff_group(ctx: &Ctx, slug: &str) -> Result<GroupRow, AppError> {
    ctx.at_least(Role::Librarian)?;
    find(&mut *ctx.read().await?, slug).await
}

pub(super) async fn find(db: &mut sqlx::AnyConnection, slug: &str) -> Result<GroupRow, AppError> {
    if !rules::is_name(slug) {
        return Err(AppError::NotFound);
    }
    store::group(db, slug).await?.ok_or(AppError::NotFound)
}

/// Opens a group, or changes the one that the form names. Gives its path.
///
/// # Errors
/// [`AppError::Forbidden`]; [`AppError::Invalid`] by field.
pub async fn keep_group(ctx: &Ctx, form: &GroupForm) -> Result<String, AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let text = check_group(ctx, form)?;
    let key = once(&form.key, by, form);
    let mut tx = ctx.write().await?;
    if !form.group.is_empty() {
        let group = find(&mut tx, &form.group).await?;
        store::update_group(&mut tx, group.id, &text).await?;
        tx.audit("group.changed", &group.slug, &group.name).await?;
        tx.commit().await?;
        return Ok(rules::group_path(&group.slug));
    }
    if let Some(path) = tx.repeated(&key).await? {
        return Ok(path);
    }
    let slug = rules::slug(&text.name);
    let path = rules::group_path(&slug);
    store::insert_group(&mut tx, new_id(ctx.now()), &slug, &text)
        .await
        .map_err(|error| match violation(&error).map(|violated| violated.kind) {
            Some(Violation::Unique) => AppError::invalid("name", texts::group_name_taken(ctx.lang)),
            _ => error.into(),
        })?;
    tx.audit("group.opened", &slug, &text.name).await?;
    tx.remember(&key, &path).await?;
    tx.commit().await?;
    Ok(path)
}

fn check_group(ctx: &Ctx, form: &GroupForm) -> Result<GroupText, AppError> {
    let lang = ctx.lang;
    let mut errors = FieldErrors::default();
    let name = tidy_line(&form.name);
    if rules::slug(&name).is_empty() || name.chars().count() > rules::NAME_MAX {
        errors.add("name", texts::group_name_wrong(lang));
    }
    let description = tidy_text(&form.description);
    if description.chars().count() > rules::BODY_MAX {
        errors.add("description", texts::body_too_long(lang));
    }
    let mut line = |field: &str, text: &str, required: bool| {
        let text = tidy_line(text);
        if text.chars().count() > rules::BOOK_MAX || (required && text.is_empty()) {
            errors.add(field, texts::book_field_wrong(lang));
        }
        text
    };
    let book_title = line("book_title", &form.book_title, true);
    let book_author = line("book_author", &form.book_author, false);
    let book_publisher = line("book_publisher", &form.book_publisher, false);
    let book_year = match form.book_year.trim() {
        "" => None,
        year => {
            let year = year.parse().ok().filter(|year| (1000..=9999).contains(year));
            if year.is_none() {
                errors.add("book_year", texts::book_year_wrong(lang));
            }
            year
        }
    };
    errors.check()?;
    Ok(GroupText {
        name,
        description_html: markdown::render(&description),
        description,
        book_title,
        book_author,
        book_year,
        book_publisher,
        closed: form.closed == "yes",
    })
}
