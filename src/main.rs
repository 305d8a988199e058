//! The command `sapa`.

use clap::{Parser, Subcommand};
use sapa::{
    db::Db,
    server::{App, Config, serve, start_logging},
};
use std::{error::Error, fs, process::ExitCode};
use tokio::net::TcpListener;

#[derive(Parser)]
#[command(version, about = "One place where a public library and its patrons meet")]
struct Cli {
    #[command(flatten)]
    config: Config,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Bring the database up to date and answer requests.
    Serve,
    /// Bring the database up to date.
    Migrate,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    start_logging(cli.config.log_json);
    match run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sapa: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), Box<dyn Error>> {
    let config = cli.config;
    fs::create_dir_all(&config.data)?;
    let db = Db::open(&config.database_url()).await?;
    db.migrate().await?;
    match cli.command {
        Command::Migrate => db.close().await,
        Command::Serve => {
            let listener = TcpListener::bind(config.addr).await?;
            eprintln!("Sapa: {}", config.public_url());
            serve(App::new(config, db), listener).await?;
        }
    }
    Ok(())
}
