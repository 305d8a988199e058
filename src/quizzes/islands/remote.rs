//! The host's remote control: one thing to press, and what the hall shows. Each press is also a plain form, so it works
//! before and without the socket.
//!
//! Always true: the expected button stands in one place, and what cannot be taken back stands apart, below everything else
//! and behind a second press. What has just come under the thumb waits a moment, so a double tap presses one button.

use super::{
    connection::Connection,
    line::{Line, Role, Seen},
};
use crate::{
    i18n::Lang,
    platform,
    quizzes::{
        Pin, api, texts,
        wire::{Command, Packed, Snapshot, Stage},
    },
    time::{Millis, Span},
    ui::redraw,
};
use leptos::prelude::*;
use server_fn::ServerFn;

/// No thumb means the second of two presses that are closer.
const SETTLE: Span = Span(600);

#[island]
pub fn Remote(seen: Packed<Seen>, results: String) -> impl IntoView {
    let Packed(seen) = seen;
    let lang = platform::lang();
    let began = seen.snapshot.epoch;
    let line = Line::open(seen, Role::Host);
    let newest = Memo::new(move |_| line.snapshot.get());
    let results = StoredValue::new(results);
    view! {
        <div class="remote">
            {redraw(move || {
                let snapshot = newest.get();
                let over = matches!(snapshot.stage, Stage::Podium { .. } | Stage::Ended);
                let (first, others) = commands(&snapshot);
                let leads = line.name.with(Option::is_none);
                let settled = match snapshot.epoch == began {
                    true => Millis(0),
                    false => line.now.get_untracked() + SETTLE,
                };
                let press = |command, class| view! {
                    <Press line lang snapshot=snapshot.clone() command settled class />
                };
                view! {
                    <p class="remote-stage" role="status">{stage(lang, &snapshot)}</p>
                    {match line.name.get() {
                        Some(leader) => view! { <Follow lang pin=snapshot.pin leader /> }.into_any(),
                        None => view! {
                            <div class="remote-first">{first.map(|command| press(command, "button button-wide").into_any())}</div>
                            <div class="remote-buttons">
                                {others.into_iter().map(|command| press(command, "button-quiet button-wide")).map(IntoAny::into_any).collect_view()}
                            </div>
                        }.into_any(),
                    }}
                    <Question snapshot=snapshot.clone() />
                    <Counters line lang snapshot=snapshot.clone() />
                    {over.then(|| view! { <p><a href=results.get_value()>{texts::see_results(lang)}</a></p> }.into_any())}
                    // Ending comes first: whether the other is there or not moves it nowhere.
                    <div class="remote-apart">
                        {[Command::End, Command::Skip].into_iter().filter_map(|command| grave(lang, &snapshot, command).filter(|_| leads).map(|(what, why)| view! {
                            <details class="disclosure">
                                <summary>{what}</summary>
                                <div><p>{why}</p>{press(command, "button-danger button-wide")}</div>
                            </details>
                        }.into_any())).collect_view()}
                    </div>
                }.into_any()
            })}
            <div role="alert">
                {redraw(move || line.refusal.get().map(|why| view! { <p class="notice notice-durian">{texts::not_moved(lang, why)}</p> }.into_any()))}
            </div>
            <Connection line lang />
        </div>
    }
}

/// What is expected at this stage, and what else may be pressed.
fn commands(snapshot: &Snapshot) -> (Option<Command>, Vec<Command>) {
    match &snapshot.stage {
        Stage::Lobby if snapshot.locked => (Some(Command::Next), vec![Command::Unlock]),
        Stage::Lobby => (Some(Command::Next), vec![Command::Lock]),
        Stage::Question(asking) if !asking.kind.is_answered() => (Some(Command::Next), Vec::new()),
        Stage::Question(asking) if asking.paused.is_some() => (Some(Command::Resume), vec![Command::Extend]),
        Stage::Question(_) => (Some(Command::Reveal), vec![Command::Pause, Command::Extend]),
        Stage::Reveal(_) => (Some(Command::Leaderboard), vec![Command::Next]),
        Stage::Leaderboard { .. } => (Some(Command::Next), Vec::new()),
        Stage::Podium { .. } => (Some(Command::End), Vec::new()),
        Stage::Ended => (None, Vec::new()),
    }
}

/// What cannot be taken back at this stage: its name and what becomes of it.
fn grave(lang: Lang, snapshot: &Snapshot, command: Command) -> Option<(&'static str, &'static str)> {
    match (command, &snapshot.stage) {
        (Command::Skip, Stage::Question(asking)) if asking.kind.is_answered() => {
            Some((texts::skip(lang), texts::skip_what(lang)))
        }
        (Command::Skip, _) | (_, Stage::Podium { .. } | Stage::Ended) => None,
        (_, Stage::Lobby) => Some((texts::end_early(lang), texts::end_the_lobby(lang))),
        _ => Some((texts::end_early(lang), texts::end_the_game(lang))),
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
        (Command::Pause, _) => texts::pause(lang),
        (Command::Resume, _) => texts::resume(lang),
        (Command::Extend, _) => texts::extend(lang),
        (Command::Skip, _) => texts::skip_for_sure(lang),
        (Command::Leaderboard, _) => texts::show_leaderboard(lang),
        (Command::Lock, _) => texts::lock_lobby(lang),
        (Command::Unlock, _) => texts::unlock_lobby(lang),
        (Command::End, Stage::Podium { .. }) => texts::close_game(lang),
        (Command::End, _) => texts::end_for_sure(lang),
    }
}

fn stage(lang: Lang, snapshot: &Snapshot) -> String {
    match &snapshot.stage {
        Stage::Lobby => texts::stage_lobby(lang).to_owned(),
        Stage::Question(asking) => match asking.paused {
            Some(_) => texts::question_paused(lang, asking.no + 1, snapshot.questions),
            None => texts::question_of(lang, asking.no + 1, snapshot.questions),
        },
        Stage::Reveal(revealed) => texts::answer_to(lang, revealed.no + 1),
        Stage::Leaderboard { .. } => texts::leaderboard(lang).to_owned(),
        Stage::Podium { .. } => texts::podium(lang).to_owned(),
        Stage::Ended => texts::game_over(lang).to_owned(),
    }
}

/// Somebody else leads; one press takes over.
#[component]
fn Follow(lang: Lang, pin: Pin, leader: String) -> impl IntoView {
    view! {
        <form method="post" action=api::Lead::PATH class="remote-first">
            <p class="notice" role="status">{texts::leads(lang, &leader)}" "{texts::leads_what(lang)}</p>
            <button class="button button-wide" name="pin" value=pin.to_string()>{texts::take_lead(lang)}</button>
        </form>
    }
}

#[component]
fn Question(snapshot: Snapshot) -> impl IntoView {
    let text = match snapshot.stage {
        Stage::Question(asking) => Some(asking.text),
        Stage::Reveal(revealed) => Some(revealed.text),
        _ => None,
    };
    text.map(|text| view! { <p class="remote-question">{text}</p> }.into_any())
}

#[component]
fn Counters(line: Line, lang: Lang, snapshot: Snapshot) -> impl IntoView {
    let asking = matches!(&snapshot.stage, Stage::Question(asking) if asking.kind.is_answered());
    let text = move || {
        let hall = line.hall.get();
        if asking {
            let mut text = texts::answered_of(lang, hall.answered, hall.players);
            text.push_str(", ");
            text.push_str(&texts::seconds_left(lang, line.seconds_left()));
            text
        } else {
            texts::players_are_in(lang, hall.players)
        }
    };
    view! { <p class="remote-count">{redraw(text)}</p> }
}

/// One command; pressed before `settled`, it is the rest of the press before.
#[component]
fn Press(
    line: Line,
    lang: Lang,
    snapshot: Snapshot,
    command: Command,
    settled: Millis,
    class: &'static str,
) -> impl IntoView {
    let text = label(lang, &snapshot, command);
    let settled = match &snapshot.stage {
        Stage::Question(asking) if matches!(command, Command::Reveal | Command::Skip) => {
            settled.max(asking.opens_at)
        }
        _ => settled,
    };
    let early = move || line.now.get() < settled;
    let press = move |event: leptos::ev::SubmitEvent| {
        if line.connected.get_untracked() {
            event.prevent_default();
            if line.now.get_untracked() >= settled {
                line.command(command);
            }
        }
    };
    view! {
        <form method="post" action=api::Command::PATH on:submit=press>
            <input type="hidden" name="pin" value=snapshot.pin.to_string() />
            <input type="hidden" name="epoch" value=snapshot.epoch.to_string() />
            <button class=class name="command" value=command.as_str() aria-disabled=move || early().then_some("true")>{text}</button>
        </form>
    }
}
