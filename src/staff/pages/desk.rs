//! `/petugas`: what needs me now, oldest promise first; then today; then numbers.

use crate::{
    i18n::{Lang, clock_time, day},
    server::Ctx,
    staff::{
        Figure, Happening, Need,
        backend::{Desk, desk},
        texts,
    },
    time::{Millis, Span},
    ui::{Empty, page, titled},
};
use leptos::prelude::*;

#[component]
pub fn DeskPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let Desk {
            needs,
            today,
            figures,
        } = desk(&ctx).await?;
        let date = day(ctx.lang, ctx.zone().date(ctx.now()));
        Ok(view! {
            {titled(texts::desk(ctx.lang))}
            <header class="page-head"><div><h1>{texts::desk(ctx.lang)}</h1><p>{date}</p></div></header>
            <Needs lang=ctx.lang now=ctx.now() needs />
            <Today ctx=ctx.clone() today />
            <Figures lang=ctx.lang figures />
        })
    })
}

#[component]
fn Needs(lang: Lang, now: Millis, needs: Vec<Need>) -> impl IntoView {
    let body = if needs.is_empty() {
        view! {
            <Empty title=texts::nothing_waits(lang) level=3>
                <p>{texts::nothing_waits_note(lang)}</p>
            </Empty>
        }
        .into_any()
    } else {
        let rows = needs
            .into_iter()
            .map(|need| {
                view! {
                    <li>
                        <a class="row" href=need.href>
                            <span class="due" data-late=(need.due < now).then_some("")>{due(lang, now, need.due)}</span>
                            <div class="row-main">
                                <p class="row-title">{need.title}</p>
                                <p class="row-note">{need.note}</p>
                            </div>
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="section" id="menunggu">
            <div class="section-head"><h2>{texts::needs_me(lang)}</h2></div>
            {body}
        </section>
    }
}

/// How far a promise is away, in whole hours or days.
pub(in crate::staff) fn due(lang: Lang, now: Millis, due: Millis) -> String {
    let (hour, day) = (Span::hours(1).0, Span::days(1).0);
    match (due - now).0 {
        left if left <= -day => texts::late_days(lang, -left / day),
        left if left <= -hour => texts::late_hours(lang, -left / hour),
        left if left < hour => texts::due_now(lang).to_owned(),
        left if left < day => texts::due_hours(lang, left / hour),
        left => texts::due_days(lang, left / day),
    }
}

#[component]
fn Today(ctx: Ctx, today: Vec<Happening>) -> impl IntoView {
    let (lang, now) = (ctx.lang, ctx.now());
    let body = if today.is_empty() {
        view! { <p class="text-ink-soft">{texts::nothing_today(lang)}</p> }.into_any()
    } else {
        let rows = today
            .into_iter()
            .map(|happening| {
                let when = match (happening.from <= now, happening.until <= now) {
                    (_, true) => Some("past"),
                    (true, false) => Some("now"),
                    (false, false) => None,
                };
                view! {
                    <li data-when=when>
                        <time>{clock_time(lang, ctx.zone(), happening.from)}</time>
                        <div><a href=happening.href>{happening.title}</a><p>{happening.note}</p></div>
                    </li>
                }
            })
            .collect_view();
        view! { <ol class="timeline">{rows}</ol> }.into_any()
    };
    view! {
        <section class="section" id="hari-ini">
            <div class="section-head"><h2>{texts::today(lang)}</h2></div>
            {body}
        </section>
    }
}

#[component]
fn Figures(lang: Lang, figures: Vec<Figure>) -> impl IntoView {
    let figures = figures
        .into_iter()
        .map(|figure| view! { <div><dt>{figure.label}</dt><dd>{figure.value}</dd></div> })
        .collect_view();
    view! {
        <section class="section" id="angka">
            <div class="section-head"><h2>{texts::figures(lang)}</h2></div>
            <dl class="figures">{figures}</dl>
        </section>
    }
}
