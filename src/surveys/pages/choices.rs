//! Fieldsets of the questionnaire.

use crate::{
    i18n::Lang,
    server::FormState,
    surveys::{Element, texts},
};
use leptos::prelude::*;

/// One element's question with its four worded answers, worst first as on the regulation's form.
#[component]
pub fn ElementChoices(lang: Lang, form: FormState, element: Element, number: usize) -> impl IntoView {
    let name = element.slug();
    let options = ["1", "2", "3", "4"]
        .into_iter()
        .zip(texts::answers(lang, element))
        .map(|(value, text)| (value, text.to_owned()))
        .collect();
    let legend = format!("{number}. {}", texts::question(lang, element));
    view! { <Choices form name legend options /> }
}

/// One choice among a few, all in sight.
#[component]
pub fn Choices(
    form: FormState,
    name: &'static str,
    legend: String,
    options: Vec<(&'static str, String)>,
    /// Side by side where there is room.
    #[prop(optional)]
    narrow: bool,
) -> impl IntoView {
    let error = form.field_error(name);
    let chosen = form.value(name);
    let wrong = error.is_some();
    let choice = |(value, text): (&'static str, String)| {
        view! {
            <label class="choice">
                <input type="radio" name=name value=value checked=chosen == value />
                <span>{text}</span>
            </label>
        }
    };
    let class = if narrow {
        "choices choices-narrow"
    } else {
        "choices"
    };
    view! {
        <fieldset class=class id=name aria-describedby=wrong.then(|| format!("{name}-error"))>
            <legend>{legend}</legend>
            {error.map(|error| view! { <p class="error" id=format!("{name}-error")>{error}</p> })}
            {options.into_iter().map(choice).collect_view()}
        </fieldset>
    }
}
