//! Consents that another slice asks for. Each is given with the words that were read, and `/saya/data` takes it back.

use super::super::{AccountId, store};
use crate::{db::Tx, error::AppError};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// Who agrees to `purpose` today, by name.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn who_agreed(
    db: &mut AnyConnection,
    purpose: &str,
) -> Result<BTreeMap<AccountId, String>, AppError> {
    Ok(store::who_agreed(db, purpose).await?.into_iter().collect())
}

/// Does `account` agree to `purpose` today?
///
/// # Errors
/// [`AppError::Internal`].
pub async fn has_agreed(db: &mut AnyConnection, account: AccountId, purpose: &str) -> Result<bool, AppError> {
    Ok(store::has_agreed(db, account, purpose).await?)
}

/// Notes that `account` agrees to `purpose` in these words. Twice is once.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn agree(tx: &mut Tx, account: AccountId, purpose: &str, wording: &str) -> Result<(), AppError> {
    if store::has_agreed(tx, account, purpose).await? {
        return Ok(());
    }
    store::insert_consent(tx, account, purpose, wording).await?;
    tx.audit("consent.given", account, purpose).await
}

/// Takes back what `account` agreed to, if it did.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn disagree(tx: &mut Tx, account: AccountId, purpose: &str) -> Result<(), AppError> {
    if store::withdraw_consent(tx, account, purpose).await? {
        tx.audit("consent.withdrawn", account, purpose).await?;
    }
    Ok(())
}
