//! From page to page of a long list.

use crate::{server::Ctx, ui::texts};
use leptos::prelude::*;

/// `label` names the list for who only hears it; `previous` and `next` are addresses, `place` says which page this is.
/// Nothing, when the list has one page.
#[component]
pub fn Pager(
    #[prop(into)] label: String,
    previous: Option<String>,
    next: Option<String>,
    #[prop(optional, into)] place: Option<String>,
) -> impl IntoView {
    let lang = Ctx::current().lang;
    let link = |href: String, text| view! { <a class="button-quiet" href=href>{text}</a> };
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=label>
                {previous.map(|href| link(href, texts::previous(lang)))}
                {place.map(|place| view! { <span>{place}</span> })}
                {next.map(|href| link(href, texts::next(lang)))}
            </nav>
        }
    })
}
