//! The grid itself: a row for each room, a column for each slot; on a phone it lies on its side and time runs down.

use crate::{
    i18n::{Lang, clock_time, day as day_in_words},
    rooms::{
        Period, Room,
        backend::{Cell, Column, Day, RoomDay, path_of},
        pages::size_and_floor,
        texts,
    },
    server::Ctx,
    ui::{Empty, Icon},
};
use leptos::prelude::*;

/// What the day offers, or why it offers nothing.
#[component]
pub fn Slots(day: Day) -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    // Said to the staff, who can do something about it.
    let shut_out = (day.shut_out > 0).then(|| {
        let said = texts::shut_out(lang, day.shut_out);
        let href = format!("/petugas/ruang?tanggal={}", day.date);
        view! {
            <div class="notice notice-durian"><Icon name="warning" /><p>{said} ". " <a href=href>{texts::see_and_cancel(lang)}</a></p></div>
        }
    });
    if day.columns.is_empty() {
        return view! { {shut_out} <Empty><p>{why_closed(lang, &day)}</p></Empty> }.into_any();
    }
    let caption = texts::grid_caption(lang, &day_in_words(lang, day.date));
    let too_early = day.too_early.then(|| {
        view! { <div class="notice"><p>{texts::too_early(lang, day.policy.days_ahead)}</p></div> }
    });
    let time = |column: &Column| {
        let (Column::Break(at) | Column::Cell(Period { starts: at, .. })) = *column;
        clock_time(lang, ctx.zone(), at)
    };
    let times: Vec<String> = day.columns.iter().map(time).collect();
    let heads = times
        .iter()
        .map(|time| view! { <th role="columnheader" scope="col">{time.clone()}</th> })
        .collect_view();
    let date = day.date.to_string();
    let rows = day
        .rooms
        .into_iter()
        .map(|row| view! { <Row lang row times=times.clone() date=date.clone() /> })
        .collect_view();
    view! {
        {shut_out}
        {too_early}
        <div class="slots-scroll" role="region" aria-label=caption.clone() tabindex="0">
            <table class="slots" role="table" aria-label=caption.clone()>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col"><span class="unseen">{texts::room(lang)}</span></th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
        <Legend lang />
    }
    .into_any()
}

/// Why a day has no grid.
pub fn why_closed(lang: Lang, day: &Day) -> String {
    match &day.closed_because {
        Some(reason) => texts::closed_day_because(lang, reason),
        None => texts::closed_day(lang).to_owned(),
    }
}

#[component]
fn Row(lang: Lang, row: RoomDay, times: Vec<String>, date: String) -> impl IntoView {
    let RoomDay { room, cells } = row;
    let note = match room.closed_because {
        Some(_) => texts::room_closed(lang).to_owned(),
        None => size_and_floor(lang, &room),
    };
    let lengths: Vec<usize> = (0..cells.len()).map(|n| cells_of_run(&cells, n)).collect();
    let cells = cells
        .into_iter()
        .zip(times)
        .zip(lengths)
        .map(|((cell, time), length)| slot(lang, &room, cell, length, &time, &date))
        .collect_view();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=format!("/ruang/{}?tanggal={date}", room.slug)>{room.name.clone()}</a>
                <small>{note}</small>
            </th>
            {cells}
        </tr>
    }
}

/// How many cells the booking that begins here has, so that its words may use their width.
fn cells_of_run(cells: &[Cell], first: usize) -> usize {
    let goes_on = |cell: &&Cell| matches!(cell, Cell::Taken { run: true, .. } | Cell::Mine { run: true, .. });
    1 + cells[first + 1..].iter().take_while(goes_on).count()
}

fn slot(lang: Lang, room: &Room, cell: Cell, length: usize, time: &str, date: &str) -> AnyView {
    let (class, inside) = match cell {
        Cell::Free => {
            let clock = time.replace('.', ":");
            let href = format!("/ruang/{}/pesan?tanggal={date}&mulai={clock}", room.slug);
            let whole = texts::book_at(lang, &room.name, time);
            let link = view! { <a href=href aria-label=whole>{texts::book(lang)}</a> };
            ("slot-free", link.into_any())
        }
        Cell::Taken { run: true, .. } => ("slot-taken slot-run", unseen(texts::taken(lang))),
        Cell::Taken { group, code, .. } => {
            let said = group.unwrap_or_else(|| texts::taken(lang).to_owned());
            let said = match code {
                Some(code) => view! { <a href=path_of(&code)>{said}</a> }.into_any(),
                None => said.into_any(),
            };
            ("slot-taken", view! { <span>{said}</span> }.into_any())
        }
        Cell::Mine { run: true, .. } => ("slot-mine slot-run", unseen(texts::taken_by_you(lang))),
        Cell::Mine { code, .. } => {
            let link = view! { <span><a href=path_of(&code)>{texts::taken_by_you(lang)}</a></span> };
            ("slot-mine", link.into_any())
        }
        Cell::Past => ("slot-past", unseen(texts::past(lang))),
        Cell::Closed => ("slot-past", unseen(texts::closed(lang))),
        Cell::Break => ("slot-past", texts::closed(lang).into_any()),
    };
    view! { <td role="cell" class=class data-cells=(length > 1).then(|| length.min(8).to_string())>{inside}</td> }.into_any()
}

/// What a colour or a pattern says to the eye.
fn unseen(text: &'static str) -> AnyView {
    view! { <span class="unseen">{text}</span> }.into_any()
}

#[component]
fn Legend(lang: Lang) -> impl IntoView {
    view! {
        <ul class="legend mt-4" aria-label=texts::legend(lang)>
            <li><span class="slot-free"></span>{texts::free(lang)}</li>
            <li><span class="slot-taken"></span>{texts::taken(lang)}</li>
            <li><span class="slot-mine"></span>{texts::yours(lang)}</li>
            <li><span class="slot-past"></span>{texts::past_or_closed(lang)}</li>
        </ul>
    }
}
