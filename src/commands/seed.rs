//! `sapa seed`: fills an empty library with demonstration data.

use super::{Done, open};
use crate::{
    seed::{Outcome, PASSWORD, Size, accounts_to_try, sow},
    server::{App, Config},
};
use std::{
    env,
    path::{Path, absolute},
};

/// # Errors
/// When the library is in use, or holds demonstration data of another size.
pub async fn run(config: Config, size: Size) -> Done {
    let app = open(config).await?;
    match sow(&app, size).await? {
        Outcome::Sown => println!("The library is filled."),
        Outcome::AlreadySown => println!("The library was filled before; nothing to do."),
        Outcome::OtherSize(held) => {
            return Err(format!(
                "this library was filled with --size {held} before, so it stays as it is; \
                 --size {} needs an empty one (another SAPA_DATA or DATABASE_URL)",
                size.name()
            )
            .into());
        }
        Outcome::InUse => return Err("people use this library, so it stays as it is".into()),
    }
    app.db().close().await;
    Ok(())
}

/// Fills an empty library at its first start and says how to look around. A library in use just starts.
pub(super) async fn demonstrate(app: &App) -> Done {
    if sow(app, Size::Demo).await? == Outcome::InUse {
        return Ok(());
    }
    println!("Demonstration accounts, password \"{PASSWORD}\":");
    for (role, email) in accounts_to_try()? {
        println!("  {role:<14} {email}");
    }
    let database = match app.config().database_url {
        Some(_) => " with this DATABASE_URL",
        None => "",
    };
    println!("To make your own account the administrator: register, then run{database}:");
    println!(
        "  {} user role YOUR-E-MAIL administrator",
        this_program(app.config())
    );
    Ok(())
}

/// This program on this data, for a shell in any directory.
fn this_program(config: &Config) -> String {
    let program = env::current_exe().unwrap_or_else(|_| "sapa".into());
    let data = absolute(&config.data).unwrap_or_else(|_| config.data.clone());
    format!("SAPA_DATA={} {}", quoted(&data), quoted(&program))
}

/// As a shell reads it back.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    if path.chars().all(is_plain) {
        path
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}
