//! Accounts: who someone is and what they may do.
//!
//! Invariants: a password exists only as an argon2id hash; a session's token only in its owner's cookie; a session begins
//! fresh at each sign-in, ends after [`session::IDLE`] without a visit and after [`session::ABSOLUTE`] in any case; e-mail,
//! phone and member number each belong to one account, and the database says so.

pub mod api;
#[cfg(feature = "ssr")]
pub mod backend;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod password;
#[cfg(feature = "ssr")]
mod routes;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod session;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(all(test, feature = "ssr"))]
mod tests;
pub mod texts;
mod types;

pub use types::{
    ACCOUNT_PURPOSE, Account, AccountForm, AccountId, AskResetForm, ChangePasswordForm, Contact, ERASED_NAME,
    EndSessionForm, EraseForm, LANG_COOKIE, NewPasswordForm, ProfileForm, RegisterForm, Role, RoleForm,
    SignInForm, Viewer, WithdrawForm,
};
#[cfg(feature = "ssr")]
pub use {
    backend::{contacts, viewer_of},
    routes::routes,
};
