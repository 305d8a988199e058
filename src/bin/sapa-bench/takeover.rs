//! `{"bench":"takeover","players":…,"acknowledged_before":…,"back_p50_ms":…,"back_max_ms":…,"lost":0,"twice":0}`
//!
//! Two servers on one PostgreSQL, players of one game spread over both. The one that runs the game is killed with SIGKILL while
//! a question is open; its players go to the other one, as behind any proxy. From the kill until each player has the question
//! before them again, and what became of the answers that were acknowledged.

use crate::{
    Measured,
    browser::{Connection, Cookies},
    child::Library,
    kill::writers::sign_in,
    quiz::{self, Socket, hear, quantile},
};
use clap::Args;
use futures::SinkExt;
use sapa::{
    auth::Role,
    db::{Db, create_beside},
    quizzes::{
        Pin,
        wire::{Snapshot, Stage, Told},
    },
};
use std::{
    env,
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

const QUIZ: &str = "memakai-perpustakaan";
/// Half of the answers are in when the server dies.
const ANSWERED_WITHIN: Duration = Duration::from_secs(3);
const KILLED_AFTER: Duration = Duration::from_millis(3500);
/// As the pad tries.
const TRIED_EVERY: Duration = Duration::from_millis(500);

#[derive(Args)]
pub struct Options {
    #[arg(long, default_value_t = 200)]
    players: usize,
}

/// What one player went through.
struct Story {
    acknowledged_before: bool,
    /// Milliseconds from losing the connection to having the question again.
    back: f64,
}

pub async fn measure(options: &Options) -> Measured {
    let server =
        env::var("SAPA_TEST_POSTGRES").map_err(|_| "no PostgreSQL (SAPA_TEST_POSTGRES is not set)")?;
    let url = create_beside(&server, &format!("sapa_takeover_{}", std::process::id())).await?;
    let (mut one, mut two) = (Library::fresh("takeover-one")?, Library::fresh("takeover-two")?);
    (one.database_url, two.database_url) = (Some(url.clone()), Some(url.clone()));
    one.seed("demo")?;
    let (first, second) = (one.serve().await?, two.serve().await?);
    let mut host = Connection::open(first.addr)
        .await?
        .with(sign_in(first.addr, Role::Librarian).await?);
    let pin = quiz::open_lobby(&mut host, QUIZ).await?;
    // Asked of the first server, so that it is the one that runs the game.
    host.get(&format!("/petugas/kuis/main/{pin}")).await?;
    let mut playing = JoinSet::new();
    for n in 0..options.players {
        let home = if n % 2 == 0 { first.addr } else { second.addr };
        let cookies = quiz::take_seat(home, pin, &format!("Pemain {n}")).await?;
        let socket = quiz::connect(home, pin, &cookies).await?;
        playing.spawn(Player { pin, cookies }.play(socket, second.addr));
    }
    quiz::begin(&mut host, pin).await?;
    tokio::time::sleep(KILLED_AFTER).await;
    first.kill()?;
    let mut stories = Vec::with_capacity(options.players);
    while let Some(story) = playing.join_next().await {
        stories.push(story??);
    }
    let (stored, distinct) = stored(&url).await?;
    let mut back: Vec<f64> = stories.iter().map(|story| story.back).collect();
    println!(
        r#"{{"bench":"takeover","players":{},"acknowledged_before":{},"back_p50_ms":{:.0},"back_max_ms":{:.0},"lost":{},"twice":{}}}"#,
        options.players,
        stories.iter().filter(|story| story.acknowledged_before).count(),
        quantile(&mut back, 0.5),
        quantile(&mut back, 1.0),
        options.players as i64 - distinct,
        stored - distinct,
    );
    Ok(())
}

struct Player {
    pin: Pin,
    cookies: Cookies,
}

impl Player {
    /// Answers, and once more after the kill unless that was acknowledged.
    async fn play(self, mut socket: Socket, refuge: SocketAddr) -> Measured<Story> {
        let question = loop {
            if let Told::Snapshot(snapshot) = hear(&mut socket).await?
                && matches!(snapshot.stage, Stage::Question(_))
            {
                break snapshot;
            }
        };
        tokio::time::sleep(ANSWERED_WITHIN.mul_f64(2.0 * rand::random::<f64>())).await;
        let acknowledged_before = answer(&mut socket, &question).await.is_ok();
        // Until the connection breaks, if it has not.
        while hear(&mut socket).await.is_ok() {}
        let lost = Instant::now();
        let mut socket = loop {
            match quiz::connect(refuge, self.pin, &self.cookies).await {
                Ok(socket) => break socket,
                Err(_) => tokio::time::sleep(TRIED_EVERY).await,
            }
        };
        let back = quiz::millis(lost);
        if !acknowledged_before {
            // It may have been stored and only the word of it lost, and then all have answered: the database says.
            drop(answer(&mut socket, &question).await);
        }
        Ok(Story {
            acknowledged_before,
            back,
        })
    }
}

async fn answer(socket: &mut Socket, question: &Snapshot) -> Measured {
    let Stage::Question(asking) = &question.stage else {
        return Err("no question".into());
    };
    socket.send(quiz::first_option(question, asking)?).await?;
    loop {
        match hear(socket).await? {
            Told::Saved { .. } => return Ok(()),
            Told::Refused { why, .. } => return Err(format!("an answer was refused: {why:?}").into()),
            _ => {}
        }
    }
}

/// Answers in the database, and how many players they are of.
async fn stored(url: &str) -> Measured<(i64, i64)> {
    let db = Db::open(url).await?;
    let counts = sqlx::query_as(
        "SELECT COUNT(*), COUNT(DISTINCT player_id) FROM quiz_answers
         WHERE game_id IN (SELECT id FROM quiz_games WHERE ended_at IS NULL)",
    )
    .fetch_one(&mut *db.read().await?)
    .await?;
    db.close().await;
    Ok(counts)
}
