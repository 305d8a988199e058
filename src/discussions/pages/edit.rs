//! `/diskusi/<group>/<topic>/<post>/ubah`: to change or delete what one wrote.

use super::{crumbs, shut};
use crate::{
    discussions::{
        api::{Delete, Edit},
        backend, rules, texts,
    },
    error::AppError,
    server::{Ctx, FormState, param},
    ui::{Dialog, Field, FormErrors, Icon, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn EditPostPage() -> impl IntoView {
    let (slug, code, number) = (param("group"), param("topic"), param("post"));
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        ctx.signed_in()?;
        let backend::OwnPost { thread, post, .. } = backend::own_post(&ctx, &slug, &code, &number).await?;
        if !rules::is_own(ctx.viewer.as_ref(), post.author_id) {
            return Err(AppError::Forbidden);
        }
        let number = post.number.to_string();
        let hidden = move |code: String, number: String| {
            view! {
                <input type="hidden" name="topic" value=code />
                <input type="hidden" name="post" value=number />
            }
        };
        let typed = FormState::of(&ctx, Edit::PATH);
        let form = typed.clone().or_values([
            ("title", thread.title.clone()),
            ("body", post.body_markdown.clone()),
        ]);
        let title = (post.number == 1).then(|| {
            view! { <Field form=form.clone() name="title" label=texts::title(lang) required=true maxlength=rules::TITLE_MAX as u32 /> }
        });
        let change = if thread.is_open() {
            view! {
                <form class="form" method="post" action=Edit::PATH>
                    {hidden(code.clone(), number.clone())}
                    <input type="hidden" name="seen" value=post.revision.to_string() />
                    <FormErrors form=form.clone() />
                    {title}
                    <TextArea form=form name="body" label=texts::body(lang) hint=texts::markdown_hint(lang) required=true rows=12 maxlength=rules::BODY_MAX as u32 />
                    <p class="actions">
                        <button class="button">{texts::keep_changes(lang)}</button>
                        <a class="button-quiet" href=rules::post_path(&slug, &code, post.number)>{texts::back_to_topic(lang)}</a>
                    </p>
                </form>
            }
            .into_any()
        } else {
            let words = if thread.closed_at.is_some() {
                texts::group_is_closed(lang)
            } else {
                texts::topic_is_locked(lang)
            };
            view! { <div class="notice">{shut(words, &typed)}</div> }.into_any()
        };
        Ok(view! {
            {titled(texts::edit_heading(lang))}
            {crumbs(
                lang,
                vec![
                    (rules::group_path(&slug), thread.group_name.clone()),
                    (rules::post_path(&slug, &code, post.number), thread.title.clone()),
                ],
            )}
            <header class="page-head"><h1>{texts::edit_heading(lang)}</h1></header>
            {change}
            <section class="section">
                <h2>{texts::delete_heading(lang)}</h2>
                <Dialog id="hapus" opener=texts::delete(lang) title=texts::delete_question(lang)>
                    <form method="post" action=Delete::PATH>
                        {hidden(code.clone(), number)}
                        <p>{texts::delete_lead(lang)}</p>
                        <p class="actions"><button class="button-danger"><Icon name="trash" />{texts::delete(lang)}</button></p>
                    </form>
                </Dialog>
            </section>
        })
    })
}
