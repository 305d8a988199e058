//! `GET /antar/kuis/<pin>`: the end of the process that runs the game.

use super::{Letter, TOKEN, Word, token};
use crate::{
    db::token_hash,
    error::AppError,
    quizzes::{
        Pin, PlayerId,
        engine::{
            game::Input,
            handle::{Counters, Handle, Shot},
        },
    },
    server::App,
};
use axum::{
    extract::{
        Path, State,
        ws::{Message, WebSocket, WebSocketUpgrade},
    },
    http::HeaderMap,
    response::Response,
};
use futures::{SinkExt, StreamExt, stream::FuturesUnordered};

/// # Errors
/// [`AppError::NotFound`] without the token, and for a game that this process does not run.
pub async fn peer(
    State(app): State<App>,
    Path(pin): Path<String>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, AppError> {
    let shown = headers.get(TOKEN).and_then(|token| token.to_str().ok());
    // As hashes, so that the time a comparison takes tells nothing.
    let known = token(&app).await?;
    if shown.is_none() || shown.map(token_hash) != known.as_deref().map(token_hash) {
        return Err(AppError::NotFound);
    }
    let pin: Pin = pin.parse().map_err(|_| AppError::NotFound)?;
    let handle = app.games().own(&app, pin).await?.ok_or(AppError::NotFound)?;
    let closing = app.closing();
    Ok(upgrade.on_upgrade(async move |socket| {
        let mut there = Vec::new();
        tokio::select! {
            () = closing.cancelled() => (),
            // It ends with either side; the other process notices and its phones come back.
            _ = carry(handle.clone(), socket, &mut there) => (),
        }
        for player in there {
            handle.tell(Input::Left(player)).await;
        }
    }))
}

/// `there` are the players whose lines the other process holds.
async fn carry(handle: Handle, socket: WebSocket, there: &mut Vec<PlayerId>) -> Result<(), axum::Error> {
    let (mut out, mut letters) = socket.split();
    let (mut shots, mut hall) = (handle.shots.clone(), handle.hall.clone());
    let (mut asked, mut counts) = (FuturesUnordered::new(), true);
    let hello = Word::Hello {
        now: handle.clock.now(),
    };
    out.send(message(&hello)).await?;
    let first = [
        stage(&shots.borrow_and_update()),
        counters(&hall.borrow_and_update()),
    ];
    for message in first {
        out.send(message).await?;
    }
    loop {
        tokio::select! {
            changed = shots.changed() => {
                if changed.is_err() {
                    return out.close().await;
                }
                let stage = stage(&shots.borrow_and_update());
                out.send(stage).await?;
            }
            changed = hall.changed(), if counts => {
                // The last stage may still be waiting, and it says how things ended.
                counts = changed.is_ok();
                let counters = counters(&hall.borrow_and_update());
                out.send(counters).await?;
            }
            Some((no, reply)) = asked.next() => match reply {
                Ok(reply) => out.send(message(&Word::Reply { no, reply })).await?,
                Err(_) => return out.close().await,
            },
            letter = letters.next() => match letter {
                Some(Ok(Message::Text(letter))) => {
                    let Ok(Letter { no, input }) = serde_json::from_str(letter.as_str()) else {
                        return out.close().await;
                    };
                    note(&input, there);
                    let handle = handle.clone();
                    asked.push(async move { (no, handle.ask(input).await) });
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                _ => return Ok(()),
            },
        }
    }
}

fn note(input: &Input, there: &mut Vec<PlayerId>) {
    match input {
        Input::Came(player) => there.push(*player),
        Input::Left(player) => {
            if let Some(place) = there.iter().position(|other| other == player) {
                there.swap_remove(place);
            }
        }
        _ => {}
    }
}

fn stage(shot: &Shot) -> Message {
    message(&Word::Shot(Box::new(shot.into())))
}

fn counters(counters: &Counters) -> Message {
    message(&Word::Hall(counters.hall.clone()))
}

fn message(word: &Word) -> Message {
    Message::Text(serde_json::to_string(word).unwrap_or_default().into())
}
