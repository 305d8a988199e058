//! `/ruang/<slug>/pesan?tanggal=YYYY-MM-DD&mulai=HH:MM`: one form that needs no JavaScript. A link to what is free instead of what
//! was taken brings along what was typed: `sampai`, `orang`, `kelompok`, `keperluan`.

use crate::{
    error::AppError,
    i18n::{Lang, Zone, clock_time, day as day_in_words, minute_of_day as time_of_day},
    rooms::{
        BookForm as Wish, Period, Room,
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
use jiff::civil::Date;
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn BookRoomPage() -> impl IntoView {
    let ctx = Ctx::current();
    let slug = param("slug");
    let (pressed, until) = (minute_of_day(&query("mulai")), minute_of_day(&query("sampai")));
    let (people, group_name, purpose) = (query("orang"), query("kelompok"), query("keperluan"));
    page(async move {
        ctx.signed_in()?;
        let lang = ctx.lang;
        let form = FormState::of(&ctx, Book::PATH);
        // A form that came back shows the day and the room it was about.
        let date = parse_date(&form.value("date")).map_or_else(|| asked_day(&ctx), Ok)?;
        let mut db = ctx.read().await?;
        let rooms = backend::all_rooms(&mut db).await?;
        let asked = form.value("room");
        let slug = if rooms.iter().any(|room| room.slug == asked) {
            asked
        } else {
            slug
        };
        let (room, day) = backend::room_day(&ctx, &mut db, &slug, date).await?;
        drop(db);
        let at = |minute: Option<u16>| minute.map(|minute| ctx.zone().instant(date, minute));
        let (pressed, until) = (at(pressed), at(until));
        let (cells, taken) = (day.open_cells(ctx.now()), day.taken());
        let usual = rules::usual(&cells, &taken, pressed, Span::minutes(room.max_minutes));
        let clock = |at: Option<Millis>| at.map(|at| clock(ctx.zone(), at)).unwrap_or_default();
        let starts = pressed.or(usual.map(|usual| usual.starts));
        let ends = until.or(usual.map(|usual| usual.ends));
        let form = form.or_values([
            ("room", room.slug.clone()),
            ("date", date.to_string()),
            ("starts", clock(starts)),
            ("ends", clock(ends)),
            ("people", people),
            ("group_name", group_name),
            ("purpose", purpose),
        ]);
        let day_is_full = texts::day_is_full(lang, day.policy.per_day);
        let instead = match form.error() {
            Some(AppError::Conflict(why)) if *why != day_is_full => {
                backend::free_instead(&ctx, &wish(&form)).await?
            }
            _ => None,
        };
        // What was typed is not taken away with the day.
        let is_open = !cells.is_empty();
        let body = if !is_open && form.error().is_none() {
            view! { <Closed lang day=&day room=&room /> }.into_any()
        } else {
            let [starts, ends] = times(&ctx, &form, &cells, &taken);
            let instead =
                instead.map(|free| view! { <Instead lang zone=ctx.zone().clone() form=form.clone() free /> });
            let refusal = view! { <FormErrors form=form.clone()>{instead}</FormErrors> }.into_any();
            let busy = is_open.then(|| busy(lang, ctx.zone(), &room, date, &taken));
            view! { <BookForm lang form refusal busy rooms=open_rooms(lang, rooms) starts ends /> }.into_any()
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
                </aside>
            </div>
        })
    })
}

#[component]
fn BookForm(
    lang: Lang,
    form: FormState,
    refusal: AnyView,
    /// When the room is taken.
    busy: Option<String>,
    rooms: Vec<(String, String)>,
    starts: Vec<(String, String)>,
    ends: Vec<(String, String)>,
) -> impl IntoView {
    view! {
        <form class="form" method="post" action=Book::PATH>
            <NewKey />
            {refusal}
            <Select form=form.clone() name="room" label=texts::room(lang) options=rooms />
            <Field form=form.clone() name="date" kind="date" label=texts::date(lang) required=true maxlength=10 />
            {busy.map(|busy| view! { <p class="notice">{busy}</p> })}
            // Side by side a phone has no room for what is said of a time.
            <div class="grid items-start gap-6 sm:grid-cols-2">
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

/// What is free instead, each with the way to it.
#[component]
fn Instead(lang: Lang, zone: Zone, form: FormState, free: Vec<(Room, Period)>) -> impl IntoView {
    if free.is_empty() {
        return view! { <p>{texts::nothing_else(lang)}</p> }.into_any();
    }
    let link = |(room, period): (Room, Period)| {
        let said = format!("{}, {}", room.name, backend::times(lang, &zone, period));
        view! { <li><a href=with_typed(&zone, &form, &room, period)>{said}</a></li> }
    };
    view! {
        <p>{texts::still_free(lang)}</p>
        <ul>{free.into_iter().map(link).collect_view()}</ul>
    }
    .into_any()
}

/// The address of this form for another room or time, with what was typed.
fn with_typed(zone: &Zone, form: &FormState, room: &Room, period: Period) -> String {
    let query = serde_urlencoded::to_string([
        ("tanggal", zone.date(period.starts).to_string()),
        ("mulai", clock(zone, period.starts)),
        ("sampai", clock(zone, period.ends)),
        ("orang", form.value("people")),
        ("kelompok", form.value("group_name")),
        ("keperluan", form.value("purpose")),
    ]);
    format!("/ruang/{}/pesan?{}", room.slug, query.unwrap_or_default())
}

/// What was asked for in a form that came back.
fn wish(form: &FormState) -> Wish {
    Wish {
        key: form.value("key"),
        room: form.value("room"),
        date: form.value("date"),
        starts: form.value("starts"),
        ends: form.value("ends"),
        group_name: form.value("group_name"),
        purpose: form.value("purpose"),
        people: form.value("people"),
    }
}

/// When the room is taken, so that nobody has to guess.
fn busy(lang: Lang, zone: &Zone, room: &Room, date: Date, taken: &[Period]) -> String {
    let day = day_in_words(lang, date);
    let times: Vec<String> = taken
        .iter()
        .map(|period| backend::times(lang, zone, *period))
        .collect();
    if times.is_empty() {
        texts::free_all_day(lang, &room.name, &day)
    } else {
        texts::taken_on(lang, &room.name, &day, &times.join(", "))
    }
}

/// `09:00`: what the form carries, whatever the reader's language.
fn clock(zone: &Zone, at: Millis) -> String {
    clock_time(Lang::En, zone, at)
}

/// When one may begin, and when one may end, and which of these are taken. A time that was asked for and is none of these is not
/// passed over in silence.
fn times(ctx: &Ctx, form: &FormState, cells: &[Period], taken: &[Period]) -> [Vec<(String, String)>; 2] {
    let option = |cell: &Period, at: Millis| {
        let time = clock_time(ctx.lang, ctx.zone(), at);
        let is_taken = taken.iter().any(|other| other.overlaps(*cell));
        let said = if is_taken {
            texts::time_taken(ctx.lang, &time)
        } else {
            time
        };
        (clock(ctx.zone(), at), said)
    };
    let with_asked = |name: &str, edge: fn(&Period) -> Millis| {
        let mut options: Vec<_> = cells.iter().map(|cell| option(cell, edge(cell))).collect();
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
