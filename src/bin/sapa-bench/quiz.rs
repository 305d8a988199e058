//! `{"bench":"quiz","players":…,"join_p99_ms":…,"ack_p50_ms":…,"ack_p99_ms":…,"fanout_p99_ms":…,"messages_per_player":…,"lost":0,"rss_mb":…,"kb_per_player":…}`
//!
//! A hall of players over real sockets, server and players on the same machine: one question, answers spread over a window,
//! each acknowledged only when it is on disk. The fan-out is measured from the server's decision to the phone, so the
//! write of the new stage is in it.

use crate::{
    Measured,
    browser::{Connection, Cookies},
    child::{Library, Served},
    kill::writers::sign_in,
};
use clap::Args;
use futures::{SinkExt, StreamExt};
use sapa::{
    auth::Role,
    db::{Db, new_token},
    quizzes::{
        Answer, Choice, Pin,
        rules::LEAD,
        wire::{Asked, Asking, Snapshot, Stage, Told, VERSION, pack, unpack},
    },
};
use std::{
    fs,
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    net::TcpStream,
    sync::{Semaphore, mpsc},
    task::JoinSet,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async_with_config,
    tungstenite::{Message, client::IntoClientRequest, http::header, protocol::WebSocketConfig},
};

const QUIZ: &str = "memakai-perpustakaan";
/// Phones that join at the same time.
const JOINING: usize = 32;

#[derive(Args)]
pub struct Options {
    #[arg(long, default_value_t = 400)]
    pub players: usize,
    /// All answers come within this long of the opening.
    #[arg(long, default_value_t = 1000)]
    pub window_ms: u64,
}

pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What one player saw of the question.
struct Seen {
    fanout: f64,
    ack: f64,
    messages: usize,
}

pub async fn measure(options: &Options) -> Measured {
    let library = Library::fresh("quiz")?;
    library.seed("demo")?;
    let server = library.serve().await?;
    let mut host = Connection::open(server.addr)
        .await?
        .with(sign_in(server.addr, Role::Librarian).await?);
    let pin = open_lobby(&mut host, QUIZ).await?;
    let empty = rss(&server)?;
    let (mut playing, mut joins) = join_all(server.addr, pin, options).await?;
    begin(&mut host, pin).await?;
    let mut seen = Vec::with_capacity(options.players);
    while let Some(player) = playing.join_next().await {
        seen.push(player??);
    }
    let full = rss(&server)?;
    let lost = seen.len() as i64 - stored(&library).await?;
    let mut acks: Vec<f64> = seen.iter().map(|seen| seen.ack).collect();
    let mut fanouts: Vec<f64> = seen.iter().map(|seen| seen.fanout).collect();
    let messages = seen.iter().map(|seen| seen.messages).max().unwrap_or(0);
    println!(
        r#"{{"bench":"quiz","players":{},"window_ms":{},"join_p99_ms":{:.1},"ack_p50_ms":{:.1},"ack_p99_ms":{:.1},"fanout_p99_ms":{:.1},"messages_per_player":{messages},"lost":{lost},"rss_mb":{:.0},"kb_per_player":{:.1}}}"#,
        options.players,
        options.window_ms,
        quantile(&mut joins, 0.99),
        quantile(&mut acks, 0.5),
        quantile(&mut acks, 0.99),
        quantile(&mut fanouts, 0.99),
        full,
        (full - empty) * 1024.0 / options.players.max(1) as f64,
    );
    Ok(())
}

/// Opens a lobby, or finds the one that is open.
pub async fn open_lobby(host: &mut Connection, quiz: &str) -> Measured<Pin> {
    let opened = host.submit("/api/quizzes/open_lobby", &[("slug", quiz)]).await?;
    Ok(opened.location.rsplit('/').next().unwrap_or_default().parse()?)
}

/// Asks the first question.
pub async fn begin(host: &mut Connection, pin: Pin) -> Measured {
    let pin = pin.to_string();
    let fields = [("pin", pin.as_str()), ("epoch", "0"), ("command", "next")];
    host.submit("/api/quizzes/command", &fields).await?;
    Ok(())
}

/// The frame that answers `asking` of `snapshot` with the first option.
pub fn first_option(snapshot: &Snapshot, asking: &Asking) -> Measured<Message> {
    let asked = Asked::Answer {
        pin: snapshot.pin,
        epoch: snapshot.epoch,
        no: asking.no,
        answer: Answer::Options(Choice::one(0).ok_or("no first option")?),
    };
    Ok(Message::binary(pack(&asked)))
}

/// Every player at play, and how long each took to get past the first snapshot, in milliseconds. As a phone does, each hears
/// what comes from the moment it is in: the server measures the way to it then.
async fn join_all(
    addr: SocketAddr,
    pin: Pin,
    options: &Options,
) -> Measured<(JoinSet<Measured<Seen>>, Vec<f64>)> {
    let (mut playing, doors) = (JoinSet::new(), Arc::new(Semaphore::new(JOINING)));
    let (joined, mut joining) = mpsc::unbounded_channel();
    for n in 0..options.players {
        let delay = options.window_ms * n as u64 / options.players.max(1) as u64;
        let (doors, joined) = (doors.clone(), joined.clone());
        playing.spawn(async move {
            let door = doors.acquire().await?;
            let (socket, took) = join(addr, pin, n).await?;
            drop(door);
            joined.send(took)?;
            drop(joined);
            play(socket, Duration::from_millis(delay)).await
        });
    }
    drop(joined);
    let mut joins = Vec::with_capacity(options.players);
    while let Some(took) = joining.recv().await {
        joins.push(took);
    }
    Ok((playing, joins))
}

async fn join(addr: SocketAddr, pin: Pin, n: usize) -> Measured<(Socket, f64)> {
    let begun = Instant::now();
    let cookies = take_seat(addr, pin, &format!("Pemain {n}")).await?;
    let socket = connect(addr, pin, &cookies).await?;
    Ok((socket, millis(begun)))
}

/// The cookies that find the seat again.
pub async fn take_seat(addr: SocketAddr, pin: Pin, nickname: &str) -> Measured<Cookies> {
    let mut phone = Connection::open(addr).await?;
    let (key, pin) = (new_token(), pin.to_string());
    let fields = [("key", key.as_str()), ("pin", &pin), ("nickname", nickname)];
    phone.submit("/api/quizzes/join", &fields).await?;
    Ok(phone.cookies())
}

/// The socket of a player (`pemain`) or of the staff (`petugas`).
pub async fn open(addr: SocketAddr, pin: Pin, role: &str, cookies: &Cookies) -> Measured<Socket> {
    let mut request =
        format!("ws://{addr}/kuis/main/{pin}/soket?sebagai={role}&versi={VERSION}").into_client_request()?;
    request
        .headers_mut()
        .insert(header::COOKIE, cookies.header().parse()?);
    let config = WebSocketConfig::default()
        .read_buffer_size(2048)
        .write_buffer_size(0);
    Ok(connect_async_with_config(request, Some(config), true).await?.0)
}

/// A player's, past its first snapshot.
pub async fn connect(addr: SocketAddr, pin: Pin, cookies: &Cookies) -> Measured<Socket> {
    let mut socket = open(addr, pin, "pemain", cookies).await?;
    while !matches!(hear(&mut socket).await?, Told::Snapshot(_)) {}
    Ok(socket)
}

/// Waits for the question, answers `delay` after it opens, and stays until the answer is shown.
async fn play(mut socket: Socket, delay: Duration) -> Measured<Seen> {
    let mut messages = 0;
    let (mut fanout, mut ack, mut sent) = (0.0, None, Instant::now());
    loop {
        let told = hear(&mut socket).await?;
        messages += 1;
        match told {
            Told::Snapshot(snapshot) => match &snapshot.stage {
                Stage::Question(asking) => {
                    let now = jiff::Timestamp::now().as_millisecond();
                    fanout = (now - (asking.opens_at.0 - LEAD)) as f64;
                    // The opening is a whole millisecond, and so is our clock.
                    let wait = u64::try_from(asking.opens_at.0 - now + 1).unwrap_or(0);
                    tokio::time::sleep(Duration::from_millis(wait) + delay).await;
                    sent = Instant::now();
                    socket.send(first_option(&snapshot, asking)?).await?;
                }
                Stage::Reveal(_) => {
                    return Ok(Seen {
                        fanout,
                        ack: ack.ok_or("the answer was never acknowledged")?,
                        messages,
                    });
                }
                _ => {}
            },
            Told::Saved { .. } => ack = Some(millis(sent)),
            Told::Refused { why, .. } => return Err(format!("an answer was refused: {why:?}").into()),
            _ => {}
        }
    }
}

pub async fn hear(socket: &mut Socket) -> Measured<Told> {
    loop {
        match socket.next().await.ok_or("the server closed")?? {
            Message::Binary(frame) => return Ok(unpack(&frame).ok_or("not a message")?),
            Message::Close(_) => return Err("the server closed".into()),
            _ => {}
        }
    }
}

/// Answers of the running game that are in the database.
async fn stored(library: &Library) -> Measured<i64> {
    let db = Db::open(&library.url()).await?;
    let count = sqlx::query_scalar(
        "SELECT COUNT(*) FROM quiz_answers WHERE game_id IN (SELECT id FROM quiz_games WHERE ended_at IS NULL)",
    )
    .fetch_one(&mut *db.read().await?)
    .await?;
    db.close().await;
    Ok(count)
}

fn rss(server: &Served) -> Measured<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", server.pid()))?;
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .ok_or("no VmRSS")?;
    let kib: f64 = line.split_whitespace().nth(1).ok_or("no VmRSS")?.parse()?;
    Ok(kib / 1024.0)
}

pub fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

pub fn quantile(values: &mut [f64], q: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let index = (values.len().saturating_sub(1) as f64 * q).round() as usize;
    values.get(index).copied().unwrap_or(0.0)
}
