//! The choice of language, a plain form: on every page, and on the kiosk that has no frame.

use crate::{auth::api::Speak, i18n::Lang, ui::texts};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn Languages(lang: Lang, #[prop(optional)] class: Option<&'static str>) -> impl IntoView {
    view! {
        <form method="post" action=Speak::PATH class=class aria-label=texts::language(lang)>
            {Lang::ALL
                .map(|other| {
                    view! {
                        <button class="button-plain" name="lang" value=other.tag() lang=other.tag() aria-pressed=(other == lang).to_string()>
                            {other.name()}
                        </button>
                    }
                })
                .collect_view()}
        </form>
    }
}
