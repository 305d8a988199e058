//! Pages of discussions.

mod edit;
mod group;
mod groups;
mod mine;
mod moderate;
mod new_topic;
mod report;
mod staff;
mod staff_group;
mod thread;

pub use edit::EditPostPage;
pub use group::GroupPage;
pub use groups::GroupsPage;
pub use mine::MyGroups;
pub use moderate::ModeratePostPage;
pub use new_topic::NewTopicPage;
pub use report::ReportPostPage;
pub use staff::StaffDiscussionsPage;
pub use staff_group::StaffGroupPage;
pub use thread::ThreadPage;

use super::texts;
use crate::{
    db::token_hash,
    i18n::{Lang, clock_time, date_and_time, day_and_year},
    server::{Ctx, FormState},
    time::Millis,
    ui::{Crumbs, Icon},
};
use leptos::prelude::*;
use std::iter;

/// When something was written: "Sabtu, 28 November, 09.00 WIB", with the year once that is another.
fn said_at(ctx: &Ctx, at: Millis) -> String {
    let zone = ctx.zone();
    let date = zone.date(at);
    if date.year() == zone.date(ctx.now()).year() {
        date_and_time(ctx.lang, zone, at)
    } else {
        format!(
            "{}, {}",
            day_and_year(ctx.lang, date),
            clock_time(ctx.lang, zone, at)
        )
    }
}

/// The same as `<time>` wants it.
fn machine_time(ctx: &Ctx, at: Millis) -> String {
    ctx.zone().at(at).timestamp().to_string()
}

/// The name of a draft on a device that several people may use.
fn draft_place(ctx: &Ctx, what: &str) -> String {
    let owner = ctx
        .viewer
        .as_ref()
        .map(|viewer| token_hash(&viewer.id.to_string()));
    let owner = owner.as_deref().map_or("", |hash| &hash[..8]);
    format!("sapa.draf.{owner}.{what}")
}

/// What a notice says where `form` is not taken any more. What was typed before that is still the reader's.
fn shut(words: &'static str, form: &FormState) -> impl IntoView + use<> {
    let typed = ["title", "body"].map(|field| form.value(field));
    let typed = typed
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| view! { <pre class="whitespace-pre-wrap">{text}</pre> })
        .collect_view();
    view! { <Icon name="lock" /><div><p>{words}</p>{typed}</div> }
}

/// Where this page is: the groups, and the steps from there.
fn crumbs(lang: Lang, steps: Vec<(String, String)>) -> impl IntoView {
    let first = ("/diskusi".to_owned(), texts::discussions(lang).to_owned());
    view! { <Crumbs steps=iter::once(first).chain(steps).collect() /> }
}
