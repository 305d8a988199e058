//! `/daftar`

use crate::{
    auth::{api::Register, rules::PASSWORD_MAX, texts},
    server::{Ctx, FormState},
    ui::{Field, FormErrors, NewKey, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn RegisterPage() -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    let form = FormState::of(&ctx, Register::PATH);
    let consent_error = form.field_error("consent");
    view! {
        {titled(texts::register(lang))}
        <header class="page-head">
            <div>
                <h1>{texts::register(lang)}</h1>
                <p>{texts::register_lead(lang)}</p>
            </div>
        </header>
        <form class="form" method="post" action=Register::PATH>
            <NewKey />
            <FormErrors form=form.clone() />
            <Field form=form.clone() name="name" label=texts::name(lang) hint=texts::name_hint(lang) autocomplete="name" required=true maxlength=120 />
            <Field form=form.clone() name="email" kind="email" label=texts::email(lang) hint=texts::email_or_phone(lang) autocomplete="email" maxlength=254 />
            <Field form=form.clone() name="phone" kind="tel" label=texts::phone(lang) autocomplete="tel" maxlength=30 />
            <Field form=form.clone() name="member_number" label=texts::member_number(lang) optional=true maxlength=20 />
            <Field form=form.clone() name="password" kind="password" label=texts::password(lang) hint=texts::password_hint(lang) autocomplete="new-password" required=true maxlength=PASSWORD_MAX as u32 />
            <div class="field">
                <label class="check">
                    <input type="checkbox" name="consent" value="yes" checked=form.value("consent") == "yes" required=true
                        aria-describedby=consent_error.is_some().then_some("consent-error") />
                    <span>{texts::consent_question(lang)}</span>
                </label>
                {consent_error.map(|error| view! { <p class="error" id="consent-error">{error}</p> })}
            </div>
            <p class="actions"><button class="button">{texts::register(lang)}</button></p>
        </form>
        <p>{texts::have_account(lang)} " " <a href="/masuk">{texts::sign_in(lang)}</a></p>
    }
}
