//! The end of a process that has phones of a game which another one runs.

use super::{Letter, TOKEN, Word, token_to_show};
use crate::{
    error::AppError,
    quizzes::{
        GameId, Pin,
        engine::{
            game::Reply,
            handle::{Clock, Counters, Ends, Handle, Mail, Shot, ends},
        },
    },
    server::App,
    time::Millis,
};
use futures::{SinkExt, StreamExt};
use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    net::TcpStream,
    sync::oneshot,
    time::{interval, timeout},
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest, http::HeaderValue},
};

const REACHED_WITHIN: Duration = Duration::from_secs(1);
const PING_EVERY: Duration = Duration::from_secs(1);
/// A process that stands still instead of dying breaks no connection.
const SILENT_AT_MOST: Duration = Duration::from_secs(4);

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The way to the game that the process at `address` runs. `over` is called when it ends.
///
/// # Errors
/// [`AppError::Busy`] when that process does not answer.
pub async fn reach(
    app: &App,
    (pin, game): (Pin, GameId),
    address: &str,
    over: impl FnOnce() + Send + 'static,
) -> Result<Handle, AppError> {
    let token = token_to_show(app).await?;
    let opened = timeout(REACHED_WITHIN, open(pin, address, &token)).await;
    let Some(first) = opened.ok().flatten() else {
        tracing::info!(%pin, address, "the process that runs this quiz does not answer");
        return Err(AppError::Busy);
    };
    let clock = Clock::showing(app.clone(), first.now);
    let (handle, ends) = ends(game, clock, first.shot, first.counters);
    let relay = Relay {
        socket: first.socket,
        waiting: HashMap::new(),
        sent: 0,
    };
    let closing = app.closing();
    tokio::spawn(async move {
        tokio::select! {
            () = closing.cancelled() => (),
            // However it ends, the phones come back and the game is looked for anew.
            _ = relay.run(ends) => (),
        }
        over();
    });
    Ok(handle)
}

/// What the other process says first.
struct First {
    socket: Socket,
    now: Millis,
    shot: Shot,
    counters: Counters,
}

async fn open(pin: Pin, address: &str, token: &str) -> Option<First> {
    let url = format!("ws://{address}/antar/kuis/{pin}");
    let mut request = url.into_client_request().ok()?;
    request
        .headers_mut()
        .insert(TOKEN, HeaderValue::from_str(token).ok()?);
    let (mut socket, _) = connect_async(request).await.ok()?;
    let (Word::Hello { now }, Word::Shot(far), Word::Hall(hall)) = (
        word(&mut socket).await?,
        word(&mut socket).await?,
        word(&mut socket).await?,
    ) else {
        return None;
    };
    Some(First {
        socket,
        now,
        shot: (*far).into(),
        counters: Counters::of(hall),
    })
}

async fn word(socket: &mut Socket) -> Option<Word> {
    loop {
        match socket.next().await?.ok()? {
            Message::Text(text) => return serde_json::from_str(text.as_str()).ok(),
            Message::Ping(_) | Message::Pong(_) => {}
            _ => return None,
        }
    }
}

struct Relay {
    socket: Socket,
    /// Who waits for the reply to which letter.
    waiting: HashMap<u64, oneshot::Sender<Reply>>,
    sent: u64,
}

impl Relay {
    /// Runs until either side ends; `None` when the other one did.
    async fn run(mut self, mut ends: Ends) -> Option<()> {
        let (mut ping, mut heard) = (interval(PING_EVERY), Instant::now());
        loop {
            tokio::select! {
                mail = ends.mail.recv() => {
                    let Mail { input, reply, .. } = mail?;
                    self.sent += 1;
                    self.waiting.insert(self.sent, reply);
                    let letter = serde_json::to_string(&Letter { no: self.sent, input }).ok()?;
                    self.socket.send(Message::text(letter)).await.ok()?;
                }
                message = self.socket.next() => {
                    heard = Instant::now();
                    match message?.ok()? {
                        Message::Text(text) => self.take(serde_json::from_str(text.as_str()).ok()?, &ends),
                        Message::Ping(_) | Message::Pong(_) => {}
                        _ => return None,
                    }
                }
                _ = ping.tick() => {
                    if heard.elapsed() > SILENT_AT_MOST {
                        return None;
                    }
                    self.socket.send(Message::Ping(Default::default())).await.ok()?;
                }
            }
        }
    }

    fn take(&mut self, word: Word, ends: &Ends) {
        match word {
            Word::Reply { no, reply } => {
                if let Some(waiting) = self.waiting.remove(&no) {
                    // Gone is fine: the connection has ended meanwhile.
                    drop(waiting.send(reply));
                }
            }
            Word::Shot(far) => drop(ends.shots.send_replace(Arc::new((*far).into()))),
            Word::Hall(hall) => drop(ends.hall.send_replace(Counters::of(hall))),
            Word::Hello { .. } => {}
        }
    }
}
