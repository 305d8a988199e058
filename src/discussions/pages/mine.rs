//! The part of `/saya` about reading groups.

use super::groups::row;
use crate::{
    discussions::{rules, store::GroupSummary, texts},
    server::Ctx,
};
use leptos::prelude::*;

/// What `backend::my_groups` gives, as a section.
#[component]
pub fn MyGroups(groups: Vec<GroupSummary>) -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    let rows = groups
        .into_iter()
        .map(|group| row(&ctx, rules::group_path(&group.slug), group))
        .collect::<Vec<_>>();
    let list = if rows.is_empty() {
        view! {
            <p class="text-ink-soft">{texts::no_groups_of_mine(lang)}</p>
        }
        .into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="section" id="diskusi">
            <div class="section-head">
                <h2>{texts::my_groups(lang)}</h2>
                <a href="/diskusi">{texts::see_groups(lang)}</a>
            </div>
            {list}
        </section>
    }
}
