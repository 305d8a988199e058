//! `/ruang/<slug>?tanggal=YYYY-MM-DD`: the facts of one room, and its day.

use crate::{
    i18n::Lang,
    rooms::{
        Room, backend,
        pages::{
            asked_day, crumbs,
            grid::{DayPicker, Watched},
            slots::Slots,
        },
        texts,
    },
    server::{Ctx, param},
    ui::{Icon, page, titled},
};
use leptos::prelude::*;

#[component]
pub fn RoomPage() -> impl IntoView {
    let ctx = Ctx::current();
    let slug = param("slug");
    page(async move {
        let lang = ctx.lang;
        let date = asked_day(&ctx)?;
        let mut db = ctx.read().await?;
        let (room, day) = backend::room_day(&ctx, &mut db, &slug, date).await?;
        drop(db);
        let today = day.today;
        let action = format!("/ruang/{}", room.slug);
        let (book, closed) = match &room.closed_because {
            None => {
                let href = format!("{action}/pesan?tanggal={date}");
                let book = view! { <a class="button" href=href>{texts::book_room(lang)}</a> };
                (Some(book), None)
            }
            Some(reason) => {
                let closed = view! {
                    <div class="notice notice-durian"><Icon name="warning" /><p>{texts::room_closed_because(lang, reason)}</p></div>
                };
                (None, Some(closed))
            }
        };
        Ok(view! {
            {titled(room.name.clone())}
            {crumbs(lang)}
            <header class="page-head">
                <div>
                    <h1>{room.name.clone()}</h1>
                    <p>{room.description.say(lang).to_owned()}</p>
                </div>
                {book}
            </header>
            {closed}
            <Facts lang room=room.clone() />
            <section class="section">
                <DayPicker lang action date today />
                <Watched lang date />
                <Slots day />
            </section>
        })
    })
}

/// What a group needs to know before it books.
#[component]
pub fn Facts(lang: Lang, room: Room) -> impl IntoView {
    let equipment = room.equipment(lang).collect::<Vec<_>>().join(", ");
    let (icon, access) = if room.accessible {
        ("wheelchair", texts::accessible(lang))
    } else {
        ("warning", texts::not_accessible(lang))
    };
    view! {
        <dl class="facts">
            <dt>{texts::capacity(lang)}</dt>
            <dd>{texts::people(lang, room.capacity)}</dd>
            <dt>{texts::place(lang)}</dt>
            <dd>{texts::on_floor(lang, room.floor)}</dd>
            <dt>{texts::longest(lang)}</dt>
            <dd>{length_in_words(lang, room.max_minutes)}</dd>
            {(!equipment.is_empty()).then(|| view! { <dt>{texts::equipment(lang)}</dt><dd>{equipment}</dd> })}
            <dt>{texts::access(lang)}</dt>
            <dd><span class="flex items-start gap-2"><Icon name=icon />{access}</span></dd>
        </dl>
    }
}

/// `2 jam`, `90 menit`
fn length_in_words(lang: Lang, minutes: i64) -> String {
    if minutes % 60 == 0 {
        texts::hours(lang, minutes / 60)
    } else {
        texts::minutes(lang, minutes)
    }
}
