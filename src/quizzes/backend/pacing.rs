//! Extra time for a player who has a seat already.

use super::{Seat, at_seat};
use crate::{
    error::AppError,
    i18n::Lang,
    quizzes::{
        Pace,
        engine::game::{Input, Reply},
        texts,
        wire::Refusal,
    },
    server::Ctx,
};

/// What a form says of it, in percent.
///
/// # Errors
/// [`AppError::Invalid`] for anything but the times on offer.
pub fn pace(lang: Lang, percent: &str) -> Result<Pace, AppError> {
    let pace = percent.parse().ok().and_then(Pace::of_percent);
    pace.ok_or_else(|| AppError::invalid("pace", texts::pace_wrong(lang)))
}

/// Gives the player whose seat `token` finds another time to answer, from the next question on.
///
/// # Errors
/// [`AppError::Conflict`] while a question is on and after the last; [`AppError::Invalid`]; [`AppError::NotFound`] without a seat.
pub async fn set_pace(ctx: &Ctx, pin: &str, percent: &str, token: &str) -> Result<(), AppError> {
    let lang = ctx.lang;
    let pin = pin.parse().map_err(|_| AppError::NotFound)?;
    let Some((handle, Seat::Taken(seat))) = at_seat(ctx, pin, token).await? else {
        return Err(AppError::NotFound);
    };
    let input = Input::Pace {
        player: seat.player,
        pace: pace(lang, percent)?,
    };
    match handle.ask(input).await? {
        Reply::Noted | Reply::Nothing => Ok(()),
        Reply::Refused {
            why: Refusal::NotNow, ..
        } => Err(AppError::Conflict(texts::pace_between_questions(lang).into())),
        _ => Err(AppError::Conflict(texts::try_again(lang).into())),
    }
}
