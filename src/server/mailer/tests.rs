//! What is due leaves once, as a file or to a mail server.

use super::*;
use crate::test_support::{TestApp, on_each_engine};
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
