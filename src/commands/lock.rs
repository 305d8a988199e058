//! Who works on this installation: any number of servers, or one restore.

use crate::server::Config;
use std::{
    error::Error,
    fs::{File, OpenOptions},
};

/// Held for as long as it lives; the system lets go of it whatever way the process ends.
#[derive(Debug)]
pub struct Held {
    _file: File,
}

/// # Errors
/// While a restore runs.
pub fn together(config: &Config) -> Result<Held, Box<dyn Error>> {
    let file = open(config)?;
    file.try_lock_shared()
        .map_err(|_| "a restore is under way; start again when it is done")?;
    Ok(Held { _file: file })
}

/// # Errors
/// While a server runs.
pub fn alone(config: &Config) -> Result<Held, Box<dyn Error>> {
    let file = open(config)?;
    file.try_lock()
        .map_err(|_| "a server runs on this library; stop it first")?;
    Ok(Held { _file: file })
}

fn open(config: &Config) -> std::io::Result<File> {
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(config.data.join("sapa.lock"))
}
