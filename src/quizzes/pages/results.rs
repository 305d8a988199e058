//! `/petugas/kuis/hasil/<code>`: a game afterwards, per question and per player.

use super::report;
use crate::{
    i18n::{Lang, date_and_time, grouped},
    quizzes::{
        Mode,
        afterwards::{self, Line, texts as after},
        backend::{self, PlayerResult, QuestionResult, TeamResult},
        islands::{Heard, Picture, ReadOn},
        texts,
    },
    server::{Ctx, param},
    ui::{Icon, page, titled},
};
use leptos::prelude::*;

/// Of what was typed to one question; the files have more.
const SAID: usize = 6;
const UNKNOWN: &str = "–";

#[component]
pub fn ResultsPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let results = backend::results(&ctx, &param("code")).await?;
        let (lang, mode) = (ctx.lang, results.mode());
        let skipped: Vec<String> = results.skipped.iter().map(|no| (no + 1).to_string()).collect();
        let skipped = (!skipped.is_empty()).then(|| texts::were_skipped(lang, &skipped.join(", ")));
        let when = date_and_time(lang, ctx.zone(), results.game.opened_at);
        let count = i64::try_from(results.players.len()).unwrap_or(i64::MAX);
        let to = |file: &str| format!("/petugas/kuis/hasil/{}/{file}", results.game.code);
        let title = results.game.title.clone();
        let downloads = view! {
            <div class="actions">
                <a class="button" href=to(report::WORKBOOK) download=""><Icon name="download" />{after::download_workbook(lang)}</a>
                {mode.teams.then(|| view! { <a class="button-quiet" href=to(report::TEAMS) download="">{after::download_teams(lang)}</a> })}
                <a class="button-quiet" href=to(report::PLAYERS) download="">{after::download_players(lang)}</a>
                <a class="button-quiet" href=to(report::QUESTIONS) download="">{after::download_questions(lang)}</a>
                <a class="button-quiet" href=to(report::ANSWERS) download="">{after::download_answers(lang)}</a>
            </div>
        };
        let hardest = hardest(lang, &results.hardest, &results.questions);
        let teams = mode.teams.then(|| view! { <Teams lang teams=results.teams /> });
        let players = results
            .players
            .into_iter()
            .map(|player| view! { <Player lang mode player /> })
            .collect_view();
        Ok(view! {
            {titled(title.clone())}
            <header class="page-head">
                <div><h1>{title}</h1><p>{when}", "{texts::players_count(lang, count)}</p></div>
            </header>
            {skipped.map(|text| view! { <p class="notice">{text}</p> })}
            {downloads}
            {teams}
            {hardest}
            <section class="section">
                {if count == 0 {
                    view! { <p class="text-ink-soft">{after::nobody_played(lang)}</p> }.into_any()
                } else {
                    view! {
                        <table class="ledger">
                            <caption>{texts::per_player(lang)}</caption>
                            <thead><tr>
                                <th scope="col" class="number">{texts::rank(lang)}</th>
                                <th scope="col">{texts::player(lang)}</th>
                                {mode.teams.then(|| view! { <th scope="col">{texts::team(lang)}</th> })}
                                <th scope="col" class="number">{texts::points(lang)}</th>
                                {mode.streak.then(|| view! { <th scope="col" class="number">{after::of_which_bonus(lang)}</th> })}
                                <th scope="col" class="number">{texts::right(lang)}</th>
                                <th scope="col" class="number">{texts::answered(lang)}</th>
                                <th scope="col" class="number">{after::mean_time(lang)}</th>
                            </tr></thead>
                            <tbody>{players}</tbody>
                        </table>
                    }.into_any()
                }}
            </section>
            <section class="section">
                <QuestionTable lang questions=results.questions timed=true />
            </section>
        })
    })
}

/// The questions that most people missed, each with the way to its row; nothing where everybody knew everything.
pub(super) fn hardest(lang: Lang, hardest: &[usize], questions: &[QuestionResult]) -> Option<AnyView> {
    let rows = hardest
        .iter()
        .filter_map(|no| Some((no, questions.get(*no)?)))
        .map(|(no, result)| {
            view! {
                <li><a class="row" href=format!("#soal-{}", no + 1)><div class="row-main">
                    <p class="row-title">{format!("{}. {}", no + 1, result.question.text)}</p>
                    <p class="row-note">{after::right_of_answers(lang, result.right, result.answered, result.share())}</p>
                </div></a></li>
            }
        })
        .collect_view();
    let section = view! {
        <section class="section">
            <h2>{after::hardest_questions(lang)}</h2>
            <ol class="rows mt-3">{rows}</ol>
        </section>
    };
    (!hardest.is_empty()).then(|| section.into_any())
}

#[component]
fn Teams(lang: Lang, teams: Vec<TeamResult>) -> impl IntoView {
    let rows = teams
        .into_iter()
        .map(|team| {
            view! {
                <tr>
                    <td class="number" data-label=texts::rank(lang)>{team.rank.to_string()}</td>
                    <th scope="row">{team.name}</th>
                    <td class="number" data-label=texts::points(lang)>{grouped(lang, team.score)}</td>
                    <td class="number" data-label=texts::players(lang)>{team.members.to_string()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <table class="ledger">
                <caption>{after::per_team(lang)}</caption>
                <thead><tr>
                    <th scope="col" class="number">{texts::rank(lang)}</th>
                    <th scope="col">{texts::team(lang)}</th>
                    <th scope="col" class="number">{texts::points(lang)}</th>
                    <th scope="col" class="number">{texts::players(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

#[component]
fn Player(lang: Lang, mode: Mode, player: PlayerResult) -> impl IntoView {
    let PlayerResult {
        rank,
        player,
        right,
        mean,
    } = player;
    view! {
        <tr>
            <td class="number" data-label=texts::rank(lang)>{rank.to_string()}</td>
            <th scope="row">{player.nickname}</th>
            {mode.teams.then(|| view! { <td data-label=texts::team(lang)>{player.team.unwrap_or_default()}</td> })}
            <td class="number" data-label=texts::points(lang)>{grouped(lang, player.score)}</td>
            {mode.streak.then(|| view! { <td class="number" data-label=after::of_which_bonus(lang)>{player.bonus.to_string()}</td> })}
            <td class="number" data-label=texts::right(lang)>{right.to_string()}</td>
            <td class="number" data-label=texts::answered(lang)>{player.answers.to_string()}</td>
            <td class="number" data-label=after::mean_time(lang)>{seconds(lang, mean)}</td>
        </tr>
    }
}

/// Question by question; with the time that answers took where it was `timed`.
#[component]
pub(super) fn QuestionTable(lang: Lang, questions: Vec<QuestionResult>, timed: bool) -> impl IntoView {
    let rows = questions
        .into_iter()
        .enumerate()
        .map(|(no, question)| view! { <Question lang no question timed /> })
        .collect_view();
    view! {
        <table class="ledger">
            <caption>{texts::per_question(lang)}</caption>
            <thead><tr>
                <th scope="col">{texts::question_text(lang)}</th>
                <th scope="col" class="number">{texts::answered(lang)}</th>
                <th scope="col" class="number">{after::share_right(lang)}</th>
                <th scope="col">{texts::distribution(lang)}</th>
                {timed.then(|| view! { <th scope="col" class="number">{texts::median_time(lang)}</th> })}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Question(lang: Lang, no: usize, question: QuestionResult, timed: bool) -> impl IntoView {
    let lines = afterwards::distribution(lang, &question);
    let asked = &question.question;
    let share = match question.answered {
        0 => UNKNOWN.to_owned(),
        _ if !asked.kind().is_scored() => UNKNOWN.to_owned(),
        _ => format!("{} %", question.share()),
    };
    // Nobody may have said what is right.
    let right = (question.chosen.is_empty() && !lines.iter().take(SAID).any(|line| line.right))
        .then(|| afterwards::right_answer(lang, &asked.body))
        .flatten()
        .map(|answer| view! { <li class="text-ink-soft">{after::right_is(lang, &answer)}</li> });
    let shown = if question.chosen.is_empty() {
        SAID
    } else {
        lines.len()
    };
    let more = lines.len().saturating_sub(shown);
    let said = lines
        .into_iter()
        .take(shown)
        .map(|line| view! { <Told lang line /> })
        .collect_view();
    view! {
        <tr id=format!("soal-{}", no + 1)>
            <th scope="row">
                {format!("{}. {}", no + 1, asked.text)}
                {question.is_hard.then(|| view! { " "<span class="badge badge-durian">{after::hard(lang)}</span> })}
                {asked.image.clone().map(|image| view! { <Picture image /> })}
        {asked.clip.clone().map(|clip| view! { <Heard lang clip /> })}
                {asked.book.clone().map(|book| view! { <ReadOn lang book /> })}
            </th>
            <td class="number" data-label=texts::answered(lang)>{question.answered.to_string()}</td>
            <td class="number" data-label=after::share_right(lang)>{share}</td>
            <td data-label=texts::distribution(lang)><ul>
                {said}
                {(more > 0).then(|| view! { <li class="text-ink-soft">{after::other_answers(lang, more)}</li> })}
                {right}
            </ul></td>
            {timed.then(|| view! { <td class="number" data-label=texts::median_time(lang)>{seconds(lang, question.median)}</td> })}
        </tr>
    }
}

#[component]
fn Told(lang: Lang, line: Line) -> impl IntoView {
    view! {
        <li class="flex flex-wrap items-center gap-1">
            <span>{line.text}": "<b>{line.count.to_string()}</b></span>
            {line.right.then(|| view! { <Icon name="check" /><span class="unseen">{texts::right(lang)}</span> })}
        </li>
    }
}

fn seconds(lang: Lang, took: Option<i64>) -> String {
    took.map_or_else(
        || UNKNOWN.to_owned(),
        |took| {
            // As in the files.
            let tenths = (took + 50) / 100;
            texts::seconds_short(lang, tenths / 10, tenths % 10)
        },
    )
}
