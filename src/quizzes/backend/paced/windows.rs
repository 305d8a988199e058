//! When a quiz is open at one's own pace.

use crate::{
    auth::{Role, backend::instant},
    db::{Tx, Violation, new_id, new_token, violation},
    error::{AppError, FieldErrors},
    i18n::Lang,
    live::Topic,
    quizzes::{
        WindowForm,
        backend::calendar::moment,
        paced::texts,
        rules::{self, Opening},
        store::{
            calendar,
            paced::windows::{self, NewWindow, WindowRow},
        },
    },
    server::Ctx,
    time::Millis,
};
use sqlx::AnyConnection;

/// What became of the setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    Opened,
    Changed,
    Ended,
}

/// The windows that anybody may enter now.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn open_windows(
    db: &mut AnyConnection,
    now: Millis,
    limit: i64,
) -> Result<Vec<WindowRow>, AppError> {
    Ok(windows::open(db, now, limit).await?)
}

/// Opens a quiz at one's own pace between two moments, moves them, or with none ends it. A window that has closed after somebody
/// took part in it and is given another opening begins anew: its attempts stay with its report.
///
/// # Errors
/// [`AppError::Invalid`] by field, also for moments that would leave outside what was done inside; [`AppError::NotFound`].
pub async fn set_window(ctx: &Ctx, form: &WindowForm) -> Result<Set, AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let (lang, now) = (ctx.lang, ctx.now());
    let wanted = check(ctx, form)?;
    let mut tx = ctx.write().await?;
    let quiz = calendar::find(&mut tx, &form.slug)
        .await?
        .ok_or(AppError::NotFound)?;
    let known = windows::of_quiz(&mut tx, quiz.id).await?;
    let Some(wanted) = wanted else {
        if let Some(known) = known {
            put_away(&mut tx, &known).await?;
            tx.audit("quiz.window_ended", &quiz.slug, &known.code).await?;
            tx.announce(Topic::new("quizzes", "calendar")).await?;
        }
        tx.commit().await?;
        return Ok(Set::Ended);
    };
    let is_over = |known: &WindowRow| {
        known.began_at.is_some() && known.opening(now) == Opening::Closed && known.opens_at != wanted.opens_at
    };
    let kept = known.as_ref().filter(|known| !is_over(known));
    if kept.is_none_or(|kept| kept.began_at.is_none()) && wanted.closes_at <= now {
        return Err(AppError::invalid("closes_date", texts::closes_in_the_past(lang)));
    }
    let code: String = new_token().chars().take(8).collect();
    let window = NewWindow {
        id: new_id(now),
        code: &code,
        quiz: quiz.id,
        opens_at: wanted.opens_at,
        closes_at: wanted.closes_at,
        attempts: wanted.attempts,
        shuffles: form.shuffles == "yes",
        by: Some(by),
    };
    let (set, event) = if let Some(kept) = kept {
        let field = if kept.opens_at == wanted.opens_at {
            "closes_date"
        } else {
            "opens_date"
        };
        let moved = windows::update(&mut tx, kept.id, &window).await;
        moved.map_err(|error| leaves_out(lang, field, error))?;
        (Set::Changed, "quiz.window_changed")
    } else {
        if let Some(known) = &known {
            put_away(&mut tx, known).await?;
        }
        windows::insert(&mut tx, &window).await?;
        (Set::Opened, "quiz.window_opened")
    };
    let between = [wanted.opens_at, wanted.closes_at].map(|at| instant(ctx.zone(), at));
    tx.audit(event, &quiz.slug, &between.join(" ")).await?;
    tx.announce(Topic::new("quizzes", "calendar")).await?;
    tx.commit().await?;
    Ok(set)
}

/// A window that nobody took part in leaves nothing behind.
async fn put_away(tx: &mut Tx, window: &WindowRow) -> Result<(), AppError> {
    if !windows::remove(tx, window.id).await? {
        windows::end(tx, window).await?;
    }
    Ok(())
}

/// The database does not let go of an attempt or an answer that came in time.
fn leaves_out(lang: Lang, field: &str, error: sqlx::Error) -> AppError {
    match violation(&error) {
        Some(violated) if violated.kind == Violation::Check => {
            AppError::invalid(field, texts::window_leaves_out(lang))
        }
        _ => error.into(),
    }
}

struct Wanted {
    opens_at: Millis,
    closes_at: Millis,
    attempts: i64,
}

fn check(ctx: &Ctx, form: &WindowForm) -> Result<Option<Wanted>, AppError> {
    let times = [
        &form.opens_date,
        &form.opens_time,
        &form.closes_date,
        &form.closes_time,
    ];
    if times.iter().all(|time| time.trim().is_empty()) {
        return Ok(None);
    }
    let mut errors = FieldErrors::default();
    let opens_at = moment(
        ctx,
        (&form.opens_date, &form.opens_time),
        ("opens_date", "opens_time"),
        &mut errors,
    );
    let closes_at = moment(
        ctx,
        (&form.closes_date, &form.closes_time),
        ("closes_date", "closes_time"),
        &mut errors,
    );
    if let (Some(opens_at), Some(closes_at)) = (opens_at, closes_at)
        && closes_at <= opens_at
    {
        errors.add("closes_date", texts::closes_before_it_opens(ctx.lang));
    }
    let attempts = rules::number(&form.attempts).filter(|attempts| rules::ATTEMPTS.contains(attempts));
    if attempts.is_none() {
        errors.add("attempts", texts::attempts_wrong(ctx.lang));
    }
    errors.check()?;
    let (Some(opens_at), Some(closes_at), Some(attempts)) = (opens_at, closes_at, attempts) else {
        return Err(AppError::Invalid(FieldErrors::default()));
    };
    Ok(Some(Wanted {
        opens_at,
        closes_at,
        attempts: attempts.into(),
    }))
}
