//! How a quiz counts: the choice in its editor, and the table of examples that the host is shown.

use crate::{
    i18n::{Lang, grouped},
    quizzes::{
        Mode,
        rules::{self, Case},
        texts,
    },
    server::FormState,
};
use leptos::prelude::*;

/// The part of the quiz editor that says how it is played.
#[component]
pub fn ModeFields(lang: Lang, form: FormState) -> impl IntoView {
    let fields = [
        ("accuracy", texts::only_accuracy(lang)),
        ("streak", texts::streak_bonus(lang)),
        ("teams", texts::in_teams(lang)),
    ];
    let fields = fields.map(|(name, says)| {
        view! {
            <label class="check">
                <input type="checkbox" name=name value="yes" checked=form.value(name) == "yes" />
                <span>{says}</span>
            </label>
        }
    });
    view! { {fields.into_iter().collect_view()} }
}

/// What answers earn, by example.
#[component]
pub fn Examples(lang: Lang, mode: Mode) -> impl IntoView {
    let rows = rules::examples(mode)
        .into_iter()
        .map(|(case, points)| {
            let besides = matches!(case, Case::Second | Case::Third | Case::Sixth);
            let points = if besides {
                format!("+{}", grouped(lang, points))
            } else {
                grouped(lang, points)
            };
            view! {
                <tr>
                    <th scope="row">{says(lang, case)}</th>
                    <td class="number" data-label=texts::points(lang)>{points}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <p class="text-ink-soft mt-3">{texts::examples_lead(lang)}</p>
        <table class="ledger">
            <caption class="unseen">{texts::how_points_count(lang)}</caption>
            <thead><tr>
                <th scope="col">{texts::answer_example(lang)}</th>
                <th scope="col" class="number">{texts::points(lang)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {mode.streak.then(|| view! { <p class="text-ink-soft mt-3">{texts::what_ends_a_streak(lang)}</p> })}
        {mode.teams.then(|| view! { <p class="text-ink-soft mt-3">{texts::how_teams_count(lang)}</p> })}
    }
}

const fn says(lang: Lang, case: Case) -> &'static str {
    match case {
        Case::AtOnce => texts::right_at_once(lang),
        Case::Halfway => texts::right_halfway(lang),
        Case::AtTheEnd => texts::right_at_the_end(lang),
        Case::HalfRight => texts::half_right(lang),
        Case::Wrong => texts::not_right(lang),
        Case::Double => texts::right_and_double(lang),
        Case::Second => texts::second_in_a_row(lang),
        Case::Third => texts::third_in_a_row(lang),
        Case::Sixth => texts::sixth_in_a_row(lang),
        Case::Team => texts::team_of_two(lang),
    }
}
