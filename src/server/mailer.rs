//! Delivers the outbox: to SMTP when it is set, else into files that a person can open.

use super::{App, Config, Ctx};
use crate::{
    db::Actor,
    error::AppError,
    id::Id,
    time::{Millis, Span},
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};
use sqlx::FromRow;
use std::{error::Error, fs, path::Path};

type MailServer = AsyncSmtpTransport<Tokio1Executor>;

/// After this many failures a mail stays for a person to look at.
const ATTEMPTS: i64 = 8;
/// And is shown for so long.
const UNSENT_SHOWN: Span = Span::days(7);

#[derive(FromRow)]
struct Letter {
    id: Id<Letter>,
    recipient: String,
    subject: String,
    body: String,
    attempts: i64,
    next_at: Millis,
}

/// How long a process has for sending a mail before another one tries.
const LEASE: Span = Span::minutes(3);

/// Refuses settings that no mail could leave with, before anybody waits for one.
///
/// # Errors
/// What is wrong, with the name of the setting. A password in it is not repeated.
pub(super) fn check(config: &Config) -> Result<(), String> {
    sender(config)?;
    mail_server(config)?;
    Ok(())
}

/// Sends what is due. A mail is marked sent after the transport took it, so a crash between the two sends it twice rather
/// than never.
pub(super) async fn deliver(app: &App) -> Result<(), AppError> {
    let mut db = app.db().read().await?;
    let due: Vec<Letter> = sqlx::query_as(
        "SELECT id, recipient, subject, body, attempts, next_at FROM outbox
         WHERE sent_at IS NULL AND next_at <= $1 AND attempts < $2 ORDER BY next_at LIMIT 20",
    )
    .bind(app.now())
    .bind(ATTEMPTS)
    .fetch_all(&mut *db)
    .await?;
    drop(db);
    for letter in due {
        if !claim(app, &letter).await? {
            continue;
        }
        let sent = send(app.config(), &letter).await;
        record(app, &letter, sent.err().map(|error| error.to_string())).await?;
    }
    Ok(())
}

/// Takes a mail, unless another process has.
async fn claim(app: &App, letter: &Letter) -> Result<bool, AppError> {
    let now = app.now();
    let mut tx = app.db().write(now, Actor::default()).await?;
    let taken =
        sqlx::query("UPDATE outbox SET next_at = $3 WHERE id = $1 AND next_at = $2 AND sent_at IS NULL")
            .bind(letter.id)
            .bind(letter.next_at)
            .bind(now + LEASE)
            .execute(&mut *tx)
            .await?;
    tx.commit().await?;
    Ok(taken.rows_affected() == 1)
}

/// A mail that was given up.
#[derive(FromRow)]
pub struct Unsent {
    pub recipient: String,
    pub subject: String,
    pub created_at: Millis,
}

/// Mails that all attempts could not deliver, oldest first, for a person to look at.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn unsent_mail(ctx: &Ctx) -> Result<Vec<Unsent>, AppError> {
    let unsent = sqlx::query_as(
        "SELECT recipient, subject, created_at FROM outbox
         WHERE sent_at IS NULL AND attempts >= $1 AND created_at > $2 ORDER BY created_at LIMIT 20",
    )
    .bind(ATTEMPTS)
    .bind(ctx.now() - UNSENT_SHOWN)
    .fetch_all(&mut *ctx.read().await?)
    .await?;
    Ok(unsent)
}

async fn record(app: &App, letter: &Letter, error: Option<String>) -> Result<(), AppError> {
    let now = app.now();
    let mut tx = app.db().write(now, Actor::default()).await?;
    let update = match error {
        None => sqlx::query("UPDATE outbox SET sent_at = $2, attempts = attempts + 1 WHERE id = $1")
            .bind(letter.id)
            .bind(now),
        Some(error) => {
            tracing::warn!(mail = %letter.id, error, "mail not sent");
            sqlx::query(
                "UPDATE outbox SET attempts = attempts + 1, next_at = $2, last_error = $3 WHERE id = $1",
            )
            .bind(letter.id)
            .bind(retry_at(now, letter.attempts))
            .bind(error)
        }
    };
    update.execute(&mut *tx).await?;
    tx.commit().await
}

/// One minute, then twice as long each time.
fn retry_at(now: Millis, attempts: i64) -> Millis {
    let doublings = u32::try_from(attempts.clamp(0, 10)).unwrap_or(0);
    now + Span::minutes(2_i64.pow(doublings))
}

async fn send(config: &Config, letter: &Letter) -> Result<(), Box<dyn Error + Send + Sync>> {
    let message = Message::builder()
        .from(sender(config)?)
        .to(letter.recipient.parse()?)
        .subject(&letter.subject)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.body.clone())?;
    match mail_server(config)? {
        Some(server) => {
            server.send(message).await?;
        }
        None => write_file(&config.data.join("mail"), letter)?,
    }
    Ok(())
}

fn sender(config: &Config) -> Result<Mailbox, String> {
    config.mail_from.parse().map_err(|_| {
        format!(
            "SAPA_MAIL_FROM must be a sender such as \"Perpustakaan <sapa@perpus.example>\", not \"{}\"",
            config.mail_from
        )
    })
}

/// Nothing where mails are files.
fn mail_server(config: &Config) -> Result<Option<MailServer>, String> {
    let Some(url) = &config.smtp else {
        return Ok(None);
    };
    let server = MailServer::from_url(url).map_err(|error| {
        format!(
            "SAPA_SMTP must be the address of a mail server such as \"smtps://user:password@host\": {error}"
        )
    })?;
    Ok(Some(server.build()))
}

fn write_file(mailbox: &Path, letter: &Letter) -> std::io::Result<()> {
    fs::create_dir_all(mailbox)?;
    let text = format!(
        "To: {}\nSubject: {}\n\n{}\n",
        letter.recipient, letter.subject, letter.body
    );
    fs::write(mailbox.join(format!("{}.txt", letter.id)), text)
}

#[cfg(test)]
mod tests;
