//! What both halves know of members.

use crate::id::Id;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Marks the members table in [`MemberId`].
#[derive(Debug)]
pub enum Member {}

pub type MemberId = Id<Member>;

/// Marks the table of imports in [`ImportId`].
#[derive(Debug)]
pub enum Import {}

pub type ImportId = Id<Import>;

/// The catalogue system a member comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    Slims,
    Inlislite,
}

impl Source {
    pub const ALL: [Self; 2] = [Self::Slims, Self::Inlislite];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Slims => "slims",
            Self::Inlislite => "inlislite",
        }
    }

    /// As its makers write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Slims => "SLiMS",
            Self::Inlislite => "INLISLite",
        }
    }
}

impl FromStr for Source {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|source| source.as_str() == text);
        found.ok_or_else(|| "slims or inlislite".to_owned())
    }
}

/// What we keep of a member. Everything else in a file stays there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Number,
    Name,
    Kind,
    ExpiresOn,
    Email,
    Phone,
}

impl Field {
    pub const ALL: [Self; 6] = [
        Self::Number,
        Self::Name,
        Self::Kind,
        Self::ExpiresOn,
        Self::Email,
        Self::Phone,
    ];

    /// As form fields call it, and the columns of the table.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::Kind => "kind",
            Self::ExpiresOn => "expires_on",
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }
}

/// Which column fills which field: the index of a heading, or nothing.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MapForm {
    pub import: String,
    pub number: String,
    pub name: String,
    pub kind: String,
    pub expires_on: String,
    pub email: String,
    pub phone: String,
}

impl MapForm {
    #[must_use]
    pub fn column(&self, field: Field) -> &str {
        match field {
            Field::Number => &self.number,
            Field::Name => &self.name,
            Field::Kind => &self.kind,
            Field::ExpiresOn => &self.expires_on,
            Field::Email => &self.email,
            Field::Phone => &self.phone,
        }
    }
}

/// Starts what was checked, or goes on with what was cut short.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ConfirmForm {
    pub import: String,
}

/// Makes a one-time code for a member at the desk.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct GiveCodeForm {
    pub member: String,
}

/// `/klaim`: asks for a code by mail.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MailCodeForm {
    pub number: String,
}

/// `/klaim`: number and code make an account. Someone signed in leaves the password empty: the number joins their account.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClaimForm {
    pub key: String,
    pub number: String,
    pub code: String,
    pub password: String,
    /// `yes` when the privacy notice was accepted.
    pub consent: String,
}

impl fmt::Debug for ClaimForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClaimForm").finish_non_exhaustive()
    }
}
