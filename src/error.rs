//! The one error type that both halves share. What went wrong inside is logged once, with an id, and never shown.

use crate::i18n::{Lang, texts};
use serde::{Deserialize, Serialize};
use server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use std::collections::BTreeMap;

/// Why a request was not carried out. Texts inside are already in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    #[error("not found")]
    NotFound,
    #[error("sign-in required")]
    SignInRequired,
    #[error("forbidden")]
    Forbidden,
    /// The form or file is wrong in the named fields.
    #[error("invalid: {0:?}")]
    Invalid(FieldErrors),
    /// The request was well-formed, and the state of things refuses it: taken, full, closed.
    #[error("conflict: {0}")]
    Conflict(String),
    /// Too many tries; the sender may come again after so many seconds.
    #[error("too many requests")]
    TooMany { retry_after: u32 },
    /// Nobody can say just now: a game is between two processes, or the database does not answer. A few seconds later it is there.
    #[error("busy")]
    Busy,
    /// The request took too long, its own way here included.
    #[error("too slow")]
    TooSlow,
    /// A request that no page of ours makes.
    #[error("not understood")]
    NotUnderstood,
    /// The body of the request is larger than anything we take there.
    #[error("too large")]
    TooLarge,
    #[error("internal error {id}")]
    Internal { id: String },
}

/// Messages by form field. The empty name stands for the form as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldErrors(BTreeMap<String, String>);

impl FieldErrors {
    /// Notes what is wrong with `field`. The first message for a field stays.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.entry(field.to_owned()).or_insert_with(|| message.into());
    }

    #[must_use]
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(field, message)| (field.as_str(), message.as_str()))
    }

    /// Ends the collecting: nothing noted means the form may go on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with everything noted so far.
    pub fn check(self) -> Result<(), AppError> {
        if self.is_empty() {
            Ok(())
        } else {
            Err(AppError::Invalid(self))
        }
    }
}

impl AppError {
    /// One wrong field.
    #[must_use]
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        let mut errors = FieldErrors::default();
        errors.add(field, message);
        Self::Invalid(errors)
    }

    /// The HTTP status that says this.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::SignInRequired => 401,
            Self::Forbidden => 403,
            Self::Invalid(_) => 422,
            Self::Conflict(_) => 409,
            Self::TooMany { .. } => 429,
            Self::Busy => 503,
            Self::TooSlow => 408,
            Self::NotUnderstood => 400,
            Self::TooLarge => 413,
            Self::Internal { .. } => 500,
        }
    }

    /// What happened and what to do, for a reader.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NotFound => not_found(lang).into(),
            Self::SignInRequired => sign_in_required(lang).into(),
            Self::Forbidden => forbidden(lang).into(),
            Self::Invalid(errors) => errors.get("").unwrap_or(invalid(lang)).into(),
            Self::Conflict(reason) => reason.clone(),
            Self::TooMany { retry_after } => too_many(lang, i64::from(retry_after.div_ceil(60).max(1))),
            Self::Busy => busy(lang).into(),
            Self::TooSlow => too_slow(lang).into(),
            Self::NotUnderstood => not_understood(lang).into(),
            Self::TooLarge => too_large(lang).into(),
            Self::Internal { id } => internal(lang, id),
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    /// Leptos speaks up only for what is wrong with the request itself: arguments that are missing or do not parse.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Invalid(FieldErrors::default()),
            other => crate::platform::unforeseen(&other),
        }
    }
}

texts! {
    not_found() { id: "Halaman ini tidak ada, atau sudah dipindahkan.", en: "This page does not exist, or has moved." }
    sign_in_required() { id: "Silakan masuk dulu.", en: "Please sign in first." }
    forbidden() {
        id: "Akun Anda tidak berhak membuka bagian ini.",
        en: "Your account may not open this part.",
    }
    busy() {
        id: "Sebentar, server sedang sibuk. Coba lagi beberapa detik lagi.",
        en: "One moment, the server is busy. Try again in a few seconds.",
    }
    too_slow() {
        id: "Permintaan ini memakan waktu terlalu lama. Mungkin sambungan sedang lambat. Coba lagi.",
        en: "This took too long. Perhaps the connection is slow just now. Please try again.",
    }
    not_understood() {
        id: "Permintaan ini tidak dapat dibaca. Kembali ke halaman sebelumnya, lalu coba lagi.",
        en: "This request could not be read. Go back to the page before, and try again.",
    }
    invalid() {
        id: "Ada isian yang perlu diperbaiki. Isian Anda yang lain tetap tersimpan di bawah.",
        en: "Some fields need another look. Everything else you typed is kept below.",
    }
    too_many(minutes: i64) {
        id: "Terlalu banyak percobaan. Coba lagi {minutes} menit lagi.",
        en: "Too many tries. Please try again in {minutes} minute." | "Too many tries. Please try again in {minutes} minutes.",
    }
    too_large() {
        id: "Kiriman ini terlalu besar. Kembali, lalu kirim yang lebih pendek atau berkas yang lebih kecil.",
        en: "This is too large. Go back and send a shorter text or a smaller file.",
    }
    internal(code: &str) {
        id: "Maaf, ada yang salah di pihak kami. Tidak ada yang tersimpan. Sebutkan kode {code} kepada petugas.",
        en: "Sorry, something went wrong on our side. Nothing was saved. Please tell the staff this code: {code}.",
    }
}
