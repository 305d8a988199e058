//! The people behind ids, for slices that keep nothing else of them.

use super::super::{AccountId, Contact, store};
use crate::{error::AppError, i18n::Lang};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// The people behind `ids`; those who left are missing.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn contacts(
    db: &mut AnyConnection,
    ids: &[AccountId],
) -> Result<BTreeMap<AccountId, Contact>, AppError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let contact = |row: store::ContactRow| {
        let lang = Lang::from_tag(&row.lang).unwrap_or_default();
        (
            row.id,
            Contact {
                name: row.name,
                email: row.email,
                lang,
            },
        )
    };
    let rows = store::contacts(db, ids).await?;
    Ok(rows.into_iter().map(contact).collect())
}
