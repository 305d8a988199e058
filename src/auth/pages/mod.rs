//! Pages of registration, sign-in, one's own account, and the staff's view of accounts.

mod accounts;
mod me;
mod passwords;
mod privacy;
mod profile;
mod register;
mod sign_in;
#[cfg(test)]
mod tests;

pub use accounts::AccountsPage;
pub use me::MePage;
pub use passwords::{AskResetPage, ChangePasswordPage, NewPasswordPage};
pub use privacy::PrivacyPage;
pub use profile::ProfilePage;
pub use register::RegisterPage;
pub use sign_in::SignInPage;

use super::texts;
use crate::{i18n::Lang, ui::Crumbs};
use leptos::prelude::*;

/// The way back to `/saya`.
fn crumbs(lang: Lang) -> impl IntoView {
    view! { <Crumbs steps=vec![("/saya".into(), texts::my_page(lang).into())] /> }
}

/// `path`, and from there on to where the page that asked for a sign-in was to lead.
fn on_to(path: &str, next: &str) -> String {
    if next.is_empty() {
        return path.to_owned();
    }
    let query = serde_urlencoded::to_string([("ke", next)]).unwrap_or_default();
    format!("{path}?{query}")
}
