//! Announcing quizzes, signing up, and what is on.

use super::attendance;
use crate::{
    auth::{self, AccountId, Role},
    db::{Tx, Violation, new_id, once, violation},
    error::{AppError, FieldErrors},
    i18n::{Lang, date_and_time},
    live::Topic,
    quizzes::{
        Mode, Pin, QuizForm, QuizId, rules,
        store::{
            calendar::{self, NewQuiz, QuizRow},
            games,
            paced::windows::{self, WindowRow},
        },
        texts,
    },
    server::{App, Ctx},
    staff::Happening,
    tidy::{tidy_line, tidy_text},
    time::{Millis, Span},
};
use jiff::civil::{Date, Time};
use sqlx::AnyConnection;

/// A quiz stays among the coming ones for so long after it should have begun.
const STILL_TODAY: Span = Span::hours(3);
/// Twenty questions and a podium.
pub const LASTS: Span = Span::hours(1);

/// The quizzes that are about to start, the soonest first.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn upcoming(db: &mut AnyConnection, now: Millis, limit: i64) -> Result<Vec<QuizRow>, AppError> {
    Ok(calendar::upcoming(db, now - STILL_TODAY, limit).await?)
}

/// The games under way that can be joined: title and PIN.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn live_now(db: &mut AnyConnection) -> Result<Vec<(String, Pin)>, AppError> {
    let rows = games::open(db).await?;
    let joinable = rows.into_iter().filter(|row| row.stage != "podium");
    Ok(joinable
        .filter_map(|row| Some((row.title.clone(), row.pin()?)))
        .collect())
}

/// The games under way by quiz.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn open_games(db: &mut AnyConnection) -> Result<Vec<(QuizId, Pin)>, AppError> {
    let rows = games::open(db).await?;
    Ok(rows
        .iter()
        .filter_map(|row| Some((row.quiz_id, row.pin()?)))
        .collect())
}

/// For the staff desk: the quizzes of today.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn happenings(ctx: &Ctx) -> Result<Vec<Happening>, AppError> {
    let midnight = ctx.zone().instant(ctx.zone().date(ctx.now()), 0);
    let quizzes = calendar::upcoming(&mut *ctx.read().await?, midnight, 50).await?;
    let today = quizzes.into_iter().filter_map(|quiz| {
        let from = quiz.starts_at.filter(|at| *at < midnight + Span::days(1))?;
        Some(Happening {
            from,
            until: from + LASTS,
            note: texts::signed_up_count(ctx.lang, quiz.sign_ups),
            href: format!("/petugas/kuis/sunting/{}", quiz.slug),
            title: quiz.title,
        })
    });
    Ok(today.collect())
}

/// A quiz as one reader sees it.
#[derive(Debug, Clone)]
pub struct Announced {
    pub quiz: QuizRow,
    /// The reader's place in the order of coming, from 1.
    pub place: Option<i64>,
    /// Has this reader joined its game?
    pub came: bool,
    /// May one still sign up?
    pub open: bool,
    /// The PIN while it is being played.
    pub live: Option<Pin>,
    /// When it is open at one's own pace.
    pub window: Option<WindowRow>,
}

impl Announced {
    /// Has this reader a seat, or only a place on the waiting list?
    #[must_use]
    pub fn is_seated(&self) -> bool {
        self.place.is_some_and(|place| place <= self.quiz.seats)
    }
}

/// # Errors
/// [`AppError::NotFound`]; a quiz that is neither on the calendar nor open at one's own pace is shown to staff only.
pub async fn announced(ctx: &Ctx, slug: &str) -> Result<Announced, AppError> {
    let mut db = ctx.read().await?;
    let quiz = calendar::find(&mut db, slug).await?.ok_or(AppError::NotFound)?;
    let window = windows::of_quiz(&mut db, quiz.id).await?;
    if quiz.starts_at.is_none() && window.is_none() && !ctx.is_staff() {
        return Err(AppError::NotFound);
    }
    let place = match &ctx.viewer {
        Some(viewer) => calendar::place(&mut db, quiz.id, viewer.id).await?,
        None => None,
    };
    let came = match &ctx.viewer {
        Some(viewer) => attendance::came(&mut db, &quiz).await?.contains(&viewer.id),
        None => false,
    };
    let live = games::open(&mut db)
        .await?
        .into_iter()
        .find(|row| row.quiz_id == quiz.id);
    Ok(Announced {
        open: is_open(&quiz, ctx.now()),
        live: live.and_then(|row| row.pin()),
        came,
        quiz,
        place,
        window,
    })
}

fn is_open(quiz: &QuizRow, now: Millis) -> bool {
    quiz.starts_at.is_some_and(|starts_at| starts_at > now)
}

/// Signs up and says which place that is, from 1; above the seats it is the waiting list.
///
/// # Errors
/// [`AppError::Conflict`] once the quiz has begun.
pub async fn sign_up(ctx: &Ctx, slug: &str) -> Result<(QuizRow, i64), AppError> {
    let viewer = ctx.signed_in()?.clone();
    let mut tx = ctx.write().await?;
    let quiz = calendar::find(&mut tx, slug).await?.ok_or(AppError::NotFound)?;
    if !is_open(&quiz, ctx.now()) {
        return Err(AppError::Conflict(texts::sign_up_closed(ctx.lang).into()));
    }
    if calendar::sign_up(&mut tx, quiz.id, viewer.id).await? {
        tx.audit("quiz.signed_up", slug, "").await?;
        tx.announce(Topic::new("quizzes", slug)).await?;
    }
    let place = calendar::place(&mut tx, quiz.id, viewer.id).await?.unwrap_or(1);
    tx.commit().await?;
    Ok((quiz, place))
}

/// Gives the place back. The first who waits moves up, and is told by mail.
///
/// # Errors
/// [`AppError::Conflict`] once the quiz has begun.
pub async fn cancel_sign_up(ctx: &Ctx, slug: &str) -> Result<(), AppError> {
    let viewer = ctx.signed_in()?.clone();
    let mut tx = ctx.write().await?;
    let quiz = calendar::find(&mut tx, slug).await?.ok_or(AppError::NotFound)?;
    if !is_open(&quiz, ctx.now()) {
        return Err(AppError::Conflict(texts::sign_up_closed(ctx.lang).into()));
    }
    let place = calendar::place(&mut tx, quiz.id, viewer.id).await?;
    if calendar::cancel(&mut tx, quiz.id, viewer.id).await? {
        tx.audit("quiz.sign_up_cancelled", slug, "").await?;
        tx.announce(Topic::new("quizzes", slug)).await?;
        if place.is_some_and(|place| place <= quiz.seats) {
            let moved_up = calendar::at_place(&mut tx, quiz.id, quiz.seats).await?;
            tell_who_moved_up(&mut tx, &ctx.app, &quiz, moved_up).await?;
        }
    }
    tx.commit().await
}

/// More seats than the `before` ones: the first who waited have them now.
async fn tell_who_got_seats(tx: &mut Tx, ctx: &Ctx, quiz: &QuizRow, before: i64) -> Result<(), AppError> {
    if quiz.seats <= before || !is_open(quiz, ctx.now()) {
        return Ok(());
    }
    let (before, now) = (usize::try_from(before), usize::try_from(quiz.seats));
    let more = now.unwrap_or(0).saturating_sub(before.unwrap_or(0));
    let waiting = calendar::signed_up(tx, quiz.id)
        .await?
        .into_iter()
        .skip(before.unwrap_or(0));
    for account in waiting.take(more) {
        tell_who_moved_up(tx, &ctx.app, quiz, Some(account)).await?;
    }
    Ok(())
}

async fn tell_who_moved_up(
    tx: &mut Tx,
    app: &App,
    quiz: &QuizRow,
    account: Option<AccountId>,
) -> Result<(), AppError> {
    let (Some(account), Some(starts_at)) = (account, quiz.starts_at) else {
        return Ok(());
    };
    let contacts = auth::backend::contacts(tx, &[account]).await?;
    let Some((contact, email)) = contacts.get(&account).and_then(|c| Some((c, c.email.as_ref()?))) else {
        return Ok(());
    };
    let when = date_and_time(contact.lang, &app.config().zone, starts_at);
    let address = format!("{}/kuis/{}", app.config().public_url(), quiz.slug);
    let subject = texts::moved_up_subject(contact.lang, &quiz.title);
    let body = texts::moved_up_body(contact.lang, &contact.name, &quiz.title, &when, &address);
    tx.mail(email, &subject, &body).await?;
    attendance::needs_no_reminder(tx, quiz, account).await
}

/// The coming quizzes that the viewer signed up for.
///
/// # Errors
/// [`AppError::SignInRequired`].
pub async fn my_sign_ups(ctx: &Ctx) -> Result<Vec<Announced>, AppError> {
    let viewer = ctx.signed_in()?;
    let mut db = ctx.read().await?;
    let mut mine = Vec::new();
    for quiz in calendar::of_account(&mut db, viewer.id, ctx.now() - STILL_TODAY).await? {
        let place = calendar::place(&mut db, quiz.id, viewer.id).await?;
        mine.push(Announced {
            came: attendance::came(&mut db, &quiz).await?.contains(&viewer.id),
            open: is_open(&quiz, ctx.now()),
            live: None,
            quiz,
            place,
            window: None,
        });
    }
    Ok(mine)
}

/// Makes a quiz, or changes the one that the form names, and gives its slug.
///
/// # Errors
/// [`AppError::Invalid`] by field.
pub async fn save_quiz(ctx: &Ctx, form: &QuizForm) -> Result<String, AppError> {
    let staff = ctx.at_least(Role::Librarian)?.id;
    let checked = check(ctx, form)?;
    let mut tx = ctx.write().await?;
    let quiz = |id, slug| NewQuiz {
        id,
        slug,
        title: &checked.title,
        description: &checked.description,
        starts_at: checked.starts_at,
        seats: checked.seats,
        shuts: form.shuts == "yes",
        mode: mode(form),
        by: Some(staff),
    };
    if form.slug.is_empty() {
        let key = once(&form.key, staff, form);
        if let Some(slug) = tx.repeated(&key).await? {
            return Ok(slug);
        }
        let slug = free_slug(&mut tx, &checked.title).await?;
        calendar::insert(&mut tx, &quiz(new_id(ctx.now()), &slug))
            .await
            .map_err(|error| slug_taken(ctx.lang, error))?;
        tx.audit("quiz.made", &slug, "").await?;
        tx.announce(Topic::new("quizzes", "calendar")).await?;
        tx.remember(&key, &slug).await?;
        tx.commit().await?;
        return Ok(slug);
    }
    let known = calendar::find(&mut tx, &form.slug)
        .await?
        .ok_or(AppError::NotFound)?;
    calendar::update(&mut tx, &quiz(known.id, &known.slug)).await?;
    if let Some(changed) = calendar::find(&mut tx, &known.slug).await? {
        tell_who_got_seats(&mut tx, ctx, &changed, known.seats).await?;
    }
    tx.audit("quiz.changed", &known.slug, "").await?;
    tx.announce(Topic::new("quizzes", "calendar")).await?;
    tx.commit().await?;
    Ok(known.slug)
}

fn mode(form: &QuizForm) -> Mode {
    Mode {
        accuracy: form.accuracy == "yes",
        streak: form.streak == "yes",
        teams: form.teams == "yes",
    }
}

struct Checked {
    title: String,
    description: String,
    starts_at: Option<Millis>,
    seats: i64,
}

fn check(ctx: &Ctx, form: &QuizForm) -> Result<Checked, AppError> {
    let (lang, mut errors) = (ctx.lang, FieldErrors::default());
    let title = tidy_line(&form.title);
    if title.is_empty() {
        errors.add("title", texts::title_missing(lang));
    } else if title.chars().count() > rules::TITLE_MAX {
        errors.add("title", texts::too_long(lang, rules::TITLE_MAX));
    }
    let description = tidy_text(&form.description).trim().to_owned();
    if description.chars().count() > rules::DESCRIPTION_MAX {
        errors.add("description", texts::too_long(lang, rules::DESCRIPTION_MAX));
    }
    let starts_at = starts_at(ctx, form, &mut errors);
    let seats = rules::number(&form.seats).filter(|seats| rules::SEATS.contains(seats));
    if seats.is_none() {
        errors.add("seats", texts::seats_wrong(lang));
    }
    errors.check()?;
    Ok(Checked {
        title,
        description,
        starts_at,
        seats: seats.unwrap_or_default().into(),
    })
}

fn starts_at(ctx: &Ctx, form: &QuizForm, errors: &mut FieldErrors) -> Option<Millis> {
    if form.date.trim().is_empty() && form.time.trim().is_empty() {
        return None;
    }
    moment(ctx, (&form.date, &form.time), ("date", "time"), errors)
}

/// The moment that two fields of a form name in the library's own time; `None` only with an error at one of `fields`.
pub(super) fn moment(
    ctx: &Ctx,
    (date, time): (&str, &str),
    fields: (&str, &str),
    errors: &mut FieldErrors,
) -> Option<Millis> {
    let day: Option<Date> = date
        .trim()
        .parse()
        .ok()
        .filter(|day: &Date| (2020..=2100).contains(&day.year()));
    if day.is_none() {
        errors.add(fields.0, texts::date_wrong(ctx.lang));
    }
    let minute: Option<Time> = time.trim().replace('.', ":").parse().ok();
    if minute.is_none() {
        errors.add(fields.1, texts::time_wrong(ctx.lang));
    }
    let (day, minute) = (day?, minute?);
    let minute = u16::try_from(i32::from(minute.hour()) * 60 + i32::from(minute.minute())).ok()?;
    Some(ctx.zone().instant(day, minute))
}

/// An address made of the title, with a number when another quiz has it.
pub(super) async fn free_slug(tx: &mut Tx, title: &str) -> Result<String, AppError> {
    let wanted = rules::slug(title);
    let mut slug = wanted.clone();
    for n in 2..1000 {
        if calendar::find(tx, &slug).await?.is_none() && !rules::RESERVED_SLUGS.contains(&slug.as_str()) {
            break;
        }
        slug = format!("{wanted}-{n}");
    }
    Ok(slug)
}

fn slug_taken(lang: Lang, error: sqlx::Error) -> AppError {
    match violation(&error) {
        Some(violated) if violated.kind == Violation::Unique => {
            AppError::invalid("title", texts::title_taken(lang))
        }
        _ => error.into(),
    }
}
