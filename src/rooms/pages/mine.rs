//! A patron's own bookings, as a section of `/saya`.

use crate::{
    rooms::{
        Booking,
        backend::{Mine, path_of, when, why_shut_out},
        pages::State,
        texts,
    },
    server::Ctx,
};
use leptos::prelude::*;

#[component]
pub fn MyBookings(mine: Mine) -> impl IntoView {
    let lang = Ctx::current().lang;
    let nothing = mine.upcoming.is_empty().then(|| {
        let said = if mine.past.is_empty() {
            texts::no_bookings(lang)
        } else {
            texts::no_upcoming(lang)
        };
        view! { <p>{said}</p> }
    });
    let past = (!mine.past.is_empty()).then(|| {
        view! {
            <details class="disclosure">
                <summary>{texts::earlier_bookings(lang)}</summary>
                <div><Rows bookings=mine.past /></div>
            </details>
        }
    });
    view! {
        <section class="section" id="ruang">
            <div class="section-head"><h2>{texts::my_bookings(lang)}</h2><a href="/ruang">{texts::book_room(lang)}</a></div>
            {nothing}
            <Rows bookings=mine.upcoming />
            {past}
        </section>
    }
}

#[component]
fn Rows(bookings: Vec<Booking>) -> impl IntoView {
    let ctx = Ctx::current();
    let row = move |booking: Booking| {
        let shut_out = why_shut_out(&ctx, &booking);
        view! {
            <li>
                <a class="row" href=path_of(&booking.code)>
                    <div class="row-main">
                        <p class="row-title">{booking.room_name.clone()}</p>
                        <p class="row-note">{when(ctx.lang, ctx.zone(), booking.period)}</p>
                        <p class="row-note">{booking.group_name.clone()}</p>
                        {shut_out.map(|why| view! { <p class="row-note"><b>{why}</b></p> })}
                    </div>
                    <State booking=booking.clone() />
                </a>
            </li>
        }
    };
    (!bookings.is_empty())
        .then(|| view! { <ul class="rows">{bookings.into_iter().map(row).collect_view()}</ul> })
}
