//! What is due leaves once, as a file or to a mail server, and is not kept for ever.

use super::*;
use crate::test_support::{NOW, TestApp, on_each_engine};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufStream},
    net::TcpListener,
};

/// Writes to Siti, and gives her letter in the outbox.
async fn write(app: &TestApp, subject: &str, body: &str) -> Letter {
    let mut tx = app.write().await;
    tx.mail("siti@contoh.id", subject, body).await.expect("a mail");
    tx.commit().await.expect("commit");
    let mut db = app.app.db().read().await.expect("a connection");
    sqlx::query_as("SELECT id, recipient, subject, body, attempts, next_at FROM outbox")
        .fetch_one(&mut *db)
        .await
        .expect("a mail")
}

on_each_engine! {
    async fn of_two_processes_one_sends_a_mail(app) {
        let (letter, other) = (write(&app, "Kabar", "Halo").await, app.beside().await);
        // Both have read it before either sends.
        let (mine, theirs) = tokio::join!(claim(&app.app, &letter), claim(&other.app, &letter));
        assert_eq!([mine.expect("an answer"), theirs.expect("an answer")].iter().filter(|taken| **taken).count(), 1);
        deliver(&app.app).await.expect("no failure");
        assert!(!app.app.config().data.join("mail").join(format!("{}.txt", letter.id)).exists());
        // The one that took it died: it is sent after all.
        app.app.set_clock(app.app.now() + LEASE);
        deliver(&app.app).await.expect("no failure");
        assert!(app.app.config().data.join("mail").join(format!("{}.txt", letter.id)).exists());
    }

    async fn what_was_sent_or_given_up_is_dropped(app) {
        write(&app, "Kabar", "Halo").await;
        deliver(&app.app).await.expect("no failure");
        let mut tx = app.write().await;
        tx.mail("budi@contoh.id", "Kabar", "Halo").await.expect("a mail");
        tx.commit().await.expect("commit");
        for (days, left) in [(1, 2), (2, 1), (7, 1), (8, 0)] {
            app.app.set_clock(NOW + Span::days(days));
            drop_old(&app.app).await.expect("no failure");
            assert_eq!(app.scalar::<i64>("SELECT COUNT(*) FROM outbox").await, left, "after {days} days");
        }
    }
}

#[tokio::test]
async fn a_mail_as_a_file_is_there_for_a_month() {
    let app = TestApp::sqlite().await;
    let letter = write(&app, "Kabar", "Halo").await;
    // There is no mailbox yet.
    drop_old(&app.app).await.expect("no failure");
    deliver(&app.app).await.expect("no failure");
    let path = mailbox(app.app.config()).join(format!("{}.txt", letter.id));
    for (days, is_there) in [(29, true), (31, false)] {
        let at = (app.app.now() - Span::days(days)).0;
        let at = UNIX_EPOCH + Duration::from_millis(at.try_into().expect("after 1970"));
        let file = fs::File::options().write(true).open(&path).expect("a mail");
        file.set_modified(at).expect("another date");
        drop_old(&app.app).await.expect("no failure");
        assert_eq!(path.exists(), is_there, "after {days} days");
    }
}

#[tokio::test]
async fn a_recipient_is_an_address_and_nothing_around_it() {
    let app = TestApp::sqlite().await;
    let mut letter = write(&app, "Kabar", "Halo").await;
    for recipient in ["siti<korban@contoh.id>", "Siti <siti@contoh.id>", "a,b@contoh.id"] {
        letter.recipient = recipient.into();
        assert!(send(app.app.config(), &letter).await.is_err(), "{recipient}");
    }
}

/// A library whose mail server takes the call and says nothing.
async fn with_a_silent_server() -> (TestApp, TcpListener) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("smtp://{}", listener.local_addr().expect("an address"));
    (TestApp::with_settings(&["--smtp", &url]).await, listener)
}

#[tokio::test]
async fn a_mail_server_that_says_nothing_keeps_no_stop_waiting() {
    let (app, listener) = with_a_silent_server().await;
    write(&app, "Kabar", "Halo").await;
    let mail = tokio::spawn(run(app.app.clone()));
    let _held = listener.accept().await.expect("a sender");
    app.app.closing().cancel();
    let stopped = timeout(Duration::from_secs(5), mail).await;
    stopped.expect("an end").expect("no panic");
    // Nobody knows whether it has left, so it is tried again.
    let waiting = "SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL AND attempts = 0";
    assert_eq!(app.scalar::<i64>(waiting).await, 1);
}

#[tokio::test]
async fn a_mail_server_that_says_nothing_is_given_up() {
    let (app, _listener) = with_a_silent_server().await;
    let letter = write(&app, "Kabar", "Halo").await;
    // The clock runs ahead as soon as everybody waits for it.
    tokio::time::pause();
    assert!(send(app.app.config(), &letter).await.is_err());
}

/// A mail server that takes one letter and offers nothing beyond plain SMTP (RFC 5321). It gives every line that it was told.
async fn take_a_letter(listener: TcpListener) -> String {
    let (stream, _) = listener.accept().await.expect("a sender");
    let mut stream = BufStream::new(stream);
    let mut told = String::new();
    let (mut in_letter, mut answer) = (false, "220 surat.example\r\n");
    loop {
        stream.write_all(answer.as_bytes()).await.expect("an answer");
        stream.flush().await.expect("an answer");
        if answer.starts_with("221") {
            return told;
        }
        let mut line = String::new();
        let read = stream.read_line(&mut line).await.expect("a line");
        assert_ne!(read, 0, "the sender is gone after {told}");
        (in_letter, answer) = match (in_letter, line.trim_end()) {
            (true, ".") => (false, "250 taken\r\n"),
            (true, _) => (true, ""),
            (false, "DATA") => (true, "354 go on\r\n"),
            (false, "QUIT") => (false, "221 bye\r\n"),
            (false, _) => (false, "250 surat.example\r\n"),
        };
        told.push_str(&line);
    }
}

#[tokio::test]
async fn a_mail_reaches_the_mail_server_of_the_settings() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("smtp://{}", listener.local_addr().expect("an address"));
    let sender = "Perpustakaan <sapa@perpus.example>";
    let app = TestApp::with_settings(&["--smtp", &url, "--mail-from", sender]).await;
    write(
        &app,
        "Ruang siap",
        "Pukul 10.00–12.00 di Ruang Kelingi.\nSampai jumpa.",
    )
    .await;
    let server = tokio::spawn(take_a_letter(listener));
    deliver(&app.app).await.expect("no failure");
    let sent: i64 = app
        .scalar("SELECT COUNT(*) FROM outbox WHERE sent_at IS NOT NULL")
        .await;
    assert_eq!(sent, 1);
    let told = server.await.expect("a letter");
    for said in [
        "MAIL FROM:<sapa@perpus.example>\r\n",
        "RCPT TO:<siti@contoh.id>\r\n",
        "From: ",
        "To: siti@contoh.id\r\n",
        "Subject: Ruang siap\r\n",
        // A dash of three bytes, for a server that takes seven bits a character.
        "Pukul 10.00=E2=80=9312.00 di Ruang Kelingi.\r\n",
        "Sampai jumpa.\r\n",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

fn is_refused(config: &Config, setting: &str) {
    let refused = check(config).expect_err(setting);
    assert!(
        refused.contains(setting) && !refused.contains("rahasia"),
        "{refused}"
    );
}

#[tokio::test]
async fn settings_that_no_mail_could_leave_with_are_refused_by_name() {
    let app = TestApp::sqlite().await;
    let usual = app.app.config();
    assert_eq!(check(usual), Ok(()));
    for smtp in [
        "",
        "surat.example",
        "surat.example:587",
        "smpt://sapa:rahasia@surat.example",
        "smtp://sapa:rahasia@surat.example:surat",
    ] {
        let smtp = Some(smtp.to_owned());
        let config = Config {
            smtp,
            ..usual.clone()
        };
        is_refused(&config, "SAPA_SMTP");
    }
    for mail_from in ["", "Perpustakaan", "Perpustakaan <sapa>"] {
        let mail_from = mail_from.to_owned();
        let config = Config {
            mail_from,
            ..usual.clone()
        };
        is_refused(&config, "SAPA_MAIL_FROM");
    }
}
