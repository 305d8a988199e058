//! `/diskusi/<group>/<topic>/<post>/kelola`: everything that the staff needs to decide about a post, and the two answers.

use super::{crumbs, said_at};
use crate::{
    discussions::{
        api::{Keep, Remove},
        backend::{self, Case},
        rules, texts,
    },
    markdown,
    server::{Ctx, FormState, param},
    ui::{FormErrors, Icon, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn ModeratePostPage() -> impl IntoView {
    let (slug, code, number) = (param("group"), param("topic"), param("post"));
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let case = backend::case(&ctx, &slug, &code, &number).await?;
        let heading = texts::moderate_heading(lang, &case.author);
        let body = if case.post.deleted_at.is_some() {
            let words = match &case.post.removal_reason {
                Some(reason) => texts::removed_by_staff(lang, reason),
                None => texts::deleted_by_author(lang).to_owned(),
            };
            view! { <p class="tombstone">{words}</p> }.into_any()
        } else {
            view! { <blockquote class="quoted"><div class="prose" inner_html=markdown::render(&case.post.body_markdown)></div></blockquote> }
                .into_any()
        };
        let steps = vec![
            (rules::group_path(&slug), case.thread.group_name.clone()),
            (
                rules::post_path(&slug, &code, case.post.number),
                case.thread.title.clone(),
            ),
        ];
        Ok(view! {
            {titled(heading.clone())}
            {crumbs(lang, steps)}
            <header class="page-head">
                <div>
                    <h1>{heading}</h1>
                    <p>{said_at(&ctx, case.post.created_at)}</p>
                </div>
            </header>
            {body}
            {reports(&ctx, &case)}
            {answers(&ctx, &case)}
            {revisions(&ctx, &case)}
        })
    })
}

fn reports(ctx: &Ctx, case: &Case) -> AnyView {
    let lang = ctx.lang;
    let rows = case
        .reports
        .iter()
        .map(|(who, why, at, settled)| {
            let settled = settled.then(|| view! { <span class="badge">{texts::settled(lang)}</span> });
            view! {
                <li class="row">
                    <div class="row-main">
                        <p class="row-title">{why.clone()}</p>
                        <p class="row-note">{texts::by(lang, who)} " · " {said_at(ctx, *at)}</p>
                    </div>
                    {settled}
                </li>
            }
        })
        .collect::<Vec<_>>();
    let list = if rows.is_empty() {
        view! { <p class="text-ink-soft">{texts::no_reports(lang)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{texts::reports_heading(lang)}</h2></div>
            {list}
        </section>
    }
    .into_any()
}

fn answers(ctx: &Ctx, case: &Case) -> Option<AnyView> {
    if case.post.deleted_at.is_some() {
        return None;
    }
    let lang = ctx.lang;
    let hidden = || {
        view! {
            <input type="hidden" name="topic" value=case.thread.code.clone() />
            <input type="hidden" name="post" value=case.post.number.to_string() />
        }
    };
    let waits = case.reports.iter().any(|(.., settled)| !settled);
    let keep = waits.then(|| {
        view! {
            <form class="actions" method="post" action=Keep::PATH>
                {hidden()}
                <button class="button-quiet"><Icon name="check" />{texts::leave_as_is(lang)}</button>
            </form>
        }
    });
    let form = FormState::of(ctx, Remove::PATH).or_values([("reason", texts::usual_reason(lang).to_owned())]);
    let view = view! {
        {keep}
        <form class="form mt-6" method="post" action=Remove::PATH>
            {hidden()}
            <FormErrors form=form.clone() />
            <TextArea form=form name="reason" label=texts::reason(lang) hint=texts::remove_reason_hint(lang) required=true rows=2 maxlength=rules::REASON_MAX as u32 />
            <p class="actions"><button class="button-danger"><Icon name="trash" />{texts::remove(lang)}</button></p>
        </form>
    };
    Some(view.into_any())
}

fn revisions(ctx: &Ctx, case: &Case) -> Option<AnyView> {
    if case.revisions.is_empty() {
        return None;
    }
    let lang = ctx.lang;
    let old = case
        .revisions
        .iter()
        .map(|(text, at, who)| {
            view! {
                <li>
                    <p class="hint">{texts::replaced_by(lang, &said_at(ctx, *at), who)}</p>
                    <pre class="whitespace-pre-wrap">{text.clone()}</pre>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let view = view! {
        <section class="section">
            <div class="section-head"><h2>{texts::revisions_heading(lang)}</h2></div>
            <ol class="revisions">{old}</ol>
        </section>
    };
    Some(view.into_any())
}
