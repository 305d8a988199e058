//! `/petugas/diskusi`: reports that wait, the oldest first, and the groups to change.

use super::{groups::row, said_at};
use crate::{
    discussions::{backend, rules, texts},
    server::Ctx,
    ui::{page, titled},
};
use leptos::prelude::*;

#[component]
pub fn StaffDiscussionsPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let reported = backend::reported(&ctx).await?;
        let groups = backend::groups(&ctx).await?;
        let waiting = if reported.is_empty() {
            view! { <p class="text-ink-soft">{texts::nothing_waits(lang)}</p> }.into_any()
        } else {
            let rows = reported
                .into_iter()
                .map(|reported| {
                    let note = format!("{} · {}", reported.topic, reported.reason);
                    view! {
                        <li>
                            <a class="row" href=reported.path>
                                <span class="due">{said_at(&ctx, reported.since)}</span>
                                <div class="row-main">
                                    <p class="row-title">{texts::need_title(lang, &reported.author)}</p>
                                    <p class="row-note">{note}</p>
                                </div>
                                <span class="badge badge-clay">{texts::reports_count(lang, reported.reports)}</span>
                            </a>
                        </li>
                    }
                })
                .collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let groups = groups
            .into_iter()
            .map(|group| row(&ctx, rules::staff_group_path(&group.slug), group))
            .collect_view();
        Ok(view! {
            {titled(texts::staff_heading(lang))}
            <header class="page-head"><h1>{texts::staff_heading(lang)}</h1></header>
            <section class="section">
                <div class="section-head"><h2>{texts::waiting_reports(lang)}</h2></div>
                {waiting}
            </section>
            <section class="section">
                <div class="section-head">
                    <h2>{texts::groups_heading(lang)}</h2>
                    <a class="button-quiet" href="/petugas/diskusi/baru">{texts::new_group(lang)}</a>
                </div>
                <ul class="rows">{groups}</ul>
            </section>
        })
    })
}
