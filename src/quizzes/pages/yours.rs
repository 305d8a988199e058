//! What a patron's own page says of quizzes: where they are signed up, and how they did.

use crate::{
    i18n::{date_and_time, grouped},
    quizzes::{
        attendance_texts,
        backend::{Announced, MyPaced, MyResult},
        paced::texts as paced,
        texts,
    },
    server::Ctx,
};
use leptos::prelude::*;

/// The section of `/saya`; nothing for who never signed up or played.
#[component]
pub fn Yours(
    ctx: Ctx,
    sign_ups: Vec<Announced>,
    paced: Vec<MyPaced>,
    results: Vec<MyResult>,
) -> impl IntoView {
    let lang = ctx.lang;
    if sign_ups.is_empty() && paced.is_empty() && results.is_empty() {
        return ().into_any();
    }
    let zone = ctx.zone().clone();
    let sign_ups = sign_ups
        .into_iter()
        .map(|announced| {
            let when = announced.quiz.starts_at.map(|at| date_and_time(lang, ctx.zone(), at));
            let (class, badge) = match announced.place.map_or(0, |place| place - announced.quiz.seats) {
                _ if announced.came => ("badge badge-hill", attendance_texts::you_have_come(lang).to_owned()),
                waiting if waiting > 0 => ("badge badge-durian", texts::on_waiting_list_short(lang, waiting)),
                _ => ("badge badge-hill", texts::you_have_a_seat(lang).to_owned()),
            };
            view! {
                <li>
                    <a class="row" href=format!("/kuis/{}", announced.quiz.slug)>
                        <div class="row-main"><p class="row-title">{announced.quiz.title}</p><p class="row-note">{when}</p></div>
                        <span class=class>{badge}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let paced = paced
        .into_iter()
        .map(|mine| view! { <Paced ctx=ctx.clone() mine /> })
        .collect_view();
    let results = results
        .into_iter()
        .map(|result| {
            let place = texts::your_rank(
                lang,
                result.rank,
                u32::try_from(result.players).unwrap_or(u32::MAX),
            );
            let score = texts::your_score(lang, &grouped(lang, result.score));
            view! {
                <li>
                    <a class="row" href=format!("/saya/kuis/{}", result.code)>
                        <div class="row-main">
                            <p class="row-title">{result.title}</p>
                            <p class="row-note">{date_and_time(lang, &zone, result.played_at)}</p>
                        </div>
                        <span class="badge">{format!("{place} · {score}")}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" id="kuis">
            <div class="section-head"><h2>{texts::quizzes(lang)}</h2><a href="/kuis">{texts::more_quizzes(lang)}</a></div>
            <ul class="rows">{sign_ups}{paced}{results}</ul>
        </section>
    }
    .into_any()
}

/// A quiz at one's own pace: to go on with, or what came of it.
#[component]
fn Paced(ctx: Ctx, mine: MyPaced) -> impl IntoView {
    let lang = ctx.lang;
    let until = date_and_time(lang, ctx.zone(), mine.closes_at);
    let until = if mine.closes_at > ctx.now() {
        paced::open_until(lang, &until)
    } else {
        paced::was_open_until(lang, &until)
    };
    let note = format!("{until} · {}", paced::attempts_count(lang, mine.attempts));
    let (class, badge) = match mine.is_under_way {
        true => ("badge badge-durian", paced::go_on(lang).to_owned()),
        false => ("badge", texts::your_score(lang, &grouped(lang, mine.best))),
    };
    view! {
        <li>
            <a class="row" href=mine.address>
                <div class="row-main"><p class="row-title">{mine.title}</p><p class="row-note">{note}</p></div>
                <span class=class>{badge}</span>
            </a>
        </li>
    }
}
