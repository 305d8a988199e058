//! The hall screen, read from 15 metres: nothing but the question, the answers, one calm clock and the way in.

mod question;

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
        Pin, texts,
        wire::{Packed, Stage, Standing},
    },
    ui::redraw,
};
use leptos::prelude::*;
use question::{Asked, Told};

/// Places with a step.
const STEPS: u32 = 3;

/// `address` is where the code leads, without scheme, as one would type it.
#[island]
pub fn HallScreen(seen: Packed<Seen>, address: String) -> impl IntoView {
    view! { <Wall seen=seen.0 address /> }
}

/// The screen itself; outside an island it is a picture of that moment.
#[component]
pub fn Wall(seen: Seen, address: String) -> impl IntoView {
    let lang = platform::lang();
    let pin = seen.snapshot.pin;
    let line = Line::open(seen, Role::Screen);
    let address = StoredValue::new(address);
    let join = move || match line.still.with(|snapshot| snapshot.locked) {
        // Nobody is asked to a door that is shut.
        true => view! { <p class="hall-join">{texts::lobby_locked_short(lang)}</p> }.into_any(),
        false => view! { <Join lang pin address=address.get_value() /> }.into_any(),
    };
    view! {
        <div class="hall">
            {redraw(move || {
                let snapshot = line.still.get();
                let (title, all) = (snapshot.title, snapshot.questions);
                match snapshot.stage {
                    Stage::Lobby => view! {
                        <Head left=texts::quizzes(lang).to_owned() title=String::new() />
                        <div class="hall-body hall-lobby">
                            <div>
                                <h1 class="hall-question">{title}</h1>
                                <Newest line lang />
                            </div>
                            {join()}
                        </div>
                        <Players line lang />
                    }.into_any(),
                    Stage::Question(asking) => view! {
                        <Head left=texts::question_of(lang, asking.no + 1, all) title />
                        <Asked line lang asking>{join()}</Asked>
                    }.into_any(),
                    Stage::Reveal(revealed) => view! {
                        <Head left=texts::answer_to(lang, revealed.no + 1) title />
                        <Told lang revealed>{join()}</Told>
                    }.into_any(),
                    Stage::Leaderboard { no, top } => view! {
                        <Head left=texts::question_of(lang, no + 1, all) title />
                        <Board lang title=texts::leaderboard(lang) top>{join()}</Board>
                    }.into_any(),
                    Stage::Podium { top } => view! {
                        <Head left=texts::game_over(lang).to_owned() title />
                        <Podium lang top />
                    }.into_any(),
                    Stage::Ended => view! {
                        <Head left=texts::game_over(lang).to_owned() title />
                        <div class="hall-body"><h1 class="hall-question">{texts::thank_you(lang)}</h1></div>
                    }.into_any(),
                }
            })}
            <Ahead line />
            <ClipAhead line />
            <Sounds line lang />
            <Connection line lang />
        </div>
    }
}

#[component]
fn Head(left: String, title: String) -> impl IntoView {
    view! { <header class="hall-head"><span>{left}</span><span>{title}</span></header> }
}

/// The way in, never out of sight while one can still join.
#[component]
fn Join(lang: Lang, pin: Pin, address: String) -> impl IntoView {
    view! {
        <div class="hall-join">
            <img class="qr" src=format!("/kuis/layar/{pin}/qr.svg") alt=texts::qr_to(lang, &address) />
            <p><span class="block">{texts::scan_or_go(lang)}</span>{address}" · PIN"<b>{pin.spaced()}</b></p>
        </div>
    }
}

/// Fetches the clip of the next question, unheard: where a hall listens, not on every phone.
#[component]
fn ClipAhead(line: Line) -> impl IntoView {
    redraw(move || {
        let clip = line.snapshot.with(|snapshot| snapshot.clip_ahead.clone());
        clip.map(|clip| view! { <audio hidden=true preload="auto" src=clip></audio> }.into_any())
    })
}

#[component]
fn Newest(line: Line, lang: Lang) -> impl IntoView {
    view! {
        <ul class="hall-names">
            {redraw(move || {
                let newest = line.hall.get().newest;
                if newest.is_empty() {
                    return view! { <li>{texts::waiting_for_players(lang)}</li> }.into_any();
                }
                newest.into_iter().map(|name| view! { <li>{name}</li> }).map(IntoAny::into_any).collect_view().into_any()
            })}
        </ul>
    }
}

#[component]
fn Players(line: Line, lang: Lang) -> impl IntoView {
    view! { <div class="hall-clock"><span aria-live="polite">{redraw(move || texts::players_are_in(lang, line.hall.get().players))}</span></div> }
}

#[component]
fn Board(lang: Lang, title: &'static str, top: Vec<Standing>, children: Children) -> impl IntoView {
    view! {
        <div class="hall-body">
            <div>
                <h1 class="hall-question">{title}</h1>
                <ol class="standings">{places(lang, top)}</ol>
            </div>
            {children()}
        </div>
    }
}

/// The first three on steps as high as their places, so that equal scores stand equally high; the others below.
#[component]
fn Podium(lang: Lang, mut top: Vec<Standing>) -> impl IntoView {
    let others = top.split_off(top.partition_point(|standing| standing.rank <= STEPS));
    view! {
        <div class="hall-podium">
            <h1 class="hall-question">{texts::podium(lang)}</h1>
            {(!top.is_empty()).then(|| view! { <ol class="podium">{places(lang, top)}</ol> }.into_any())}
            {(!others.is_empty()).then(|| view! { <ol class="standings">{places(lang, others)}</ol> }.into_any())}
        </div>
    }
}

fn places(lang: Lang, standings: Vec<Standing>) -> impl IntoView {
    standings
        .into_iter()
        .map(|Standing { rank, nickname, score }| {
            view! { <li data-rank=rank.to_string()><span>{rank.to_string()}</span><span>{nickname}</span><span>{grouped(lang, score)}</span></li> }
        })
        .map(IntoAny::into_any)
        .collect_view()
}
