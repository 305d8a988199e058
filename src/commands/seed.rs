//! `sapa seed`: fills an empty library with demonstration data.

use super::{Done, open};
use crate::{
    seed::{Outcome, PASSWORD, Size, accounts_to_try, sow},
    server::{App, Config},
};

/// # Errors
/// When the library is in use.
pub async fn run(config: Config, size: Size) -> Done {
    let app = open(config).await?;
    match sow(&app, size).await? {
        Outcome::Sown => println!("The library is filled."),
        Outcome::AlreadySown => println!("The library was filled before; nothing to do."),
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
    println!(
        "To make your own account the administrator: register, then `sapa user role YOUR-E-MAIL administrator`."
    );
    Ok(())
}
