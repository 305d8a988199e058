//! `/petugas/ruang?tanggal=YYYY-MM-DD`: the bookings of a day, the rooms, and the rules of booking.

use crate::{
    auth::{self, AccountId, Contact, Role},
    i18n::Lang,
    rooms::{
        Booking, Policy, Room,
        api::{CheckIn, SetPolicy},
        backend::{self, path_of, times},
        pages::{State, asked_day, booking::CancelBooking, grid::DayPicker, size_and_floor},
        rules, texts,
    },
    server::{Ctx, FormState},
    ui::{Field, FormErrors, Select, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;
use std::collections::BTreeMap;

#[component]
pub fn RoomDeskPage() -> impl IntoView {
    let ctx = Ctx::current();
    page(async move {
        let lang = ctx.lang;
        ctx.at_least(Role::Librarian)?;
        let date = asked_day(&ctx)?;
        let mut db = ctx.read().await?;
        let bookings = backend::on_day(&ctx, &mut db, date).await?;
        let rooms = backend::all_rooms(&mut db).await?;
        let policy = backend::policy(&mut db).await?;
        let owners: Vec<AccountId> = bookings.iter().filter_map(|booking| booking.account).collect();
        let owners = auth::contacts(&mut db, &owners).await?;
        drop(db);
        let today = ctx.zone().date(ctx.now());
        Ok(view! {
            {titled(texts::desk_title(lang))}
            <header class="page-head">
                <h1>{texts::desk_title(lang)}</h1>
                <a class="button-quiet" href=format!("/ruang?tanggal={date}")>{texts::grid(lang)}</a>
            </header>
            <DayPicker lang action="/petugas/ruang".to_owned() date today />
            <FormErrors form=FormState::of(&ctx, CheckIn::PATH) />
            <Bookings bookings owners />
            <Rooms lang rooms />
            {ctx.at_least(Role::Manager).is_ok().then(|| view! { <HouseRules policy /> })}
        })
    })
}

#[component]
fn Bookings(bookings: Vec<Booking>, owners: BTreeMap<AccountId, Contact>) -> impl IntoView {
    let lang = Ctx::current().lang;
    if bookings.is_empty() {
        return view! { <p>{texts::desk_empty(lang)}</p> }.into_any();
    }
    let row = |booking: Booking| {
        let owner = booking.account.and_then(|account| owners.get(&account));
        let owner = owner.map(|owner| owner.name.clone()).unwrap_or_default();
        view! { <li><BookingRow booking owner /></li> }
    };
    view! { <ul class="rows">{bookings.into_iter().map(row).collect_view()}</ul> }.into_any()
}

#[component]
fn BookingRow(booking: Booking, owner: String) -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    let viewer = ctx.viewer.clone();
    let may_cancel = viewer
        .as_ref()
        .is_some_and(|viewer| rules::may_cancel(&booking, viewer, ctx.now()));
    let mine = viewer.is_some_and(|viewer| booking.account == Some(viewer.id));
    let people = texts::people(lang, booking.people);
    let note = [booking.room_name.clone(), people, owner, booking.purpose.clone()];
    let note: Vec<String> = note.into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <div class="row">
            <div class="row-main">
                <p class="row-title">
                    {times(lang, ctx.zone(), booking.period)}
                    " "
                    <a href=path_of(&booking.code)>{booking.group_name.clone()}</a>
                </p>
                <p class="row-note">{note.join(" · ")}</p>
                <p class="mt-1"><State booking=booking.clone() /></p>
            </div>
            <Arrival booking=booking.clone() />
        </div>
        {may_cancel.then(|| view! { <CancelBooking booking=booking.clone() mine /> })}
    }
}

/// One press at the door.
#[component]
fn Arrival(booking: Booking) -> impl IntoView {
    let lang = Ctx::current().lang;
    let (class, present, text) = match booking.checked_in_at {
        Some(_) => ("button-plain", "", texts::undo_check_in(lang)),
        None => ("button-quiet", "yes", texts::check_in(lang)),
    };
    let label = format!("{text}: {}", booking.group_name);
    view! {
        <form class="actions" method="post" action=CheckIn::PATH>
            <input type="hidden" name="booking" value=booking.code.clone() />
            <input type="hidden" name="present" value=present />
            <button class=class aria-label=label>{text}</button>
        </form>
    }
}

#[component]
fn Rooms(lang: Lang, rooms: Vec<Room>) -> impl IntoView {
    let row = |room: Room| {
        let note = match &room.closed_because {
            Some(reason) => texts::room_closed_because(lang, reason),
            None => size_and_floor(lang, &room),
        };
        view! {
            <li>
                <a class="row" href=format!("/petugas/ruang/{}", room.slug)>
                    <div class="row-main"><p class="row-title">{room.name}</p><p class="row-note">{note}</p></div>
                    <span class="badge">{texts::edit(lang)}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{texts::rooms(lang)}</h2><a href="/petugas/ruang/baru">{texts::add_room(lang)}</a></div>
            <ul class="rows">{rooms.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

#[component]
fn HouseRules(policy: Policy) -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    let form = FormState::of(&ctx, SetPolicy::PATH).or_values([
        ("step_minutes", policy.step_minutes.to_string()),
        ("days_ahead", policy.days_ahead.to_string()),
        ("per_day", policy.per_day.to_string()),
    ]);
    let steps = Policy::STEPS
        .map(|step| (step.to_string(), texts::minutes(lang, step)))
        .to_vec();
    let came_back = form.error().is_some();
    view! {
        <section class="section">
            <details class="disclosure" open=came_back>
                <summary>{texts::house_rules(lang)}</summary>
                <form class="form" method="post" action=SetPolicy::PATH>
                    <FormErrors form=form.clone() />
                    <Select form=form.clone() name="step_minutes" label=texts::step_minutes(lang) options=steps />
                    <Field form=form.clone() name="days_ahead" label=texts::days_ahead(lang) inputmode="numeric" required=true maxlength=3 />
                    <Field form=form.clone() name="per_day" label=texts::per_day(lang) inputmode="numeric" required=true maxlength=2 />
                    <p class="actions"><button class="button-quiet">{texts::save(lang)}</button></p>
                </form>
            </details>
        </section>
    }
}
