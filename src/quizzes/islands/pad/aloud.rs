//! What a screen reader says of its own accord when the stage changes. These two regions stay while everything else is drawn anew:
//! a reader may miss a region that comes with its words, and Orca is silent about a heading that takes the focus from a button that
//! is gone.

use super::{super::line::Line, reveal, standing};
use crate::{
    i18n::Lang,
    quizzes::{
        texts,
        wire::{Mine, Stage},
    },
    ui::redraw,
};
use leptos::prelude::*;

#[component]
pub fn Aloud(line: Line, lang: Lang) -> impl IntoView {
    let first = line.name.get_untracked();
    let known = StoredValue::new(first.clone());
    let renamed = move || {
        let name = line.name.get();
        if known.with_value(|known| *known == name) {
            return String::new();
        }
        known.set_value(name.clone());
        match name {
            Some(name) => texts::you_are_now(lang, &name),
            None => texts::you_were_removed(lang).to_owned(),
        }
    };
    view! {
        <div class="unseen">
            <p role="status">{redraw(renamed)}</p>
            <p role="status">{redraw(move || now(line, lang, first.as_deref()))}</p>
        </div>
    }
}

/// That one is in, what is asked, how it turned out, and where one stands. `first` is the name that the page began with.
fn now(line: Line, lang: Lang, first: Option<&str>) -> String {
    let (name, mine) = (line.name.get(), line.mine.get());
    let Some(name) = name else {
        return String::new();
    };
    line.snapshot.with(|snapshot| match &snapshot.stage {
        Stage::Lobby if first == Some(&name) => texts::you_are_in(lang, &name),
        Stage::Question(asking) => {
            let head = texts::question_of(lang, asking.no + 1, snapshot.questions);
            format!("{head}. {}", asking.text)
        }
        // What is told of the next stage comes before that stage.
        Stage::Reveal(revealed) if mine.as_ref().is_some_and(|mine| mine.epoch == snapshot.epoch) => {
            let (text, [gained, bonus]) = reveal::words(lang, revealed.kind, mine.as_ref());
            let all = [Some(text.to_owned()), gained, bonus];
            all.into_iter().flatten().collect::<Vec<_>>().join(". ")
        }
        Stage::Leaderboard { .. } => mine.map_or_else(String::new, |mine| stands(lang, &mine)),
        Stage::Podium { .. } => {
            let place = mine.map_or_else(String::new, |mine| stands(lang, &mine));
            format!("{}. {place}", texts::game_over(lang))
        }
        Stage::Ended => texts::thank_you(lang).to_owned(),
        Stage::Lobby | Stage::Reveal(_) => String::new(),
    })
}

fn stands(lang: Lang, mine: &Mine) -> String {
    let (place, score, _) = standing(lang, mine);
    match place {
        Some(place) => format!("{place}. {score}"),
        None => score,
    }
}
