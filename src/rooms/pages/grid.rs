//! `/ruang?tanggal=YYYY-MM-DD`

use crate::{
    i18n::{Lang, day as day_in_words},
    live::islands::Changes,
    rooms::{
        backend,
        pages::{asked_day, slots::Slots},
        texts,
    },
    server::Ctx,
    ui::{Empty, Icon, page, titled},
};
use jiff::civil::Date;
use leptos::prelude::*;

#[component]
pub fn RoomsPage() -> impl IntoView {
    let ctx = Ctx::current();
    page(async move {
        let lang = ctx.lang;
        let date = asked_day(&ctx)?;
        let mut db = ctx.read().await?;
        let day = backend::day(&ctx, &mut db, date).await?;
        drop(db);
        let title = format!("{}, {}", texts::rooms(lang), day_in_words(lang, date));
        let body = if day.rooms.is_empty() {
            view! { <Empty title=texts::no_rooms(lang)><p>{texts::no_rooms_hint(lang)}</p></Empty> }
                .into_any()
        } else {
            let today = day.today;
            view! {
                <DayPicker lang action="/ruang".to_owned() date today />
                <Watched lang date />
                <Slots day />
            }
            .into_any()
        };
        Ok(view! {
            {titled(title)}
            <header class="page-head">
                <div>
                    <h1>{texts::rooms(lang)}</h1>
                    <p>{texts::rooms_lead(lang)}</p>
                </div>
            </header>
            {body}
        })
    })
}

/// Offers to reload once a booking of the day was made or cancelled.
#[component]
pub fn Watched(lang: Lang, date: Date) -> impl IntoView {
    let changed = texts::changed(lang).to_owned();
    view! { <Changes topic=backend::topic(date) one=changed.clone() many=changed /> }
}

/// The day before, a date, the day after: links and a plain form, so it works everywhere.
#[component]
pub fn DayPicker(lang: Lang, action: String, date: Date, today: Date) -> impl IntoView {
    let link = |date: Date| format!("{action}?tanggal={date}");
    let (before, after) = (date.yesterday().unwrap_or(date), date.tomorrow().unwrap_or(date));
    let back_to_today = (date != today).then(|| {
        view! { <a class="button-plain" href=action.clone()>{texts::today(lang)}</a> }
    });
    view! {
        <div class="day-picker">
            <h2>{day_in_words(lang, date)}</h2>
            <nav aria-label=texts::choose_day(lang)>
                <a class="button-quiet" href=link(before) rel="prev" aria-label=texts::day_before(lang)><Icon name="chevron-left" /></a>
                <a class="button-quiet" href=link(after) rel="next" aria-label=texts::day_after(lang)><Icon name="chevron-right" /></a>
                {back_to_today}
            </nav>
            <form method="get" action=action.clone()>
                <input type="date" name="tanggal" aria-label=texts::date(lang) value=date.to_string() required=true />
                <button class="button-quiet">{texts::show_day(lang)}</button>
            </form>
        </div>
    }
}
