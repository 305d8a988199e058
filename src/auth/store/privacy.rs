//! SQL of what accounts know of one person, and of letting it go.

use super::super::{AccountId, types::ERASED_NAME};
use crate::{db::Tx, time::Millis};
use sqlx::{AnyConnection, FromRow, Result};

/// Something the account did.
#[derive(Debug, FromRow)]
pub struct Deed {
    pub at: Millis,
    pub action: String,
}

/// Oldest first.
pub async fn deeds(db: &mut AnyConnection, account: AccountId) -> Result<Vec<Deed>> {
    sqlx::query_as("SELECT at, action FROM audit WHERE actor_id = $1 ORDER BY id")
        .bind(account)
        .fetch_all(db)
        .await
}

/// Takes the person out of the account and closes it. The row stays, since posts and audit rows point at it; consents stay as the
/// proof that there was one, and name nobody any more.
pub async fn erase(tx: &mut Tx, account: AccountId) -> Result<()> {
    let now = tx.now();
    for sql in [
        "DELETE FROM outbox WHERE recipient = (SELECT email FROM accounts WHERE id = $1)",
        "DELETE FROM sessions WHERE account_id = $1",
        "DELETE FROM password_codes WHERE account_id = $1",
    ] {
        sqlx::query(sql).bind(account).execute(&mut **tx).await?;
    }
    sqlx::query(
        "UPDATE accounts SET name = $2, email = NULL, phone = NULL, member_number = NULL, password_hash = NULL,
                role = 'patron', disabled_at = $3, erased_at = $3
         WHERE id = $1",
    )
    .bind(account)
    .bind(ERASED_NAME)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
