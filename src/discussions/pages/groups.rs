//! `/diskusi`: every reading group, the one with the newest activity first.

use super::said_at;
use crate::{
    discussions::{backend, rules, store::GroupSummary, texts},
    server::Ctx,
    ui::{Empty, Icon, page, titled},
};
use leptos::prelude::*;

#[component]
pub fn GroupsPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let groups = backend::groups(&ctx).await?;
        let list = if groups.is_empty() {
            view! {
                <Empty title=texts::no_groups(lang)>
                    <p>{texts::no_groups_lead(lang)}</p>
                </Empty>
            }
            .into_any()
        } else {
            let rows = groups
                .into_iter()
                .map(|group| row(&ctx, rules::group_path(&group.slug), group))
                .collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let new_group = ctx.is_staff().then(
            || view! { <a class="button-quiet" href="/petugas/diskusi/baru">{texts::new_group(lang)}</a> },
        );
        Ok(view! {
            {titled(texts::discussions(lang))}
            <header class="page-head">
                <div>
                    <h1>{texts::discussions(lang)}</h1>
                    <p>{texts::discussions_lead(lang)}</p>
                </div>
                {new_group}
            </header>
            {list}
        })
    })
}

/// A group in a list, which leads to `path`: its book, how many read along, and what was said last.
pub(super) fn row(ctx: &Ctx, path: String, group: GroupSummary) -> impl IntoView + use<> {
    let lang = ctx.lang;
    let book = if group.book_author.is_empty() {
        group.book_title
    } else {
        format!("{} · {}", group.book_title, group.book_author)
    };
    let counts = format!(
        "{} · {}",
        texts::members(lang, group.member_count),
        texts::topics(lang, group.topic_count)
    );
    let newest = group.topic_title.zip(group.last_activity_at).map(|(title, at)| {
        view! {
            <p class="row-note">
                {texts::newest_topic(lang)} " " <q>{title}</q> ", " {said_at(ctx, at)}
            </p>
        }
    });
    let closed = group
        .closed_at
        .map(|_| view! { <span class="badge"><Icon name="lock" />{texts::closed(lang)}</span> });
    view! {
        <li>
            <a class="row" href=path>
                <div class="row-main">
                    <p class="row-title">{group.name}</p>
                    <p class="row-note">{book}</p>
                    <p class="row-note">{counts}</p>
                    {newest}
                </div>
                {closed}
            </a>
        </li>
    }
}
