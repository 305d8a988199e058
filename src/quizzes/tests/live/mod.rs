//! Whole games through real sockets on a served router, on both engines.

mod failures;
mod forms;
mod frames;
mod hosting;
mod joining;
mod kinds;
mod latency;
mod leases;
mod modes;
mod pace;
mod peers;
mod people;
mod processes;
mod restarts;
mod sessions;
mod teams;
mod traffic;

use super::builders::{game_questions, quiz};
use crate::{
    auth::Role,
    quizzes::{
        Answer, Pin, Question,
        rules::LEAD,
        wire::{Asked, Command, Mine, Refusal, Snapshot, Stage, Told, VERSION, pack, unpack},
    },
    test_support::{TestApp, TestResponse},
    time::Span,
};
use axum::http::{HeaderValue, header};
use futures::{SinkExt, StreamExt};
use std::{net::SocketAddr, time::Duration};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{self, Message, client::IntoClientRequest},
};

const JOIN: &str = "/api/quizzes/join";

/// One browser's end of a game.
struct Phone {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pin: Pin,
    /// Of the newest snapshot.
    epoch: u32,
    heard: u32,
}

impl Phone {
    async fn connect(app: &TestApp, server: SocketAddr, pin: Pin, role: &str) -> Result<Self, u16> {
        let url = format!("ws://{server}/kuis/main/{pin}/soket?sebagai={role}&versi={VERSION}");
        let mut request = url.into_client_request().expect("a request");
        let cookies = HeaderValue::from_str(&app.cookie_header()).expect("cookies");
        request.headers_mut().insert(header::COOKIE, cookies);
        match connect_async(request).await {
            Ok((socket, _)) => Ok(Self {
                socket,
                pin,
                epoch: 0,
                heard: 0,
            }),
            Err(tungstenite::Error::Http(refused)) => Err(refused.status().as_u16()),
            Err(other) => panic!("{other}"),
        }
    }

    async fn say(&mut self, asked: Asked) {
        self.send(pack(&asked)).await;
    }

    async fn send(&mut self, frame: Vec<u8>) {
        self.socket.send(Message::binary(frame)).await.expect("sent");
    }

    /// The next message; `None` when the server has closed.
    async fn hear(&mut self) -> Option<Told> {
        loop {
            let next = tokio::time::timeout(Duration::from_secs(10), self.socket.next()).await;
            match next.expect("something within 10 s") {
                Some(Ok(Message::Binary(frame))) => {
                    self.heard += 1;
                    let told = unpack(&frame).expect("a message");
                    if let Told::Snapshot(snapshot) = &told {
                        self.epoch = snapshot.epoch;
                    }
                    return Some(told);
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// What a socket is closed with before anything else is said through it.
    async fn refused(app: &TestApp, server: SocketAddr, pin: Pin, role: &str) -> u16 {
        let mut page = Self::connect(app, server, pin, role).await.expect("a socket");
        match page.socket.next().await {
            Some(Ok(Message::Close(Some(why)))) => why.code.into(),
            other => panic!("{role} was told {other:?}"),
        }
    }

    async fn welcome(&mut self) -> Option<Mine> {
        match self.hear().await {
            Some(Told::Welcome { mine, .. }) => mine,
            other => panic!("{other:?} is no welcome"),
        }
    }

    /// Listens until a snapshot of `epoch` or later.
    async fn stage(&mut self, epoch: u32) -> Snapshot {
        loop {
            match self.hear().await {
                Some(Told::Snapshot(snapshot)) if snapshot.epoch >= epoch => return snapshot,
                Some(_) => {}
                None => panic!("closed before epoch {epoch}"),
            }
        }
    }

    async fn mine(&mut self) -> Mine {
        loop {
            match self.hear().await {
                Some(Told::Mine(mine)) => return mine,
                Some(_) => {}
                None => panic!("closed"),
            }
        }
    }

    /// Listens for what is told about names: a player's own, or who leads.
    async fn name(&mut self) -> Option<String> {
        loop {
            match self.hear().await {
                Some(Told::Seat(name) | Told::Leader(name)) => return name,
                Some(_) => {}
                None => panic!("closed"),
            }
        }
    }

    async fn answer(&mut self, no: u32, answer: Answer) -> Result<(), Refusal> {
        let (pin, epoch) = (self.pin, self.epoch);
        self.say(Asked::Answer {
            pin,
            epoch,
            no,
            answer,
        })
        .await;
        self.acknowledged().await
    }

    async fn acknowledged(&mut self) -> Result<(), Refusal> {
        loop {
            match self.hear().await {
                Some(Told::Saved { .. }) => return Ok(()),
                Some(Told::Refused { why, .. }) => return Err(why),
                Some(_) => {}
                None => panic!("closed without an answer"),
            }
        }
    }

    async fn command(&mut self, command: Command) {
        let epoch = self.epoch;
        self.say(Asked::Command { epoch, command }).await;
        self.stage(epoch + 1).await;
    }
}

/// A librarian with an open lobby of `slug`.
async fn lobby(app: &TestApp, slug: &str) -> (TestApp, Pin) {
    let mut host = app.with_role(Role::Librarian).await;
    let answer = host
        .submit("/petugas/kuis", "/api/quizzes/open_lobby", &[("slug", slug)])
        .await;
    let pin = answer
        .location()
        .rsplit('/')
        .next()
        .and_then(|pin| pin.parse().ok());
    let Some(pin) = pin else {
        panic!("no lobby: {}", host.get("/petugas/kuis").await.text)
    };
    (host, pin)
}

async fn join(app: &mut TestApp, pin: Pin, name: &str) -> TestResponse {
    let key: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let (key, pin) = (format!("{key:0<20}"), pin.to_string());
    let fields = [("key", key.as_str()), ("pin", &pin), ("nickname", name)];
    app.submit(&format!("/kuis/gabung?pin={pin}"), JOIN, &fields)
        .await
}

/// A game with players in its lobby: its server, host and phones.
struct Room {
    app: TestApp,
    server: SocketAddr,
    pin: Pin,
    librarian: TestApp,
    host: Phone,
    browsers: Vec<TestApp>,
    phones: Vec<Phone>,
}

/// Of three questions with options.
async fn room(app: &TestApp, slug: &str, names: &[&str]) -> Room {
    room_of(app, slug, names, &game_questions()).await
}

async fn room_of(app: &TestApp, slug: &str, names: &[&str], questions: &[Question]) -> Room {
    quiz(&app.app, slug, 20, questions).await;
    room_with(app, slug, names).await
}

/// Of a quiz that there is.
async fn room_with(app: &TestApp, slug: &str, names: &[&str]) -> Room {
    let (librarian, pin) = lobby(app, slug).await;
    let server = app.listen().await;
    let mut host = Phone::connect(&librarian, server, pin, "petugas")
        .await
        .expect("the host");
    host.stage(0).await;
    let (mut browsers, mut phones) = (Vec::new(), Vec::new());
    for name in names {
        let mut browser = app.stranger();
        assert_eq!(
            join(&mut browser, pin, name).await.location(),
            format!("/kuis/main/{pin}")
        );
        let mut phone = Phone::connect(&browser, server, pin, "pemain")
            .await
            .expect("a seat");
        assert!(phone.welcome().await.is_some());
        phone.stage(0).await;
        browsers.push(browser);
        phones.push(phone);
    }
    Room {
        app: app.clone(),
        server,
        pin,
        librarian,
        host,
        browsers,
        phones,
    }
}

impl Room {
    /// Moves the host on to a question and every phone with it, and the clock to its opening.
    async fn ask(&mut self) {
        self.host.command(Command::Next).await;
        let epoch = self.host.epoch;
        for phone in &mut self.phones {
            assert!(matches!(phone.stage(epoch).await.stage, Stage::Question(_)));
        }
        self.app.app.set_clock(self.app.app.now() + Span(LEAD));
    }

    /// The same people, at the server that was started after theirs was killed.
    async fn after_a_kill(self) -> Self {
        let app = self.app.after_a_kill().await;
        app.app.games().resume(&app.app).await.expect("resumed");
        let server = app.listen().await;
        let librarian = app.with_cookies_of(&self.librarian);
        let mut host = Phone::connect(&librarian, server, self.pin, "petugas")
            .await
            .expect("the host");
        host.stage(0).await;
        let browsers: Vec<TestApp> = self.browsers.iter().map(|old| app.with_cookies_of(old)).collect();
        let mut phones = Vec::new();
        for browser in &browsers {
            let mut phone = Phone::connect(browser, server, self.pin, "pemain")
                .await
                .expect("a seat");
            phone.stage(0).await;
            phones.push(phone);
        }
        Self {
            app,
            server,
            librarian,
            host,
            browsers,
            phones,
            ..self
        }
    }

    fn wait(&self, span: Span) {
        self.app.app.set_clock(self.app.app.now() + span);
    }
}

async fn stored(app: &TestApp, sql: &'static str) -> i64 {
    let mut db = app.app.db().read().await.expect("a connection");
    sqlx::query_scalar(sql)
        .fetch_one(&mut *db)
        .await
        .expect("a count")
}
