//! One change of state: its rows, its audit, its mails and its announcements, all or nothing.

use super::{Engine, is_key, new_id, violation, violation::refuses_text};
use crate::{
    auth::AccountId,
    error::AppError,
    live::{Event, Hub, Topic, across},
    time::Millis,
};
use sqlx::{Any, AnyConnection, Transaction};
use std::ops::{Deref, DerefMut};

/// Who makes a change.
#[derive(Debug, Clone, Default)]
pub struct Actor {
    /// `None` for a visitor without an account and for the system itself.
    pub account: Option<AccountId>,
    /// Where announcements go after the commit.
    pub hub: Option<Hub>,
}

/// A write transaction. Dropping it without [`Tx::commit`] takes everything back.
pub struct Tx {
    engine: Engine,
    inner: Transaction<'static, Any>,
    at: Millis,
    actor: Actor,
    events: Vec<Event>,
}

impl Tx {
    pub(super) const fn new(
        engine: Engine,
        inner: Transaction<'static, Any>,
        at: Millis,
        actor: Actor,
    ) -> Self {
        Self {
            engine,
            inner,
            at,
            actor,
            events: Vec::new(),
        }
    }

    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// The instant of the change.
    #[must_use]
    pub const fn now(&self) -> Millis {
        self.at
    }

    /// Writes who did what to which subject: `tx.audit("booking.cancelled", &code, &reason)`.
    ///
    /// # Errors
    /// When the row cannot be written.
    pub async fn audit(
        &mut self,
        action: &str,
        subject: impl ToString,
        detail: &str,
    ) -> Result<(), AppError> {
        sqlx::query(
            "INSERT INTO audit (id, at, actor_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(new_id::<()>(self.at))
        .bind(self.at)
        .bind(self.actor.account)
        .bind(action)
        .bind(subject.to_string())
        .bind(detail)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Puts a mail into the outbox; the mail job sends it after the commit.
    ///
    /// # Errors
    /// When the row cannot be written.
    pub async fn mail(&mut self, to: &str, subject: &str, body: &str) -> Result<(), AppError> {
        sqlx::query(
            "INSERT INTO outbox (id, created_at, recipient, subject, body, attempts, next_at) VALUES ($1, $2, $3, $4, $5, 0, $2)",
        )
        .bind(new_id::<()>(self.at))
        .bind(self.at)
        .bind(to)
        .bind(subject)
        .bind(body)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Tells those who watch `topic` that it changed, once this is committed.
    ///
    /// # Errors
    /// When the row cannot be written.
    pub async fn announce(&mut self, topic: Topic) -> Result<(), AppError> {
        let event = self.hint(topic).await?;
        sqlx::query("INSERT INTO live_events (seq, at, topic) VALUES ($1, $2, $3)")
            .bind(event.seq)
            .bind(self.at)
            .bind(event.topic.as_str())
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }

    /// Like [`Tx::announce`], without a row: who is not listening at that moment never learns of it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn hint(&mut self, topic: Topic) -> Result<Event, AppError> {
        let event = Event {
            seq: new_id(self.at),
            topic,
        };
        if self.engine == Engine::Postgres {
            sqlx::query("SELECT pg_notify($1, $2)")
                .bind(across::CHANNEL)
                .bind(across::letter(&event))
                .execute(&mut *self.inner)
                .await?;
        }
        self.events.push(event.clone());
        Ok(event)
    }

    /// Waits until nobody else holds `name`, and holds it until the end of this transaction: for rules over several rows
    /// that no constraint can say. SQLite has one writer anyway.
    ///
    /// # Errors
    /// When the row cannot be written.
    pub async fn lock(&mut self, name: &str) -> Result<(), AppError> {
        sqlx::query(
            "INSERT INTO settings (key, value) VALUES ($1, '') ON CONFLICT (key) DO UPDATE SET value = ''",
        )
        .bind(format!("lock:{name}"))
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Claims an idempotency key. `Some(result)` is what the same form did when it was first sent: answer that and change
    /// nothing.
    ///
    /// # Errors
    /// [`AppError::Invalid`] when the form carries no key.
    pub async fn repeated(&mut self, key: &str) -> Result<Option<String>, AppError> {
        if !is_key(key) {
            return Err(AppError::Invalid(crate::error::FieldErrors::default()));
        }
        let claimed = sqlx::query(
            "INSERT INTO idempotency (key, at, result) VALUES ($1, $2, '') ON CONFLICT (key) DO NOTHING",
        )
        .bind(key)
        .bind(self.at)
        .execute(&mut *self.inner)
        .await?;
        if claimed.rows_affected() == 1 {
            return Ok(None);
        }
        let result = sqlx::query_scalar("SELECT result FROM idempotency WHERE key = $1")
            .bind(key)
            .fetch_one(&mut *self.inner)
            .await?;
        Ok(Some(result))
    }

    /// Keeps what a repeat of the form with `key` shall answer, usually the address of what was made.
    ///
    /// # Errors
    /// When the row cannot be written.
    pub async fn remember(&mut self, key: &str, result: &str) -> Result<(), AppError> {
        sqlx::query("UPDATE idempotency SET result = $2 WHERE key = $1")
            .bind(key)
            .bind(result)
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }

    /// Makes the change last, then tells those who watch.
    ///
    /// # Errors
    /// When the database refuses; nothing was changed then.
    pub async fn commit(self) -> Result<(), AppError> {
        self.inner.commit().await?;
        if let Some(hub) = &self.actor.hub {
            for event in self.events {
                hub.publish(event);
            }
        }
        Ok(())
    }
}

/// Was `key` claimed before?
///
/// # Errors
/// When the database cannot be asked.
pub async fn is_claimed(db: &mut AnyConnection, key: &str) -> Result<bool, AppError> {
    let claimed: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM idempotency WHERE key = $1")
        .bind(key)
        .fetch_one(db)
        .await?;
    Ok(claimed > 0)
}

impl Deref for Tx {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }
}

impl From<sqlx::Error> for AppError {
    /// Logs what the database said under a new id. A constraint that a person can run into is mapped by the slice that
    /// owns the table, before it gets here.
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::RowNotFound) {
            return Self::NotFound;
        }
        if refuses_text(&error) {
            return Self::Invalid(crate::error::FieldErrors::default());
        }
        let id = crate::server::incident("database", &error);
        if let Some(violated) = violation(&error) {
            tracing::warn!(id, ?violated, "unmapped constraint violation");
        }
        Self::Internal { id }
    }
}
