//! `sapa-bench NAME`: measures the release binary beside it, one JSON object a line. Run it through `bin/bench`.
//!
//! The server under test is a child process of its own, so that its CPU time and memory are its own; everything stays on loopback
//! and ends by itself.

mod bare;
mod browser;
mod child;
mod kill;
mod page;
mod quiz;
mod takeover;

use clap::{Parser, Subcommand};
use std::{error::Error, process::ExitCode};

pub type Measured<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    bench: Bench,
}

#[derive(Subcommand)]
enum Bench {
    /// Every public page on the large seed, at 50 connections.
    Page(page::Options),
    /// kill -9 under mixed writes, again and again, on both engines.
    Kill(kill::Options),
    /// A hall of players in one live quiz, and the same work by a bare server.
    Quiz(quiz::Options),
    /// Two servers on one PostgreSQL, and the one that runs the game is killed.
    Takeover(takeover::Options),
}

#[tokio::main]
async fn main() -> ExitCode {
    let measured = match Cli::parse().bench {
        Bench::Page(options) => page::measure(&options).await,
        Bench::Kill(options) => kill::measure(&options).await,
        Bench::Quiz(options) => both(&options).await,
        Bench::Takeover(options) => takeover::measure(&options).await,
    };
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sapa-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn both(options: &quiz::Options) -> Measured {
    quiz::measure(options).await?;
    bare::measure(options).await
}
