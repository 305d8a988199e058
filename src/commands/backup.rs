//! `sapa backup FILE` and `sapa restore FILE`.

use super::{Done, lock, open};
use crate::{
    db::{
        Db, Engine,
        backup::{BackupError, Kind, copy_into, dump_into, is_in_use, load, put_back, verify_copy},
    },
    server::Config,
};
use std::{fs, path::Path};

/// Writes a backup while the server runs on. On PostgreSQL, and with `portable`, it is a dump.
///
/// # Errors
/// When the database or the file fails.
pub async fn backup(config: Config, file: &Path, portable: bool) -> Done {
    let db = Db::open(&config.database_url()).await?;
    if db.file().is_some_and(|live| live == file) {
        return Err("this is the library itself; name another file".into());
    }
    if portable || db.engine() == Engine::Postgres {
        let rows = dump_into(&db, file).await?;
        println!(
            "{}: {rows} rows, portable between SQLite and PostgreSQL",
            file.display()
        );
    } else {
        copy_into(&db, file).await?;
        println!(
            "{}: {} bytes, read back and whole",
            file.display(),
            fs::metadata(file)?.len()
        );
    }
    db.close().await;
    Ok(())
}

/// Puts a backup in the place of this library. No server may run on it.
///
/// # Errors
/// When a server runs, the library is in use and `force` not said, or the backup is damaged.
pub async fn restore(config: Config, file: &Path, force: bool) -> Done {
    fs::create_dir_all(&config.data)?;
    let _held = lock::alone(&config)?;
    let kind = Kind::of(file)?;
    if kind == Kind::Copy {
        Db::install_drivers();
        verify_copy(file).await?;
    }
    let app = open(config).await?;
    let db = app.db();
    if is_in_use(db).await? && !force {
        return Err(BackupError::NotEmpty.into());
    }
    match (kind, db.file().map(Path::to_owned)) {
        (Kind::Copy, None) => return Err(BackupError::OtherEngine.into()),
        (Kind::Copy, Some(target)) => {
            db.close().await;
            if let Some(kept) = put_back(file, &target).await? {
                println!("What was there before: {}", kept.display());
            }
            // A copy of an older version is brought up to date.
            let restored = Db::open(&app.config().database_url()).await?;
            restored.migrate().await?;
            restored.close().await;
        }
        (Kind::Dump, _) => {
            let rows = load(db, file).await?;
            println!("{rows} rows restored");
            db.close().await;
        }
    }
    println!("Restored from {}", file.display());
    Ok(())
}
