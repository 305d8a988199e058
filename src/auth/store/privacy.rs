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
    delete_mails(tx, account).await?;
    super::delete_sessions(tx, account).await?;
    super::delete_codes(tx, account).await?;
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

/// Drops the mails to the present address of the account, also those that wait to be sent. It is done whenever the address
/// changes, so that there are none to an earlier one.
pub async fn delete_mails(tx: &mut Tx, account: AccountId) -> Result<()> {
    sqlx::query("DELETE FROM outbox WHERE recipient = (SELECT email FROM accounts WHERE id = $1)")
        .bind(account)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
