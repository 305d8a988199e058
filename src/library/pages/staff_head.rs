//! The head that the staff pages about the library share.

use crate::{i18n::Lang, library::texts, server::Ctx};
use leptos::prelude::*;

#[component]
pub fn StaffHead(lang: Lang) -> impl IntoView {
    let path = Ctx::current().path().to_owned();
    let tab = |href: &'static str, text: &'static str| {
        view! { <a href=href aria-current=(path == href).then_some("page")>{text}</a> }
    };
    view! {
        <header class="page-head">
            <div>
                <h1>{texts::library(lang)}</h1>
                <p>{texts::library_lead(lang)}</p>
            </div>
        </header>
        <nav class="tabs" aria-label=texts::parts(lang)>
            {tab("/petugas/perpustakaan", texts::tab_hours(lang))}
            {tab("/petugas/perpustakaan/fasilitas", texts::tab_facilities(lang))}
            {tab("/petugas/perpustakaan/layanan", texts::tab_charter(lang))}
            {tab("/petugas/perpustakaan/profil", texts::tab_profile(lang))}
        </nav>
    }
}

/// Says that this part is somebody else's to change.
#[component]
pub fn ManagersOnly(lang: Lang) -> impl IntoView {
    view! { <p class="notice">{texts::managers_only(lang)}</p> }
}
