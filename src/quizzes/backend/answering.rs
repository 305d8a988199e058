//! Answers of a pad without a socket: no script, or not yet.
//!
//! They go the way of every answer, so what holds for a frame holds for a form: the question that it names, its time, once, and in
//! the database before the reply. Nothing is known of the line that it came through, so nothing is taken off its time.

use crate::{
    db::token_hash,
    error::AppError,
    i18n::Lang,
    quizzes::{
        AnswerForm, Kind, Pin,
        afterwards::texts as after,
        engine::game::{Input, Reply, Sender},
        paced::texts as paced,
        rules,
        store::games,
        texts,
        wire::{Asked, Refusal},
    },
    server::Ctx,
};

/// The question that a form answers: epoch, number and kind.
pub type Question = (u32, u32, Kind);

/// What the form calls its question, and the game with it.
///
/// # Errors
/// [`AppError::NotFound`] where it names none.
pub fn addressed(form: &AnswerForm) -> Result<(Pin, Question), AppError> {
    question_named(&form.untuk).ok_or(AppError::NotFound)
}

/// Reads what [`crate::quizzes::wire::Asking::name`] writes.
fn question_named(name: &str) -> Option<(Pin, Question)> {
    let mut parts = name.split('.');
    let pin = parts.next()?.parse().ok()?;
    let asked = parts.next()?.parse().ok()?;
    let no = parts.next()?.parse().ok()?;
    let kind = parts.next()?.parse().ok()?;
    parts.next().is_none().then_some((pin, (asked, no, kind)))
}

/// Answers `question` for the player whose seat `token` finds.
///
/// # Errors
/// [`AppError::NotFound`] without such a game or seat; [`AppError::Invalid`] for what is no answer; [`AppError::Conflict`] for what comes
/// too early, too late, during a pause, or after another answer.
pub async fn answer(
    ctx: &Ctx,
    (epoch, no, kind): Question,
    form: &AnswerForm,
    token: &str,
) -> Result<(), AppError> {
    let lang = ctx.lang;
    let (pin, _) = addressed(form)?;
    let handle = ctx.app.games().find(&ctx.app, pin).await?;
    let handle = handle.ok_or(AppError::NotFound)?;
    let at = handle.clock.now();
    // Asked of the game, it would wait for a round before the answer does, and the question may close with that one.
    let seat = games::seated(&mut *ctx.read().await?, handle.game, &token_hash(token)).await?;
    let player = seat.ok_or(AppError::NotFound)?;
    let field = |name: &str| form.fields.get(name).cloned().unwrap_or_default();
    let answer = rules::read(lang, kind, field).ok_or_else(|| missing(lang, kind))?;
    let input = Input::Frame {
        from: Sender::Player(player),
        asked: Asked::Answer {
            pin,
            epoch,
            no,
            answer,
        },
        latency: rules::Latency::default(),
    };
    match handle.ask_at(input, at).await? {
        Reply::Saved { .. } => Ok(()),
        Reply::Refused { why, .. } => Err(refused(lang, why, kind)),
        _ => Err(AppError::Conflict(texts::try_again(lang).into())),
    }
}

fn refused(lang: Lang, why: Refusal, kind: Kind) -> AppError {
    let text = match why {
        Refusal::Impossible => return missing(lang, kind),
        Refusal::Blocked => return AppError::invalid("jawab", texts::words_blocked(lang)),
        Refusal::NotPlayer => return AppError::NotFound,
        Refusal::Late => texts::too_late(lang),
        Refusal::Paused => texts::on_pause(lang),
        Refusal::Early => texts::get_ready(lang),
        Refusal::Answered => paced::answered_already(lang),
        _ => texts::try_again(lang),
    };
    AppError::Conflict(text.into())
}

/// What is said where a form holds no answer to a question of this kind.
fn missing(lang: Lang, kind: Kind) -> AppError {
    let text = match kind {
        Kind::Numeric => after::number_needed(lang),
        Kind::Ordering => after::order_needed(lang),
        Kind::Typed | Kind::WordCloud => texts::type_something(lang),
        _ => texts::choose_first(lang),
    };
    AppError::invalid("jawab", text)
}
