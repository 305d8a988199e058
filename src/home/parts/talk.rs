//! What people are talking about.

use super::super::moment::or_without;
use crate::{
    discussions::backend::{self, Newest},
    home::texts,
    i18n::date_and_time,
    server::Ctx,
};
use leptos::prelude::*;

const AT_MOST: i64 = 3;

pub async fn talk(ctx: &Ctx) -> Option<AnyView> {
    let lang = ctx.lang;
    let newest = async { backend::newest(&mut *ctx.read().await?, AT_MOST).await };
    let newest = or_without("discussions", newest.await);
    let row = |topic: Newest| {
        let at = date_and_time(lang, ctx.zone(), topic.last_activity_at);
        view! {
            <li>
                <a class="row" href=topic.path>
                    <div class="row-main">
                        <p class="row-title">{topic.title}</p>
                        <p class="row-note">{topic.group} " · " {at}</p>
                    </div>
                    <span class="badge">{texts::replies(lang, topic.replies)}</span>
                </a>
            </li>
        }
    };
    (!newest.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="dibicarakan">
                <div class="section-head">
                    <h2 id="dibicarakan">{texts::being_talked_about(lang)}</h2>
                    <a href="/diskusi">{texts::all_groups(lang)}</a>
                </div>
                <ul class="rows">{newest.into_iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
