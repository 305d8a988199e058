//! `/petugas/diskusi/baru` and `/petugas/diskusi/<group>`: a reading group as the staff sets it up.

use crate::{
    auth::Role,
    discussions::{api::KeepGroup, backend, rules, texts},
    server::{Ctx, FormState, param},
    ui::{Field, FormErrors, NewKey, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn StaffGroupPage() -> impl IntoView {
    let slug = param("group");
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        ctx.at_least(Role::Librarian)?;
        let group = if slug.is_empty() {
            None
        } else {
            Some(backend::staff_group(&ctx, &slug).await?)
        };
        let heading = if group.is_some() {
            texts::change_group(lang)
        } else {
            texts::new_group(lang)
        };
        let mut form = FormState::of(&ctx, KeepGroup::PATH);
        if let Some(group) = group {
            let year = group.book_year.map(|year| year.to_string()).unwrap_or_default();
            let closed = group.closed_at.map(|_| "yes".to_owned()).unwrap_or_default();
            form = form.or_values([
                ("name", group.name),
                ("description", group.description),
                ("book_title", group.book_title),
                ("book_author", group.book_author),
                ("book_year", year),
                ("book_publisher", group.book_publisher),
                ("closed", closed),
            ]);
        }
        let closed = form.value("closed") == "yes";
        Ok(view! {
            {titled(heading)}
            <header class="page-head"><h1>{heading}</h1></header>
            <form class="form" method="post" action=KeepGroup::PATH>
                <NewKey />
                <input type="hidden" name="group" value=slug />
                <FormErrors form=form.clone() />
                <Field form=form.clone() name="name" label=texts::group_name(lang) required=true maxlength=rules::NAME_MAX as u32 />
                <TextArea form=form.clone() name="description" label=texts::group_description(lang) hint=texts::markdown_hint(lang) maxlength=rules::BODY_MAX as u32 />
                <Field form=form.clone() name="book_title" label=texts::book_title(lang) required=true maxlength=rules::BOOK_MAX as u32 />
                <Field form=form.clone() name="book_author" label=texts::book_author(lang) maxlength=rules::BOOK_MAX as u32 />
                <Field form=form.clone() name="book_year" label=texts::book_year(lang) inputmode="numeric" maxlength=4 />
                <Field form=form.clone() name="book_publisher" label=texts::book_publisher(lang) maxlength=rules::BOOK_MAX as u32 />
                <label class="check">
                    <input type="checkbox" name="closed" value="yes" checked=closed />
                    <span>{texts::group_closed(lang)}</span>
                </label>
                <p class="actions"><button class="button">{texts::keep_group(lang)}</button></p>
            </form>
        })
    })
}
