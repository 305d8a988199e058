//! Hashing with argon2id, off the threads that answer requests.

use crate::error::AppError;
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash,
};
use std::{collections::HashSet, sync::LazyLock};

/// OWASP's second choice for argon2id (2024): 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// Is this lower-case password one that everyone tries first?
#[must_use]
pub fn is_common(password: &str) -> bool {
    COMMON.contains(password)
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).unwrap_or(Params::DEFAULT);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The PHC string to store.
///
/// # Errors
/// [`AppError::Internal`] when hashing fails.
pub async fn hash(password: &str) -> Result<String, AppError> {
    let password = password.to_owned();
    let hashed = tokio::task::spawn_blocking(move || {
        argon2()
            .hash_password(password.as_bytes())
            .map(|hash| hash.to_string())
            .map_err(|error| error.to_string())
    });
    match hashed.await {
        Ok(Ok(hash)) => Ok(hash),
        Ok(Err(error)) => Err(AppError::Internal {
            id: crate::server::incident("password", &error),
        }),
        Err(error) => Err(AppError::Internal {
            id: crate::server::incident("password", &error),
        }),
    }
}

/// Does `password` belong to `hash`? Without a hash (unknown account, or one without a password) it takes as long and
/// says no, so that the time tells nobody which accounts exist.
pub async fn verify(password: &str, hash: Option<String>) -> bool {
    static DECOY: LazyLock<String> = LazyLock::new(|| {
        argon2()
            .hash_password(b"nobody has this one")
            .map(|hash| hash.to_string())
            .unwrap_or_default()
    });
    let password = password.to_owned();
    let known = hash.is_some();
    let verified = tokio::task::spawn_blocking(move || {
        let hash = hash.unwrap_or_else(|| DECOY.clone());
        let parsed = PasswordHash::new(&hash).ok();
        parsed.is_some_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
    });
    verified.await.unwrap_or(false) && known
}
