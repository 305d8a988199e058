//! The commands of `sapa` that do more than one call.

pub mod backup;
pub mod import;
pub mod lock;
pub mod seed;
pub mod serve;
pub mod user;

use crate::{
    db::Db,
    server::{App, Config},
};
use std::{error::Error, fs};

/// What a command answers; its text is for the person at the terminal.
pub type Done = Result<(), Box<dyn Error>>;

/// Opens the library of this installation, its schema up to date.
///
/// # Errors
/// When the data directory cannot be made or the database not be opened.
pub async fn open(config: Config) -> Result<App, Box<dyn Error>> {
    fs::create_dir_all(&config.data)?;
    let db = Db::open(&config.database_url()).await?;
    db.migrate().await?;
    Ok(App::new(config, db))
}
