//! What a person may ask for (`auth::backend::my_data`, `auth::backend::erase`). A membership itself is kept by the catalogue
//! that it came from, and ends there.

use super::super::store;
use crate::{auth::AccountId, db::Tx, error::AppError};
use serde_json::{Value, json};
use sqlx::AnyConnection;

/// The memberships of an account, for its download.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn my_data(db: &mut AnyConnection, account: AccountId) -> Result<Value, AppError> {
    let rows = store::own(db, account).await?;
    let rows = rows.into_iter().map(|row| {
        json!({
            "source": row.source,
            "number": row.number,
            "name": row.name,
            "kind": row.kind,
            "expires_on": row.expires_on,
            "email": row.email,
            "phone": row.phone,
        })
    });
    Ok(rows.collect())
}

/// Parts an account that is erased from its memberships.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn forget(tx: &mut Tx, account: AccountId) -> Result<(), AppError> {
    Ok(store::unlink(tx, account).await?)
}
