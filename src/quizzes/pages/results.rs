//! `/petugas/kuis/hasil/<code>`: a game afterwards, per question and per player.

use crate::{
    i18n::{Lang, date_and_time},
    quizzes::{
        Body, Key,
        backend::{self, QuestionResult},
        store::{results::PlayerScore, skips},
        texts,
    },
    server::{Ctx, param},
    ui::{page, titled},
};
use leptos::prelude::*;

#[component]
pub fn ResultsPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let results = backend::results(&ctx, &param("code")).await?;
        let lang = ctx.lang;
        let skipped = skips::of_game(&mut *ctx.read().await?, results.game.id).await?;
        let skipped: Vec<String> = skipped.iter().map(|no| (no + 1).to_string()).collect();
        let skipped = (!skipped.is_empty()).then(|| texts::were_skipped(lang, &skipped.join(", ")));
        let when = date_and_time(lang, ctx.zone(), results.game.opened_at);
        let count = i64::try_from(results.players.len()).unwrap_or(i64::MAX);
        let questions = results
            .questions
            .into_iter()
            .enumerate()
            .map(|(no, question)| view! { <Question lang no question /> })
            .collect_view();
        let players = results
            .players
            .into_iter()
            .map(|(rank, player)| view! { <Player lang rank player /> })
            .collect_view();
        Ok(view! {
            {titled(results.game.title.clone())}
            <header class="page-head">
                <div><h1>{results.game.title.clone()}</h1><p>{when}", "{texts::players_count(lang, count)}</p></div>
            </header>
            {skipped.map(|text| view! { <p class="notice">{text}</p> })}
            <table class="ledger">
                <caption>{texts::per_player(lang)}</caption>
                <thead><tr>
                    <th scope="col" class="number">{texts::rank(lang)}</th>
                    <th scope="col">{texts::player(lang)}</th>
                    <th scope="col" class="number">{texts::points(lang)}</th>
                    <th scope="col" class="number">{texts::answered(lang)}</th>
                </tr></thead>
                <tbody>{players}</tbody>
            </table>
            <table class="ledger mt-6">
                <caption>{texts::per_question(lang)}</caption>
                <thead><tr>
                    <th scope="col">{texts::question_text(lang)}</th>
                    <th scope="col" class="number">{texts::right(lang)}</th>
                    <th scope="col">{texts::distribution(lang)}</th>
                    <th scope="col" class="number">{texts::median_time(lang)}</th>
                </tr></thead>
                <tbody>{questions}</tbody>
            </table>
        })
    })
}

#[component]
fn Player(lang: Lang, rank: u32, player: PlayerScore) -> impl IntoView {
    view! {
        <tr>
            <td class="number" data-label=texts::rank(lang)>{rank.to_string()}</td>
            <th scope="row">{player.nickname}</th>
            <td class="number" data-label=texts::points(lang)>{player.score.to_string()}</td>
            <td class="number" data-label=texts::answered(lang)>{player.answers.to_string()}</td>
        </tr>
    }
}

#[component]
fn Question(lang: Lang, no: usize, question: QuestionResult) -> impl IntoView {
    let asked = question.question;
    let share = match question.answered {
        _ if !asked.kind().is_scored() => "–".to_owned(),
        0 => "–".to_owned(),
        answered => format!("{} %", question.right * 100 / answered),
    };
    let median = question.median.map_or_else(
        || "–".to_owned(),
        |took| texts::seconds_short(lang, took / 1000, took % 1000 / 100),
    );
    let options = distribution(lang, &asked.body, &question.chosen)
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{format!("{}. {}", no + 1, asked.text)}</th>
            <td class="number" data-label=texts::right(lang)>{share}</td>
            <td data-label=texts::distribution(lang)><ul>{options}</ul></td>
            <td class="number" data-label=texts::median_time(lang)>{median}</td>
        </tr>
    }
}

/// How often each option was chosen, or what was right where one types or sorts.
fn distribution(lang: Lang, body: &Body, chosen: &[usize]) -> Vec<String> {
    let correct = match body.key() {
        Key::Texts(accepted) => return accepted,
        Key::Number { value, tolerance } => return vec![texts::number_give_or_take(lang, value, tolerance)],
        Key::Order(order) => {
            let items = order.iter().filter_map(|index| body.options().get(index));
            return items.cloned().collect();
        }
        Key::Options(correct) => Some(correct),
        Key::Nothing => None,
    };
    let counted = body.options().iter().zip(chosen).enumerate();
    counted
        .map(|(index, (option, count))| {
            let right = correct.is_some_and(|correct| correct.has(index));
            format!("{option}: {count}{}", if right { " ✓" } else { "" })
        })
        .collect()
}
