//! `sapa serve`: brings the database up to date and answers requests.

use super::{Done, lock, open, seed::demonstrate};
use crate::server::{Config, serve};
use std::fs;
use tokio::net::TcpListener;

/// # Errors
/// When a setting is wrong, the address is taken or the database cannot be opened.
pub async fn run(config: Config, demo: bool) -> Done {
    // Here alone: no other command sends mail, and a backup shall not fail for the want of it.
    config.check()?;
    let listener = TcpListener::bind(config.addr).await?;
    fs::create_dir_all(&config.data)?;
    let _held = lock::together(&config)?;
    let app = open(config).await?;
    if demo {
        demonstrate(&app).await?;
    }
    println!("Sapa: {}", app.config().public_url());
    serve(app, listener).await;
    Ok(())
}
