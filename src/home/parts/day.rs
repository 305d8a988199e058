//! Today and the next seven days as a line of time.

use crate::{
    home::{moment::Moment, texts},
    i18n::{self, Lang, Zone, clock_time},
    library::Library,
    server::Ctx,
    time::{Millis, Span},
};
use leptos::prelude::*;

/// How many moments of the coming days are shown.
const COMING: usize = 6;

/// Both lines. `moments` are those of the coming seven days, in any order.
#[component]
pub fn Timelines(ctx: Ctx, moments: Vec<Moment>) -> impl IntoView {
    let (lang, now) = (ctx.lang, ctx.now());
    let date = ctx.zone().date(now);
    let tonight = ctx.zone().instant(date, 24 * 60);
    let library = ctx.app.library();
    let minute = i18n::minute_of(&ctx.zone().at(now));
    let come = library
        .state_at(date, minute)
        .lets_in(date)
        .then(|| format!(" {}", texts::come_all_the_same(lang)));
    let (mut today, mut later): (Vec<_>, Vec<_>) =
        moments.into_iter().partition(|moment| moment.from < tonight);
    let nothing_planned = today.is_empty();
    today.extend(doors(lang, ctx.zone(), &library, now));
    today.sort_by_key(|moment| moment.from);
    later.sort_by_key(|moment| moment.from);
    later.truncate(COMING);
    let no_more = later.is_empty();
    for moment in &mut later {
        // The line itself says only the day.
        moment.note = format!("{} · {}", clock_time(lang, ctx.zone(), moment.from), moment.note);
    }
    let zone = ctx.zone().clone();
    let clock = move |moment: &Moment| clock_time(lang, &zone, moment.from);
    let zone = ctx.zone().clone();
    let day = move |moment: &Moment| i18n::short_day(lang, zone.date(moment.from));
    view! {
        <section class="section" aria-labelledby="hari-ini">
            <div class="section-head"><h2 id="hari-ini">{texts::today(lang)}</h2></div>
            {nothing_planned.then(|| view! { <p class="text-ink-soft">{texts::nothing_today(lang)} {come}</p> })}
            {(!today.is_empty()).then(|| view! { <ol class="timeline">{today.into_iter().map(|moment| line(clock(&moment), moment, now)).collect_view()}</ol> })}
        </section>
        <section class="section" aria-labelledby="hari-mendatang">
            <div class="section-head"><h2 id="hari-mendatang">{texts::coming_days(lang)}</h2></div>
            {no_more.then(|| view! { <p class="text-ink-soft">{texts::nothing_coming(lang)}</p> })}
            {(!later.is_empty()).then(|| view! { <ol class="timeline">{later.into_iter().map(|moment| line(day(&moment), moment, now)).collect_view()}</ol> })}
        </section>
    }
}

fn line(when: String, moment: Moment, now: Millis) -> impl IntoView {
    let state = if moment.until > now && moment.from <= now {
        "now"
    } else if moment.from < now {
        "past"
    } else {
        ""
    };
    let title = if moment.href.is_empty() {
        view! { <span>{moment.title}</span> }.into_any()
    } else {
        view! { <a href=moment.href>{moment.title}</a> }.into_any()
    };
    view! {
        <li data-when=state>
            <time>{when}</time>
            <div>{title}{(!moment.note.is_empty()).then(|| view! { <p>{moment.note}</p> })}</div>
        </li>
    }
}

/// When the doors open and close today, so that the day has its frame.
fn doors(lang: Lang, zone: &Zone, library: &Library, now: Millis) -> Vec<Moment> {
    let date = zone.date(now);
    let intervals = library.opening_on(date).intervals;
    let last = intervals.len().saturating_sub(1);
    let door = |minute: u16, title: &str| {
        let at = zone.instant(date, minute);
        Moment {
            from: at,
            until: at,
            title: title.to_owned(),
            note: String::new(),
            href: String::new(),
        }
    };
    let ends = |(index, (opens, closes)): (usize, &(u16, u16))| {
        let (open, close) = (
            if index == 0 {
                texts::doors_open(lang)
            } else {
                texts::opens_again(lang)
            },
            if index == last {
                texts::doors_close(lang)
            } else {
                texts::break_begins(lang)
            },
        );
        [door(*opens, open), door(*closes, close)]
    };
    let doors = intervals.iter().enumerate().flat_map(ends);
    // What opened long ago is said by the headline already.
    doors.filter(|door| door.from + Span::hours(1) > now).collect()
}
