//! `/klaim`

use crate::{
    auth::{self, rules::PASSWORD_MAX},
    members::{
        api::{Claim, MailCode},
        texts,
    },
    server::{Ctx, FormState, query},
    ui::{Crumbs, Field, FormErrors, NewKey, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn ClaimPage() -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    // The link of the mail fills the form.
    let form =
        FormState::of(&ctx, Claim::PATH).or_values([("number", query("nomor")), ("code", query("kode"))]);
    let asked = FormState::of(&ctx, MailCode::PATH);
    let consent_error = form.field_error("consent");
    let stranger = ctx.viewer.is_none();
    view! {
        {titled(texts::claim(lang))}
        {(!stranger).then(|| view! { <Crumbs steps=vec![("/saya".into(), auth::texts::my_page(lang).into())] /> })}
        <header class="page-head">
            <div>
                <h1>{texts::claim(lang)}</h1>
                <p>{texts::claim_lead(lang)}</p>
            </div>
        </header>
        {ctx.viewer.as_ref().map(|viewer| view! { <p class="notice">{texts::claim_signed_in(lang, &viewer.name)}</p> })}
        <div class="beside">
            <form class="form" method="post" action=Claim::PATH>
                <NewKey />
                <FormErrors form=form.clone() />
                <Field form=form.clone() name="number" label=texts::number(lang) hint=texts::number_hint(lang) required=true maxlength=20 />
                <Field form=form.clone() name="code" label=texts::code(lang) hint=texts::code_hint(lang) autocomplete="one-time-code" required=true maxlength=40 />
                {stranger.then(|| view! {
                    <Field form=form.clone() name="password" kind="password" label=auth::texts::password(lang) hint=auth::texts::password_hint(lang) autocomplete="new-password" required=true maxlength=PASSWORD_MAX as u32 />
                    <div class="field">
                        <label class="check">
                            <input type="checkbox" name="consent" value="yes" checked=form.value("consent") == "yes" required=true
                                aria-describedby=consent_error.is_some().then_some("consent-error") />
                            <span>{auth::texts::consent_question(lang)}</span>
                        </label>
                        {consent_error.map(|error| view! { <p class="error" id="consent-error">{error}</p> })}
                    </div>
                })}
                <p class="actions"><button class="button">{texts::claim_it(lang)}</button></p>
            </form>
            <aside>
                <h2>{texts::no_code(lang)}</h2>
                <p>{texts::no_code_lead(lang)}</p>
                <MailForm asked />
            </aside>
        </div>
    }
}

/// Its field has an id of its own: the page has two fields called `number`.
#[component]
fn MailForm(asked: FormState) -> impl IntoView {
    let lang = Ctx::current().lang;
    let error = asked.field_error("number");
    view! {
        <form class="form" method="post" action=MailCode::PATH>
            <div class="field">
                <label for="mail-number">{texts::number(lang)}</label>
                <input id="mail-number" name="number" maxlength="20" required=true value=asked.value("number")
                    aria-invalid=error.is_some().then_some("true")
                    aria-describedby=error.is_some().then_some("mail-number-error") />
                {error.map(|error| view! { <p class="error" id="mail-number-error">{error}</p> })}
            </div>
            <p class="actions"><button class="button-quiet">{texts::mail_me(lang)}</button></p>
        </form>
    }
}
