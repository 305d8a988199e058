//! Hashing with argon2id, off the threads that answer requests and no more of it at once than there are cores.

use crate::error::AppError;
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash,
};
use std::{collections::HashSet, num::NonZero, sync::LazyLock, thread::available_parallelism};
use tokio::{
    sync::Semaphore,
    task::{JoinError, spawn_blocking},
};

/// OWASP's second choice for argon2id (2024): 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// Each password takes [`MEMORY_KIB`]; more of them at once than there are cores would only wait for each other, in memory.
static TURNS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(cores()));

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
    let hashed = in_turn(move || {
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
    let verified = in_turn(move || {
        let hash = hash.unwrap_or_else(|| DECOY.clone());
        let parsed = PasswordHash::new(&hash).ok();
        parsed.is_some_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
    });
    verified.await.unwrap_or(false) && known
}

fn cores() -> usize {
    available_parallelism().map_or(1, NonZero::get)
}

/// Does `work` on a thread of its own, as soon as a core is free for it.
async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, JoinError> {
    let turn = TURNS.acquire().await;
    // Whoever asked may be gone before the work is done, and the core is free only then.
    spawn_blocking(move || {
        let _turn = turn;
        work()
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::future::join_all;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn no_more_passwords_are_hashed_at_once_than_there_are_cores() {
        static NOW: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let hashed = join_all((0..4 * cores()).map(|_| {
            in_turn(|| {
                MOST.fetch_max(NOW.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                let hashed = argon2().hash_password(b"durian jatuh malam").is_ok();
                NOW.fetch_sub(1, Ordering::SeqCst);
                hashed
            })
        }))
        .await;
        assert!(hashed.into_iter().all(|hashed| hashed.expect("no panic")));
        assert!((1..=cores()).contains(&MOST.load(Ordering::SeqCst)));
    }
}
