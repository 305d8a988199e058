//! `/masuk`

use crate::{
    auth::{api::SignIn, texts},
    server::{Ctx, Flash, FormState, query},
    ui::{Field, FormErrors, Icon, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn SignInPage() -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    let form = FormState::of(&ctx, SignIn::PATH);
    let waits = ctx.flash.as_ref().is_some_and(Flash::is_waiting).then(|| {
        view! { <div class="notice" role="status"><Icon name="info" /><p>{texts::form_waits(lang)}</p></div> }
    });
    view! {
        {titled(texts::sign_in(lang))}
        <header class="page-head"><h1>{texts::sign_in(lang)}</h1></header>
        {waits}
        <form class="form" method="post" action=SignIn::PATH>
            <input type="hidden" name="next" value=query("ke") />
            <FormErrors form=form.clone() />
            <Field form=form.clone() name="login" label=texts::login(lang) autocomplete="username" required=true maxlength=254 />
            <Field form=form.clone() name="password" kind="password" label=texts::password(lang) autocomplete="current-password" required=true maxlength=256 />
            <p class="actions"><button class="button">{texts::sign_in(lang)}</button></p>
        </form>
        <p><a href="/lupa-sandi">{texts::forgot_password(lang)}</a></p>
        <p>{texts::no_account_yet(lang)} " " <a href="/daftar">{texts::register(lang)}</a></p>
    }
}
