//! Delivers the outbox: to SMTP when it is set, else into files that a person can open. Nothing of it is kept for ever: a mail says
//! who did what, and may hold a way into an account.

use super::{App, Config, Ctx};
use crate::{
    db::Actor,
    error::AppError,
    id::Id,
    time::{Millis, Span},
};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};
use sqlx::FromRow;
use std::{
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};
use tokio::time::{MissedTickBehavior, interval, timeout};

type MailServer = AsyncSmtpTransport<Tokio1Executor>;

const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long a mail server has for taking the call, and for taking the mail; lettre itself waits for the latter for ever.
const REACHED_WITHIN: Duration = Duration::from_secs(10);
const TAKEN_WITHIN: Duration = Duration::from_secs(30);
/// After this many failures a mail stays for a person to look at.
const ATTEMPTS: i64 = 8;
/// And is shown for so long.
const UNSENT_SHOWN: Span = Span::days(7);
/// What has left stays for so long, for who asks whether it did.
const SENT_KEPT: Span = Span::days(1);
/// The file mailbox is for an operator who tries things out: nobody collects from it, and each file has a name and often a code in it.
const FILES_KEPT: Span = Span::days(30);

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

/// Sends what is due until the server stops.
pub(super) async fn run(app: App) {
    let closing = app.closing();
    let mut look = interval(LOOK_EVERY);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = closing.cancelled() => return,
            _ = look.tick() => {}
        }
        if let Err(error) = deliver(&app).await {
            tracing::warn!(%error, "mail was not looked after; it is again");
        }
    }
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
    let closing = app.closing();
    for letter in due {
        if closing.is_cancelled() {
            return Ok(());
        }
        if !claim(app, &letter).await? {
            continue;
        }
        let sent = tokio::select! {
            // What has left is noted, also while the server stops.
            biased;
            sent = send(app.config(), &letter) => sent,
            // It may have left or not: whoever comes when its lease is over tries again.
            () = closing.cancelled() => return Ok(()),
        };
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
        // Not a mailbox: that could have a name in front of another address.
        .to(letter.recipient.parse::<Address>()?.into())
        .subject(&letter.subject)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.body.clone())?;
    match mail_server(config)? {
        Some(server) => {
            timeout(TAKEN_WITHIN, server.send(message)).await??;
        }
        None => write_file(&mailbox(config), letter)?,
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
    Ok(Some(server.timeout(Some(REACHED_WITHIN)).build()))
}

fn mailbox(config: &Config) -> PathBuf {
    config.data.join("mail")
}

fn write_file(mailbox: &Path, letter: &Letter) -> io::Result<()> {
    fs::create_dir_all(mailbox)?;
    let text = format!(
        "To: {}\nSubject: {}\n\n{}\n",
        letter.recipient, letter.subject, letter.body
    );
    fs::write(mailbox.join(format!("{}.txt", letter.id)), text)
}

/// Drops mails that nobody waits for or looks for any more, and the files of old ones.
pub(super) async fn drop_old(app: &App) -> Result<(), AppError> {
    let now = app.now();
    let mut tx = app.db().write(now, Actor::default()).await?;
    for (sql, before) in [
        ("DELETE FROM outbox WHERE sent_at < $1", now - SENT_KEPT),
        ("DELETE FROM outbox WHERE created_at < $1", now - UNSENT_SHOWN),
    ] {
        sqlx::query(sql).bind(before).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    let mailbox = mailbox(app.config());
    let removed = super::off_thread("mailbox", move || remove_files(&mailbox, now - FILES_KEPT)).await?;
    if let Err(error) = removed {
        tracing::warn!(%error, "old mails stay in the file mailbox");
    }
    Ok(())
}

fn remove_files(mailbox: &Path, before: Millis) -> io::Result<()> {
    let files = match fs::read_dir(mailbox) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        files => files?,
    };
    for file in files {
        let file = file?;
        let written = file.metadata()?.modified()?.duration_since(UNIX_EPOCH);
        let at = i64::try_from(written.unwrap_or_default().as_millis()).map_or(Millis(i64::MAX), Millis);
        let is_mail = file.path().extension().is_some_and(|kind| kind == "txt");
        if is_mail && at < before {
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
