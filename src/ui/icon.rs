//! One icon of the sprite. In navigation it always stands beside a word.

use leptos::prelude::*;

/// `name` is a symbol of `public/icons.svg`. Inside an island the sprite's address comes from `<body data-icons>`.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    let href = format!("{}#{name}", crate::platform::icon_sprite());
    view! { <svg class="icon" aria-hidden="true"><use href=href></use></svg> }
}
