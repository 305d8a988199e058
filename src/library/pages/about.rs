//! `/tentang`: hours, address, facilities, promises.

use crate::{
    i18n::{self, Lang},
    library::{
        Closure, Facility, FacilityState, Library, Profile, Standard, backend,
        rules::{OpenState, write_hours},
        sentence, texts,
    },
    server::Ctx,
    ui::{Icon, page, titled},
};
use jiff::civil::{Date, Weekday};
use leptos::prelude::*;
use std::sync::Arc;

/// How many closures ahead are listed.
const CLOSURES: usize = 5;

#[component]
pub fn AboutPage() -> impl IntoView {
    let ctx = Ctx::current();
    page(async move {
        let lang = ctx.lang;
        let mut db = ctx.read().await?;
        let facilities = backend::facilities(&mut db).await?;
        let standards = backend::standards(&mut db).await?;
        drop(db);
        let library = ctx.app.library();
        let now = ctx.zone().at(ctx.now());
        let state = library.state_at(now.date(), i18n::minute_of(&now));
        let profile = library.profile.clone();
        Ok(view! {
            {titled(texts::about_us(lang))}
            <header class="page-head">
                <div>
                    <h1>{profile.name.clone()}</h1>
                    <p>{profile.tagline.say(lang).to_owned()}</p>
                </div>
                <StateBadge lang library=Arc::clone(&library) state today=now.date() />
            </header>
            <p class="prose">{profile.about.say(lang).to_owned()}</p>
            <div class="beside">
                <Hours lang library=Arc::clone(&library) today=now.date() />
                <aside><Contact lang profile /></aside>
            </div>
            <div class="beside">
                <Facilities lang facilities />
                <aside><Charter lang standards /></aside>
            </div>
        })
    })
}

/// The state in a few words, with an icon beside the colour.
#[component]
fn StateBadge(lang: Lang, library: Arc<Library>, state: OpenState, today: Date) -> impl IntoView {
    let (class, icon) = match state {
        OpenState::Open { .. } => ("badge badge-hill", "check"),
        OpenState::Closed { .. } => ("badge badge-clay", "clock"),
    };
    view! { <p class=class><Icon name=icon />{sentence::headline(lang, &library, &state, today)}</p> }
}

#[component]
fn Hours(lang: Lang, library: Arc<Library>, today: Date) -> impl IntoView {
    let row = |offset: i8| {
        let weekday = Weekday::from_monday_zero_offset(offset).unwrap_or(Weekday::Monday);
        // Any date of that weekday: the table says the rule, closures are listed below it.
        let date = today.nth_weekday(1, weekday).unwrap_or(today);
        let usual = crate::library::rules::opening(&library.hours, None, date);
        let is_today = today.weekday() == weekday;
        let said = if usual.intervals.is_empty() {
            texts::closed_day(lang).to_owned()
        } else {
            write_hours(lang, &usual.intervals)
        };
        view! {
            <dt>{i18n::weekday(lang, date)}</dt>
            <dd class="tabular-nums">
                {said}
                {is_today.then(|| view! { " "<span class="badge badge-hill">{texts::today(lang)}</span> })}
            </dd>
        }
    };
    let known = !library.hours.is_empty();
    view! {
        <section class="section" aria-labelledby="jam">
            <h2 id="jam">{texts::opening_hours(lang)}</h2>
            {if known {
                view! {
                    <dl class="facts">{(0..7).map(row).collect_view()}</dl>
                }
                .into_any()
            } else {
                view! { <p>{texts::hours_unknown(lang)}</p> }.into_any()
            }}
            <Closures lang closures=ahead(&library, today) />
        </section>
    }
}

fn ahead(library: &Library, today: Date) -> Vec<Closure> {
    let today = today.to_string();
    let later = library.closures.iter().filter(|closure| closure.day >= today);
    later.take(CLOSURES).cloned().collect()
}

#[component]
fn Closures(lang: Lang, closures: Vec<Closure>) -> impl IntoView {
    let item = |closure: Closure| {
        let day = closure
            .day
            .parse()
            .map_or(closure.day.clone(), |day| i18n::day(lang, day));
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title">{day}</p>
                    <p class="row-note">{closure.reason.say(lang).to_owned()}</p>
                </div>
            </li>
        }
    };
    (!closures.is_empty()).then(|| {
        view! {
            <h3 class="mt-6">{texts::closures(lang)}</h3>
            <ul class="rows">{closures.into_iter().map(item).collect_view()}</ul>
        }
    })
}

#[component]
fn Contact(lang: Lang, profile: Profile) -> impl IntoView {
    let map = serde_urlencoded::to_string([("query", &profile.address)]).unwrap_or_default();
    let link = |label: &'static str, href: String, text: String| {
        (!text.is_empty()).then(|| view! { <dt>{label}</dt><dd><a href=href>{text}</a></dd> })
    };
    let plain_phone: String = profile
        .phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    let whatsapp = if profile.whatsapp.is_empty() {
        String::new()
    } else {
        format!("+{}", profile.whatsapp)
    };
    let at = |handle: &str| {
        if handle.is_empty() {
            String::new()
        } else {
            format!("@{handle}")
        }
    };
    view! {
        <section class="section" aria-labelledby="kontak">
            <h2 id="kontak">{texts::find_us(lang)}</h2>
            <dl class="facts">
                {(!profile.address.is_empty()).then(|| view! {
                    <dt>{texts::address(lang)}</dt>
                    <dd>
                        {profile.address.clone()}<br />
                        <a href=format!("https://www.openstreetmap.org/search?{map}")>{texts::on_a_map(lang)}</a>
                    </dd>
                })}
                {link(texts::whatsapp(lang), format!("https://wa.me/{}", profile.whatsapp), whatsapp)}
                {link(texts::phone(lang), format!("tel:{plain_phone}"), profile.phone.clone())}
                {link(texts::email(lang), format!("mailto:{}", profile.email), profile.email.clone())}
                {link(texts::instagram(lang), format!("https://www.instagram.com/{}/", profile.instagram), at(&profile.instagram))}
                {link(texts::facebook(lang), format!("https://www.facebook.com/{}", profile.facebook), at(&profile.facebook))}
            </dl>
        </section>
    }
}

/// What a state is called, and its badge.
pub(super) const fn facility_badge(lang: Lang, state: FacilityState) -> (&'static str, &'static str) {
    match state {
        FacilityState::Available => ("badge badge-hill", texts::available(lang)),
        FacilityState::Limited => ("badge badge-durian", texts::limited(lang)),
        FacilityState::Unavailable => ("badge badge-clay", texts::unavailable(lang)),
    }
}

#[component]
fn Facilities(lang: Lang, facilities: Vec<Facility>) -> impl IntoView {
    let item = |facility: Facility| {
        let (class, state) = facility_badge(lang, facility.state);
        view! {
            <li class="row">
                <div class="row-main">
                    <h3 class="row-title">{facility.name.say(lang).to_owned()}</h3>
                    <p class="row-note">{facility.note.say(lang).to_owned()}</p>
                    {facility.accessible.then(|| view! {
                        <p class="row-note flex items-center gap-2"><Icon name="wheelchair" /><span>{texts::accessible(lang)}</span></p>
                    })}
                </div>
                <span class=class>{state}</span>
            </li>
        }
    };
    (!facilities.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="fasilitas">
                <h2 id="fasilitas">{texts::facilities(lang)}</h2>
                <ul class="rows">{facilities.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Charter(lang: Lang, standards: Vec<Standard>) -> impl IntoView {
    let item = |standard: Standard| {
        view! {
            <li class="row">
                <div class="row-main">
                    <h3 class="row-title">{standard.name.say(lang).to_owned()}</h3>
                    <p class="row-note">{standard.promise.say(lang).to_owned()}</p>
                </div>
            </li>
        }
    };
    (!standards.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="janji">
                <h2 id="janji">{texts::charter(lang)}</h2>
                <p>{texts::charter_lead(lang)}</p>
                <ul class="rows">{standards.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}
