//! `/petugas/perpustakaan/layanan`, and one promise (or `baru`) below it.

use super::{
    remove::Remove,
    staff_head::{ManagersOnly, StaffHead},
};
use crate::{
    auth::Role,
    library::{
        Standard, Words,
        api::{RemoveStandard, SaveStandard},
        backend, texts,
    },
    server::{Ctx, FormState, param},
    ui::{Crumbs, Field, FormErrors, NewKey, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn StaffCharterPage() -> impl IntoView {
    let ctx = Ctx::current();
    page(async move {
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let standards = backend::standards(&mut *ctx.read().await?).await?;
        let may_edit = ctx.at_least(Role::Manager).is_ok();
        let none = standards.is_empty();
        let item = |standard: Standard| {
            let name = standard.name.say(lang).to_owned();
            let title = if may_edit {
                let href = format!("/petugas/perpustakaan/layanan/{}", standard.slug);
                view! { <a href=href>{name}</a> }.into_any()
            } else {
                name.into_any()
            };
            view! {
                <li class="row">
                    <div class="row-main">
                        <p class="row-title">{title}</p>
                        <p class="row-note">{standard.promise.say(lang).to_owned()}</p>
                    </div>
                </li>
            }
        };
        Ok(view! {
            {titled(texts::tab_charter(lang))}
            <StaffHead lang />
            <div class="section">
                <div class="section-head">
                    <h2>{texts::tab_charter(lang)}</h2>
                    {may_edit.then(|| view! { <a class="button-quiet" href="/petugas/perpustakaan/layanan/baru">{texts::add_standard(lang)}</a> })}
                </div>
                {(!may_edit).then(|| view! { <ManagersOnly lang /> })}
                {none.then(|| view! { <p>{texts::no_standards(lang)}</p> })}
                <ul class="rows">{standards.into_iter().map(item).collect_view()}</ul>
            </div>
        })
    })
}

#[component]
pub fn StaffStandardPage() -> impl IntoView {
    let ctx = Ctx::current();
    let slug = param("slug");
    page(async move {
        ctx.at_least(Role::Manager)?;
        let lang = ctx.lang;
        let is_new = slug == "baru";
        let standard = if is_new {
            Standard {
                slug: String::new(),
                name: Words::default(),
                promise: Words::default(),
            }
        } else {
            backend::standard(&mut *ctx.read().await?, &slug).await?
        };
        let title = if is_new {
            texts::new_standard(lang).to_owned()
        } else {
            standard.name.say(lang).to_owned()
        };
        let form = FormState::of(&ctx, SaveStandard::PATH).or_values([
            ("name_id", standard.name.id),
            ("name_en", standard.name.en),
            ("promise_id", standard.promise.id),
            ("promise_en", standard.promise.en),
        ]);
        let english = |label: &str| format!("{label}, {}", texts::in_english(lang));
        Ok(view! {
            {titled(title.clone())}
            <Crumbs steps=vec![("/petugas/perpustakaan/layanan".into(), texts::tab_charter(lang).into())] />
            <header class="page-head"><h1>{title}</h1></header>
            <form class="form" method="post" action=SaveStandard::PATH>
                <NewKey />
                <input type="hidden" name="slug" value=standard.slug.clone() />
                <FormErrors form=form.clone() />
                <Field form=form.clone() name="name_id" label=texts::name(lang) required=true maxlength=120 />
                <Field form=form.clone() name="name_en" label=english(texts::name(lang)) maxlength=120 optional=true />
                <TextArea form=form.clone() name="promise_id" label=texts::promise(lang) hint=texts::promise_hint(lang) required=true rows=3 maxlength=400 />
                <TextArea form=form.clone() name="promise_en" label=english(texts::promise(lang)) rows=3 maxlength=400 />
                <p class="actions"><button class="button">{texts::save(lang)}</button></p>
            </form>
            {(!is_new).then(|| view! { <Remove lang action=RemoveStandard::PATH slug=standard.slug /> })}
        })
    })
}
