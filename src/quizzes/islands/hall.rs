//! The hall screen, read from 15 metres: nothing but the question, the answers, one calm clock and the way in.

use super::{
    answers::{CLASSES, Face, Results},
    line::{Line, Role, Seen, seconds_until},
};
use crate::{
    i18n::Lang,
    platform,
    quizzes::{
        Pin, texts,
        wire::{Asking, Revealed, Stage, Standing},
    },
};
use leptos::prelude::*;

/// `address` is where the code leads, without scheme, as one would type it.
#[island]
pub fn HallScreen(seen: Seen, address: String) -> impl IntoView {
    let lang = platform::lang();
    let pin = seen.snapshot.pin;
    let line = Line::open(seen, Role::Screen);
    let newest = Memo::new(move |_| line.snapshot.get());
    let address = StoredValue::new(address);
    let join = move || view! { <Join lang pin address=address.get_value() /> };
    view! {
        <div class="hall">
            {move || {
                let snapshot = newest.get();
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
                        <div class="hall-body"><h1 class="hall-question">{asking.text.clone()}</h1>{join()}</div>
                        <Options asking=asking.clone() />
                        <Clock line lang asking />
                    }.into_any(),
                    Stage::Reveal(revealed) => view! {
                        <Head left=texts::answer_to(lang, revealed.no + 1) title />
                        <div class="hall-body">
                            <div>
                                <h1 class="hall-question">{revealed.text.clone()}</h1>
                                <p class="hall-note">{revealed.explanation.clone()}</p>
                            </div>
                            {join()}
                        </div>
                        <Results lang revealed=revealed.clone() counts=true />
                        <Share lang revealed />
                    }.into_any(),
                    Stage::Leaderboard { no, top } => view! {
                        <Head left=texts::question_of(lang, no + 1, all) title />
                        <Board title=texts::leaderboard(lang) top>{join()}</Board>
                    }.into_any(),
                    Stage::Podium { top } => view! {
                        <Head left=texts::game_over(lang).to_owned() title />
                        <Board title=texts::podium(lang) top>""</Board>
                    }.into_any(),
                    Stage::Ended => view! {
                        <Head left=texts::game_over(lang).to_owned() title />
                        <div class="hall-body"><h1 class="hall-question">{texts::thank_you(lang)}</h1></div>
                    }.into_any(),
                }
            }}
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
            <p>{texts::scan_or_go(lang)}<br />{address}<b>{pin.spaced()}</b></p>
        </div>
    }
}

#[component]
fn Newest(line: Line, lang: Lang) -> impl IntoView {
    view! {
        <ul class="hall-names">
            {move || {
                let newest = line.hall.get().newest;
                if newest.is_empty() {
                    return view! { <li>{texts::waiting_for_players(lang)}</li> }.into_any();
                }
                newest.into_iter().map(|name| view! { <li>{name}</li> }).collect_view().into_any()
            }}
        </ul>
    }
}

#[component]
fn Players(line: Line, lang: Lang) -> impl IntoView {
    view! { <div class="hall-clock"><span aria-live="polite">{move || texts::players_are_in(lang, line.hall.get().players)}</span></div> }
}

#[component]
fn Options(asking: Asking) -> impl IntoView {
    let answers = asking
        .options
        .into_iter()
        .enumerate()
        .map(|(index, text)| view! { <div class=CLASSES[index % 4]><Face index text /></div> })
        .collect_view();
    view! { <div class="answers">{answers}</div> }
}

#[component]
fn Clock(line: Line, lang: Lang, asking: Asking) -> impl IntoView {
    let (opens_at, closes_at) = (asking.opens_at, asking.closes_at);
    let time = (closes_at - opens_at).0 / 1000;
    let left = Memo::new(move |_| seconds_until(closes_at, line.now.get().max(opens_at)));
    view! {
        <div class="hall-clock">
            <output aria-live="off">{move || left.get().to_string()}</output>
            <progress max=time.to_string() prop:value=move || left.get() as f64 aria-hidden="true"></progress>
            <span>{move || {
                let hall = line.hall.get();
                texts::answered_of(lang, hall.answered, hall.players)
            }}</span>
        </div>
    }
}

#[component]
fn Share(lang: Lang, revealed: Revealed) -> impl IntoView {
    let (right, players) = (revealed.right, revealed.players);
    view! {
        <div class="hall-clock">
            <output aria-live="off">{right.to_string()}</output>
            <progress max=players.max(1).to_string() prop:value=f64::from(right) aria-hidden="true"></progress>
            <span>{texts::right_of(lang, right, players)}</span>
        </div>
    }
}

#[component]
fn Board(title: &'static str, top: Vec<Standing>, children: Children) -> impl IntoView {
    let standings = top
        .into_iter()
        .map(|standing| {
            view! { <li><span>{standing.rank.to_string()}</span><span>{standing.nickname}</span><span>{grouped(standing.score)}</span></li> }
        })
        .collect_view();
    view! {
        <div class="hall-body">
            <div>
                <h1 class="hall-question">{title}</h1>
                <ol class="standings">{standings}</ol>
            </div>
            {children()}
        </div>
    }
}

/// `3.410`, as numbers are written here.
fn grouped(score: u32) -> String {
    match score {
        0..1000 => score.to_string(),
        _ => format!("{}.{:03}", score / 1000, score % 1000),
    }
}
