//! Whole games through real sockets on a served router, on both engines.

use super::builders::{ask, choice, pin as pin_of, quiz};
use crate::{
    auth::Role,
    quizzes::{
        Choice, Kind, Pin,
        rules::LEAD,
        wire::{Asked, Command, Mine, Refusal, Snapshot, Stage, Told},
    },
    test_support::{TestApp, TestResponse, on_each_engine},
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
        let url = format!("ws://{server}/kuis/main/{pin}/soket?sebagai={role}");
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
        self.send(serde_json::to_string(&asked).expect("json")).await;
    }

    async fn send(&mut self, text: String) {
        self.socket.send(Message::text(text)).await.expect("sent");
    }

    /// The next message; `None` when the server has closed.
    async fn hear(&mut self) -> Option<Told> {
        loop {
            let next = tokio::time::timeout(Duration::from_secs(10), self.socket.next()).await;
            match next.expect("something within 10 s") {
                Some(Ok(Message::Text(text))) => {
                    self.heard += 1;
                    let told = serde_json::from_str(text.as_str()).expect("a message");
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

    async fn answer(&mut self, no: u32, chosen: Choice) -> Result<(), Refusal> {
        let (pin, epoch) = (self.pin, self.epoch);
        self.say(Asked::Answer {
            pin,
            epoch,
            no,
            choice: chosen,
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
    let key = format!("lobby{}0123456789abc", slug.replace('-', ""));
    let answer = host
        .submit(
            "/petugas/kuis",
            "/api/quizzes/open_lobby",
            &[("key", &key), ("slug", slug)],
        )
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
    host: Phone,
    browsers: Vec<TestApp>,
    phones: Vec<Phone>,
}

async fn room(app: &TestApp, slug: &str, names: &[&str]) -> Room {
    let questions = [
        ask(Kind::Single, &[1], 1000),
        ask(Kind::Multiple, &[0, 2], 1000),
        ask(Kind::TrueFalse, &[0], 2000),
    ];
    quiz(&app.app, slug, 20, &questions).await;
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

on_each_engine! {
    async fn three_players_go_from_the_lobby_to_the_podium(app) {
        let mut room = room(&app, "podium", &["Tapir Tekun", "Rusa Riang", "Kancil Kalem"]).await;
        let mut screen = Phone::connect(&app.stranger(), room.server, room.pin, "layar").await.expect("a screen");
        let heard_before: Vec<u32> = room.phones.iter().map(|phone| phone.heard).collect();
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.wait(Span::seconds(10));
        room.phones[1].answer(0, choice(&[1])).await.expect("saved");
        room.phones[2].answer(0, choice(&[3])).await.expect("saved");
        // Everyone has answered, so the question is over.
        let Stage::Reveal(revealed) = screen.stage(2).await.stage else { panic!("no reveal") };
        assert_eq!((revealed.chosen, revealed.right, revealed.players), (vec![0, 2, 0, 1], 2, 3));
        let mut places = Vec::new();
        for phone in &mut room.phones {
            let mine = phone.mine().await;
            places.push((mine.score, mine.rank, mine.gained));
            phone.stage(2).await;
        }
        assert_eq!(places, [(1000, 1, Some(1000)), (750, 2, Some(750)), (0, 3, Some(0))]);
        room.host.stage(2).await;
        room.host.command(Command::Leaderboard).await;
        for (phone, before) in room.phones.iter_mut().zip(heard_before) {
            phone.stage(3).await;
            assert!(phone.heard - before <= 6, "{} messages for one question", phone.heard - before);
        }
        let Stage::Leaderboard { top, .. } = screen.stage(3).await.stage else { panic!("no leaderboard") };
        assert_eq!((top[0].nickname.as_str(), top[0].score), ("Tapir Tekun", 1000));
        for _ in 0..2 {
            room.ask().await;
            room.host.command(Command::Reveal).await;
        }
        room.host.command(Command::Next).await;
        let Stage::Podium { top } = screen.stage(8).await.stage else { panic!("no podium") };
        assert_eq!(top.iter().map(|standing| standing.rank).collect::<Vec<_>>(), [1, 2, 3]);
        room.host.command(Command::End).await;
        assert_eq!(screen.stage(9).await.stage, Stage::Ended);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 3);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_games WHERE ended_at IS NOT NULL").await, 1);
    }

    async fn an_answer_given_just_before_a_reconnect_is_kept(app) {
        let mut room = room(&app, "putus", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        let mut gone = room.phones.remove(0);
        let (pin, epoch) = (gone.pin, gone.epoch);
        gone.say(Asked::Answer { pin, epoch, no: 0, choice: choice(&[1]) }).await;
        // The connection breaks before the acknowledgement is read.
        gone.socket.flush().await.expect("flushed");
        drop(gone);
        let mine = loop {
            let mut back = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
            let mine = back.welcome().await.expect("a player's welcome");
            if mine.chosen.is_some() {
                // What was sent again is acknowledged again, and counts once.
                back.stage(epoch).await;
                assert_eq!(back.answer(0, choice(&[1])).await, Ok(()));
                break mine;
            }
        };
        assert_eq!(mine.chosen, Some(choice(&[1])));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 1);
    }

    async fn a_tap_after_the_reveal_counts_for_nothing(app) {
        let mut room = room(&app, "terlambat", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.host.command(Command::Reveal).await;
        // Its screen still shows the question.
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Late));
        let stale = room.phones[0].epoch;
        room.ask().await;
        room.phones[0].epoch = stale;
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Late));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 0);
    }

    async fn a_player_cannot_trigger_the_leaderboard(app) {
        let mut room = room(&app, "palsu", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        for command in Command::ALL {
            let epoch = room.phones[0].epoch;
            room.phones[0].say(Asked::Command { epoch, command }).await;
            assert_eq!(room.phones[0].acknowledged().await, Err(Refusal::NotHost));
        }
        // Nor by saying to be the host, nor past the socket.
        let as_host = Phone::connect(&room.browsers[0], room.server, room.pin, "petugas").await;
        assert_eq!(as_host.err(), Some(401));
        let patron = app.with_role(Role::Patron).await;
        assert_eq!(Phone::connect(&patron, room.server, room.pin, "petugas").await.err(), Some(403));
        let (pin, epoch) = (room.pin.to_string(), room.host.epoch.to_string());
        let fields = [("pin", pin.as_str()), ("epoch", &epoch), ("command", "leaderboard")];
        assert_eq!(room.browsers[0].call("/api/quizzes/command", &fields).await.status, 401);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_games WHERE stage = 'question'").await, 1);
    }

    async fn a_killed_server_resumes_the_game(app) {
        let mut room = room(&app, "mati", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.wait(Span::seconds(4));
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        let restarted = app.after_a_kill().await;
        assert_eq!(restarted.app.games().resume(&restarted.app).await, Ok(1));
        let server = restarted.listen().await;
        let first = restarted.with_cookies_of(&room.browsers[0]);
        let mut first = Phone::connect(&first, server, room.pin, "pemain").await.expect("a seat");
        assert_eq!(first.welcome().await.expect("mine").chosen, Some(choice(&[1])));
        let Stage::Question(asking) = first.stage(1).await.stage else { panic!("no question") };
        assert_eq!((asking.closes_at - restarted.app.now()).0, 16_000);
        // The other one still has time.
        restarted.app.set_clock(restarted.app.now() + Span::seconds(6));
        let second = restarted.with_cookies_of(&room.browsers[1]);
        let mut second = Phone::connect(&second, server, room.pin, "pemain").await.expect("a seat");
        second.stage(1).await;
        second.answer(0, choice(&[1])).await.expect("saved");
        assert_eq!((first.mine().await.score, second.mine().await.score), (900, 750));
    }

    async fn a_question_whose_time_ran_out_during_the_restart_closes(app) {
        let mut room = room(&app, "tutup", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.wait(Span::minutes(2));
        let restarted = app.after_a_kill().await;
        restarted.app.games().resume(&restarted.app).await.expect("resumed");
        restarted.app.games().tick().await;
        let server = restarted.listen().await;
        let mut screen = Phone::connect(&restarted, server, room.pin, "layar").await.expect("a screen");
        assert!(matches!(screen.stage(2).await.stage, Stage::Reveal(_)));
    }

    async fn a_game_hears_only_its_own_answers(app) {
        let mut here = room(&app, "sini", &["Tapir Tekun"]).await;
        let mut there = room(&app, "sana", &["Rusa Riang"]).await;
        assert_ne!(here.pin, there.pin);
        here.ask().await;
        there.ask().await;
        here.phones[0].pin = there.pin;
        assert_eq!(here.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Elsewhere));
        // A seat here opens nothing there.
        let stranger = Phone::connect(&here.browsers[0], there.server, there.pin, "pemain").await;
        assert_eq!(stranger.err(), Some(404));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 0);
    }

    async fn a_frame_that_makes_no_sense_ends_the_connection_politely(app) {
        let mut room = room(&app, "sampah", &["Tapir Tekun"]).await;
        for garbage in ["", "halo", "{}", "[1]", "{\"answer\":{\"pin\":\"1\"}}", "{\"answer\":{\"pin\":\"482913\",\"epoch\":-1,\"no\":0,\"choice\":99}}"] {
            let mut phone = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
            phone.send(garbage.to_owned()).await;
            while phone.hear().await.is_some() {}
        }
        for frame in [Message::binary(vec![1, 2, 3]), Message::text("x".repeat(5000))] {
            let mut phone = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
            phone.socket.send(frame).await.expect("sent");
            while phone.hear().await.is_some() {}
        }
        room.ask().await;
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Ok(()));
    }

    async fn a_flood_of_frames_ends_the_connection(app) {
        let room = room(&app, "banjir", &["Tapir Tekun"]).await;
        let mut phone = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
        for nonce in 0..60 {
            // It may be closed meanwhile.
            let frame = serde_json::to_string(&Asked::Clock { nonce }).expect("json");
            drop(phone.socket.send(Message::text(frame)).await);
        }
        let mut clocks = 0;
        while let Some(told) = phone.hear().await {
            clocks += u32::from(matches!(told, Told::Clock { .. }));
        }
        assert!(clocks <= 20, "{clocks} answers");
    }

    async fn a_socket_from_another_site_is_refused(app) {
        let room = room(&app, "asing", &[]).await;
        let url = format!("ws://{}/kuis/main/{}/soket?sebagai=layar", room.server, room.pin);
        let mut request = url.into_client_request().expect("a request");
        request.headers_mut().insert(header::ORIGIN, HeaderValue::from_static("https://evil.example"));
        let Err(tungstenite::Error::Http(refused)) = connect_async(request).await else { panic!("let in") };
        assert_eq!(refused.status(), 403);
    }

    async fn joining_needs_a_game_a_name_and_nothing_else(app) {
        let room = room(&app, "gabung-uji", &["Tapir Tekun"]).await;
        let mut browser = app.stranger();
        let pin = room.pin;
        let page = format!("/kuis/gabung?pin={pin}");
        for (name, says) in [("", "Isi nama panggilan"), ("tapir tekun!", "Nama ini sudah dipakai"), ("si asu", "tidak kami tampilkan")] {
            assert_eq!(join(&mut browser, pin, name).await.location(), page, "{name}");
            browser.get(&page).await.says(says);
        }
        let nowhere = if pin.to_string() == "100000" { 100_001 } else { 100_000 };
        let answer = join(&mut browser, pin_of(nowhere), "Rusa Riang").await;
        browser.get(answer.location()).await.says("Tidak ada kuis yang berlangsung");
        // Twice the same form is one seat.
        join(&mut browser, pin, "Rusa Riang").await;
        assert_eq!(join(&mut browser, pin, "Rusa Riang").await.location(), format!("/kuis/main/{pin}"));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_players").await, 2);
    }

    async fn who_guesses_pins_has_to_wait(app) {
        let mut browser = app.stranger();
        for n in 0..=200 {
            browser.call(JOIN, &[("key", "0123456789abcdef"), ("pin", &(100_000 + n).to_string()), ("nickname", "x")]).await;
        }
        let fields = [("key", "0123456789abcdef"), ("pin", "999999"), ("nickname", "x")];
        assert_eq!(browser.call(JOIN, &fields).await.status, 429);
    }
}
