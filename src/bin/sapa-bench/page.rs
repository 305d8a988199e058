//! `{"bench":"page","route":…,"status":…,"cpu_ms":…,"p50_ms":…,"p99_ms":…,"html_css_br":…}` for every public page.
//! `html_css_br` is what comes over the line: the page as the server sends it (gzip, somewhat larger than Brotli) and the
//! stylesheet (Brotli).
//!
//! Twice over 50 connections. First each asks again as soon as it is answered: `pages_s` is what server and load generator manage
//! together on the same cores, `cpu_ms` the server's own CPU time divided by the pages it served. Then they ask at a steady
//! rate that leaves the machine air to breathe, for the latency: under saturation that would say how long the queue was, not how
//! fast the page is. `cpu_ms_paced` is the CPU time there: more, because a server that has gone to sleep is woken for each step.

use crate::{
    Measured,
    browser::Connection,
    child::{Library, Served},
};
use clap::Args;
use sapa::{db::Db, server::asset};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

#[derive(Args)]
pub struct Options {
    /// Pages to ask for; all public ones of the large library when none is given.
    routes: Vec<String>,
    #[arg(long, default_value_t = 50)]
    connections: usize,
    /// Requests a second in all, while latency is measured.
    #[arg(long, default_value_t = 400)]
    rate: usize,
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    #[arg(long, default_value = "large")]
    size: String,
}

pub async fn measure(options: &Options) -> Measured {
    let library = Library::fresh("page")?;
    eprintln!("sapa-bench: sowing the {} library", options.size);
    library.seed(&options.size)?;
    let server = library.serve().await?;
    let routes = if options.routes.is_empty() {
        public_pages(&library).await?
    } else {
        options.routes.clone()
    };
    let css = css_bytes(&server).await?;
    for route in routes {
        one_page(options, &server, &route, css).await?;
    }
    server.kill()
}

/// The public pages, with a busy example of each kind. Left out are those of a running game (`/kuis/main/…`, `/kuis/layar/…`),
/// since every game of the seed is over and `quiz` measures one, and those of an attempt, which nobody finds but who takes it.
async fn public_pages(library: &Library) -> Measured<Vec<String>> {
    let mut pages: Vec<String> = [
        "/",
        "/diskusi",
        "/kuis",
        "/kuis/gabung",
        "/kuis/musim",
        "/ruang",
        "/survei",
        "/survei/terima-kasih",
        "/survei/kios",
        "/survei/kios/terima-kasih",
        "/tentang",
        "/masuk",
        "/daftar",
        "/klaim",
        "/lupa-sandi",
        "/sandi-baru",
    ]
    .map(str::to_owned)
    .into();
    let db = Db::open(&library.url()).await?;
    for (sql, prefix) in [
        (
            "SELECT slug FROM reading_groups ORDER BY topic_count DESC LIMIT 1",
            "/diskusi/",
        ),
        (
            "SELECT g.slug || '/' || t.code FROM topics t JOIN reading_groups g ON g.id = t.group_id
             WHERE t.deleted_at IS NULL ORDER BY t.last_number DESC LIMIT 1",
            "/diskusi/",
        ),
        (
            "SELECT slug FROM quizzes WHERE starts_at IS NOT NULL ORDER BY starts_at DESC LIMIT 1",
            "/kuis/",
        ),
        (
            "SELECT q.slug || '/mandiri' FROM quiz_windows w JOIN quizzes q ON q.id = w.quiz_id
             WHERE w.ended_at IS NULL ORDER BY w.opens_at DESC LIMIT 1",
            "/kuis/",
        ),
        ("SELECT slug FROM rooms ORDER BY slug LIMIT 1", "/ruang/"),
        (
            "SELECT slug FROM survey_waves WHERE published = 1 LIMIT 1",
            "/survei/hasil/",
        ),
    ] {
        let busiest: Option<String> = sqlx::query_scalar(sql)
            .fetch_optional(&mut *db.read().await?)
            .await?;
        pages.extend(busiest.map(|slug| format!("{prefix}{slug}")));
    }
    db.close().await;
    Ok(pages)
}

async fn css_bytes(server: &Served) -> Measured<usize> {
    let path = asset("sapa.css").ok_or("this build has no stylesheet")?;
    Ok(Connection::open(server.addr).await?.get(path).await?.bytes)
}

async fn one_page(options: &Options, server: &Served, route: &str, css: usize) -> Measured {
    // Warm: connections, statements, caches.
    let first = load(options, server, route, Duration::ZERO, Duration::from_millis(500)).await?;
    let length = Duration::from_secs(options.seconds);
    let pause = Duration::from_secs_f64(options.connections as f64 / options.rate as f64);
    let (busy, cpu_ms) = costing(options, server, route, Duration::ZERO, length).await?;
    let (mut answers, cpu_ms_paced) = costing(options, server, route, pause, length).await?;
    answers.took.sort();
    let at = |share: f64| {
        let index = ((answers.took.len() as f64 * share) as usize).min(answers.took.len().saturating_sub(1));
        answers
            .took
            .get(index)
            .map_or(0.0, |took| took.as_secs_f64() * 1000.0)
    };
    println!(
        r#"{{"bench":"page","route":"{route}","status":{},"cpu_ms":{cpu_ms:.2},"pages_s":{:.0},"cpu_ms_paced":{cpu_ms_paced:.2},"p50_ms":{:.2},"p99_ms":{:.2},"html_css_br":{},"requests":{}}}"#,
        first.status,
        busy.took.len() as f64 / length.as_secs_f64(),
        at(0.5),
        at(0.99),
        first.bytes + css,
        answers.took.len(),
    );
    Ok(())
}

/// [`load`], and the server's CPU time for each page, in milliseconds.
async fn costing(
    options: &Options,
    server: &Served,
    route: &str,
    pause: Duration,
    length: Duration,
) -> Measured<(Answers, f64)> {
    let before = server.cpu()?;
    let answers = load(options, server, route, pause, length).await?;
    let cpu = server.cpu()? - before;
    let pages = answers.took.len().max(1) as f64;
    Ok((answers, cpu.as_secs_f64() * 1000.0 / pages))
}

#[derive(Default)]
struct Answers {
    status: u16,
    bytes: usize,
    took: Vec<Duration>,
}

/// Every connection asks each `pause`, or at once where that is zero.
async fn load(
    options: &Options,
    server: &Served,
    route: &str,
    pause: Duration,
    length: Duration,
) -> Measured<Answers> {
    let mut connections = JoinSet::new();
    for index in 0..options.connections {
        let (addr, route) = (server.addr, route.to_owned());
        // Spread over the pause, so that they do not all ask at once.
        let offset = pause.mul_f64(index as f64 / options.connections as f64);
        connections.spawn(async move {
            let mut connection = Connection::open(addr).await?;
            let mut answers = Answers::default();
            let begun = Instant::now();
            let mut due = begun + offset;
            while due < begun + length {
                tokio::time::sleep_until(due.into()).await;
                // From when it was due, so that a slow answer counts against those that wait behind it.
                let answer = connection.get(&route).await?;
                answers.took.push(due.elapsed());
                (answers.status, answers.bytes) = (answer.status, answer.bytes);
                due = if pause.is_zero() {
                    Instant::now()
                } else {
                    due + pause
                };
            }
            Measured::Ok(answers)
        });
    }
    let mut all = Answers::default();
    while let Some(joined) = connections.join_next().await {
        let answers = joined??;
        all.took.extend(answers.took);
        if answers.status != 0 {
            (all.status, all.bytes) = (answers.status, answers.bytes);
        }
    }
    Ok(all)
}
