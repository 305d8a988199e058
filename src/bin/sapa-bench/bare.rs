//! `{"bench":"bare",…}`: the yardstick beside `quiz`. The least that does the same work: an axum WebSocket server that
//! commits (player, answer) in groups into SQLite with synchronous=FULL before it acknowledges, and sends everybody 400 bytes.

use crate::{
    Measured,
    quiz::{Options, millis, quantile},
};
use axum::{
    Router,
    extract::{
        State,
        ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade},
    },
    response::Response,
    routing::get,
};
use futures::{SinkExt, StreamExt};
use sapa::{
    db::{Actor, Db},
    time::Millis,
};
use std::time::{Duration, Instant};
use tokio::{
    net::TcpListener,
    sync::{mpsc, oneshot, watch},
    task::JoinSet,
};
use tokio_tungstenite::{connect_async_with_config, tungstenite, tungstenite::protocol::WebSocketConfig};

const BROADCAST: usize = 400;

type Answered = (i64, oneshot::Sender<()>);

#[derive(Clone)]
struct Hall {
    answers: mpsc::Sender<Answered>,
    news: watch::Receiver<Utf8Bytes>,
}

pub async fn measure(options: &Options) -> Measured {
    let library = crate::child::Library::fresh("bare")?;
    let db = Db::open(&library.url()).await?;
    sqlx::query("CREATE TABLE answers (player BIGINT PRIMARY KEY, answer BIGINT NOT NULL)")
        .execute(&mut *db.read().await?)
        .await?;
    let (answers, waiting) = mpsc::channel(8192);
    let (news, heard) = watch::channel(Utf8Bytes::default());
    tokio::spawn(commit(db.clone(), waiting));
    let hall = Hall { answers, news: heard };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let addr = listener.local_addr()?;
    let router = Router::new().route("/", get(enter)).with_state(hall);
    tokio::spawn(async move { axum::serve(listener, router).await });

    let (mut playing, began) = (JoinSet::new(), Instant::now());
    let (opened, open) = watch::channel(None);
    for n in 0..options.players {
        let config = WebSocketConfig::default()
            .read_buffer_size(2048)
            .write_buffer_size(0);
        let (socket, _) = connect_async_with_config(format!("ws://{addr}/"), Some(config), true).await?;
        let delay = options.window_ms * n as u64 / options.players.max(1) as u64;
        playing.spawn(play(
            socket,
            n as i64,
            Duration::from_millis(delay),
            began,
            open.clone(),
        ));
    }
    opened.send_replace(Some(began.elapsed()));
    news.send_replace("x".repeat(BROADCAST).into());
    let (mut acks, mut fanouts) = (Vec::new(), Vec::new());
    while let Some(player) = playing.join_next().await {
        let (fanout, ack) = player??;
        fanouts.push(fanout);
        acks.push(ack);
    }
    db.close().await;
    println!(
        r#"{{"bench":"bare","players":{},"window_ms":{},"ack_p50_ms":{:.1},"ack_p99_ms":{:.1},"fanout_p99_ms":{:.1}}}"#,
        options.players,
        options.window_ms,
        quantile(&mut acks, 0.5),
        quantile(&mut acks, 0.99),
        quantile(&mut fanouts, 0.99),
    );
    Ok(())
}

async fn commit(db: Db, mut waiting: mpsc::Receiver<Answered>) -> Measured {
    let mut batch = Vec::new();
    while waiting.recv_many(&mut batch, 8192).await > 0 {
        let mut tx = db.write(Millis(0), Actor::default()).await?;
        for (player, _) in &batch {
            sqlx::query("INSERT INTO answers (player, answer) VALUES ($1, 1)")
                .bind(*player)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        for (_, acknowledge) in batch.drain(..) {
            // Gone is fine: the connection has ended meanwhile.
            let _ = acknowledge.send(());
        }
    }
    Ok(())
}

async fn enter(State(hall): State<Hall>, upgrade: WebSocketUpgrade) -> Response {
    upgrade
        .read_buffer_size(2048)
        .write_buffer_size(0)
        .on_upgrade(async move |socket| drop(serve(socket, hall).await))
}

async fn serve(mut socket: WebSocket, mut hall: Hall) -> Measured {
    loop {
        tokio::select! {
            changed = hall.news.changed() => {
                changed?;
                let news = hall.news.borrow_and_update().clone();
                socket.send(Message::Text(news)).await?;
            }
            received = socket.recv() => {
                let player = received.ok_or("gone")??.into_text()?.as_str().parse()?;
                let (acknowledge, done) = oneshot::channel();
                hall.answers.send((player, acknowledge)).await?;
                done.await?;
                socket.send(Message::text("ok")).await?;
            }
        }
    }
}

/// Hears the news, answers after `delay`, and gives how long the news and the acknowledgement took, in milliseconds.
async fn play(
    mut socket: tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>,
    player: i64,
    delay: Duration,
    began: Instant,
    open: watch::Receiver<Option<Duration>>,
) -> Measured<(f64, f64)> {
    socket.next().await.ok_or("gone")??;
    let sent_at = open.borrow().unwrap_or_default();
    let fanout = (began.elapsed() - sent_at).as_secs_f64() * 1000.0;
    tokio::time::sleep(delay).await;
    let sent = Instant::now();
    socket
        .send(tungstenite::Message::text(player.to_string()))
        .await?;
    socket.next().await.ok_or("gone")??;
    Ok((fanout, millis(sent)))
}
