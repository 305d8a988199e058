//! Rooms that can be walked into.

use super::super::moment::or_without;
use crate::{
    home::texts,
    i18n::clock_time,
    rooms::backend::{self, FreeRoom},
    server::Ctx,
};
use leptos::prelude::*;

pub async fn rooms(ctx: &Ctx) -> AnyView {
    let lang = ctx.lang;
    let free = async { backend::free_now(&ctx.app, &mut *ctx.read().await?).await };
    let free = or_without("free rooms", free.await);
    let row = |room: FreeRoom| {
        let until = clock_time(lang, ctx.zone(), room.until);
        view! {
            <li>
                <a class="row" href=format!("/ruang/{}", room.slug)>
                    <div class="row-main">
                        <p class="row-title">{room.name}</p>
                        <p class="row-note">{texts::room_note(lang, room.capacity, room.floor)}</p>
                    </div>
                    <span class="badge badge-hill">{texts::free_until(lang, &until)}</span>
                </a>
            </li>
        }
    };
    let none = free.is_empty();
    view! {
        <section class="section" aria-labelledby="ruang-kosong">
            <div class="section-head">
                <h2 id="ruang-kosong">{texts::free_rooms(lang)}</h2>
                <a href="/ruang">{texts::all_rooms(lang)}</a>
            </div>
            {none.then(|| view! { <p class="text-ink-soft">{texts::no_free_rooms(lang)}</p> })}
            {(!none).then(|| view! { <ul class="rows">{free.into_iter().map(row).collect_view()}</ul> })}
        </section>
    }
    .into_any()
}
