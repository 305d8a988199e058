//! Why a browser's line to a game ends, and how it is told.

use crate::quizzes::wire::{GONE, STALE};
use axum::{
    extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade},
    response::Response,
};
use std::time::Duration;
use tokio::time::timeout;

const SEND_WITHIN: Duration = Duration::from_secs(20);

/// Why a connection ends.
pub(super) enum Ended {
    /// The browser has gone; there is nobody to say anything to.
    Gone,
    Server(u16, &'static str),
}

impl Ended {
    pub const GONE: Self = Self::Server(GONE, "gone");
    pub const OUTDATED: Self = Self::Server(STALE, "outdated");
    /// Its page was another's, or from before a cookie was lost or a session ended; loaded anew it shows the form to join, or to sign in.
    pub const SEATLESS: Self = Self::Server(STALE, "seatless");
}

/// A browser does not tell its page why an upgrade was refused, and the page would try for ever: it is upgraded, and closed with the
/// reason.
pub(super) fn closed(upgrade: WebSocketUpgrade, ended: Ended) -> Response {
    upgrade.on_upgrade(async move |mut socket| close(&mut socket, ended).await)
}

pub(super) async fn send(socket: &mut WebSocket, message: Message) -> bool {
    matches!(timeout(SEND_WITHIN, socket.send(message)).await, Ok(Ok(())))
}

pub(super) async fn close(socket: &mut WebSocket, ended: Ended) {
    let Ended::Server(code, why) = ended else { return };
    let frame = CloseFrame {
        code,
        reason: why.into(),
    };
    // Gone is fine.
    send(socket, Message::Close(Some(frame))).await;
}
