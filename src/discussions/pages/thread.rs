//! `/diskusi/<group>/<topic>`: reads like a page of a book, with who and when in the margin.
//!
//! `?hal=2` is a page of replies; `?balasan=57` the page on which that one stands, wherever pages begin and end.

use super::{crumbs, draft_place, machine_time, said_at, shut};
use crate::{
    discussions::{
        api::{Lock, Reply},
        backend::{self, Reading},
        islands::{Draft, NewReplies},
        rules,
        store::ThreadRow,
        texts,
    },
    i18n::Lang,
    server::{Ctx, FormState, param, query},
    ui::{Avatar, FormErrors, Icon, NewKey, TextArea, page, texts as ui_texts, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn ThreadPage() -> impl IntoView {
    let (slug, code, number, reply) = (param("group"), param("topic"), query("hal"), query("balasan"));
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let shown = backend::thread_page(&ctx, &slug, &code, &number, &reply).await?;
        let thread = &shown.thread;
        let path = rules::topic_path(&thread.slug, &thread.code);
        let state = if thread.locked_at.is_some() {
            Some(texts::locked(lang))
        } else {
            thread.closed_at.map(|_| texts::closed(lang))
        };
        let state = state.map(|word| view! { " " <span class="badge"><Icon name="lock" />{word}</span> });
        let nobody = (thread.reply_count == 0 && shown.pages == 1 && thread.is_open())
            .then(|| view! { <p class="text-ink-soft">{texts::no_replies(lang)}</p> });
        let first = shown.posts.first().map_or(1, |post| post.number).max(1);
        let posts = shown
            .posts
            .iter()
            .map(|post| view! { <li>{article(&ctx, &path, thread.is_open(), post)}</li> })
            .collect::<Vec<_>>();
        Ok(view! {
            {titled(thread.title.clone())}
            {crumbs(lang, vec![(rules::group_path(&thread.slug), thread.group_name.clone())])}
            <header class="page-head">
                <div>
                    <h1>{thread.title.clone()}</h1>
                    <p><cite>{thread.book_title.clone()}</cite> " · " {texts::replies(lang, thread.reply_count)} {state}</p>
                </div>
                {ctx.is_staff().then(|| lock(lang, thread))}
            </header>
            <ol class="thread" start=first.to_string()>{posts}</ol>
            {nobody}
            <NewReplies code=thread.code.clone() path=path.clone() after=thread.last_number />
            {pager(lang, &path, shown.page, shown.pages)}
            {reply_form(&ctx, &shown)}
        })
    })
}

/// One post: who and when, what, and what can be done about it.
fn article(ctx: &Ctx, path: &str, open: bool, post: &Reading) -> AnyView {
    let lang = ctx.lang;
    let number = post.number;
    let (id, permalink) = (format!("b-{number}"), format!("?balasan={number}#b-{number}"));
    let permalink = if number == 1 { "#b-1".to_owned() } else { permalink };
    let edited = post.edited_at.filter(|_| !post.is_deleted).map(|at| {
        view! { <small title=texts::edited_when(lang, &said_at(ctx, at))>" (" {texts::edited(lang)} ")"</small> }
    });
    let body = if post.is_deleted {
        let words = match &post.removal_reason {
            Some(reason) => texts::removed_by_staff(lang, reason),
            None => texts::deleted_by_author(lang).to_owned(),
        };
        view! { <p class="tombstone">{words}</p> }.into_any()
    } else {
        view! { <div class="prose" inner_html=post.html.clone()></div> }.into_any()
    };
    view! {
        <article class="post" id=id>
            <header class="post-by">
                <Avatar name=&post.author />
                <div>
                    <b>{post.author.clone()}</b>
                    <time datetime=machine_time(ctx, post.created_at)><a href=permalink>{said_at(ctx, post.created_at)}</a></time>
                    {edited}
                </div>
            </header>
            {body}
            {actions(ctx, path, open, post)}
        </article>
    }
    .into_any()
}

fn actions(ctx: &Ctx, path: &str, open: bool, post: &Reading) -> Option<AnyView> {
    let (lang, number) = (ctx.lang, post.number);
    let viewer = ctx.viewer.as_ref()?;
    let action = |what: &str, icon: &'static str, text: &'static str, label: String| {
        view! { <a class="button-plain" href=format!("{path}/{number}/{what}") aria-label=label><Icon name=icon />{text}</a> }
    };
    let own = rules::is_own(Some(viewer), post.author_id);
    let edit = (own && open && !post.is_deleted)
        .then(|| action("ubah", "edit", texts::edit(lang), texts::edit_post(lang, number)));
    // Where nothing can be changed any more, it can still be deleted.
    let delete = (own && !open && !post.is_deleted).then(|| {
        action(
            "ubah",
            "trash",
            texts::delete(lang),
            texts::delete_post(lang, number),
        )
    });
    let staff = rules::may_moderate(Some(viewer));
    let report = (!own && !staff && !post.is_deleted).then(|| {
        action(
            "lapor",
            "flag",
            texts::report_action(lang),
            texts::report_post(lang, number),
        )
    });
    let moderate = staff.then(|| {
        action(
            "kelola",
            "desk",
            texts::moderate(lang),
            texts::moderate_post(lang, number),
        )
    });
    Some(view! { <footer class="post-foot">{edit}{delete}{report}{moderate}</footer> }.into_any())
}

fn lock(lang: Lang, thread: &ThreadRow) -> impl IntoView + use<> {
    let (value, text) = if thread.locked_at.is_some() {
        ("", texts::unlock(lang))
    } else {
        ("yes", texts::lock(lang))
    };
    view! {
        <form method="post" action=Lock::PATH>
            <input type="hidden" name="topic" value=thread.code.clone() />
            <button class="button-quiet" name="locked" value=value><Icon name="lock" />{text}</button>
        </form>
    }
}

fn pager(lang: Lang, path: &str, page: i64, pages: i64) -> Option<AnyView> {
    if pages < 2 {
        return None;
    }
    let to = |page: i64| {
        if page == 1 {
            path.to_owned()
        } else {
            format!("{path}?hal={page}")
        }
    };
    let previous = (page > 1).then(
        || view! { <a class="button-quiet" rel="prev" href=to(page - 1)>{ui_texts::previous(lang)}</a> },
    );
    let next = (page < pages)
        .then(|| view! { <a class="button-quiet" rel="next" href=to(page + 1)>{ui_texts::next(lang)}</a> });
    let view = view! {
        <nav class="pager" aria-label=texts::replies_pager(lang)>
            {previous}
            <span>{texts::page_of(lang, page, pages)}</span>
            {next}
        </nav>
    };
    Some(view.into_any())
}

fn reply_form(ctx: &Ctx, shown: &backend::ThreadPage) -> AnyView {
    let (lang, thread) = (ctx.lang, &shown.thread);
    let form = FormState::of(ctx, Reply::PATH);
    if !thread.is_open() {
        let words = if thread.closed_at.is_some() {
            texts::group_is_closed(lang)
        } else {
            texts::topic_is_locked(lang)
        };
        return view! { <div class="notice mt-6">{shut(words, &form)}</div> }.into_any();
    }
    if ctx.viewer.is_none() {
        let href = format!("/masuk?ke={}", rules::topic_path(&thread.slug, &thread.code));
        return view! { <p class="actions mt-6" id="balas"><a class="button" href=href>{texts::sign_in_to_reply(lang)}</a></p> }
            .into_any();
    }
    let refused = form.error().is_some();
    let joins = (!shown.is_member)
        .then(|| view! { <p class="hint">{texts::replying_joins(lang, &thread.group_name)}</p> });
    view! {
        <section class="section" id="balas">
            <form class="form" method="post" action=Reply::PATH>
                <NewKey />
                <input type="hidden" name="topic" value=thread.code.clone() />
                <FormErrors form=form.clone() />
                <TextArea form=form name="body" label=texts::reply_heading(lang) hint=texts::markdown_hint(lang) required=true maxlength=rules::BODY_MAX as u32 />
                <Draft field="body".to_owned() place=draft_place(ctx, &thread.code) written=shown.own_newest refused />
                {joins}
                <p class="actions"><button class="button">{texts::send_reply(lang)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
