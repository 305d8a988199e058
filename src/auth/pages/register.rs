//! `/daftar`

use crate::{
    auth::{api::Register, pages::on_to, rules::PASSWORD_MAX, texts},
    i18n::Lang,
    server::{Ctx, FormState, query},
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
    let next = query("ke");
    let sign_in = on_to("/masuk", &next);
    let ways = |field: &str, taken: &str| {
        let is_taken = form.field_error(field).is_some_and(|error| error == taken);
        is_taken.then(|| view! { <WaysIn lang sign_in=sign_in.clone() /> })
    };
    let (by_email, by_phone) = (
        ways("email", texts::email_taken(lang)),
        ways("phone", texts::phone_taken(lang)),
    );
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
            <input type="hidden" name="next" value=next />
            <FormErrors form=form.clone() />
            <Field form=form.clone() name="name" label=texts::name(lang) hint=texts::name_hint(lang) autocomplete="name" required=true maxlength=120 />
            <div class="field">
                <Field form=form.clone() name="email" kind="email" label=texts::email(lang) hint=texts::email_or_phone(lang) autocomplete="email" maxlength=254 />
                {by_email}
            </div>
            <div class="field">
                <Field form=form.clone() name="phone" kind="tel" label=texts::phone(lang) autocomplete="tel" maxlength=30 />
                {by_phone}
            </div>
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
        <p>{texts::have_account(lang)} " " <a href=sign_in>{texts::sign_in(lang)}</a></p>
    }
}

/// What somebody can do whose address has an account.
#[component]
fn WaysIn(lang: Lang, sign_in: String) -> impl IntoView {
    view! {
        <p class="actions">
            <a class="button-quiet" href=sign_in>{texts::sign_in(lang)}</a>
            <a class="button-quiet" href="/lupa-sandi">{texts::reset_title(lang)}</a>
        </p>
    }
}
