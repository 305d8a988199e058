//! The head that the staff pages about the library share.

use crate::{i18n::Lang, library::texts, ui::Tabs};
use leptos::prelude::*;

#[component]
pub fn StaffHead(lang: Lang) -> impl IntoView {
    view! {
        <header class="page-head">
            <div>
                <h1>{texts::library(lang)}</h1>
                <p>{texts::library_lead(lang)}</p>
            </div>
        </header>
        <Tabs label=texts::parts(lang) tabs=vec![
            ("/petugas/perpustakaan", texts::tab_hours(lang)),
            ("/petugas/perpustakaan/fasilitas", texts::tab_facilities(lang)),
            ("/petugas/perpustakaan/layanan", texts::tab_charter(lang)),
            ("/petugas/perpustakaan/profil", texts::tab_profile(lang)),
        ] />
    }
}

/// Says that this part is somebody else's to change.
#[component]
pub fn ManagersOnly(lang: Lang) -> impl IntoView {
    view! { <p class="notice">{texts::managers_only(lang)}</p> }
}
