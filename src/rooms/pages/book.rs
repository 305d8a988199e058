//! `/ruang/<slug>/pesan?tanggal=YYYY-MM-DD&mulai=HH:MM`: one form that needs no JavaScript.

use crate::{
    i18n::{Lang, Zone, clock_time, day as day_in_words, minute_of_day as time_of_day},
    rooms::{
        Period, Room,
        api::Book,
        backend::{self, Day, parse_date},
        pages::{asked_day, crumbs, room::Facts, slots::why_closed},
        rules::{self, minute_of_day},
        texts,
    },
    server::{Ctx, FormState, param, query},
    time::{Millis, Span},
    ui::{Empty, Field, FormErrors, NewKey, Select, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn BookRoomPage() -> impl IntoView {
    let ctx = Ctx::current();
    let (slug, pressed) = (param("slug"), minute_of_day(&query("mulai")));
    page(async move {
        ctx.signed_in()?;
        let lang = ctx.lang;
        let form = FormState::of(&ctx, Book::PATH);
        // A form that came back shows the day it was about.
        let date = parse_date(&form.value("date")).map_or_else(|| asked_day(&ctx), Ok)?;
        let mut db = ctx.read().await?;
        let (room, day) = backend::room_day(&ctx, &mut db, &slug, date).await?;
        let rooms = backend::all_rooms(&mut db).await?;
        drop(db);
        let pressed = pressed.map(|minute| ctx.zone().instant(date, minute));
        let cells = day.open_cells(ctx.now());
        let usual = rules::usual(&cells, &day.taken(), pressed, Span::minutes(room.max_minutes));
        let clock = |at: Option<Millis>| at.map(|at| clock(ctx.zone(), at)).unwrap_or_default();
        let starts = pressed.or(usual.map(|usual| usual.starts));
        let form = form.or_values([
            ("room", room.slug.clone()),
            ("date", date.to_string()),
            ("starts", clock(starts)),
            ("ends", clock(usual.map(|usual| usual.ends))),
        ]);
        // What was typed is not taken away with the day.
        let is_open = !cells.is_empty();
        let body = if !is_open && form.error().is_none() {
            view! { <Closed lang day=&day room=&room /> }.into_any()
        } else {
            let [starts, ends] = times(&ctx, &form, &cells);
            view! { <BookForm lang form rooms=open_rooms(lang, rooms) starts ends /> }.into_any()
        };
        let per_day = texts::per_day_hint(lang, day.policy.per_day);
        Ok(view! {
            {titled(format!("{}: {}", texts::book_room(lang), room.name))}
            {crumbs(lang)}
            <header class="page-head">
                <div>
                    <h1>{texts::book_room(lang)}</h1>
                    <p>{per_day}</p>
                </div>
            </header>
            <div class="beside">
                <div>{body}</div>
                <aside class="flex flex-col gap-4">
                    <h2>{room.name.clone()}</h2>
                    <Facts lang room=room.clone() />
                    {is_open.then(|| view! { <Busy lang zone=ctx.zone().clone() day /> })}
                </aside>
            </div>
        })
    })
}

#[component]
fn BookForm(
    lang: Lang,
    form: FormState,
    rooms: Vec<(String, String)>,
    starts: Vec<(String, String)>,
    ends: Vec<(String, String)>,
) -> impl IntoView {
    view! {
        <form class="form" method="post" action=Book::PATH>
            <NewKey />
            <FormErrors form=form.clone() />
            <Select form=form.clone() name="room" label=texts::room(lang) options=rooms />
            <Field form=form.clone() name="date" kind="date" label=texts::date(lang) required=true maxlength=10 />
            <div class="grid grid-cols-2 items-start gap-4">
                <Select form=form.clone() name="starts" label=texts::starts(lang) options=starts />
                <Select form=form.clone() name="ends" label=texts::ends(lang) options=ends />
            </div>
            <Field form=form.clone() name="people" label=texts::how_many(lang) inputmode="numeric" required=true maxlength=5 />
            <Field form=form.clone() name="group_name" label=texts::group_name(lang) hint=texts::group_hint(lang) required=true maxlength=120 autocomplete="organization" />
            <Field form=form.clone() name="purpose" label=texts::purpose(lang) hint=texts::purpose_hint(lang) optional=true maxlength=500 />
            <p class="actions"><button class="button">{texts::book_room(lang)}</button></p>
        </form>
    }
}

#[component]
fn Closed<'a>(lang: Lang, day: &'a Day, room: &'a Room) -> impl IntoView {
    let why = if day.columns.is_empty() {
        why_closed(lang, day)
    } else {
        texts::day_over(lang).to_owned()
    };
    let href = format!("/ruang/{}", room.slug);
    view! {
        <Empty>
            <p>{why}</p>
            <p class="actions"><a class="button" href=href>{texts::choose_day(lang)}</a></p>
        </Empty>
    }
}

/// When the room is taken, so that nobody has to guess.
#[component]
fn Busy(lang: Lang, zone: Zone, day: Day) -> impl IntoView {
    let taken = day.taken();
    let times: Vec<String> = taken
        .iter()
        .map(|period| backend::times(lang, &zone, *period))
        .collect();
    let (label, said) = if times.is_empty() {
        (day_in_words(lang, day.date), texts::free_all_day(lang).to_owned())
    } else {
        (
            texts::taken_on(lang, &day_in_words(lang, day.date)),
            times.join(", "),
        )
    };
    view! { <div><h3>{label}</h3><p>{said}</p></div> }
}

/// `09:00`: what the form carries, whatever the reader's language.
fn clock(zone: &Zone, at: Millis) -> String {
    clock_time(Lang::En, zone, at)
}

/// When one may begin, and when one may end. A time that was asked for and is none of these is not passed over in silence.
fn times(ctx: &Ctx, form: &FormState, cells: &[Period]) -> [Vec<(String, String)>; 2] {
    let option = |at: Millis| (clock(ctx.zone(), at), clock_time(ctx.lang, ctx.zone(), at));
    let with_asked = |name: &str, edge: fn(&Period) -> Millis| {
        let mut options: Vec<_> = cells.iter().map(|cell| option(edge(cell))).collect();
        let asked = form.value(name);
        if let Some(minute) = minute_of_day(&asked)
            && options.iter().all(|(value, _)| *value != asked)
        {
            options.insert(
                0,
                (
                    asked,
                    texts::not_to_be_had(ctx.lang, &time_of_day(ctx.lang, minute)),
                ),
            );
        }
        options
    };
    [
        with_asked("starts", |cell| cell.starts),
        with_asked("ends", |cell| cell.ends),
    ]
}

fn open_rooms(lang: Lang, rooms: Vec<Room>) -> Vec<(String, String)> {
    let option = |room: Room| {
        let text = format!("{}, {}", room.name, texts::up_to_people(lang, room.capacity));
        (room.slug, text)
    };
    rooms
        .into_iter()
        .filter(|room| room.closed_because.is_none())
        .map(option)
        .collect()
}
