//! `GET /kuis/main/<pin>/soket`: one browser in one game.
//!
//! Who it is was settled before the upgrade: a player by the game's cookie, the host by session and role, a screen by
//! nothing, since it sees what hangs on the wall. A line outlives a page, so a host's is asked for its session again at each
//! ping and before each command. A connection holds one frame at a time and the newest snapshot, so a slow
//! reader holds nobody back and grows nothing.

use super::{
    ended::{Ended, close, closed, send},
    game::{Input, Reply, Sender},
    handle::{Handle, Shot, in_frame},
    probe::Probe,
};
use crate::{
    auth::{self, Role},
    error::AppError,
    quizzes::{
        backend::{self, Seat},
        wire::{Asked, Mine, OVER, Snapshot, Stage, Told, VERSION, unpack},
    },
    server::{App, Ctx},
};
use axum::{
    body::Bytes,
    extract::{
        Path, Query, State,
        ws::{Message, WebSocket, WebSocketUpgrade, close_code},
    },
    http::{HeaderMap, Uri, header},
    response::Response,
};
use serde::Deserialize;
use std::time::{Duration, Instant};
use tokio::time::interval_at;

/// The largest frame that makes sense is an answer of some hundred bytes.
const FRAME_MAX: usize = 4096;
/// Tungstenite's own 128 KiB a connection would be 128 MiB for a thousand phones.
const READ_BUFFER: usize = 2048;
/// A thumb and a clock never reach this many frames a second.
const FRAMES_PER_SECOND: u32 = 20;
const PING_EVERY: Duration = Duration::from_secs(25);
/// A phone that sleeps is not gone at once; when its connection is, it comes back by itself.
const SILENT_AT_MOST: Duration = Duration::from_secs(90);

#[derive(Debug, Deserialize)]
pub struct Watch {
    #[serde(default)]
    sebagai: String,
    #[serde(default)]
    versi: String,
}

/// # Errors
/// Before the upgrade, to who is no page of ours: [`AppError::Forbidden`] from another site, [`AppError::TooMany`] for who guesses
/// PINs.
pub async fn socket(
    State(app): State<App>,
    ctx: Ctx,
    Path(pin): Path<String>,
    Query(watch): Query<Watch>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, AppError> {
    if !is_own_origin(&headers) {
        return Err(AppError::Forbidden);
    }
    let entry = match watch.sebagai.as_str() {
        "petugas" => match ctx.at_least(Role::Librarian) {
            Ok(host) => watching(&ctx, &pin, Sender::Host(host.id)).await?,
            Err(AppError::Busy) => return Err(AppError::Busy),
            Err(_) => Err(Ended::SEATLESS),
        },
        "layar" => watching(&ctx, &pin, Sender::Screen).await?,
        _ => playing(&ctx, &pin, &headers).await?,
    };
    let upgrade = upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_message_size(FRAME_MAX)
        .max_frame_size(FRAME_MAX);
    let (handle, from, seat) = match entry {
        Ok(place) if watch.versi == VERSION => place,
        Ok(_) => return Ok(closed(upgrade, Ended::OUTDATED)),
        Err(ended) => return Ok(closed(upgrade, ended)),
    };
    let (closing, game, session) = (app.closing(), handle.clone(), ctx.session);
    Ok(upgrade.on_upgrade(async move |socket| {
        let mut line = Line {
            app,
            socket,
            handle,
            from,
            session,
            window: (Instant::now(), 0),
            probe: Probe::default(),
            named: None,
            standing: None,
            shown: Bytes::default(),
        };
        if let Sender::Player(player) = from {
            game.tell(Input::Came(player)).await;
        }
        let ended = tokio::select! {
            () = closing.cancelled() => Ended::Server(close_code::AWAY, "restart"),
            ended = line.serve(seat) => ended,
        };
        if let Sender::Player(player) = from {
            game.tell(Input::Left(player)).await;
        }
        close(&mut line.socket, ended).await;
    }))
}

/// Which game a socket is for, as whom and with what seat, or why it ends at once.
type Entry = Result<(Handle, Sender, Seat), Ended>;

async fn watching(ctx: &Ctx, pin: &str, from: Sender) -> Result<Entry, AppError> {
    match backend::running(ctx, pin).await {
        Ok(handle) => Ok(Ok((handle, from, Seat::Nobody))),
        Err(AppError::NotFound) => Ok(Err(Ended::GONE)),
        Err(other) => Err(other),
    }
}

async fn playing(ctx: &Ctx, pin: &str, headers: &HeaderMap) -> Result<Entry, AppError> {
    let (Some(token), Ok(number)) = (backend::seat_token(headers, pin), pin.parse()) else {
        return Ok(Err(Ended::SEATLESS));
    };
    match backend::at_seat(ctx, number, &token).await? {
        None => Ok(Err(Ended::GONE)),
        Some((_, Seat::Nobody)) => Ok(Err(Ended::SEATLESS)),
        // They are told so, rather than left to try for ever.
        Some((handle, Seat::Removed)) => Ok(Ok((handle, Sender::Screen, Seat::Removed))),
        Some((handle, Seat::Taken(seat))) => Ok(Ok((handle, Sender::Player(seat.player), Seat::Taken(seat)))),
    }
}

/// A browser says where a socket comes from, and another site may not borrow the host's session. Who sends no origin is no
/// browser.
fn is_own_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let origin = origin.to_str().ok().and_then(|origin| origin.parse::<Uri>().ok());
    let authority = origin.as_ref().and_then(|origin| origin.authority());
    matches!((host, authority), (Some(host), Some(authority)) if authority.as_str() == host)
}

struct Line {
    app: App,
    socket: WebSocket,
    handle: Handle,
    from: Sender,
    /// The token that it was opened with, for who was signed in.
    session: Option<String>,
    /// Frames in the present second.
    window: (Instant, u32),
    probe: Probe,
    /// What this browser was told last about names: a player's own, or who leads.
    named: Option<Told>,
    /// Where a player was told last to stand.
    standing: Option<Place>,
    /// The snapshot that was sent last.
    shown: Bytes,
}

impl Line {
    async fn serve(&mut self, seat: Seat) -> Ended {
        let (mine, nickname) = match seat {
            Seat::Taken(seat) => (Some(seat.mine), Some(seat.nickname)),
            Seat::Nobody => (None, None),
            Seat::Removed => return self.send_off().await,
        };
        self.named = nickname.clone().map(|name| Told::Seat(Some(name)));
        let (mut shots, mut hall) = (self.handle.shots.clone(), self.handle.hall.clone());
        let now = self.handle.clock.now();
        if !(self.measure().await && self.send(in_frame(&Told::Welcome { now, mine, nickname })).await) {
            return Ended::Gone;
        }
        shots.mark_changed();
        hall.mark_changed();
        let mut watches_hall = !matches!(self.from, Sender::Player(_));
        let mut heard = Instant::now();
        let mut ping = interval_at((heard + PING_EVERY).into(), PING_EVERY);
        loop {
            let alive = tokio::select! {
                changed = shots.changed() => {
                    let shot = shots.borrow_and_update().clone();
                    if changed.is_err() {
                        return Self::without_owner(&shot.snapshot);
                    }
                    match self.show(&shot).await {
                        Ok(alive) => alive,
                        Err(ended) => return ended,
                    }
                }
                changed = hall.changed(), if watches_hall => {
                    let counters = hall.borrow_and_update().frame.clone();
                    // The last snapshot may still be waiting, and it says how things ended.
                    watches_hall = changed.is_ok();
                    changed.is_err() || self.send(counters).await
                }
                _ = ping.tick() => {
                    if heard.elapsed() > SILENT_AT_MOST {
                        return Ended::Gone;
                    }
                    if !self.may_stay().await {
                        return Ended::SEATLESS;
                    }
                    self.measure().await
                }
                received = self.socket.recv() => {
                    heard = Instant::now();
                    match received {
                        None => return Ended::Gone,
                        Some(Err(_)) => return Ended::Server(close_code::INVALID, "frame"),
                        Some(Ok(message)) => match self.hear(message).await {
                            Ok(alive) => alive,
                            Err(ended) => return ended,
                        },
                    }
                }
            };
            if !alive {
                return Ended::Gone;
            }
        }
    }

    /// Sends what is new in `shot` for this browser.
    async fn show(&mut self, shot: &Shot) -> Result<bool, Ended> {
        let (name, mine) = match self.from {
            Sender::Screen => (None, None),
            Sender::Host(account) => (Some(Told::Leader(shot.leader_beside(account))), None),
            Sender::Player(player) => {
                let name = shot.people.seats.get(&player).cloned();
                if name == Some(None) {
                    return Err(self.send_off().await);
                }
                (name.map(Told::Seat), shot.standings.get(&player).cloned())
            }
        };
        if let Some(told) = name.filter(|told| self.named.as_ref() != Some(told)) {
            if !self.send(in_frame(&told)).await {
                return Ok(false);
            }
            self.named = Some(told);
        }
        // Where this player stands comes first: the stage that follows shows it. The board says it once more, to whom the reveal did not
        // reach.
        let is_board = matches!(shot.snapshot.stage, Stage::Leaderboard { .. });
        if let Some(mine) = mine
            && !(is_board && self.standing == Some(place(&mine)))
        {
            self.standing = Some(place(&mine));
            if !self.send(in_frame(&Told::Mine(mine))).await {
                return Ok(false);
            }
        }
        if self.shown == shot.frame {
            return Ok(true);
        }
        self.shown = shot.frame.clone();
        Ok(self.send(shot.frame.clone()).await)
    }

    /// The host has taken this player out of the game.
    async fn send_off(&mut self) -> Ended {
        // Gone is fine.
        self.send(in_frame(&Told::Seat(None))).await;
        Ended::Server(OVER, "removed")
    }

    /// The game's task has stopped: after the end, or to be read afresh by whoever comes back.
    fn without_owner(last: &Snapshot) -> Ended {
        if last.stage == Stage::Ended {
            Ended::Server(OVER, "over")
        } else {
            Ended::Server(close_code::AGAIN, "again")
        }
    }

    /// Takes one frame and answers it. `false`: the answer could not be sent.
    async fn hear(&mut self, message: Message) -> Result<bool, Ended> {
        // An echo is answered with nothing, or with the next nonce that we chose to send.
        if !matches!(message, Message::Pong(_)) && self.is_flood() {
            return Err(Ended::Server(close_code::POLICY, "flood"));
        }
        let frame = match message {
            Message::Binary(frame) => frame,
            Message::Text(_) => return Err(Ended::Server(close_code::UNSUPPORTED, "text")),
            Message::Close(_) => return Err(Ended::Gone),
            Message::Ping(_) => return Ok(true),
            Message::Pong(echo) => {
                let once_more = self.probe.hear(&echo, self.handle.clock.now());
                return Ok(!once_more || self.measure().await);
            }
        };
        let Some(asked) = unpack::<Asked>(&frame) else {
            return Err(Ended::Server(close_code::INVALID, "frame"));
        };
        if let Asked::Clock { nonce } = asked {
            let now = self.handle.clock.now();
            return Ok(self.send(in_frame(&Told::Clock { nonce, now })).await);
        }
        if matches!(asked, Asked::Command { .. }) && !self.may_stay().await {
            return Err(Ended::SEATLESS);
        }
        let input = Input::Frame {
            from: self.from,
            asked,
            latency: self.probe.latency(),
        };
        let told = match self.handle.ask(input).await {
            Ok(Reply::Saved { epoch, answer }) => Told::Saved { epoch, answer },
            Ok(Reply::Refused { epoch, why }) => Told::Refused { epoch, why },
            Ok(_) => return Ok(true),
            Err(_) => return Err(Self::without_owner(&self.handle.shots.borrow().snapshot)),
        };
        Ok(self.send(in_frame(&told)).await)
    }

    /// Is a host still signed in, and still one of the staff? Of players the game itself knows.
    async fn may_stay(&mut self) -> bool {
        if !matches!(self.from, Sender::Host(_)) {
            return true;
        }
        let Some(token) = &self.session else { return false };
        // A database that cannot say it is no reason to take the remote away.
        let viewer = auth::viewer_of(&self.app, token).await;
        viewer.map_or(true, |viewer| {
            viewer.is_some_and(|viewer| viewer.role >= Role::Librarian)
        })
    }

    /// Begins a round trip. A browser answers a ping by itself, at once, whatever its page is doing.
    async fn measure(&mut self) -> bool {
        let nonce = self.probe.ask(self.handle.clock.now());
        self.send_message(Message::Ping(nonce.to_vec().into())).await
    }

    fn is_flood(&mut self) -> bool {
        if self.window.0.elapsed() > Duration::from_secs(1) {
            self.window = (Instant::now(), 0);
        }
        self.window.1 += 1;
        self.window.1 > FRAMES_PER_SECOND
    }

    async fn send(&mut self, frame: Bytes) -> bool {
        self.send_message(Message::Binary(frame)).await
    }

    async fn send_message(&mut self, message: Message) -> bool {
        send(&mut self.socket, message).await
    }
}

/// Score and rank of a player, and of their team.
type Place = ((u32, u32), Option<(u32, u32)>);

fn place(mine: &Mine) -> Place {
    (
        (mine.score, mine.rank),
        mine.team.as_ref().map(|team| (team.score, team.rank)),
    )
}
