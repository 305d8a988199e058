//! `/masuk`

use crate::{
    auth::{api::SignIn, pages::on_to, texts},
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
    let next = query("ke");
    let why = if ctx.flash.as_ref().is_some_and(Flash::is_waiting) {
        Some(texts::form_waits(lang))
    } else {
        (!next.is_empty()).then(|| texts::sign_in_to_go_on(lang))
    };
    let why = why.map(|why| {
        view! { <div class="notice mb-6" role="status"><Icon name="info" /><p>{why}</p></div> }
    });
    let register = on_to("/daftar", &next);
    view! {
        {titled(texts::sign_in(lang))}
        <header class="page-head"><h1>{texts::sign_in(lang)}</h1></header>
        {why}
        <form class="form" method="post" action=SignIn::PATH>
            <input type="hidden" name="next" value=next />
            <FormErrors form=form.clone() />
            <Field form=form.clone() name="login" label=texts::login(lang) autocomplete="username" required=true maxlength=254 />
            <Field form=form.clone() name="password" kind="password" label=texts::password(lang) autocomplete="current-password" required=true maxlength=256 />
            <p class="actions"><button class="button">{texts::sign_in(lang)}</button></p>
        </form>
        <p><a href="/lupa-sandi">{texts::forgot_password(lang)}</a></p>
        <p>{texts::no_account_yet(lang)} " " <a href=register>{texts::register(lang)}</a></p>
    }
}
