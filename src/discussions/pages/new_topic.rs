//! `/diskusi/<group>/baru`

use super::{crumbs, draft_place, shut};
use crate::{
    discussions::{api::OpenTopic, backend, islands::Draft, rules, texts},
    server::{Ctx, FormState, param},
    ui::{Field, FormErrors, NewKey, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn NewTopicPage() -> impl IntoView {
    let slug = param("group");
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let (group, opened) = backend::new_topic(&ctx, &slug).await?;
        let form = FormState::of(&ctx, OpenTopic::PATH);
        let path = rules::group_path(&slug);
        let topic = if group.closed_at.is_some() {
            view! { <div class="notice">{shut(texts::group_is_closed(lang), &form)}</div> }.into_any()
        } else {
            let refused = form.error().is_some();
            let place = draft_place(&ctx, &format!("baru.{slug}"));
            view! {
                <form class="form" method="post" action=OpenTopic::PATH>
                    <NewKey />
                    <input type="hidden" name="group" value=slug />
                    <FormErrors form=form.clone() />
                    <Field form=form.clone() name="title" label=texts::title(lang) hint=texts::title_hint(lang) required=true maxlength=rules::TITLE_MAX as u32 />
                    <TextArea form=form name="body" label=texts::body(lang) hint=texts::markdown_hint(lang) required=true rows=12 maxlength=rules::BODY_MAX as u32 />
                    <Draft field="body".to_owned() place written=opened refused />
                    <p class="actions"><button class="button">{texts::publish_topic(lang)}</button></p>
                </form>
            }
            .into_any()
        };
        Ok(view! {
            {titled(texts::open_topic(lang))}
            {crumbs(lang, vec![(path, group.name)])}
            <header class="page-head"><h1>{texts::open_topic(lang)}</h1></header>
            {topic}
        })
    })
}
