//! `/saya`: everything that is theirs, on one page.

use super::privacy::Consents;
use crate::{
    auth::{
        Role,
        api::{EndSession, SignOut, SignOutEverywhere},
        backend::{self, Me},
        rules,
        store::{OpenSession, Profile, session_name},
        texts,
    },
    discussions::{self, pages::MyGroups},
    i18n::{Lang, date_and_time, day_and_year},
    members::{self, pages::MemberCard},
    quizzes,
    rooms::{self, pages::MyBookings},
    server::{Ctx, FormState},
    ui::{FormErrors, Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn MePage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let Me {
            profile,
            sessions,
            consents,
        } = backend::me(&ctx).await?;
        let cards = members::backend::card(&ctx).await?;
        let today = ctx.zone().date(ctx.now());
        let bookings = rooms::backend::mine(&ctx).await?;
        let sign_ups = quizzes::backend::my_sign_ups(&ctx).await?;
        let results = quizzes::backend::my_results(&ctx).await?;
        let paced = quizzes::backend::my_attempts(&ctx).await?;
        Ok(view! {
            {titled(texts::my_page(ctx.lang))}
            <Who ctx=ctx.clone() profile=&profile />
            // What is theirs: each slice gives one section, here, in the order of the main navigation. A section of
            // nothing invites, or is left out.
            <MemberCard lang=ctx.lang today cards />
            <quizzes::pages::Yours ctx=ctx.clone() sign_ups paced results />
            <MyBookings mine=bookings />
            <MyGroups groups=discussions::backend::my_groups(&ctx).await? />
            <Contacts lang=ctx.lang profile />
            <Devices ctx=ctx.clone() sessions />
            <Consents ctx=ctx.clone() consents />
            <Data lang=ctx.lang />
        })
    })
}

#[component]
fn Who<'p>(ctx: Ctx, profile: &'p Profile) -> impl IntoView + use<> {
    let lang = ctx.lang;
    let since = day_and_year(lang, ctx.zone().date(profile.created_at));
    let role = profile.role();
    view! {
        <header class="page-head">
            <div>
                <h1>{profile.name.clone()}</h1>
                <p>
                    {(role > Role::Patron).then(|| view! { <span class="badge badge-hill">{texts::role(lang, role)}</span> " " })}
                    {texts::member_since(lang, &since)}
                </p>
            </div>
            <form method="post" action=SignOut::PATH>
                <button class="button-quiet"><Icon name="sign-out" />{texts::sign_out(lang)}</button>
            </form>
        </header>
    }
}

#[component]
fn Contacts(lang: Lang, profile: Profile) -> impl IntoView {
    let given = move |value: Option<String>| match value {
        Some(value) => value.into_any(),
        None => view! { <span class="text-ink-soft">{texts::not_given(lang)}</span> }.into_any(),
    };
    view! {
        <section class="section" id="kontak">
            <div class="section-head"><h2>{texts::contacts(lang)}</h2><a href="/saya/profil">{texts::edit(lang)}</a></div>
            <dl class="facts">
                <dt>{texts::email(lang)}</dt><dd>{given(profile.email)}</dd>
                <dt>{texts::phone(lang)}</dt><dd>{given(profile.phone)}</dd>
                <dt>{texts::member_number(lang)}</dt><dd>{given(profile.member_number)}</dd>
            </dl>
        </section>
    }
}

#[component]
fn Devices(ctx: Ctx, sessions: Vec<OpenSession>) -> impl IntoView {
    let lang = ctx.lang;
    let rows = sessions
        .into_iter()
        .map(|session| view! { <Device ctx=ctx.clone() session /> })
        .collect_view();
    view! {
        <section class="section" id="perangkat">
            <div class="section-head"><h2>{texts::my_devices(lang)}</h2></div>
            <FormErrors form=FormState::of(&ctx, EndSession::PATH) />
            <p class="text-ink-soft">{texts::my_devices_note(lang)}</p>
            <ul class="rows">{rows}</ul>
            <form class="actions" method="post" action=SignOutEverywhere::PATH>
                <a class="button-quiet" href="/saya/sandi">{texts::change_password(lang)}</a>
                <button class="button-quiet">{texts::sign_out_everywhere(lang)}</button>
            </form>
        </section>
    }
}

#[component]
fn Device(ctx: Ctx, session: OpenSession) -> impl IntoView {
    let lang = ctx.lang;
    let name = match rules::device(&session.device) {
        (Some(browser), Some(system)) => texts::device_on(lang, browser, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => texts::unknown_device(lang).to_owned(),
    };
    let seen = date_and_time(lang, ctx.zone(), session.seen_at);
    let is_this = ctx.session.as_deref().map(session_name).as_ref() == Some(&session.name);
    let end = if is_this {
        view! { <span class="badge badge-hill">{texts::this_device(lang)}</span> }.into_any()
    } else {
        view! {
            <form method="post" action=EndSession::PATH>
                <input type="hidden" name="session" value=session.name />
                <button class="button-plain" aria-label=texts::sign_device_out(lang, &name)>{texts::sign_out(lang)}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title">{name}</p>
                <p class="row-note">{texts::last_seen(lang, &seen)}</p>
            </div>
            {end}
        </li>
    }
}

#[component]
fn Data(lang: Lang) -> impl IntoView {
    view! {
        <section class="section" id="data">
            <div class="section-head"><h2>{texts::my_data(lang)}</h2><a href="/saya/data">{texts::open(lang)}</a></div>
            <p class="text-ink-soft">{texts::my_data_lead(lang)}</p>
        </section>
    }
}
