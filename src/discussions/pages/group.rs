//! `/diskusi/<group>`: the book, who reads along, and the topics.

use super::{crumbs, said_at};
use crate::{
    discussions::{
        api::{Join, Leave},
        backend, rules,
        store::{GroupRow, TopicRow},
        texts,
    },
    i18n::Lang,
    server::{Ctx, FormState, param, query},
    ui::{Empty, FormErrors, Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn GroupPage() -> impl IntoView {
    let (slug, before) = (param("group"), query("sebelum"));
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let backend::GroupPage {
            group,
            description_html,
            is_member,
            topics,
            older,
        } = backend::group_page(&ctx, &slug, &before).await?;
        let path = rules::group_path(&group.slug);
        let refused = FormState::of(&ctx, Join::PATH);
        let newer = (!before.is_empty())
            .then(|| view! { <a class="button-quiet" href=path.clone()>{texts::newest_topics(lang)}</a> });
        let older = older.map(|place| {
            view! { <a class="button-quiet" href=format!("{path}?sebelum={place}")>{texts::older_topics(lang)}</a> }
        });
        let pager = (newer.is_some() || older.is_some())
            .then(|| view! { <nav class="pager" aria-label=texts::topics_pager(lang)>{newer}{older}</nav> });
        let open_topic = group.closed_at.is_none().then(|| {
            view! { <a class="button" href=format!("{path}/baru")>{texts::open_topic(lang)}</a> }
        });
        let change = ctx.is_staff().then(|| {
            let path = rules::staff_group_path(&group.slug);
            view! { <a class="button-quiet mt-6" href=path>{texts::change_group(lang)}</a> }
        });
        Ok(view! {
            {titled(group.name.clone())}
            {crumbs(lang, Vec::new())}
            <header class="page-head">
                <div>
                    <h1>{group.name.clone()}</h1>
                    <p>{texts::members(lang, group.member_count)} " · " {texts::topics(lang, group.topic_count)}</p>
                </div>
                {membership(&ctx, &group, is_member)}
            </header>
            <FormErrors form=refused />
            <div class="beside">
                <section>
                    <div class="section-head">
                        <h2>{texts::topics_heading(lang)}</h2>
                        {open_topic}
                    </div>
                    {topic_list(&ctx, &group.slug, topics)}
                    {pager}
                </section>
                <aside>
                    <h2 class="mb-3">{texts::the_book(lang)}</h2>
                    {book(lang, &group)}
                    <div class="prose mt-6" inner_html=description_html></div>
                    {change}
                </aside>
            </div>
        })
    })
}

fn membership(ctx: &Ctx, group: &GroupRow, is_member: bool) -> AnyView {
    let lang = ctx.lang;
    let hidden = || view! { <input type="hidden" name="group" value=group.slug.clone() /> };
    if is_member {
        return view! {
            <form class="actions" method="post" action=Leave::PATH>
                {hidden()}
                <span class="badge badge-hill"><Icon name="check" />{texts::you_belong(lang)}</span>
                <button class="button-plain">{texts::leave(lang)}</button>
            </form>
        }
        .into_any();
    }
    if group.closed_at.is_some() {
        return view! { <span class="badge"><Icon name="lock" />{texts::closed(lang)}</span> }.into_any();
    }
    if ctx.viewer.is_none() {
        let href = format!("/masuk?ke={}", rules::group_path(&group.slug));
        return view! { <a class="button-quiet" href=href>{texts::sign_in_to_join(lang)}</a> }.into_any();
    }
    view! {
        <form method="post" action=Join::PATH>
            {hidden()}
            <button class="button">{texts::join(lang)}</button>
        </form>
    }
    .into_any()
}

fn book(lang: Lang, group: &GroupRow) -> impl IntoView + use<> {
    let fact = |label: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <dt>{label}</dt><dd>{value}</dd> })
    };
    let year = group.book_year.map(|year| year.to_string()).unwrap_or_default();
    view! {
        <dl class="facts">
            <dt>{texts::book_title(lang)}</dt><dd><cite>{group.book_title.clone()}</cite></dd>
            {fact(texts::book_author(lang), group.book_author.clone())}
            {fact(texts::book_year(lang), year)}
            {fact(texts::book_publisher(lang), group.book_publisher.clone())}
        </dl>
    }
}

fn topic_list(ctx: &Ctx, slug: &str, topics: Vec<(TopicRow, String)>) -> AnyView {
    let lang = ctx.lang;
    if topics.is_empty() {
        return view! {
            <Empty title=texts::no_topics(lang) level=3>
                <p>{texts::no_topics_lead(lang)}</p>
            </Empty>
        }
        .into_any();
    }
    let rows = topics
        .into_iter()
        .map(|(topic, author)| {
            let note = format!(
                "{} · {} · {}",
                texts::by(lang, &author),
                texts::replies(lang, topic.reply_count),
                texts::last_active(lang, &said_at(ctx, topic.last_activity_at))
            );
            let locked = topic
                .locked_at
                .map(|_| view! { <span class="badge"><Icon name="lock" />{texts::locked(lang)}</span> });
            view! {
                <li>
                    <a class="row" href=rules::topic_path(slug, &topic.code)>
                        <div class="row-main">
                            <p class="row-title">{topic.title}</p>
                            <p class="row-note">{note}</p>
                        </div>
                        {locked}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}
