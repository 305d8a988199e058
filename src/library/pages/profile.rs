//! `/petugas/perpustakaan/profil`

use super::staff_head::{ManagersOnly, StaffHead};
use crate::{
    auth::Role,
    library::{api::Describe, backend, texts},
    server::{Ctx, FormState},
    ui::{Field, FormErrors, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn StaffProfilePage() -> impl IntoView {
    let ctx = Ctx::current();
    page(async move {
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        if ctx.at_least(Role::Manager).is_err() {
            return Ok(
                view! { {titled(texts::tab_profile(lang))} <StaffHead lang /> <ManagersOnly lang /> }
                    .into_any(),
            );
        }
        let profile = backend::profile(&mut *ctx.read().await?).await?;
        let form = FormState::of(&ctx, Describe::PATH).or_values([
            ("name", profile.name),
            ("short_name", profile.short_name),
            ("tagline_id", profile.tagline.id),
            ("tagline_en", profile.tagline.en),
            ("about_id", profile.about.id),
            ("about_en", profile.about.en),
            ("address", profile.address),
            ("city", profile.city),
            ("province", profile.province),
            ("phone", profile.phone),
            ("whatsapp", profile.whatsapp),
            ("email", profile.email),
            ("instagram", profile.instagram),
            ("facebook", profile.facebook),
        ]);
        let english = |label: &str| format!("{label}, {}", texts::in_english(lang));
        Ok(view! {
            {titled(texts::tab_profile(lang))}
            <StaffHead lang />
            <form class="form" method="post" action=Describe::PATH>
                <FormErrors form=form.clone() />
                <Field form=form.clone() name="name" label=texts::name(lang) hint=texts::name_hint(lang) required=true maxlength=120 />
                <Field form=form.clone() name="short_name" label=texts::short_name(lang) required=true maxlength=60 />
                <Field form=form.clone() name="tagline_id" label=texts::tagline(lang) />
                <Field form=form.clone() name="tagline_en" label=english(texts::tagline(lang)) optional=true />
                <TextArea form=form.clone() name="about_id" label=texts::about(lang) rows=4 maxlength=1500 />
                <TextArea form=form.clone() name="about_en" label=english(texts::about(lang)) rows=4 maxlength=1500 />
                <Field form=form.clone() name="address" label=texts::address(lang) />
                <Field form=form.clone() name="city" label=texts::city(lang) />
                <Field form=form.clone() name="province" label=texts::province(lang) />
                <Field form=form.clone() name="phone" kind="tel" label=texts::phone(lang) maxlength=40 optional=true />
                <Field form=form.clone() name="whatsapp" kind="tel" label=texts::whatsapp(lang) hint=texts::whatsapp_hint(lang) maxlength=30 optional=true />
                <Field form=form.clone() name="email" kind="email" label=texts::email(lang) maxlength=254 optional=true />
                <Field form=form.clone() name="instagram" label=texts::instagram(lang) hint=texts::handle_hint(lang) optional=true />
                <Field form=form.clone() name="facebook" label=texts::facebook(lang) hint=texts::handle_hint(lang) optional=true />
                <p class="actions"><button class="button">{texts::save(lang)}</button></p>
            </form>
        }
        .into_any())
    })
}
