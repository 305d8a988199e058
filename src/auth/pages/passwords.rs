//! `/saya/sandi`, `/lupa-sandi` and `/sandi-baru`

use crate::{
    auth::{
        api::{AskReset, ChangePassword, NewPassword},
        backend,
        pages::crumbs,
        rules::PASSWORD_MAX,
        texts,
    },
    server::{Ctx, FormState, query},
    ui::{Empty, Field, FormErrors, NewKey, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn ChangePasswordPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.signed_in()?;
        let lang = ctx.lang;
        let form = FormState::of(&ctx, ChangePassword::PATH);
        Ok(view! {
            {titled(texts::change_password(lang))}
            {crumbs(lang)}
            <header class="page-head"><div><h1>{texts::change_password(lang)}</h1><p>{texts::change_password_lead(lang)}</p></div></header>
            <form class="form" method="post" action=ChangePassword::PATH>
                <FormErrors form=form.clone() />
                <Field form=form.clone() name="current_password" kind="password" label=texts::current_password(lang) autocomplete="current-password" required=true maxlength=PASSWORD_MAX as u32 />
                <Field form=form.clone() name="new_password" kind="password" label=texts::new_password(lang) hint=texts::password_hint(lang) autocomplete="new-password" required=true maxlength=PASSWORD_MAX as u32 />
                <p class="actions"><button class="button">{texts::change_password(lang)}</button></p>
            </form>
            <p><a href="/lupa-sandi">{texts::forgot_password(lang)}</a></p>
        })
    })
}

#[component]
pub fn AskResetPage() -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    let form = FormState::of(&ctx, AskReset::PATH);
    view! {
        {titled(texts::reset_title(lang))}
        <header class="page-head"><div><h1>{texts::reset_title(lang)}</h1><p>{texts::reset_lead(lang)}</p></div></header>
        <form class="form" method="post" action=AskReset::PATH>
            <FormErrors form=form.clone() />
            <Field form=form.clone() name="login" label=texts::login(lang) autocomplete="username" required=true maxlength=254 />
            <p class="actions"><button class="button">{texts::send_link(lang)}</button></p>
        </form>
        <p class="mt-8">{texts::reset_without_mail(lang)}</p>
        <p class="actions"><a class="button-quiet" href="/sandi-baru">{texts::have_code(lang)}</a></p>
    }
}

#[component]
pub fn NewPasswordPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let token = query("kode");
        if !token.is_empty() && !backend::link_works(&ctx, &token).await? {
            return Ok(view! { <LinkExpired ctx /> }.into_any());
        }
        Ok(view! { <NewPasswordForm ctx token /> }.into_any())
    })
}

#[component]
fn LinkExpired(ctx: Ctx) -> impl IntoView {
    let lang = ctx.lang;
    view! {
        {titled(texts::link_expired(lang))}
        <Empty title=texts::link_expired(lang) level=1>
            <p>{texts::link_expired_note(lang)}</p>
            <p class="actions"><a class="button" href="/lupa-sandi">{texts::reset_title(lang)}</a></p>
        </Empty>
    }
}

#[component]
fn NewPasswordForm(ctx: Ctx, token: String) -> impl IntoView {
    let lang = ctx.lang;
    let form = FormState::of(&ctx, NewPassword::PATH);
    let by_code = token.is_empty().then(|| {
        view! {
            <Field form=form.clone() name="login" label=texts::login(lang) autocomplete="username" required=true maxlength=254 />
            <Field form=form.clone() name="code" label=texts::code_from_staff(lang) hint=texts::code_hint(lang) autocomplete="one-time-code" required=true maxlength=20 />
        }
    });
    view! {
        {titled(texts::new_password_title(lang))}
        <header class="page-head"><h1>{texts::new_password_title(lang)}</h1></header>
        <form class="form" method="post" action=NewPassword::PATH>
            <NewKey />
            <input type="hidden" name="token" value=token />
            <FormErrors form=form.clone() />
            {by_code}
            <Field form=form.clone() name="new_password" kind="password" label=texts::new_password(lang) hint=texts::password_hint(lang) autocomplete="new-password" required=true maxlength=PASSWORD_MAX as u32 />
            <p class="actions"><button class="button">{texts::save(lang)}</button></p>
        </form>
    }
}
