//! What both halves know of an account.

use crate::{i18n::Lang, id::Id};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Marks the accounts table in [`AccountId`].
#[derive(Debug)]
pub enum Account {}

pub type AccountId = Id<Account>;

/// The cookie that holds the reader's choice of language, with or without an account.
pub const LANG_COOKIE: &str = "sapa_lang";

/// The purpose of the consent that every account rests on: it is withdrawn by erasing the account.
pub const ACCOUNT_PURPOSE: &str = "account";

/// Who stands over what an erased account left behind.
pub const ERASED_NAME: &str = "Anggota yang menghapus akunnya";

/// Each role may do what the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Patron,
    Librarian,
    Manager,
    Administrator,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Patron, Self::Librarian, Self::Manager, Self::Administrator];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Patron => "patron",
            Self::Librarian => "librarian",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|role| role.as_str() == text).ok_or(())
    }
}

/// The account that a request comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    pub id: AccountId,
    pub name: String,
    pub role: Role,
}

/// How a slice that keeps only an account's id names and reaches the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub email: Option<String>,
    /// The language of mails to them.
    pub lang: Lang,
}

/// `/daftar`. E-mail or phone must be given; the member number is optional.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RegisterForm {
    pub key: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub member_number: String,
    pub password: String,
    /// `yes` when the privacy notice was accepted.
    pub consent: String,
    /// A path of ours to go on to.
    pub next: String,
}

/// `/masuk`. `login` is an e-mail address, a phone number or a member number.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub login: String,
    pub password: String,
    /// A path of ours to go on to.
    pub next: String,
}

/// "Sign this device out" on `/saya`; `session` is the session's name there.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EndSessionForm {
    pub session: String,
}

/// `/saya/profil`. The password is asked for when the address or number changes, since these open the account.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub name: String,
    pub email: String,
    pub phone: String,
    pub current_password: String,
}

/// `/saya/sandi`
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangePasswordForm {
    pub current_password: String,
    pub new_password: String,
}

/// `/lupa-sandi`. `login` is what one signs in with.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AskResetForm {
    pub login: String,
}

/// `/sandi-baru`: with the `token` of a mail's link, or with `login` and the `code` that the staff gave.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewPasswordForm {
    pub key: String,
    pub token: String,
    pub login: String,
    pub code: String,
    pub new_password: String,
}

/// "Erase my account" on `/saya/data`.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EraseForm {
    pub current_password: String,
    /// `yes` when the box was ticked.
    pub sure: String,
}

/// "Withdraw" beside a consent on `/saya/data`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WithdrawForm {
    pub purpose: String,
}

/// A button of `/petugas/akun` that needs no more than the account.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    pub account: String,
}

/// A new role on `/petugas/akun`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RoleForm {
    pub account: String,
    pub role: String,
}

/// Forms with a password never show it in a log.
macro_rules! debug_without_secrets {
    ($($form:ident),*) => {$(
        impl fmt::Debug for $form {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($form)).finish_non_exhaustive()
            }
        }
    )*};
}
debug_without_secrets!(
    RegisterForm,
    SignInForm,
    ProfileForm,
    ChangePasswordForm,
    NewPasswordForm,
    EraseForm
);
