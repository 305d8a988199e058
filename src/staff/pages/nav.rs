//! The way around the staff area. The frame puts it above every page below `/petugas`.

use crate::{auth::Role, i18n::Lang, server::Ctx, staff::texts, ui::Tabs};
use leptos::prelude::*;

/// What a place is called, in the reader's language.
type Name = fn(Lang) -> &'static str;

/// Where it leads, what that is called, and the least role it is for.
const PLACES: [(&str, Name, Role); 8] = [
    ("/petugas", texts::desk, Role::Librarian),
    ("/petugas/diskusi", texts::discussions, Role::Librarian),
    ("/petugas/ruang", texts::rooms, Role::Librarian),
    ("/petugas/kuis", texts::quizzes, Role::Librarian),
    ("/petugas/survei", texts::surveys, Role::Librarian),
    ("/petugas/anggota", texts::members, Role::Librarian),
    ("/petugas/perpustakaan", texts::library, Role::Librarian),
    ("/petugas/akun", texts::accounts, Role::Librarian),
];

/// Nothing, for whoever is not of the staff or not in their area.
#[component]
pub fn StaffNav() -> impl IntoView {
    let ctx = Ctx::current();
    let path = ctx.path().trim_end_matches('/').to_owned();
    let inside = path == "/petugas" || path.starts_with("/petugas/");
    (inside && ctx.is_staff()).then(|| {
        let tabs = PLACES
            .into_iter()
            .filter(|(_, _, least)| ctx.at_least(*least).is_ok())
            .map(|(href, text, _)| (href, text(ctx.lang)))
            .collect();
        view! { <Tabs label=texts::staff_area(ctx.lang) tabs /> }
    })
}
