//! `/petugas/kuis/mandiri/<code>`: a window afterwards, or while it is open: per person and per question.

use super::{files, when};
use crate::{
    i18n::{Lang, grouped},
    quizzes::{
        afterwards::texts as after,
        backend::{self, TakerResult},
        paced::texts,
        pages::results::{QuestionTable, hardest},
        texts as words,
    },
    server::{Ctx, param},
    ui::{Crumbs, Icon, page, titled},
};
use leptos::prelude::*;

#[component]
pub fn PacedReportPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let results = backend::paced_results(&ctx, &param("code")).await?;
        let lang = ctx.lang;
        let window = &results.window;
        let (title, when) = (window.title.clone(), when(&ctx, window));
        let steps = vec![(format!("/petugas/kuis/sunting/{}", window.slug), title.clone())];
        let to = |file: &str| format!("/petugas/kuis/mandiri/{}/{file}", window.code);
        let summary = results.summary;
        let median = summary
            .median
            .map(|median| texts::score_of(lang, &grouped(lang, median), &grouped(lang, results.most)));
        let downloads = view! {
            <div class="actions">
                <a class="button" href=to(files::WORKBOOK) download=""><Icon name="download" />{after::download_workbook(lang)}</a>
                <a class="button-quiet" href=to(files::PLAYERS) download="">{after::download_players(lang)}</a>
                <a class="button-quiet" href=to(files::QUESTIONS) download="">{after::download_questions(lang)}</a>
                <a class="button-quiet" href=to(files::ANSWERS) download="">{after::download_answers(lang)}</a>
            </div>
        };
        let hardest = hardest(lang, &results.hardest, &results.questions);
        let takers = results
            .takers
            .into_iter()
            .map(|taker| view! { <Taker lang taker /> })
            .collect_view();
        Ok(view! {
            {titled(format!("{}: {title}", texts::own_pace(lang)))}
            <Crumbs steps />
            <header class="page-head"><div><h1>{title}</h1><p>{texts::own_pace(lang)}". "{when}</p></div></header>
            {downloads}
            <dl class="figures">
                <div><dt>{texts::took_part(lang)}</dt><dd>{summary.takers.to_string()}</dd></div>
                <div><dt>{texts::attempts_made(lang)}</dt><dd>{summary.attempts.to_string()}</dd></div>
                {median.map(|median| view! { <div><dt>{texts::median_best(lang)}</dt><dd>{median}</dd></div> })}
            </dl>
            {hardest}
            <section class="section">
                {if summary.takers == 0 {
                    view! { <p class="text-ink-soft">{texts::nobody_yet(lang)}</p> }.into_any()
                } else {
                    view! {
                        <table class="ledger">
                            <caption>{words::per_player(lang)}</caption>
                            <thead><tr>
                                <th scope="col" class="number">{words::rank(lang)}</th>
                                <th scope="col">{words::player(lang)}</th>
                                <th scope="col" class="number">{texts::best_score(lang)}</th>
                                <th scope="col" class="number">{words::right(lang)}</th>
                                <th scope="col" class="number">{texts::attempts_made(lang)}</th>
                            </tr></thead>
                            <tbody>{takers}</tbody>
                        </table>
                    }.into_any()
                }}
            </section>
            <section class="section">
                <p class="hint">{texts::first_attempts_note(lang)}</p>
                <QuestionTable lang questions=results.questions timed=false />
            </section>
        })
    })
}

#[component]
fn Taker(lang: Lang, taker: TakerResult) -> impl IntoView {
    let badge = match (taker.is_under_way, taker.has_account) {
        (true, _) => Some(("badge badge-durian", texts::under_way(lang))),
        (_, false) => Some(("badge", texts::without_account(lang))),
        _ => None,
    };
    view! {
        <tr>
            <td class="number" data-label=words::rank(lang)>{taker.rank.to_string()}</td>
            <th scope="row">{taker.name}{badge.map(|(class, badge)| view! { " "<span class=class>{badge}</span> })}</th>
            <td class="number" data-label=texts::best_score(lang)>{grouped(lang, taker.best)}</td>
            <td class="number" data-label=words::right(lang)>{taker.right.to_string()}</td>
            <td class="number" data-label=texts::attempts_made(lang)>{taker.attempts.to_string()}</td>
        </tr>
    }
}
