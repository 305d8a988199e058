//! How identifiers, instants and secrets are made and stored.

use crate::{id::Id, time::Millis};
use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::{Any, Database, Decode, Encode, Type, any::AnyTypeInfo, encode::IsNull, error::BoxDynError};
use std::{
    fmt::Display,
    ops::RangeInclusive,
    sync::{
        LazyLock,
        atomic::{AtomicI64, Ordering},
    },
};

/// 2026-01-01 UTC.
const EPOCH: i64 = 1_767_225_600_000;
/// The low bits of an identifier count what this process made, whatever moment it was for.
const COUNT_BITS: u32 = 22;
/// Letters and digits of a form's key; a [`once`] has as many as the longest.
const KEY: RangeInclusive<usize> = 16..=64;

/// Begins at a random place in the lower half, so that two processes hardly ever make the same identifier in one millisecond.
static COUNT: LazyLock<AtomicI64> =
    LazyLock::new(|| AtomicI64::new((rand::random::<u32>() >> (33 - COUNT_BITS)).into()));

/// A new identifier for a row made at `now`. Those of one millisecond follow each other, and a process repeats none until it has
/// made four million more, also when its tasks go by different moments.
#[must_use]
pub fn new_id<T>(now: Millis) -> Id<T> {
    let millisecond = (now.0 - EPOCH).max(1);
    let count = COUNT.fetch_add(1, Ordering::Relaxed) & ((1 << COUNT_BITS) - 1);
    Id::from_raw((millisecond << COUNT_BITS) | count)
}

/// 32 letters and digits that nobody mistakes for one another.
pub const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// 160 random bits in lower-case base 32: a session, a reset link, a code that must not be guessed.
#[must_use]
pub fn new_token() -> String {
    rand::random::<[u8; 32]>()
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]))
        .collect()
}

/// 50 random bits as `abcde-fghij`: short enough to be written on a slip of paper, for what is limited in tries and time.
#[must_use]
pub fn new_code() -> String {
    let token = new_token();
    format!("{}-{}", &token[..5], &token[5..10])
}

/// What the database keeps of a token, so that a stolen copy of the database opens nothing. SHA-256 is enough since the
/// tokens are random.
#[must_use]
pub fn token_hash(token: &str) -> String {
    sha256(token.as_bytes())
}

/// SHA-256 as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Can this be the key of a form?
#[must_use]
pub fn is_key(key: &str) -> bool {
    KEY.contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The name under which a form is carried out once: its key, who sends it, and all that it says. A page that the browser's
/// history brings back with its old key thus still sends something new, and nobody is answered with what somebody else made.
/// Empty, which [`Tx::repeated`](super::Tx::repeated) refuses, when there is no such key.
#[must_use]
pub fn once(key: &str, by: impl Display, form: &impl Serialize) -> String {
    if !is_key(key) {
        return String::new();
    }
    let said = serde_json::to_string(form).unwrap_or_default();
    token_hash(&format!("{key}\n{by}\n{said}"))
}

macro_rules! stored_as_bigint {
    ([$($generic:ident)?] $name:ty, $wrap:expr, $unwrap:expr) => {
        impl $(<$generic>)? Type<Any> for $name {
            fn type_info() -> AnyTypeInfo {
                <i64 as Type<Any>>::type_info()
            }

            fn compatible(info: &AnyTypeInfo) -> bool {
                <i64 as Type<Any>>::compatible(info)
            }
        }

        impl<'q $(, $generic)?> Encode<'q, Any> for $name {
            fn encode_by_ref(&self, buffer: &mut <Any as Database>::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                <i64 as Encode<'q, Any>>::encode_by_ref(&$unwrap(self), buffer)
            }
        }

        impl<'r $(, $generic)?> Decode<'r, Any> for $name {
            fn decode(value: <Any as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
                <i64 as Decode<'r, Any>>::decode(value).map($wrap)
            }
        }
    };
}

stored_as_bigint!([T] Id<T>, Id::from_raw, |id: &Id<T>| id.raw());
stored_as_bigint!([] Millis, Millis, |at: &Millis| at.0);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_row_has_a_greater_id() {
        let (earlier, later) = (Millis(EPOCH + 5_000), Millis(EPOCH + 5_001));
        assert!(new_id::<()>(earlier) < new_id::<()>(later));
    }

    #[test]
    fn a_whole_import_in_one_millisecond_has_no_id_twice() {
        let now = Millis(EPOCH + 7_000);
        let ids: std::collections::BTreeSet<_> = (0..50_000).map(|_| new_id::<()>(now)).collect();
        assert_eq!(ids.len(), 50_000);
        assert!(ids.iter().all(|id| id.raw() >> COUNT_BITS == 7_000));
    }

    #[test]
    fn an_import_has_no_id_twice_while_others_write_at_another_moment() {
        let (import, other) = (Millis(EPOCH + 9_000), Millis(EPOCH + 9_001));
        let ids: std::collections::BTreeSet<_> = (0..200_000)
            .map(|_| {
                let _ = new_id::<()>(other);
                new_id::<()>(import)
            })
            .collect();
        assert_eq!(ids.len(), 200_000);
    }

    #[test]
    fn two_tokens_differ_and_their_hash_does_not_show_them() {
        let token = new_token();
        assert_ne!(token, new_token());
        assert!(!token_hash(&token).contains(&token));
        assert_eq!(token_hash(&token).len(), 64);
    }
}
