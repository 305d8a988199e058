//! `/saya/profil`

use crate::{
    auth::{api::ChangeProfile, backend, pages::crumbs, rules::PASSWORD_MAX, texts},
    server::{Ctx, FormState},
    ui::{Field, FormErrors, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn ProfilePage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let profile = backend::me(&ctx).await?.profile;
        let lang = ctx.lang;
        let form = FormState::of(&ctx, ChangeProfile::PATH).or_values([
            ("name", profile.name),
            ("email", profile.email.unwrap_or_default()),
            ("phone", profile.phone.unwrap_or_default()),
        ]);
        Ok(view! {
            {titled(texts::edit_profile(lang))}
            {crumbs(lang)}
            <header class="page-head"><h1>{texts::edit_profile(lang)}</h1></header>
            <form class="form" method="post" action=ChangeProfile::PATH>
                <FormErrors form=form.clone() />
                <Field form=form.clone() name="name" label=texts::name(lang) hint=texts::name_hint(lang) autocomplete="name" required=true maxlength=120 />
                <Field form=form.clone() name="email" kind="email" label=texts::email(lang) autocomplete="email" maxlength=254 />
                <Field form=form.clone() name="phone" kind="tel" label=texts::phone(lang) autocomplete="tel" maxlength=30 />
                <Field form=form.clone() name="current_password" kind="password" label=texts::current_password(lang) hint=texts::current_password_hint(lang) autocomplete="current-password" maxlength=PASSWORD_MAX as u32 />
                <p class="actions"><button class="button">{texts::save(lang)}</button></p>
            </form>
        })
    })
}
