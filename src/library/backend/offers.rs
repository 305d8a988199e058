//! Facilities and the service charter.

use super::who::{line, required};
use crate::{
    auth::Role,
    db::{Violation, once, violation},
    error::{AppError, FieldErrors},
    i18n::Lang,
    library::{
        Facility, FacilityForm, FacilityState, Standard, StandardForm, Words, rules::slug_of, store, texts,
    },
    server::Ctx,
};
use sqlx::AnyConnection;

const NAME_MAX: usize = 120;
const NOTE_MAX: usize = 400;

/// # Errors
/// [`AppError::Internal`].
pub async fn facilities(db: &mut AnyConnection) -> Result<Vec<Facility>, AppError> {
    Ok(store::facilities(db).await?)
}

/// # Errors
/// [`AppError::NotFound`].
pub async fn facility(db: &mut AnyConnection, slug: &str) -> Result<Facility, AppError> {
    store::facility(db, slug).await?.ok_or(AppError::NotFound)
}

/// # Errors
/// [`AppError::Internal`].
pub async fn standards(db: &mut AnyConnection) -> Result<Vec<Standard>, AppError> {
    Ok(store::standards(db).await?)
}

/// # Errors
/// [`AppError::NotFound`].
pub async fn standard(db: &mut AnyConnection, slug: &str) -> Result<Standard, AppError> {
    store::standard(db, slug).await?.ok_or(AppError::NotFound)
}

/// Says how a facility stands today, and what to know about it.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian; [`AppError::NotFound`]; [`AppError::Invalid`] by field.
pub async fn set_facility_state(ctx: &Ctx, form: &FacilityForm) -> Result<(), AppError> {
    ctx.at_least(Role::Librarian)?;
    let (state, note) = check_state(ctx.lang, form).map_err(AppError::Invalid)?;
    let mut tx = ctx.write().await?;
    let mut facility = facility(&mut tx, &form.slug).await?;
    (facility.state, facility.note) = (state, note);
    store::update_facility(&mut tx, &facility).await?;
    tx.audit("facility.state_set", &facility.slug, state.as_str())
        .await?;
    tx.commit().await
}

/// Writes a facility: a new one when the form has no slug.
///
/// # Errors
/// [`AppError::Forbidden`] below manager; [`AppError::NotFound`]; [`AppError::Invalid`] by field.
pub async fn save_facility(ctx: &Ctx, form: &FacilityForm) -> Result<(), AppError> {
    let by = ctx.at_least(Role::Manager)?.id;
    let key = once(&form.key, by, form);
    let (name, state) = both(
        check_name(ctx.lang, &form.name_id, &form.name_en),
        check_state(ctx.lang, form),
    )?;
    let (state, note) = state;
    let mut written = Facility {
        slug: form.slug.clone(),
        name,
        state,
        note,
        accessible: form.accessible == "yes",
    };
    let mut tx = ctx.write().await?;
    if form.slug.is_empty() {
        if tx.repeated(&key).await?.is_some() {
            return Ok(());
        }
        written.slug = new_slug(ctx.lang, &written.name)?;
        store::insert_facility(&mut tx, &written)
            .await
            .map_err(|error| taken(ctx.lang, error))?;
        tx.remember(&key, &written.slug).await?;
    } else {
        facility(&mut tx, &form.slug).await?;
        store::update_facility(&mut tx, &written).await?;
    }
    tx.audit("facility.saved", &written.slug, state.as_str()).await?;
    tx.commit().await
}

/// Strikes a facility from the list and gives its name.
///
/// # Errors
/// [`AppError::Forbidden`] below manager; [`AppError::NotFound`].
pub async fn remove_facility(ctx: &Ctx, slug: &str) -> Result<String, AppError> {
    ctx.at_least(Role::Manager)?;
    let mut tx = ctx.write().await?;
    let facility = facility(&mut tx, slug).await?;
    store::delete_facility(&mut tx, slug).await?;
    tx.audit("facility.removed", slug, &facility.name.id).await?;
    tx.commit().await?;
    Ok(facility.name.say(ctx.lang).to_owned())
}

/// Writes a promise: a new one when the form has no slug.
///
/// # Errors
/// [`AppError::Forbidden`] below manager; [`AppError::NotFound`]; [`AppError::Invalid`] by field.
pub async fn save_standard(ctx: &Ctx, form: &StandardForm) -> Result<(), AppError> {
    let by = ctx.at_least(Role::Manager)?.id;
    let key = once(&form.key, by, form);
    let (name, promise) = both(
        check_name(ctx.lang, &form.name_id, &form.name_en),
        check_promise(ctx.lang, form),
    )?;
    let mut written = Standard {
        slug: form.slug.clone(),
        name,
        promise,
    };
    let mut tx = ctx.write().await?;
    if form.slug.is_empty() {
        if tx.repeated(&key).await?.is_some() {
            return Ok(());
        }
        written.slug = new_slug(ctx.lang, &written.name)?;
        store::insert_standard(&mut tx, &written)
            .await
            .map_err(|error| taken(ctx.lang, error))?;
        tx.remember(&key, &written.slug).await?;
    } else {
        standard(&mut tx, &form.slug).await?;
        store::update_standard(&mut tx, &written).await?;
    }
    tx.audit("standard.saved", &written.slug, &written.promise.id)
        .await?;
    tx.commit().await
}

/// Strikes a promise from the charter and gives its name.
///
/// # Errors
/// [`AppError::Forbidden`] below manager; [`AppError::NotFound`].
pub async fn remove_standard(ctx: &Ctx, slug: &str) -> Result<String, AppError> {
    ctx.at_least(Role::Manager)?;
    let mut tx = ctx.write().await?;
    let standard = standard(&mut tx, slug).await?;
    store::delete_standard(&mut tx, slug).await?;
    tx.audit("standard.removed", slug, &standard.promise.id).await?;
    tx.commit().await?;
    Ok(standard.name.say(ctx.lang).to_owned())
}

fn check_name(lang: Lang, id: &str, en: &str) -> Result<Words, FieldErrors> {
    let mut errors = FieldErrors::default();
    let name = Words::new(
        required(lang, "name_id", id, NAME_MAX, &mut errors),
        line(lang, "name_en", en, NAME_MAX, &mut errors),
    );
    if errors.is_empty() { Ok(name) } else { Err(errors) }
}

fn check_state(lang: Lang, form: &FacilityForm) -> Result<(FacilityState, Words), FieldErrors> {
    let mut errors = FieldErrors::default();
    let state = form.state.parse().unwrap_or_else(|()| {
        errors.add("state", texts::state_wrong(lang));
        FacilityState::default()
    });
    let note = Words::new(
        line(lang, "note_id", &form.note_id, NOTE_MAX, &mut errors),
        line(lang, "note_en", &form.note_en, NOTE_MAX, &mut errors),
    );
    if errors.is_empty() {
        Ok((state, note))
    } else {
        Err(errors)
    }
}

fn check_promise(lang: Lang, form: &StandardForm) -> Result<Words, FieldErrors> {
    let mut errors = FieldErrors::default();
    let promise = Words::new(
        required(lang, "promise_id", &form.promise_id, NOTE_MAX, &mut errors),
        line(lang, "promise_en", &form.promise_en, NOTE_MAX, &mut errors),
    );
    if errors.is_empty() {
        Ok(promise)
    } else {
        Err(errors)
    }
}

/// Both values, or what is wrong with either.
fn both<A, B>(a: Result<A, FieldErrors>, b: Result<B, FieldErrors>) -> Result<(A, B), AppError> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => {
            let mut errors = FieldErrors::default();
            for wrong in [a.err(), b.err()].into_iter().flatten() {
                for (field, message) in wrong.iter() {
                    errors.add(field, message);
                }
            }
            Err(AppError::Invalid(errors))
        }
    }
}

/// A name without a single Latin letter has no slug of its own.
fn new_slug(lang: Lang, name: &Words) -> Result<String, AppError> {
    let slug = slug_of(&name.id);
    match slug.as_str() {
        "" => Err(AppError::invalid("name_id", texts::required(lang))),
        // Where the form of a new one is.
        "baru" => Ok("baru-1".to_owned()),
        _ => Ok(slug),
    }
}

fn taken(lang: Lang, error: sqlx::Error) -> AppError {
    match violation(&error) {
        Some(violated) if violated.kind == Violation::Unique => {
            AppError::invalid("name_id", texts::name_taken(lang))
        }
        _ => error.into(),
    }
}
