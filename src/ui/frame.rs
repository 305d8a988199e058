//! What surrounds every page: brand, navigation (a bar below on a phone, beside on a desktop), notices, language.

use crate::{
    auth, library,
    server::{Ctx, asset},
    staff::StaffNav,
    ui::{Icon, Languages, texts},
};
use leptos::prelude::*;

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    let notice = ctx.flash.as_ref().and_then(|flash| flash.notice.clone());
    if fills_the_screen(ctx.path()) {
        return view! { <main id="isi">{children()}</main> }.into_any();
    }
    view! {
        <a class="skip-link" href="#isi">{texts::skip_to_content(lang)}</a>
        <div class="frame">
            <div class="batik-edge"></div>
            <header class="masthead">
                <a class="brand" href="/">
                    <img src=asset("favicon.svg").unwrap_or_default() alt="" width="36" height="36" />
                    <span><b>"Sapa"</b><small>{ctx.app.library().profile.name.clone()}</small></span>
                </a>
                <nav class="nav" aria-label=texts::main_navigation(lang)>
                    <ul>
                        <NavItem path=ctx.path().to_owned() href="/" icon="home" text=texts::home(lang) />
                        <NavItem path=ctx.path().to_owned() href="/diskusi" icon="talk" text=texts::discussions(lang) />
                        <NavItem path=ctx.path().to_owned() href="/kuis" icon="quiz" text=texts::quizzes(lang) />
                        <NavItem path=ctx.path().to_owned() href="/ruang" icon="room" text=texts::rooms(lang) />
                        <NavItem path=ctx.path().to_owned() href="/survei" icon="survey" text=texts::survey(lang) />
                    </ul>
                </nav>
                <div class="tools">
                    {ctx.is_staff().then(|| view! { <Tool path=ctx.path().to_owned() href="/petugas" icon="edit" text=texts::staff(lang) /> })}
                    <Person ctx=ctx.clone() />
                </div>
            </header>
            <main class="page" id="isi">
                <StaffNav />
                {notice.map(|notice| view! { <div class="notice notice-hill" role="status"><Icon name="check" /><p>{notice}</p></div> })}
                {children()}
            </main>
            <footer class="foot">
                <p>{ctx.app.library().profile.tagline.say(lang).to_owned()}</p>
                <a href="/tentang">{library::texts::about_us(lang)}</a>
                <Languages lang />
            </footer>
        </div>
    }
    .into_any()
}

/// Screens that stand in a room and have no navigation to wander off with.
fn fills_the_screen(path: &str) -> bool {
    const SCREENS: [&str; 4] = [
        "/survei/kios",
        "/kuis/main/",
        "/kuis/layar/",
        "/petugas/kuis/pratinjau",
    ];
    SCREENS.iter().any(|screen| path.starts_with(screen))
}

#[component]
fn Tool(path: String, href: &'static str, icon: &'static str, text: &'static str) -> impl IntoView {
    let here = path.starts_with(href);
    view! { <a class="tool" href=href aria-current=here.then_some("page")><Icon name=icon /><span>{text}</span></a> }
}

#[component]
fn Person(ctx: Ctx) -> impl IntoView {
    let (href, text) = match &ctx.viewer {
        Some(_) => ("/saya", auth::texts::my_page(ctx.lang)),
        None => ("/masuk", auth::texts::sign_in(ctx.lang)),
    };
    view! { <Tool path=ctx.path().to_owned() href icon="user" text /> }
}

#[component]
fn NavItem(path: String, href: &'static str, icon: &'static str, text: &'static str) -> impl IntoView {
    let here = if href == "/" {
        path == "/"
    } else {
        path.starts_with(href)
    };
    view! {
        <li>
            <a href=href aria-current=here.then_some("page")>
                <Icon name=icon />
                <span>{text}</span>
            </a>
        </li>
    }
}
