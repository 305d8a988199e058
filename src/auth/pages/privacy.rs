//! `/saya/data`: see it, take it along, take it back.

use crate::{
    auth::{
        ACCOUNT_PURPOSE,
        api::{Erase, WithdrawConsent},
        backend,
        pages::crumbs,
        rules::PASSWORD_MAX,
        store::ConsentRow,
        texts,
    },
    i18n::day_and_year,
    server::{Ctx, FormState},
    ui::{Field, FormErrors, Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;
use std::collections::BTreeSet;

#[component]
pub fn PrivacyPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let consents = backend::me(&ctx).await?.consents;
        let lang = ctx.lang;
        Ok(view! {
            {titled(texts::my_data(lang))}
            {crumbs(lang)}
            <header class="page-head"><div><h1>{texts::my_data(lang)}</h1><p>{texts::my_data_lead(lang)}</p></div></header>
            <section class="section">
                <p>{texts::download_data_note(lang)}</p>
                <p class="actions"><a class="button-quiet" href="/saya/data.json" download="data-saya.json"><Icon name="download" />{texts::download_data(lang)}</a></p>
            </section>
            <Consents ctx=ctx.clone() consents />
            <EraseAccount ctx=ctx.clone() />
        })
    })
}

/// What they agreed to and when, and the way to take it back.
#[component]
pub fn Consents(ctx: Ctx, consents: Vec<ConsentRow>) -> impl IntoView {
    let lang = ctx.lang;
    // Newest first: only the last word on a purpose can be taken back.
    let mut seen = BTreeSet::new();
    let rows = consents
        .into_iter()
        .map(|consent| {
            let is_last = seen.insert(consent.purpose.clone());
            view! { <Consent ctx=ctx.clone() consent is_last /> }
        })
        .collect_view();
    view! {
        <section class="section" id="persetujuan">
            <div class="section-head"><h2>{texts::my_consents(lang)}</h2></div>
            <FormErrors form=FormState::of(&ctx, WithdrawConsent::PATH) />
            <ul class="rows">{rows}</ul>
        </section>
    }
}

#[component]
fn Consent(ctx: Ctx, consent: ConsentRow, is_last: bool) -> impl IntoView {
    let lang = ctx.lang;
    let when = day_and_year(lang, ctx.zone().date(consent.at));
    let is_granted = consent.granted == 1;
    let state = if is_granted {
        texts::consent_given(lang, &when)
    } else {
        texts::consent_withdrawn(lang, &when)
    };
    let is_account = consent.purpose == ACCOUNT_PURPOSE;
    let take_back = (is_last && is_granted && !is_account).then(|| {
        view! {
            <form method="post" action=WithdrawConsent::PATH>
                <input type="hidden" name="purpose" value=consent.purpose />
                <button class="button-plain">{texts::withdraw(lang)}</button>
            </form>
        }
    });
    view! {
        <li class="row">
            <div class="row-main">
                <p>{consent.wording}</p>
                <p class="row-note">{state}</p>
                {is_account.then(|| view! { <p class="row-note">{texts::withdraw_account(lang)}</p> })}
            </div>
            {take_back}
        </li>
    }
}

#[component]
fn EraseAccount(ctx: Ctx) -> impl IntoView {
    let lang = ctx.lang;
    let form = FormState::of(&ctx, Erase::PATH);
    let is_open = form.error().is_some();
    let unsure = form.field_error("sure");
    view! {
        <section class="section" id="hapus">
            <details class="disclosure" open=is_open>
                <summary>{texts::erase_account(lang)}</summary>
                <div>
                    <p>{texts::erase_note(lang)}</p>
                    <form class="form" method="post" action=Erase::PATH>
                        <FormErrors form=form.clone() />
                        <Field form=form.clone() name="current_password" kind="password" label=texts::current_password(lang) autocomplete="current-password" required=true maxlength=PASSWORD_MAX as u32 />
                        <div class="field">
                            <label class="check">
                                <input type="checkbox" name="sure" value="yes" required=true aria-describedby=unsure.is_some().then_some("sure-error") />
                                <span>{texts::erase_sure(lang)}</span>
                            </label>
                            {unsure.map(|error| view! { <p class="error" id="sure-error">{error}</p> })}
                        </div>
                        <p class="actions"><button class="button-danger">{texts::erase_account(lang)}</button></p>
                    </form>
                </div>
            </details>
        </section>
    }
}
