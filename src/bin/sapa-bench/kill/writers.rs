//! The people who write while the server is killed: patrons, a librarian, visitors, and players of a quiz.

use super::Acknowledged;
use crate::{
    Measured,
    browser::{Connection, Cookies},
    child::Served,
    quiz::{self, Socket},
};
use futures::{SinkExt, StreamExt};
use sapa::{
    auth::Role,
    db::{Db, new_token},
    quizzes::{
        Pin,
        wire::{Asked, Command, Stage, Told, pack, unpack},
    },
    seed::{PASSWORD, accounts_to_try},
};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{sync::Mutex, task::JoinSet};
use tokio_tungstenite::tungstenite::Message;

const PLAYERS: usize = 6;
const PATRONS: &str =
    "SELECT email FROM accounts WHERE role = 'patron' AND email IS NOT NULL ORDER BY email LIMIT 60";
const QUIZ: &str = "SELECT slug FROM quizzes ORDER BY slug LIMIT 1";
const TOPIC: &str =
    "SELECT code FROM topics WHERE locked_at IS NULL AND deleted_at IS NULL ORDER BY code LIMIT 1";
const ROOM: &str = "SELECT slug FROM rooms WHERE closed_because IS NULL ORDER BY slug LIMIT 1";
const WAVE: &str = "SELECT slug FROM survey_waves WHERE state = 'open' LIMIT 1";

type Written = Arc<Mutex<Acknowledged>>;

/// Sessions outlive the kills, as those of real people must.
#[derive(Default)]
pub struct People {
    /// Many, since one may say only so much in ten minutes.
    patrons: Vec<Cookies>,
    librarian: Cookies,
    /// A player of the last round's game, who waits for the server.
    playing: Option<(Pin, Cookies)>,
}

impl People {
    /// Signs in once; later rounds show that the sessions are still there.
    pub async fn arrive(&mut self, server: &Served, url: &str) -> Measured {
        if !self.patrons.is_empty() {
            return Ok(());
        }
        let db = Db::open(url).await?;
        let patrons: Vec<String> = sqlx::query_scalar(PATRONS)
            .fetch_all(&mut *db.read().await?)
            .await?;
        db.close().await;
        for email in patrons {
            self.patrons.push(sign_in_as(server.addr, &email).await?);
        }
        self.librarian = sign_in(server.addr, Role::Librarian).await?;
        Ok(())
    }

    fn patron(&self, round: u32) -> Measured<Cookies> {
        let nth = usize::try_from(round)? % self.patrons.len().max(1);
        Ok(self.patrons.get(nth).ok_or("nobody to reply")?.clone())
    }

    /// Until a phone of the last round's game has its seat again, and the question or, where its time ran out meanwhile, what came of it.
    pub async fn come_back(&self, addr: SocketAddr) -> Measured {
        let Some((pin, cookies)) = &self.playing else {
            return Ok(());
        };
        let mut phone = quiz::open(addr, *pin, "pemain", cookies).await?;
        let (mut has_seat, mut has_question) = (false, false);
        while !(has_seat && has_question) {
            match quiz::hear(&mut phone).await? {
                Told::Welcome { mine, .. } => has_seat = mine.is_some(),
                Told::Snapshot(snapshot) => has_question = !matches!(snapshot.stage, Stage::Lobby),
                _ => {}
            }
        }
        Ok(())
    }

    /// Sets everyone writing. They end when the server does.
    pub async fn write(
        &mut self,
        server: &Served,
        url: &str,
        round: u32,
        written: &Written,
    ) -> Measured<JoinSet<()>> {
        let addr = server.addr;
        let db = Db::open(url).await?;
        let pick = async |sql: &'static str| -> Measured<String> {
            Ok(sqlx::query_scalar(sql).fetch_one(&mut *db.read().await?).await?)
        };
        let (topic, room, wave, quiz) = (
            pick(TOPIC).await?,
            pick(ROOM).await?,
            pick(WAVE).await?,
            pick(QUIZ).await?,
        );
        db.close().await;
        let mut writing = JoinSet::new();
        let players = self.begin_a_game(addr, &quiz).await?;
        for player in players {
            writing.spawn(until_killed(player.answer(written.clone())));
        }
        writing.spawn(until_killed(reply(
            addr,
            self.patron(round)?,
            topic,
            written.clone(),
        )));
        writing.spawn(until_killed(book(
            addr,
            self.librarian.clone(),
            room,
            round,
            written.clone(),
        )));
        writing.spawn(until_killed(answer_survey(addr, wave, written.clone())));
        Ok(writing)
    }

    /// A lobby with players, and its first question open. The last round's game ends.
    async fn begin_a_game(&mut self, addr: SocketAddr, slug: &str) -> Measured<Vec<Player>> {
        if let Some((pin, _)) = self.playing {
            self.end(addr, pin).await?;
        }
        let mut host = Connection::open(addr).await?.with(self.librarian.clone());
        let pin = quiz::open_lobby(&mut host, slug).await?;
        let mut players = Vec::with_capacity(PLAYERS);
        for _ in 0..PLAYERS {
            players.push(Player::join(addr, pin).await?);
        }
        // One thinks, or the question would close before the kill.
        if let Some(slow) = players.first_mut() {
            slow.thinks = true;
            self.playing = Some((pin, slow.cookies.clone()));
        }
        quiz::begin(&mut host, pin).await?;
        Ok(players)
    }

    /// Once to the podium, once over.
    async fn end(&self, addr: SocketAddr, pin: Pin) -> Measured {
        let mut host = quiz::open(addr, pin, "petugas", &self.librarian).await?;
        loop {
            match quiz::hear(&mut host).await {
                Ok(Told::Snapshot(snapshot)) if !matches!(snapshot.stage, Stage::Ended) => {
                    let (epoch, command) = (snapshot.epoch, Command::End);
                    host.send(Message::binary(pack(&Asked::Command { epoch, command })))
                        .await?;
                }
                Ok(Told::Snapshot(_)) | Err(_) => return Ok(()),
                Ok(_) => {}
            }
        }
    }
}

pub async fn sign_in(addr: SocketAddr, role: Role) -> Measured<Cookies> {
    let accounts = accounts_to_try()?;
    let (_, email) = accounts
        .iter()
        .find(|(known, _)| *known == role)
        .ok_or("no such demonstration account")?;
    sign_in_as(addr, email).await
}

async fn sign_in_as(addr: SocketAddr, email: &str) -> Measured<Cookies> {
    let mut browser = Connection::open(addr).await?;
    browser
        .submit("/api/auth/sign_in", &[("login", email), ("password", PASSWORD)])
        .await?;
    Ok(browser.cookies())
}

/// A connection that breaks is the kill.
async fn until_killed(writer: impl Future<Output = Measured>) {
    drop(writer.await);
}

/// At the pace of a busy evening, so that what one may say lasts until the kill.
async fn reply(addr: SocketAddr, cookies: Cookies, topic: String, written: Written) -> Measured {
    let mut browser = Connection::open(addr).await?.with(cookies);
    loop {
        let (key, mark) = (new_token(), format!("balasan {}", new_token()));
        let fields = [("key", key.as_str()), ("topic", &topic), ("body", &mark)];
        let answer = browser.submit("/api/discussions/reply", &fields).await?;
        if answer.location.contains("#b") {
            written.lock().await.replies.push(mark);
        }
        tokio::time::sleep(Duration::from_millis(rand::random_range(20..80))).await;
    }
}

/// Tries quarter after quarter of the days to come; what is taken or closed is refused, and that is no acknowledgement.
async fn book(addr: SocketAddr, cookies: Cookies, room: String, round: u32, written: Written) -> Measured {
    let mut browser = Connection::open(addr).await?.with(cookies);
    let today = jiff::Timestamp::now()
        .to_zoned_datetime(jiff::tz::TimeZone::UTC)
        .date();
    let day = today.checked_add(jiff::Span::new().days(i64::from(15 + round * 3)))?;
    for date in [day, day.tomorrow()?, day.tomorrow()?.tomorrow()?] {
        for half_hour in 16..31 {
            let at = |n: u32| format!("{:02}:{:02}", n / 2, n % 2 * 30);
            let (date, starts, ends, key) = (date.to_string(), at(half_hour), at(half_hour + 1), new_token());
            let fields = [
                ("key", key.as_str()),
                ("room", &room),
                ("date", &date),
                ("starts", &starts),
                ("ends", &ends),
                ("group_name", "Uji ketahanan"),
                ("purpose", "bench"),
                ("people", "2"),
            ];
            let answer = browser.submit("/api/rooms/book", &fields).await?;
            if let Some(code) = answer.location.strip_prefix("/ruang/pesanan/") {
                written.lock().await.bookings.push(code.to_owned());
            }
        }
    }
    Ok(())
}

async fn answer_survey(addr: SocketAddr, wave: String, written: Written) -> Measured {
    let mut browser = Connection::open(addr).await?;
    loop {
        let (key, mark) = (new_token(), format!("saran {}", new_token()));
        let mut fields = vec![
            ("key", key.as_str()),
            ("wave", &wave),
            ("session", "pagi"),
            ("age", "30"),
            ("sex", "P"),
            ("education", "SMA"),
            ("occupation", "LAINNYA"),
            ("service", "ruang-baca"),
            ("comment", &mark),
            ("blanks", "yes"),
        ];
        for element in [
            "persyaratan",
            "prosedur",
            "waktu",
            "biaya",
            "produk",
            "kompetensi",
            "perilaku",
            "sarana",
            "pengaduan",
        ] {
            fields.push((element, "3"));
        }
        let answer = browser.submit("/api/surveys/answer", &fields).await?;
        if answer.location.contains("terima-kasih") {
            written.lock().await.surveys.push(mark);
        }
    }
}

struct Player {
    socket: Socket,
    pin: Pin,
    nickname: String,
    cookies: Cookies,
    /// Longer than the server lives.
    thinks: bool,
}

impl Player {
    async fn join(addr: SocketAddr, pin: Pin) -> Measured<Self> {
        let nickname: String = new_token().chars().take(12).collect();
        let cookies = quiz::take_seat(addr, pin, &nickname).await?;
        Ok(Self {
            socket: quiz::open(addr, pin, "pemain", &cookies).await?,
            pin,
            nickname,
            cookies,
            thinks: false,
        })
    }

    /// Waits for the question, answers within half a second, and notes the acknowledgement.
    async fn answer(mut self, written: Written) -> Measured {
        while let Some(message) = self.socket.next().await {
            let Message::Binary(frame) = message? else {
                continue;
            };
            match unpack(&frame).ok_or("not a message")? {
                Told::Snapshot(snapshot) => {
                    if let Stage::Question(asking) = &snapshot.stage
                        && !self.thinks
                    {
                        let until = asking.opens_at.0 - jiff::Timestamp::now().as_millisecond();
                        let wait = u64::try_from(until).unwrap_or(0) + u64::from(rand::random::<u8>());
                        tokio::time::sleep(Duration::from_millis(wait)).await;
                        self.socket.send(quiz::first_option(&snapshot, asking)?).await?;
                    }
                }
                Told::Saved { .. } => {
                    written
                        .lock()
                        .await
                        .answers
                        .push((self.pin.to_string(), self.nickname.clone()));
                }
                _ => {}
            }
        }
        Ok(())
    }
}
