//! `{"bench":"kill","engine":…,"rounds":…,"acknowledged":…,"lost":0,"corrupt":0,"resume_max_ms":…}`
//!
//! Round after round, people write: replies, bookings, survey answers, and answers in a live quiz. In the middle the server is
//! killed with SIGKILL and started again; then the database must hold everything that was acknowledged, and nothing half.
//! A phone in the middle of a question waits: `resume_max_ms` is the longest from a start of the server until it has its seat and
//! the game as it stands again.

mod check;
pub mod writers;

use crate::{
    Measured,
    child::{Library, Served},
    quiz::millis,
};
use check::Kept;
use clap::Args;
use rand::RngExt;
use sapa::{db::create_beside, quizzes::rules::LEAD};
use std::{
    env,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{sync::Mutex, task::JoinSet};
use writers::People;

#[derive(Args)]
pub struct Options {
    #[arg(long, default_value_t = 50)]
    rounds: u32,
}

/// What the server acknowledged, by the mark that finds it again in the database.
#[derive(Default)]
pub struct Acknowledged {
    pub replies: Vec<String>,
    pub bookings: Vec<String>,
    pub surveys: Vec<String>,
    /// `(pin, nickname)`
    pub answers: Vec<(String, String)>,
}

impl Acknowledged {
    const fn lacks_a_kind(&self) -> bool {
        self.replies.is_empty()
            || self.bookings.is_empty()
            || self.surveys.is_empty()
            || self.answers.is_empty()
    }

    fn count(&self) -> usize {
        self.replies.len() + self.bookings.len() + self.surveys.len() + self.answers.len()
    }
}

pub async fn measure(options: &Options) -> Measured {
    on(options, "sqlite", Library::fresh("kill-sqlite")?).await?;
    match env::var("SAPA_TEST_POSTGRES") {
        Ok(server) => {
            let mut library = Library::fresh("kill-postgres")?;
            let name = format!("sapa_kill_{}", std::process::id());
            library.database_url = Some(create_beside(&server, &name).await?);
            on(options, "postgres", library).await
        }
        Err(_) => {
            eprintln!("sapa-bench: no PostgreSQL (SAPA_TEST_POSTGRES is not set)");
            Ok(())
        }
    }
}

async fn on(options: &Options, engine: &str, library: Library) -> Measured {
    library.seed("demo")?;
    let acknowledged = Arc::new(Mutex::new(Acknowledged::default()));
    let mut people = People::default();
    let (mut lost, mut corrupt, mut resume) = (0, 0, 0.0_f64);
    for round in 0..options.rounds {
        let begun = Instant::now();
        let server = library.serve().await?;
        people.come_back(server.addr).await?;
        resume = resume.max(millis(begun));
        people.arrive(&server, &library.url()).await?;
        let writing = people
            .write(&server, &library.url(), round, &acknowledged)
            .await?;
        kill_in_the_middle(server, writing).await?;
        let Kept { missing, broken } = check::check(&library.url(), &*acknowledged.lock().await).await?;
        eprintln!(
            "sapa-bench: {engine} round {}: {} acknowledged, {missing} lost, {broken} corrupt",
            round + 1,
            acknowledged.lock().await.count()
        );
        (lost, corrupt) = (missing, corrupt + broken);
    }
    let sum = acknowledged.lock().await;
    if sum.lacks_a_kind() {
        return Err("a kind of write was never acknowledged, so nothing is shown of it".into());
    }
    println!(
        r#"{{"bench":"kill","engine":"{engine}","rounds":{},"acknowledged":{},"replies":{},"bookings":{},"surveys":{},"answers":{},"lost":{lost},"corrupt":{corrupt},"resume_max_ms":{resume:.0}}}"#,
        options.rounds,
        sum.count(),
        sum.replies.len(),
        sum.bookings.len(),
        sum.surveys.len(),
        sum.answers.len(),
    );
    Ok(())
}

async fn kill_in_the_middle(server: Served, mut writing: JoinSet<()>) -> Measured {
    // The question opens after its lead, and its answers come within a quarter of a second.
    let after = rand::rng().random_range(50..900);
    tokio::time::sleep(Duration::from_millis(LEAD.unsigned_abs() + after)).await;
    server.kill()?;
    // Each notices that nobody answers any more.
    while writing.join_next().await.is_some() {}
    Ok(())
}
