//! Taking answers and running waves: guard, transaction, audit.

use super::{
    AnswerForm, Questionnaire, Session, Wave, WaveForm, WaveState,
    pages::whole,
    report::Report,
    rules::{self, read_questionnaire},
    store, texts,
};
use crate::{
    auth::Role,
    db::{Actor, Tx, Violation, new_token, once, token_hash, violation},
    error::{AppError, FieldErrors},
    i18n::Lang,
    live::Topic,
    server::{
        Ctx,
        limits::{self, Limit},
    },
    staff::{Figure, Need},
    tidy::tidy_line,
    time::{Millis, Span},
};
use jiff::civil::Date;
use sqlx::AnyConnection;
use std::{
    net::IpAddr,
    sync::{Arc, LazyLock},
};

/// A whole class and a kiosk share one address behind the library's Wi-Fi.
pub(super) const ANSWERS_PER_ADDRESS: Limit = Limit {
    max: 240,
    window: Span::hours(1),
};
const LONGEST_WAVE: Span = Span::days(731);
const HALF_A_DAY: Span = Span::hours(12);

/// Saves a questionnaire of the open wave.
///
/// # Errors
/// [`AppError::Invalid`] by field, [`AppError::Conflict`] when the wave has closed, [`AppError::TooMany`].
pub async fn answer(ctx: &Ctx, form: &AnswerForm) -> Result<(), AppError> {
    let wave = wave_that_answers_go_to(ctx, &form.wave).await?;
    let questionnaire = read_questionnaire(ctx.lang, form)?;
    save(ctx, &wave, &form.key, &questionnaire).await
}

/// Saves what was touched at the kiosk. Leaving a question out is a button there, so blanks are meant, and the session is
/// that of the clock.
///
/// # Errors
/// As [`answer`].
pub async fn answer_at_kiosk(ctx: &Ctx, mut form: AnswerForm) -> Result<(), AppError> {
    "yes".clone_into(&mut form.blanks);
    session_now(ctx).slug().clone_into(&mut form.session);
    answer(ctx, &form).await
}

async fn wave_that_answers_go_to(ctx: &Ctx, slug: &str) -> Result<Wave, AppError> {
    let open = store::open_wave(&mut *ctx.read().await?, ctx.now()).await?;
    open.filter(|wave| wave.slug == slug)
        .ok_or_else(|| AppError::Conflict(texts::closed_meanwhile(ctx.lang).into()))
}

/// One sheet counts once, whatever it says when it comes again: its key alone decides.
async fn save(ctx: &Ctx, wave: &Wave, key: &str, questionnaire: &Questionnaire) -> Result<(), AppError> {
    limits::hit_once(&ctx.app, &bucket_of(ctx.address), ANSWERS_PER_ADDRESS, key).await?;
    let mut tx = nobodys_transaction(ctx).await?;
    if tx.repeated(key).await?.is_some() {
        return Ok(());
    }
    if !store::count_response(&mut tx, wave.id, ctx.now()).await? {
        return Err(AppError::Conflict(texts::closed_meanwhile(ctx.lang).into()));
    }
    let day = ctx.zone().date(ctx.now()).to_string();
    store::insert_response(&mut tx, wave.id, &day, questionnaire).await?;
    tx.audit("survey.answered", &wave.slug, "").await?;
    // Open staff pages learn that an answer came, without a row that would keep the instant.
    tx.hint(topic(wave)).await?;
    tx.commit().await
}

/// A transaction in nobody's name, on a clock that shows a random moment of this half of the day: what it writes beside the
/// answers must not tell who answered when.
async fn nobodys_transaction(ctx: &Ctx) -> Result<Tx, AppError> {
    let midnight = ctx.zone().instant(ctx.zone().date(ctx.now()), 0);
    let half = match session_now(ctx) {
        Session::Morning => midnight,
        Session::Afternoon => midnight + HALF_A_DAY,
    };
    let moment = Span(i64::from(rand::random::<u32>()) % HALF_A_DAY.0);
    let nobody = Actor {
        account: None,
        hub: Some(ctx.app.hub().clone()),
    };
    ctx.app.db().write(half + moment, nobody).await
}

/// What a page watches to see answers arrive.
#[must_use]
pub fn topic(wave: &Wave) -> Topic {
    Topic::new("surveys", &wave.slug)
}

/// The rate limit's bucket. The salt dies with the process, so the address cannot be had back from it; that a restart
/// forgives is the lesser harm.
pub(super) fn bucket_of(address: IpAddr) -> String {
    static SALT: LazyLock<String> = LazyLock::new(new_token);
    format!("survey:{}", token_hash(&format!("{}{address}", *SALT)))
}

/// Which half of the day it is here.
#[must_use]
pub fn session_now(ctx: &Ctx) -> Session {
    if ctx.zone().at(ctx.now()).hour() < 12 {
        Session::Morning
    } else {
        Session::Afternoon
    }
}

/// The wave that takes answers now: "Survei sedang dibuka" on the home page.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn open_wave(db: &mut AnyConnection, now: Millis) -> Result<Option<Wave>, AppError> {
    Ok(store::open_wave(db, now).await?)
}

/// Waves whose result is public, newest first.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn published(db: &mut AnyConnection) -> Result<Vec<Wave>, AppError> {
    Ok(store::waves(db, true).await?)
}

/// A public result.
///
/// # Errors
/// [`AppError::NotFound`] for what is not published.
pub async fn published_result(ctx: &Ctx, slug: &str) -> Result<(Wave, Arc<Report>), AppError> {
    let mut db = ctx.read().await?;
    let wave = wave(&mut db, slug).await?;
    if !wave.published {
        return Err(AppError::NotFound);
    }
    let report = Report::of(&mut db, &wave).await?;
    Ok((wave, report))
}

/// All waves, newest first, for the staff.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::Forbidden`].
pub async fn all_waves(ctx: &Ctx) -> Result<Vec<Wave>, AppError> {
    ctx.at_least(Role::Librarian)?;
    Ok(store::waves(&mut *ctx.read().await?, false).await?)
}

/// For the staff desk: a wave that is still marked open although its last day has passed.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn needs(ctx: &Ctx) -> Result<Vec<Need>, AppError> {
    let waves = store::waves(&mut *ctx.read().await?, false).await?;
    let ended = waves
        .into_iter()
        .filter(|wave| wave.state == WaveState::Open && wave.closes_at <= ctx.now());
    let need = |wave: Wave| Need {
        due: wave.closes_at,
        title: texts::close_and_publish(ctx.lang, &wave.title),
        note: texts::answers_of(ctx.lang, wave.responses),
        href: format!("/petugas/survei/{}", wave.slug),
    };
    Ok(ended.map(need).collect())
}

/// For the staff desk: how many have answered the open wave.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn figures(ctx: &Ctx) -> Result<Vec<Figure>, AppError> {
    let open = store::open_wave(&mut *ctx.read().await?, ctx.now()).await?;
    let figure = |wave: Wave| Figure {
        label: texts::answers_to(ctx.lang, &wave.title),
        value: whole(ctx.lang, wave.responses),
    };
    Ok(open.map(figure).into_iter().collect())
}

/// One wave with its figures, for the staff.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::Forbidden`], [`AppError::NotFound`].
pub async fn wave_and_report(ctx: &Ctx, slug: &str) -> Result<(Wave, Arc<Report>), AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let wave = wave(&mut db, slug).await?;
    let report = Report::of(&mut db, &wave).await?;
    Ok((wave, report))
}

/// Why the files of a wave may not be had, if so: those of an open one, taken twice, would tell what the visitor between gave,
/// and those of a handful of people who gave what.
#[must_use]
pub fn files_withheld(lang: Lang, wave: &Wave, report: &Report) -> Option<&'static str> {
    match wave.state {
        WaveState::Open => Some(texts::files_when_closed(lang)),
        WaveState::Draft | WaveState::Closed => (!report.is_enough()).then(|| texts::files_of_too_few(lang)),
    }
}

async fn wave(db: &mut AnyConnection, slug: &str) -> Result<Wave, AppError> {
    if !rules::is_slug(slug) {
        return Err(AppError::NotFound);
    }
    store::find_wave(db, slug).await?.ok_or(AppError::NotFound)
}

/// Prepares a wave and gives the path of its page.
///
/// # Errors
/// [`AppError::Invalid`] by field; [`AppError::SignInRequired`], [`AppError::Forbidden`].
pub async fn create_wave(ctx: &Ctx, form: &WaveForm) -> Result<String, AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let new = read_wave(ctx, form)?;
    let key = once(&form.key, by, form);
    let path = format!("/petugas/survei/{}", new.slug);
    let mut tx = ctx.write().await?;
    if let Some(path) = tx.repeated(&key).await? {
        return Ok(path);
    }
    store::insert_wave(&mut tx, &new)
        .await
        .map_err(|error| taken(ctx.lang, error))?;
    tx.audit("survey.created", &new.slug, "").await?;
    tx.remember(&key, &path).await?;
    tx.commit().await?;
    Ok(path)
}

fn read_wave(ctx: &Ctx, form: &WaveForm) -> Result<store::NewWave, AppError> {
    let lang = ctx.lang;
    let mut errors = FieldErrors::default();
    let title = tidy_line(&form.title);
    let slug = rules::slug_of(&title);
    if slug.is_empty() || title.chars().count() > rules::TITLE_MAX {
        errors.add("title", texts::title_wrong(lang));
    }
    let population_counts = tidy_line(&form.population_counts);
    if population_counts.is_empty() || population_counts.chars().count() > rules::TITLE_MAX {
        errors.add("population_counts", texts::population_counts_wrong(lang));
    }
    let population = form.population.trim().parse::<i64>().ok();
    let population = population.filter(|n| (1..=rules::POPULATION_MAX as i64).contains(n));
    if population.is_none() {
        errors.add("population", texts::population_wrong(lang));
    }
    // The last day counts, so the wave ends when the next one begins.
    let closes_at = form
        .closes_on
        .trim()
        .parse::<Date>()
        .ok()
        .and_then(|day| Some(ctx.zone().instant(day.tomorrow().ok()?, 0)))
        .filter(|at| *at > ctx.now() && *at - ctx.now() < LONGEST_WAVE);
    if closes_at.is_none() {
        errors.add("closes_on", texts::closes_on_wrong(lang));
    }
    errors.check()?;
    Ok(store::NewWave {
        slug,
        title,
        population: population.unwrap_or(1),
        population_counts,
        closes_at: closes_at.unwrap_or_default(),
    })
}

fn taken(lang: Lang, error: sqlx::Error) -> AppError {
    match violation(&error) {
        Some(violated) if violated.kind == Violation::Unique && violated.detail.contains("slug") => {
            AppError::invalid("title", texts::title_taken(lang))
        }
        _ => error.into(),
    }
}

/// Begins to take answers, or takes them again.
///
/// # Errors
/// [`AppError::Conflict`] when another wave is open, its time is up or its result is public.
pub async fn open(ctx: &Ctx, slug: &str) -> Result<(), AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut tx = ctx.write().await?;
    store::close_ended(&mut tx).await?;
    let wave = wave(&mut tx, slug).await?;
    if wave.state == WaveState::Open {
        return Ok(());
    }
    let opened = store::set_open(&mut tx, wave.id)
        .await
        .map_err(|error| match violation(&error) {
            Some(violated) if violated.kind == Violation::Unique => {
                AppError::Conflict(texts::another_is_open(ctx.lang).into())
            }
            _ => error.into(),
        })?;
    if !opened {
        let why = if wave.published {
            texts::is_published(ctx.lang)
        } else {
            texts::time_is_up(ctx.lang)
        };
        return Err(AppError::Conflict(why.into()));
    }
    tx.audit("survey.opened", slug, "").await?;
    tx.announce(topic(&wave)).await?;
    tx.commit().await
}

/// Ends the taking of answers. Closing what is closed changes nothing.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::Forbidden`], [`AppError::NotFound`].
pub async fn close(ctx: &Ctx, slug: &str) -> Result<(), AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut tx = ctx.write().await?;
    let wave = wave(&mut tx, slug).await?;
    if store::set_closed(&mut tx, wave.id).await? {
        tx.audit("survey.closed", slug, &wave.responses.to_string())
            .await?;
        tx.announce(topic(&wave)).await?;
    }
    tx.commit().await
}

/// Makes the result of a closed wave public, or private again.
///
/// # Errors
/// [`AppError::Conflict`] while the wave is not closed.
pub async fn publish(ctx: &Ctx, slug: &str, published: bool) -> Result<(), AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut tx = ctx.write().await?;
    store::close_ended(&mut tx).await?;
    let wave = wave(&mut tx, slug).await?;
    if !store::set_published(&mut tx, wave.id, published).await? {
        return Err(AppError::Conflict(texts::not_closed(ctx.lang).into()));
    }
    let action = if published {
        "survey.published"
    } else {
        "survey.withdrawn"
    };
    tx.audit(action, slug, "").await?;
    tx.commit().await
}
