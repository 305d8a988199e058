//! More time to answer, or less again: asked for between questions, by a plain form.

use super::super::line::Line;
use crate::{
    i18n::Lang,
    quizzes::{Pace, api, texts},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn MoreTime(line: Line, lang: Lang) -> impl IntoView {
    let says = [
        texts::pace_usual(lang),
        texts::pace_half_more(lang),
        texts::pace_double(lang),
    ];
    let paces = Pace::ALL
        .into_iter()
        .zip(says)
        .map(|(pace, says)| {
            let percent = pace.percent().to_string();
            view! {
                <label class="choice"><input type="radio" name="pace" value=percent checked=pace == line.pace />{says}</label>
            }
        })
        .map(IntoAny::into_any)
        .collect_view();
    view! {
        <details class="disclosure">
            <summary>{texts::more_time(lang)}</summary>
            <form method="post" action=api::SetPace::PATH>
                <input type="hidden" name="pin" value=line.pin().to_string() />
                <fieldset class="choices"><legend>{texts::time_to_answer(lang)}</legend>{paces}</fieldset>
                <p class="hint">{texts::time_to_answer_hint(lang)}</p>
                <button class="button-quiet">{texts::set_pace(lang)}</button>
            </form>
        </details>
    }
}
