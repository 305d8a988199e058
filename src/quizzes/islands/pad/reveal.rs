//! How a question turned out for the one who holds the phone.

use super::{
    super::{
        answers::{Outcome, ReadOn},
        line::Line,
    },
    Known,
};
use crate::{
    i18n::Lang,
    quizzes::{
        texts,
        wire::{Mine, Revealed, Verdict},
    },
    ui::{Icon, redraw},
};
use leptos::prelude::*;

#[component]
pub fn Reveal(line: Line, lang: Lang, revealed: Revealed, all: u32) -> impl IntoView {
    let mine = move || line.mine.get();
    let answer = line.mine.get_untracked().and_then(|mine| mine.answer);
    view! {
        <header class="pad-head">
            <span>{texts::question_of(lang, revealed.no + 1, all)}</span>
            <span>{redraw(move || mine().map(|mine| texts::your_score(lang, mine.score)).unwrap_or_default())}</span>
        </header>
        <div class="pad-middle">
            <div role="status">{redraw(move || verdict(lang, mine()))}</div>
            <p>{redraw(move || mine().map(|mine| match mine.team {
                Some(team) => texts::team_rank(lang, &team.name, team.rank, team.teams),
                None => texts::your_rank(lang, mine.rank, mine.players),
            }).unwrap_or_default())}</p>
            <p class="pad-note"><Known line lang /></p>
            {revealed.book.clone().map(|book| view! { <ReadOn lang book /> }.into_any())}
        </div>
        <Outcome lang revealed answer on_wall=false />
    }
}

fn verdict(lang: Lang, mine: Option<Mine>) -> AnyView {
    let gained = mine.as_ref().and_then(|mine| mine.gained).unwrap_or(0);
    let bonus = mine.as_ref().map_or(0, |mine| mine.bonus);
    let (icon, text) = match mine.and_then(|mine| mine.verdict) {
        None => return view! { <h1 class="pad-verdict">{texts::not_answered(lang)}</h1> }.into_any(),
        Some(Verdict::Right) => ("check", texts::right(lang)),
        Some(Verdict::Partly) => ("check", texts::partly_right(lang)),
        Some(Verdict::Wrong) => ("close", texts::wrong(lang)),
        Some(Verdict::Counted) => ("check", texts::counted(lang)),
    };
    let gained = (gained > 0).then(|| texts::points_gained(lang, gained.into()));
    let bonus = (bonus > 0).then(|| texts::with_streak_bonus(lang, bonus));
    view! {
        <h1 class="pad-verdict" data-good=(icon == "check").then_some("")><Icon name=icon />{text}</h1>
        {gained.map(|gained| view! { <p class="pad-gain">{gained}</p> }.into_any())}
        {bonus.map(|bonus| view! { <p class="pad-note">{bonus}</p> }.into_any())}
    }
    .into_any()
}
