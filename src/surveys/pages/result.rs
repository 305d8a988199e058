//! A wave's result: the score, the sample, each element, the groups. The staff see how often each answer was given; the public
//! page says it as far as [`spread`] does.

use super::{decimal, group_name, grouping_name, performance, period, whole};
use crate::{
    i18n::{Lang, Zone, percent},
    surveys::{
        Element, Wave,
        report::{Breakdown, GroupScore, Report, Score},
        rules::{Count, SMALLEST_GROUP, nrr, spread},
        texts,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// `exact` is for the staff alone.
#[component]
pub fn ResultView(
    lang: Lang,
    zone: Zone,
    wave: Wave,
    report: Arc<Report>,
    #[prop(optional)] exact: bool,
) -> impl IntoView {
    let score = match report.score {
        Some(score) => view! { <Figures lang score n=report.n /> }.into_any(),
        None => view! { <p class="notice">{texts::not_enough(lang)}</p> }.into_any(),
    };
    let parts = report.is_enough().then(|| {
        view! {
            <Elements lang report=Arc::clone(&report) />
            <Spread lang report=Arc::clone(&report) exact />
            <Groups lang breakdowns=report.breakdowns.clone() />
        }
    });
    view! {
        {score}
        <Facts lang zone wave report=Arc::clone(&report) />
        {parts}
        <p class="hint mt-8">{texts::method_note(lang)}</p>
    }
}

#[component]
fn Figures(lang: Lang, score: Score, n: u64) -> impl IntoView {
    view! {
        <dl class="figures">
            <div><dt>{texts::ikm_label(lang)}</dt><dd>{decimal(lang, score.ikm.0, 2)}</dd></div>
            <div><dt>{texts::grade_label(lang)} ": " {performance(lang, score.grade)}</dt><dd>{score.grade.letter()}</dd></div>
            <div><dt>{texts::respondents_label(lang)}</dt><dd>{whole(lang, n)}</dd></div>
        </dl>
    }
}

#[component]
fn Facts(lang: Lang, zone: Zone, wave: Wave, report: Arc<Report>) -> impl IntoView {
    let lacking = report.required.saturating_sub(report.n);
    let reached = if lacking == 0 {
        view! { <span class="badge badge-hill">{texts::reached(lang)}</span> }.into_any()
    } else {
        view! { <span class="badge badge-durian">{texts::not_reached(lang, &whole(lang, lacking))}</span> }
            .into_any()
    };
    let interval = report.score.and_then(|score| score.interval).map(|interval| {
        let (low, high) = (decimal(lang, interval.low.0, 2), decimal(lang, interval.high.0, 2));
        view! {
            <dt>{texts::interval_label(lang)}</dt>
            <dd>{texts::interval_value(lang, &low, &high)} <span class="hint">{texts::interval_note(lang)}</span></dd>
        }
    });
    view! {
        <dl class="facts survey-facts">
            <dt>{texts::period(lang)}</dt>
            <dd>{period(lang, &zone, &wave)}</dd>
            <dt>{texts::population(lang)}</dt>
            <dd>{format!("{} {}", whole(lang, wave.population), wave.population_counts)}</dd>
            <dt>{texts::required(lang)}</dt>
            <dd>{texts::required_value(lang, &whole(lang, report.required))}</dd>
            <dt>{texts::answered(lang)}</dt>
            <dd>{whole(lang, report.n)} " " {reached}</dd>
            {interval}
        </dl>
    }
}

#[component]
fn Elements(lang: Lang, report: Arc<Report>) -> impl IntoView {
    let extremes = report.extremes();
    let row = |element: &Element| {
        let tally = *report.tally(*element);
        let mark = match extremes {
            Some((strongest, _)) if strongest == *element => Some(texts::strongest(lang)),
            Some((_, weakest)) if weakest == *element => Some(texts::weakest(lang)),
            _ => None,
        };
        view! {
            <tr>
                <th scope="row">{texts::element(lang, *element)} {mark.map(|mark| view! { " " <span class="badge">{mark}</span> })}</th>
                <td class="number" data-label=texts::answered(lang)>{whole(lang, tally.n())}</td>
                <td class="number" data-label=texts::nrr_label(lang)>{nrr(&tally).map_or_else(|| "–".to_owned(), |nrr| decimal(lang, nrr, 4))}</td>
            </tr>
        }
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{texts::by_element(lang)}</h2></div>
            <table class="ledger">
                <caption>{texts::nrr_note(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts::element_label(lang)}</th>
                        <th scope="col" class="number">{texts::answered(lang)}</th>
                        <th scope="col" class="number">{texts::nrr_label(lang)}</th>
                    </tr>
                </thead>
                <tbody>{Element::ALL.iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
}

#[component]
fn Spread(lang: Lang, report: Arc<Report>, exact: bool) -> impl IntoView {
    let counts_of = |element: &Element| {
        let counts = report.tally(*element).0;
        if exact {
            counts.map(Count::Exactly)
        } else {
            spread(counts)
        }
    };
    let is_rounded = Element::ALL
        .iter()
        .any(|element| counts_of(element).contains(&Count::Few));
    let each = |element: &Element| {
        let (counts, n) = (counts_of(element), report.tally(*element).n());
        view! {
            <div class="spread">
                <h3>{texts::element(lang, *element)}</h3>
                {lengths(counts).map(|lengths| view! { <Bar lengths /> })}
                <ul>
                    {texts::answers(lang, *element)
                        .into_iter()
                        .zip(counts)
                        .map(|(text, count)| {
                            view! { <li><span>{text}</span><span>{said(lang, count, n)}</span></li> }
                        })
                        .collect_view()}
                </ul>
            </div>
        }
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{texts::distribution(lang)}</h2></div>
            {is_rounded.then(|| view! { <p class="hint mb-6">{texts::spread_note(lang)}</p> })}
            <div class="spreads">{Element::ALL.iter().map(each).collect_view()}</div>
        </section>
    }
}

/// `74 (62%)`, `<5`, `sekitar 60%`, `5 atau lebih`; `n` people answered.
fn said(lang: Lang, count: Count, n: u64) -> String {
    match count {
        Count::Exactly(count) => format!("{} ({}%)", whole(lang, count), percent(count, n)),
        Count::Few => format!("<{SMALLEST_GROUP}"),
        Count::About(share) => texts::about_percent(lang, share),
        Count::Enough => texts::or_more(lang, SMALLEST_GROUP),
    }
}

/// What a bar may show: counts, or shares with a little for those that have none. Nothing where every length would be a guess.
fn lengths(counts: [Count; 4]) -> Option<[u64; 4]> {
    let is_told = |count: &Count| matches!(count, Count::Exactly(_) | Count::About(_));
    let length = |count| match count {
        Count::Exactly(length) | Count::About(length) => length,
        Count::Few | Count::Enough => 2,
    };
    counts.iter().any(is_told).then(|| counts.map(length))
}

/// The four answers as lengths. The list below says the same in words, so the ear needs no second telling.
#[component]
fn Bar(lengths: [u64; 4]) -> impl IntoView {
    let n = lengths.iter().sum::<u64>().max(1);
    let mut from = 0;
    let part = |(i, count): (usize, u64)| {
        let x = from * 1000 / n;
        from += count;
        let width = from * 1000 / n - x;
        let class = ["spread-1", "spread-2", "spread-3", "spread-4"][i];
        view! { <rect class=class x=x.to_string() y="0" width=width.to_string() height="10"></rect> }
    };
    let parts: Vec<_> = lengths.into_iter().enumerate().map(part).collect();
    view! {
        <svg class="spread-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{parts}</svg>
    }
}

#[component]
fn Groups(lang: Lang, breakdowns: Vec<Breakdown>) -> impl IntoView {
    let table = |breakdown: Breakdown| {
        let grouping = breakdown.grouping;
        let row = move |group: GroupScore| {
            let name = group_name(lang, grouping, group.slug);
            let (n, ikm) = match group.figures {
                Some(figures) => (
                    whole(lang, figures.n),
                    figures
                        .ikm
                        .map_or_else(|| "–".to_owned(), |ikm| decimal(lang, ikm.0, 2)),
                ),
                None => (texts::hidden(lang).to_owned(), "–".to_owned()),
            };
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number whitespace-nowrap" data-label="n">{n}</td>
                    <td class="number" data-label="IKM">{ikm}</td>
                </tr>
            }
        };
        view! {
            <table class="ledger">
                <caption>{grouping_name(lang, grouping)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts::group_label(lang)}</th>
                        <th scope="col" class="number">"n"</th>
                        <th scope="col" class="number">"IKM"</th>
                    </tr>
                </thead>
                <tbody>{breakdown.groups.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{texts::by_group(lang)}</h2></div>
            <p class="hint mb-6">{texts::by_group_note(lang)}</p>
            <div class="survey-groups">{breakdowns.into_iter().map(table).collect_view()}</div>
        </section>
    }
}
