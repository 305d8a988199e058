//! `/diskusi/<group>/<topic>/<post>/lapor`: to tell the staff about a post.

use super::crumbs;
use crate::{
    discussions::{api::Report, backend, rules, texts},
    markdown,
    server::{Ctx, FormState, param},
    ui::{FormErrors, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn ReportPostPage() -> impl IntoView {
    let (slug, code, number) = (param("group"), param("topic"), param("post"));
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        ctx.signed_in()?;
        let backend::OwnPost { thread, post, author } =
            backend::own_post(&ctx, &slug, &code, &number).await?;
        let form = FormState::of(&ctx, Report::PATH);
        let back = rules::post_path(&slug, &code, post.number);
        Ok(view! {
            {titled(texts::report_heading(lang))}
            {crumbs(lang, vec![(rules::group_path(&slug), thread.group_name), (back.clone(), thread.title)])}
            <header class="page-head"><h1>{texts::report_heading(lang)}</h1></header>
            <blockquote class="quoted">
                <p><b>{author}</b></p>
                <div class="prose" inner_html=markdown::render(&post.body_markdown)></div>
            </blockquote>
            <form class="form mt-6" method="post" action=Report::PATH>
                <input type="hidden" name="topic" value=code />
                <input type="hidden" name="post" value=post.number.to_string() />
                <FormErrors form=form.clone() />
                <TextArea form=form name="reason" label=texts::reason(lang) hint=texts::report_lead(lang) required=true rows=3 maxlength=rules::REASON_MAX as u32 />
                <p class="actions">
                    <button class="button">{texts::send_report(lang)}</button>
                    <a class="button-quiet" href=back>{texts::back_to_topic(lang)}</a>
                </p>
            </form>
        })
    })
}
