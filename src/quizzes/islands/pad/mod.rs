//! A player's phone: the question above, the answers under the thumb, and certainty once an answer is in.

mod aloud;
mod choosing;
mod ordering;
mod pacing;
mod question;
mod reveal;
mod typing;

use super::{
    answers::Ahead,
    connection::Connection,
    line::{Line, Role, Seen},
    sounds::Sounds,
};
use crate::{
    i18n::{Lang, grouped},
    platform,
    quizzes::{
        Pace, texts,
        wire::{Mine, Packed, Stage},
    },
    ui::{Icon, redraw},
};
use aloud::Aloud;
use leptos::prelude::*;
use pacing::MoreTime;
use question::Question;
use reveal::Reveal;

#[island]
pub fn Pad(seen: Packed<Seen>) -> impl IntoView {
    view! { <Phone seen=seen.0 /> }
}

/// The pad itself; outside an island it is a picture of that moment.
#[component]
pub fn Phone(seen: Seen) -> impl IntoView {
    let lang = platform::lang();
    let line = Line::open(seen, Role::Player);
    let is_in = Memo::new(move |_| line.name.with(Option::is_some));
    view! {
        <div class="pad">
            {redraw(move || {
                if !is_in.get() {
                    return view! { <Removed lang /> }.into_any();
                }
                let snapshot = line.still.get();
                let all = snapshot.questions;
                match snapshot.stage {
                    Stage::Lobby => view! { <Lobby line lang title=snapshot.title /> }.into_any(),
                    Stage::Question(asking) => view! { <Question line lang asking all /> }.into_any(),
                    Stage::Reveal(revealed) => view! { <Reveal line lang revealed all /> }.into_any(),
                    Stage::Leaderboard { no, .. } => view! { <Place line lang head=texts::question_of(lang, no + 1, all) title=texts::leaderboard(lang) goes_on=true /> }.into_any(),
                    Stage::Podium { .. } => view! { <Place line lang head=snapshot.title title=texts::game_over(lang) /> }.into_any(),
                    Stage::Ended => view! { <Over line lang title=snapshot.title /> }.into_any(),
                }
            })}
            <Aloud line lang />
            <Ahead line />
            <Sounds line lang />
            <Connection line lang />
        </div>
    }
}

/// The name that the hall sees.
#[component]
fn Known(line: Line, lang: Lang) -> impl IntoView {
    redraw(move || {
        let name = line.name.get().unwrap_or_default();
        match line.is_renamed() {
            true => texts::you_are_now(lang, &name),
            false => texts::you_are_in(lang, &name),
        }
    })
}

/// After the lobby a player's name is news only when the host has changed it.
#[component]
pub fn Renamed(line: Line, lang: Lang) -> impl IntoView {
    redraw(move || {
        line.is_renamed()
            .then(|| view! { <p class="pad-note"><Known line lang /></p> }.into_any())
    })
}

/// Also what the page shows to who comes back after that.
#[component]
pub fn Removed(lang: Lang) -> impl IntoView {
    view! {
        <header class="pad-head"><span>{texts::quizzes(lang)}</span></header>
        <div class="pad-middle">
            <h1>{texts::removed_title(lang)}</h1>
            <p>{texts::you_were_removed(lang)}</p>
            <a class="button-quiet" href="/kuis">{texts::more_quizzes(lang)}</a>
        </div>
    }
}

#[component]
fn Lobby(line: Line, lang: Lang, title: String) -> impl IntoView {
    view! {
        <header class="pad-head"><span>{title}</span></header>
        <div class="pad-middle">
            <h1 class="certain"><Icon name="check" /><Known line lang /></h1>
            {redraw(move || line.mine.get().and_then(|mine| mine.team).map(|team| view! {
                <p>{texts::your_team(lang, &team.name)}</p>
                <p class="code">{texts::team_pin_is(lang, team.pin)}</p>
                <p class="pad-note">{texts::pass_team_pin_on(lang)}</p>
            }.into_any()))}
            <p>{texts::look_at_the_screen(lang)}</p>
            {(line.pace > Pace::USUAL).then(|| view! { <p>{texts::you_have_more_time(lang)}</p> }.into_any())}
            <MoreTime line lang />
        </div>
    }
}

/// Place and score, and the player's own where a team has them. There is no place before somebody has a point.
fn standing(lang: Lang, mine: &Mine) -> (Option<String>, String, Option<String>) {
    match &mine.team {
        Some(team) => (
            texts::team_place(lang, &team.name, team.rank, team.teams, team.score),
            texts::your_score(lang, &grouped(lang, team.score)),
            Some(texts::you_alone(
                lang,
                &grouped(lang, mine.score),
                mine.rank,
                mine.players,
            )),
        ),
        None => (
            texts::place(lang, mine.rank, mine.players, mine.score),
            texts::your_score(lang, &grouped(lang, mine.score)),
            None,
        ),
    }
}

/// Between questions and at the end: where this player stands.
#[component]
fn Place(
    line: Line,
    lang: Lang,
    head: String,
    title: &'static str,
    #[prop(optional)] goes_on: bool,
) -> impl IntoView {
    view! {
        <header class="pad-head"><span>{head}</span></header>
        <div class="pad-middle">
            <h1>{title}</h1>
            <Renamed line lang />
            {redraw(move || line.mine.get().map(|mine| {
                let (place, score, alone) = standing(lang, &mine);
                view! {
                    {place.map(|place| view! { <p class="pad-verdict">{place}</p> }.into_any())}
                    <p class="pad-gain">{score}</p>
                    {alone.map(|alone| view! { <p>{alone}</p> }.into_any())}
                }.into_any()
            }))}
            {goes_on.then(|| view! { <MoreTime line lang /> }.into_any())}
        </div>
    }
}

#[component]
fn Over(line: Line, lang: Lang, title: String) -> impl IntoView {
    view! {
        <Place line lang head=title title=texts::game_over(lang) />
        <div class="actions">
            <p>{texts::thank_you(lang)}</p>
            // This very address, which now says how it went or leads to where that stands.
            <a class="button button-wide" href="">{texts::my_result(lang)}</a>
        </div>
    }
}
