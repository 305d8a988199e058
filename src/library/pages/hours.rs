//! `/petugas/perpustakaan`: the week, and the days closed.

use super::staff_head::{ManagersOnly, StaffHead};
use crate::{
    auth::Role,
    i18n::{self, Lang},
    library::{
        Closure,
        api::{Close, Reopen, SetHours},
        backend,
        rules::{opening, write_hours},
        texts,
    },
    rooms::{self, backend::ShutOut},
    server::{Ctx, FormState},
    ui::{Field, FormErrors, Icon, NewKey, page, titled},
};
use jiff::civil::{Date, Weekday};
use leptos::prelude::*;
use server_fn::ServerFn;

const FIELDS: [&str; 7] = ["day1", "day2", "day3", "day4", "day5", "day6", "day7"];

#[component]
pub fn StaffHoursPage() -> impl IntoView {
    let ctx = Ctx::current();
    page(async move {
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let today = ctx.zone().date(ctx.now());
        backend::renew(&ctx.app).await?;
        let mut db = ctx.read().await?;
        let closures = backend::closures_from(&mut db, today).await?;
        let shut_out = rooms::backend::shut_out(&ctx, &mut db).await?;
        drop(db);
        Ok(view! {
            {titled(texts::library(lang))}
            <StaffHead lang />
            <Bookings lang days=shut_out />
            <div class="beside">
                <section class="section">
                    <h2>{texts::opening_hours(lang)}</h2>
                    <Week ctx=ctx.clone() today />
                </section>
                <section class="section">
                    <h2>{texts::closures(lang)}</h2>
                    <FormErrors form=FormState::of(&ctx, Reopen::PATH) />
                    <Closures lang closures />
                    <h3 class="mt-6">{texts::close_days(lang)}</h3>
                    <CloseForm ctx=ctx.clone() today />
                </section>
            </div>
        })
    })
}

/// Those made before the library was closed, or opened at other hours, and the way to each day of them.
#[component]
fn Bookings(lang: Lang, days: Vec<ShutOut>) -> impl IntoView {
    let all: i64 = days.iter().map(|day| day.bookings).sum();
    let link = |day: ShutOut| {
        let said = rooms::texts::bookings_on(lang, day.bookings, &i18n::day(lang, day.date));
        view! { <li><a href=day.href()>{said}</a></li> }
    };
    (all > 0).then(|| {
        view! {
            <div class="notice notice-durian">
                <Icon name="warning" />
                <div>
                    <p>{rooms::texts::shut_out(lang, all)} "."</p>
                    <ul>{days.into_iter().map(link).collect_view()}</ul>
                </div>
            </div>
        }
    })
}

/// The hours of a weekday as its field shows them.
fn written(ctx: &Ctx, weekday: i8, today: Date) -> (&'static str, String) {
    let weekday = Weekday::from_monday_zero_offset(weekday).unwrap_or(Weekday::Monday);
    let date = today.nth_weekday(1, weekday).unwrap_or(today);
    let usual = opening(&ctx.app.library().hours, None, date);
    (
        i18n::weekday(ctx.lang, date),
        write_hours(ctx.lang, &usual.intervals),
    )
}

#[component]
fn Week(ctx: Ctx, today: Date) -> impl IntoView {
    let lang = ctx.lang;
    let days: Vec<_> = (0_i8..7).map(|weekday| written(&ctx, weekday, today)).collect();
    if ctx.at_least(Role::Manager).is_err() {
        let row = |(day, hours): (&'static str, String)| {
            let hours = if hours.is_empty() {
                texts::closed_day(lang).to_owned()
            } else {
                hours
            };
            view! { <dt>{day}</dt><dd>{hours}</dd> }
        };
        return view! {
            <ManagersOnly lang />
            <dl class="facts">{days.into_iter().map(row).collect_view()}</dl>
        }
        .into_any();
    }
    let mut form = FormState::of(&ctx, SetHours::PATH);
    for (field, (_, hours)) in FIELDS.into_iter().zip(&days) {
        form = form.or_values([(field, hours.clone())]);
    }
    let field = |(name, (day, _)): (&'static str, (&'static str, String))| {
        view! { <Field form=form.clone() name=name label=day maxlength=80 /> }
    };
    view! {
        <form class="form" method="post" action=SetHours::PATH>
            <FormErrors form=form.clone() />
            <p class="hint">{texts::hours_hint(lang)}</p>
            {FIELDS.into_iter().zip(days).map(field).collect_view()}
            <p class="actions"><button class="button">{texts::save_hours(lang)}</button></p>
        </form>
    }
    .into_any()
}

#[component]
fn Closures(lang: Lang, closures: Vec<Closure>) -> impl IntoView {
    if closures.is_empty() {
        return view! { <p>{texts::no_closures(lang)}</p> }.into_any();
    }
    let item = |closure: Closure| {
        let day = closure.day.parse().map_or(closure.day.clone(), |day: Date| {
            format!("{} {}", i18n::day(lang, day), day.year())
        });
        let label = format!("{}: {day}", texts::reopen(lang));
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title">{day}</p>
                    <p class="row-note">{closure.reason.say(lang).to_owned()}</p>
                </div>
                <form method="post" action=Reopen::PATH>
                    <input type="hidden" name="day" value=closure.day />
                    <button class="button-quiet" aria-label=label>{texts::reopen(lang)}</button>
                </form>
            </li>
        }
    };
    view! { <ul class="rows">{closures.into_iter().map(item).collect_view()}</ul> }.into_any()
}

#[component]
fn CloseForm(ctx: Ctx, today: Date) -> impl IntoView {
    let lang = ctx.lang;
    let form = FormState::of(&ctx, Close::PATH);
    let english = format!("{}, {}", texts::reason(lang), texts::in_english(lang));
    view! {
        <form class="form" method="post" action=Close::PATH>
            <NewKey />
            <FormErrors form=form.clone() />
            <Field form=form.clone() name="first" kind="date" label=texts::first_day(lang) min=today.to_string() required=true />
            <Field form=form.clone() name="last" kind="date" label=texts::last_day(lang) hint=texts::last_day_hint(lang) min=today.to_string() optional=true />
            <Field form=form.clone() name="reason_id" label=texts::reason(lang) hint=texts::reason_hint(lang) required=true />
            <Field form=form.clone() name="reason_en" label=english optional=true />
            <p class="actions"><button class="button">{texts::announce_closure(lang)}</button></p>
        </form>
    }
}
