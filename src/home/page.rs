//! `/`

use crate::ui::titled;
use leptos::prelude::*;

#[component]
pub fn HomePage() -> impl IntoView {
    view! {
        {titled("Sapa")}
        <h1>"Sapa"</h1>
    }
}
