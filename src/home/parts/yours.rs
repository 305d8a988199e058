//! "Berikutnya untuk Anda": the next things of somebody signed in.

use super::{
    super::moment::{Moment, or_without},
    quizzes,
};
use crate::{home::texts, i18n::date_and_time, quizzes as quiz_slice, rooms, server::Ctx};
use leptos::prelude::*;

const AT_MOST: usize = 2;

pub async fn yours(ctx: &Ctx) -> Option<AnyView> {
    ctx.viewer.as_ref()?;
    let lang = ctx.lang;
    let mut moments = bookings(ctx).await;
    let sign_ups = or_without("my sign-ups", quiz_slice::backend::my_sign_ups(ctx).await);
    moments.extend(
        sign_ups
            .into_iter()
            .filter_map(|mine| quizzes::moment(ctx, mine.quiz)),
    );
    moments.retain(|moment| moment.until > ctx.now());
    moments.sort_by_key(|moment| moment.from);
    moments.truncate(AT_MOST);
    let row = |moment: Moment| {
        view! {
            <li>
                <a class="row" href=moment.href>
                    <div class="row-main">
                        <p class="row-title">{moment.title}</p>
                        <p class="row-note">{date_and_time(lang, ctx.zone(), moment.from)}</p>
                    </div>
                </a>
            </li>
        }
    };
    (!moments.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="untuk-anda">
                <div class="section-head">
                    <h2 id="untuk-anda">{texts::yours_next(lang)}</h2>
                    <a href="/saya">{texts::all_yours(lang)}</a>
                </div>
                <ul class="rows">{moments.into_iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

async fn bookings(ctx: &Ctx) -> Vec<Moment> {
    let mine = rooms::backend::mine(ctx).await.map(|mine| mine.upcoming);
    let moment = |booking: rooms::Booking| Moment {
        from: booking.period.starts,
        until: booking.period.ends,
        title: format!("{}: {}", booking.room_name, booking.group_name),
        note: String::new(),
        href: rooms::backend::path_of(&booking.code),
    };
    or_without("my bookings", mine).into_iter().map(moment).collect()
}
