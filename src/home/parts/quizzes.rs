//! Quizzes of the coming days, as moments.

use super::super::moment::{Moment, or_without};
use crate::{
    home::texts,
    quizzes::{backend, store::calendar::QuizRow},
    server::Ctx,
    time::Span,
};

const AT_MOST: i64 = 10;
const WEEK: Span = Span::days(7);
/// A quiz has no end of its own; an hour is what one takes.
const LASTS: Span = Span::hours(1);

pub async fn quizzes(ctx: &Ctx) -> Vec<Moment> {
    let upcoming = async { backend::upcoming(&mut *ctx.read().await?, ctx.now(), AT_MOST).await };
    let upcoming = or_without("quizzes", upcoming.await);
    let horizon = ctx.now() + WEEK;
    let moments = upcoming.into_iter().filter_map(|quiz| moment(ctx, quiz));
    moments.filter(|moment| moment.from < horizon).collect()
}

pub(super) fn moment(ctx: &Ctx, quiz: QuizRow) -> Option<Moment> {
    let from = quiz.starts_at?;
    Some(Moment {
        from,
        until: from + LASTS,
        note: match quiz.seats_left() {
            0 => texts::quiz_full(ctx.lang).to_owned(),
            left => texts::quiz_note(ctx.lang, left),
        },
        href: format!("/kuis/{}", quiz.slug),
        title: quiz.title,
    })
}
