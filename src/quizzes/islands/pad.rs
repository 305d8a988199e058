//! A player's phone: the question above, the answers under the thumb, and certainty once an answer is in.

use super::{
    answers::{CLASSES, Face, Results},
    line::{Line, Role, Seen, seconds_until},
};
use crate::{
    i18n::Lang,
    platform,
    quizzes::{
        Choice, Kind, texts,
        wire::{Asking, Mine, Refusal, Revealed, Stage},
    },
    ui::Icon,
};
use leptos::prelude::*;

#[island]
pub fn Pad(seen: Seen, nickname: String) -> impl IntoView {
    let lang = platform::lang();
    let line = Line::open(seen, Role::Player);
    let newest = Memo::new(move |_| line.snapshot.get());
    view! {
        <div class="pad">
            {move || {
                let snapshot = newest.get();
                let all = snapshot.questions;
                match snapshot.stage {
                    Stage::Lobby => view! { <Lobby lang title=snapshot.title nickname=nickname.clone() /> }.into_any(),
                    Stage::Question(asking) => view! { <Question line lang asking all /> }.into_any(),
                    Stage::Reveal(revealed) => view! { <Reveal line lang revealed all /> }.into_any(),
                    Stage::Leaderboard { no, .. } => view! { <Place line lang head=texts::question_of(lang, no + 1, all) title=texts::leaderboard(lang) /> }.into_any(),
                    Stage::Podium { .. } => view! { <Place line lang head=snapshot.title title=texts::game_over(lang) /> }.into_any(),
                    Stage::Ended => view! { <Over line lang title=snapshot.title /> }.into_any(),
                }
            }}
            <Connection line lang />
        </div>
    }
}

/// Said while the line is broken. What was saved is safe, and the phone should say so.
#[component]
pub fn Connection(line: Line, lang: Lang) -> impl IntoView {
    view! {
        <div class="pad-line" role="status">
            <Show when=move || !line.connected.get()>
                <p class="notice notice-durian"><Icon name="wifi" />{texts::reconnecting(lang)}</p>
            </Show>
        </div>
    }
}

#[component]
fn Lobby(lang: Lang, title: String, nickname: String) -> impl IntoView {
    view! {
        <header class="pad-head"><span>{title}</span></header>
        <div class="pad-middle">
            <h1 class="certain"><Icon name="check" />{texts::you_are_in(lang, &nickname)}</h1>
            <p>{texts::look_at_the_screen(lang)}</p>
        </div>
    }
}

#[component]
fn Question(line: Line, lang: Lang, asking: Asking, all: u32) -> impl IntoView {
    let (opens_at, closes_at) = (asking.opens_at, asking.closes_at);
    let opened = Memo::new(move |_| line.now.get() >= opens_at);
    let closed = Memo::new(move |_| line.now.get() > closes_at);
    let locked = move || !opened.get() || closed.get() || line.settled().is_some();
    let picked = RwSignal::new(Vec::<usize>::new());
    let several = asking.kind == Kind::Multiple;
    let press = move |index: usize| {
        if several {
            picked.update(|picked| match picked.iter().position(|other| *other == index) {
                Some(at) => drop(picked.remove(at)),
                None => picked.push(index),
            });
        } else if let Some(choice) = Choice::one(index) {
            line.answer(choice);
        }
    };
    let send = move |_| {
        if let Some(choice) = Choice::of(picked.get_untracked()) {
            line.answer(choice);
        }
    };
    let is_picked = move |index: usize| match line.settled() {
        Some(choice) => choice.has(index),
        None => picked.with(|picked| picked.contains(&index)),
    };
    let answers = asking
        .options
        .into_iter()
        .enumerate()
        .map(|(index, text)| {
            view! {
                <button type="button" class=CLASSES[index % 4] disabled=locked aria-pressed=move || is_picked(index).to_string()
                    data-chosen=move || (line.settled().is_some() && is_picked(index)).then_some("")
                    data-picked=move || is_picked(index).then_some("")
                    on:click=move |_| press(index)>
                    <Face index text />
                </button>
            }
        })
        .collect_view();
    view! {
        <header class="pad-head">
            <span>{texts::question_of(lang, asking.no + 1, all)}</span>
            <Clock line lang opens_at closes_at />
        </header>
        <div class="pad-middle">
            <h1 class="pad-question">{asking.text}</h1>
            <Said line lang opened closed several />
        </div>
        <div class="answers">{answers}</div>
        {several.then(|| view! {
            <button type="button" class="button button-wide" disabled=move || locked() || picked.with(Vec::is_empty) on:click=send>
                {texts::send_answer(lang)}
            </button>
        })}
    }
}

/// Certainty: ready, sent, saved, or why not. One place, read aloud when it changes.
#[component]
fn Said(line: Line, lang: Lang, opened: Memo<bool>, closed: Memo<bool>, several: bool) -> impl IntoView {
    view! {
        <div role="status">
            {move || {
                if line.chosen().is_some() {
                    return view! { <p class="certain"><Icon name="check" />{texts::saved(lang)}</p> }.into_any();
                }
                let text = if line.settled().is_some() {
                    texts::sending(lang)
                } else if let Some(refusal) = line.refusal.get() {
                    match refusal {
                        Refusal::Late => texts::too_late(lang),
                        Refusal::Early => texts::get_ready(lang),
                        _ => texts::try_again(lang),
                    }
                } else if !opened.get() {
                    texts::get_ready(lang)
                } else if closed.get() {
                    texts::time_is_up(lang)
                } else if several {
                    texts::choose_all_that_apply(lang)
                } else {
                    ""
                };
                view! { <p class="pad-note">{text}</p> }.into_any()
            }}
        </div>
    }
}

/// The remaining time. Only its thresholds are said aloud, not every tick.
#[component]
fn Clock(
    line: Line,
    lang: Lang,
    opens_at: crate::time::Millis,
    closes_at: crate::time::Millis,
) -> impl IntoView {
    let time = (closes_at - opens_at).0 / 1000;
    let left = Memo::new(move |_| seconds_until(closes_at, line.now.get().max(opens_at)));
    let aloud = move || match left.get() {
        n @ (30 | 10 | 5) => texts::seconds_left(lang, n),
        _ => String::new(),
    };
    view! {
        <output aria-live="off">{move || left.get().to_string()}</output>
        <progress max=time.to_string() prop:value=move || left.get() as f64 aria-hidden="true"></progress>
        <span class="unseen" role="status">{aloud}</span>
    }
}

#[component]
fn Reveal(line: Line, lang: Lang, revealed: Revealed, all: u32) -> impl IntoView {
    let mine = move || line.mine.get();
    let correct = revealed.correct;
    let verdict = move || verdict(lang, mine(), correct);
    let chosen = line.mine.get_untracked().and_then(|mine| mine.chosen);
    view! {
        <header class="pad-head">
            <span>{texts::question_of(lang, revealed.no + 1, all)}</span>
            <span>{move || mine().map(|mine| texts::your_score(lang, mine.score))}</span>
        </header>
        <div class="pad-middle">
            <div role="status">{verdict}</div>
            <p>{move || mine().map(|mine| texts::your_rank(lang, mine.rank, mine.players))}</p>
        </div>
        <Results lang revealed chosen counts=false />
    }
}

fn verdict(lang: Lang, mine: Option<Mine>, correct: Choice) -> AnyView {
    let Some(chosen) = mine.and_then(|mine| mine.chosen) else {
        return view! { <h1 class="pad-verdict">{texts::not_answered(lang)}</h1> }.into_any();
    };
    let gained = mine.and_then(|mine| mine.gained).unwrap_or(0);
    let (icon, text) = if chosen == correct {
        ("check", texts::right(lang))
    } else if gained > 0 {
        ("check", texts::partly_right(lang))
    } else {
        ("close", texts::wrong(lang))
    };
    let gained = (gained > 0).then(|| texts::points_gained(lang, gained.into()));
    view! {
        <h1 class="pad-verdict" data-good=(icon == "check").then_some("")><Icon name=icon />{text}</h1>
        {gained.map(|gained| view! { <p class="pad-gain">{gained}</p> })}
    }
    .into_any()
}

/// Between questions and at the end: where this player stands.
#[component]
fn Place(line: Line, lang: Lang, head: String, title: &'static str) -> impl IntoView {
    view! {
        <header class="pad-head"><span>{head}</span></header>
        <div class="pad-middle">
            <h1>{title}</h1>
            {move || line.mine.get().map(|mine| view! {
                <p class="pad-verdict">{texts::your_rank(lang, mine.rank, mine.players)}</p>
                <p class="pad-gain">{texts::your_score(lang, mine.score)}</p>
            })}
        </div>
    }
}

#[component]
fn Over(line: Line, lang: Lang, title: String) -> impl IntoView {
    view! {
        <Place line lang head=title title=texts::game_over(lang) />
        <div class="actions">
            <p>{texts::thank_you(lang)}</p>
            <a class="button button-wide" href="/kuis">{texts::more_quizzes(lang)}</a>
        </div>
    }
}
