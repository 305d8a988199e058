//! How a question turned out for the one who holds the phone.

use super::{
    super::{
        answers::{Outcome, ReadOn},
        line::Line,
    },
    Renamed, standing,
};
use crate::{
    i18n::{Lang, grouped},
    quizzes::{
        Kind, texts,
        wire::{Mine, Revealed, Verdict},
    },
    ui::{Icon, redraw},
};
use leptos::prelude::*;

#[component]
pub fn Reveal(line: Line, lang: Lang, revealed: Revealed, all: u32) -> impl IntoView {
    let mine = move || line.mine.get();
    let answer = line.mine.get_untracked().and_then(|mine| mine.answer);
    let (kind, why) = (revealed.kind, revealed.explanation.clone());
    view! {
        <header class="pad-head">
            <span>{texts::question_of(lang, revealed.no + 1, all)}</span>
            <span>{redraw(move || mine().map(|mine| texts::your_score(lang, &grouped(lang, mine.score))).unwrap_or_default())}</span>
        </header>
        <div class="pad-middle pad-told">
            {redraw(move || verdict(lang, kind, mine()))}
            {redraw(move || mine().and_then(|mine| standing(lang, &mine).0).map(|place| view! { <p>{place}</p> }.into_any()))}
            <Renamed line lang />
            {(!why.is_empty()).then(|| view! { <p>{why}</p> }.into_any())}
            {revealed.book.clone().map(|book| view! { <ReadOn lang book /> }.into_any())}
        </div>
        <Outcome lang revealed answer on_wall=false />
    }
}

/// How it turned out in words, and what it earned.
pub fn words(lang: Lang, kind: Kind, mine: Option<&Mine>) -> (&'static str, [Option<String>; 2]) {
    let text = match mine.and_then(|mine| mine.verdict) {
        None => texts::not_answered(lang),
        Some(Verdict::Right) => texts::right(lang),
        Some(Verdict::Partly) => texts::partly_right(lang),
        Some(Verdict::Wrong) => texts::wrong(lang),
        Some(Verdict::Counted) if kind == Kind::WordCloud => texts::words_counted(lang),
        Some(Verdict::Counted) => texts::counted(lang),
    };
    let gained = mine
        .and_then(|mine| mine.gained)
        .filter(|gained| *gained > 0)
        .map(|gained| texts::points_gained(lang, &grouped(lang, gained)));
    let bonus = mine
        .map(|mine| mine.bonus)
        .filter(|bonus| *bonus > 0)
        .map(|bonus| texts::with_streak_bonus(lang, bonus));
    (text, [gained, bonus])
}

fn verdict(lang: Lang, kind: Kind, mine: Option<Mine>) -> AnyView {
    let (text, [gained, bonus]) = words(lang, kind, mine.as_ref());
    let icon = match mine.and_then(|mine| mine.verdict) {
        None => return view! { <h1 class="pad-verdict">{text}</h1> }.into_any(),
        Some(Verdict::Wrong) => "close",
        Some(_) => "check",
    };
    view! {
        <h1 class="pad-verdict" data-good=(icon == "check").then_some("")><Icon name=icon />{text}</h1>
        {gained.map(|gained| view! { <p class="pad-gain">{gained}</p> }.into_any())}
        {bonus.map(|bonus| view! { <p class="pad-note">{bonus}</p> }.into_any())}
    }
    .into_any()
}
