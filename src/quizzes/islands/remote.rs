//! The host's remote control: one thing to press, and what the hall shows. Each press is also a plain form, so it works
//! before and without the socket.

use super::line::{Line, Role, Seen};
use super::pad::Connection;
use crate::{
    i18n::Lang,
    platform,
    quizzes::{
        api, texts,
        wire::{Command, Refusal, Snapshot, Stage},
    },
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[island]
pub fn Remote(seen: Seen, results: String) -> impl IntoView {
    let lang = platform::lang();
    let line = Line::open(seen, Role::Host);
    let newest = Memo::new(move |_| line.snapshot.get());
    let results = StoredValue::new(results);
    view! {
        <div class="remote">
            {move || {
                let snapshot = newest.get();
                let over = matches!(snapshot.stage, Stage::Podium { .. } | Stage::Ended);
                view! {
                    <p class="remote-stage" role="status">{stage(lang, &snapshot)}</p>
                    <Question snapshot=snapshot.clone() />
                    <Counters line lang snapshot=snapshot.clone() />
                    <div class="remote-buttons">
                        {commands(&snapshot).into_iter().enumerate().map(|(n, command)| view! {
                            <Press line lang snapshot=snapshot.clone() command first=n == 0 />
                        }).collect_view()}
                    </div>
                    {over.then(|| view! { <p><a href=results.get_value()>{texts::see_results(lang)}</a></p> })}
                }
            }}
            <div role="alert">
                {move || line.refusal.get().map(|why| match why {
                    Refusal::Nobody => texts::nobody_yet(lang),
                    Refusal::Again => texts::try_again(lang),
                    _ => texts::game_has_moved(lang),
                }).map(|text| view! { <p class="notice notice-durian">{text}</p> })}
            </div>
            <Connection line lang />
        </div>
    }
}

/// What may be pressed at this stage, the expected one first.
fn commands(snapshot: &Snapshot) -> Vec<Command> {
    match &snapshot.stage {
        Stage::Lobby if snapshot.locked => vec![Command::Next, Command::Unlock, Command::End],
        Stage::Lobby => vec![Command::Next, Command::Lock, Command::End],
        Stage::Question(asking) if !asking.kind.is_answered() => vec![Command::Next, Command::End],
        Stage::Question(_) => vec![Command::Reveal, Command::End],
        Stage::Reveal(_) => vec![Command::Leaderboard, Command::Next, Command::End],
        Stage::Leaderboard { .. } => vec![Command::Next, Command::End],
        Stage::Podium { .. } => vec![Command::End],
        Stage::Ended => Vec::new(),
    }
}

fn label(lang: Lang, snapshot: &Snapshot, command: Command) -> &'static str {
    let last = |no: u32| no + 1 >= snapshot.questions;
    match (command, &snapshot.stage) {
        (Command::Next, Stage::Lobby) => texts::start(lang),
        (Command::Next, Stage::Question(asking)) if last(asking.no) => texts::to_podium(lang),
        (Command::Next, Stage::Reveal(revealed)) if last(revealed.no) => texts::to_podium(lang),
        (Command::Next, Stage::Leaderboard { no, .. }) if last(*no) => texts::to_podium(lang),
        (Command::Next, _) => texts::next_question(lang),
        (Command::Reveal, _) => texts::reveal(lang),
        (Command::Leaderboard, _) => texts::show_leaderboard(lang),
        (Command::Lock, _) => texts::lock_lobby(lang),
        (Command::Unlock, _) => texts::unlock_lobby(lang),
        (Command::End, Stage::Podium { .. }) => texts::close_game(lang),
        (Command::End, _) => texts::end_early(lang),
    }
}

fn stage(lang: Lang, snapshot: &Snapshot) -> String {
    match &snapshot.stage {
        Stage::Lobby => texts::stage_lobby(lang).to_owned(),
        Stage::Question(asking) => texts::question_of(lang, asking.no + 1, snapshot.questions),
        Stage::Reveal(revealed) => texts::answer_to(lang, revealed.no + 1),
        Stage::Leaderboard { .. } => texts::leaderboard(lang).to_owned(),
        Stage::Podium { .. } => texts::podium(lang).to_owned(),
        Stage::Ended => texts::game_over(lang).to_owned(),
    }
}

#[component]
fn Question(snapshot: Snapshot) -> impl IntoView {
    let text = match snapshot.stage {
        Stage::Question(asking) => Some(asking.text),
        Stage::Reveal(revealed) => Some(revealed.text),
        _ => None,
    };
    text.map(|text| view! { <p class="remote-question">{text}</p> })
}

#[component]
fn Counters(line: Line, lang: Lang, snapshot: Snapshot) -> impl IntoView {
    let asking = matches!(&snapshot.stage, Stage::Question(asking) if asking.kind.is_answered());
    let text = move || {
        let hall = line.hall.get();
        if asking {
            texts::answered_of(lang, hall.answered, hall.players)
        } else {
            texts::players_are_in(lang, hall.players)
        }
    };
    view! { <p class="remote-count">{text}</p> }
}

#[component]
fn Press(line: Line, lang: Lang, snapshot: Snapshot, command: Command, first: bool) -> impl IntoView {
    let class = match (first, command) {
        (true, _) => "button button-wide",
        (false, Command::End) => "button-plain button-wide",
        (false, _) => "button-quiet button-wide",
    };
    let text = label(lang, &snapshot, command);
    let press = move |event: leptos::ev::SubmitEvent| {
        if line.connected.get_untracked() {
            event.prevent_default();
            line.command(command);
        }
    };
    view! {
        <form method="post" action=api::Command::PATH on:submit=press>
            <input type="hidden" name="pin" value=snapshot.pin.to_string() />
            <input type="hidden" name="epoch" value=snapshot.epoch.to_string() />
            <button class=class name="command" value=command.as_str()>{text}</button>
        </form>
    }
}
