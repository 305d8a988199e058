//! `/petugas/akun`: find people, give them a code, set roles.

use crate::{
    auth::{
        Role,
        api::{ChangeRole, Disable, Enable, MakeCode},
        backend, rules,
        store::{FOUND_AT_MOST, Profile},
        texts,
    },
    server::{Ctx, FormState, query},
    ui::{Avatar, Empty, FormErrors, Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn AccountsPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let wanted = query("cari");
        let found = backend::search(&ctx, &wanted).await?;
        let lang = ctx.lang;
        let errors = [MakeCode::PATH, ChangeRole::PATH, Disable::PATH, Enable::PATH]
            .map(|action| view! { <FormErrors form=FormState::of(&ctx, action) /> })
            .collect_view();
        Ok(view! {
            {titled(texts::accounts_title(lang))}
            <header class="page-head"><div><h1>{texts::accounts_title(lang)}</h1><p>{texts::accounts_lead(lang)}</p></div></header>
            {errors}
            <form class="actions" method="get" role="search">
                <div class="search grow">
                    <Icon name="search" />
                    <input type="search" name="cari" value=wanted.clone() maxlength="120" aria-label=texts::search_accounts(lang) placeholder=texts::search_accounts(lang) />
                </div>
                <button class="button-quiet">{texts::search(lang)}</button>
            </form>
            <Found ctx=ctx.clone() wanted found />
        })
    })
}

#[component]
fn Found(ctx: Ctx, wanted: String, found: Vec<Profile>) -> impl IntoView {
    let lang = ctx.lang;
    if found.is_empty() {
        return view! {
            <Empty title=texts::found_none(lang)><p>{texts::found_none_note(lang)}</p></Empty>
        }
        .into_any();
    }
    let at_most = usize::try_from(FOUND_AT_MOST).unwrap_or(usize::MAX);
    let title = if wanted.trim().is_empty() {
        texts::the_staff(lang).to_owned()
    } else if found.len() >= at_most {
        texts::found_many(lang, FOUND_AT_MOST)
    } else {
        texts::found_accounts(lang, found.len())
    };
    let rows = found
        .into_iter()
        .map(|profile| view! { <Person ctx=ctx.clone() profile /> })
        .collect_view();
    view! {
        <section class="section">
            <div class="section-head"><h2>{title}</h2></div>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Person(ctx: Ctx, profile: Profile) -> impl IntoView {
    let lang = ctx.lang;
    let role = profile.role();
    let contacts: Vec<String> = [&profile.email, &profile.phone, &profile.member_number]
        .into_iter()
        .filter_map(Clone::clone)
        .collect();
    let badge = if role > Role::Patron {
        "badge badge-hill"
    } else {
        "badge"
    };
    let is_disabled = profile.disabled_at.is_some();
    let by = ctx.viewer.as_ref().map_or(Role::Patron, |viewer| viewer.role);
    let may_give_code = rules::may_give_code(by, role) && !is_disabled;
    let who = view! {
        // A phone has no room for it beside name and role.
        <span class="hidden sm:block"><Avatar name=&profile.name /></span>
        <span class="row-main grow">
            <span class="row-title block">{profile.name}</span>
            <span class="row-note block font-normal">{contacts.join(" · ")}</span>
        </span>
        {is_disabled.then(|| view! { <span class="badge badge-clay">{texts::disabled(lang)}</span> })}
        <span class=badge>{texts::role(lang, role)}</span>
    };
    if !may_give_code && by < Role::Administrator {
        return view! { <li><div class="row">{who}</div></li> }.into_any();
    }
    view! {
        <li>
            <details>
                <summary class="py-3">{who}</summary>
                <div class="pb-6">
                    {may_give_code.then(|| view! { <GiveCode ctx=ctx.clone() account=profile.id.to_string() /> })}
                    {(by == Role::Administrator).then(|| view! { <Administer ctx=ctx.clone() account=profile.id.to_string() role is_disabled /> })}
                </div>
            </details>
        </li>
    }
    .into_any()
}

#[component]
fn GiveCode(ctx: Ctx, account: String) -> impl IntoView {
    let lang = ctx.lang;
    view! {
        <form method="post" action=MakeCode::PATH>
            <input type="hidden" name="account" value=account />
            <p class="hint">{texts::make_code_note(lang)}</p>
            <p class="actions"><button class="button-quiet">{texts::make_code(lang)}</button></p>
        </form>
    }
}

#[component]
fn Administer(ctx: Ctx, account: String, role: Role, is_disabled: bool) -> impl IntoView {
    let lang = ctx.lang;
    let select = format!("role-{account}");
    let roles = Role::ALL
        .map(|other| view! { <option value=other.as_str() selected=other == role>{texts::role(lang, other)}</option> })
        .collect_view();
    let (action, class, label) = if is_disabled {
        (Enable::PATH, "button-quiet", texts::enable(lang))
    } else {
        (Disable::PATH, "button-danger", texts::disable(lang))
    };
    view! {
        <form method="post" action=ChangeRole::PATH>
            <input type="hidden" name="account" value=account.clone() />
            <div class="field">
                <label for=select.clone()>{texts::role_of_account(lang)}</label>
                <select id=select name="role">{roles}</select>
            </div>
            <p class="actions"><button class="button-quiet">{texts::change_role(lang)}</button></p>
        </form>
        <form method="post" action=action>
            <input type="hidden" name="account" value=account />
            <p class="actions"><button class=class>{label}</button></p>
        </form>
    }
}
