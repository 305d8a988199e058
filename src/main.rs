//! The command `sapa`.

use clap::{Parser, Subcommand};
use sapa::{
    commands::{self, Done, user::User},
    seed::Size,
    server::{Config, start_logging},
};
use std::process::ExitCode;

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
    Serve {
        /// Fill an empty library with demonstration data and print its accounts.
        #[arg(long)]
        demo: bool,
    },
    /// Bring the database up to date.
    Migrate,
    /// Fill an empty library with demonstration data.
    Seed {
        #[arg(long, value_enum, default_value_t = Size::Demo)]
        size: Size,
    },
    /// Accounts: make one, change a role, print a link to a new password.
    #[command(subcommand)]
    User(User),
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

async fn run(cli: Cli) -> Done {
    match cli.command {
        Command::Serve { demo } => commands::serve::run(cli.config, demo).await,
        Command::Migrate => commands::open(cli.config).await.map(drop),
        Command::Seed { size } => commands::seed::run(cli.config, size).await,
        Command::User(user) => commands::user::run(cli.config, user).await,
    }
}
