//! `sapa user …`: accounts from the terminal, where the first administrator comes from.

use super::{Done, open};
use crate::{
    auth::{AccountId, Role, backend, rules, store},
    db::{Actor, Tx, new_id},
    i18n::Lang,
    server::{App, Config},
    tidy::tidy_line,
};
use clap::Subcommand;
use std::error::Error;

#[derive(Debug, Subcommand)]
pub enum User {
    /// Make an account and print a one-time link to its password.
    Create {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        #[arg(long, default_value = "patron", value_parser = role)]
        role: Role,
    },
    /// Give an account another role: patron, librarian, manager or administrator.
    Role {
        /// E-mail address, phone or member number.
        login: String,
        #[arg(value_parser = role)]
        role: Role,
    },
    /// Print a one-time link to a new password.
    Password {
        /// E-mail address, phone or member number.
        login: String,
    },
}

fn role(text: &str) -> Result<Role, String> {
    text.parse()
        .map_err(|()| format!("the roles are {}", Role::ALL.map(Role::as_str).join(", ")))
}

/// # Errors
/// When there is no such account, or already one with this address.
pub async fn run(config: Config, user: User) -> Done {
    let app = open(config).await?;
    let mut tx = app.db().write(app.now(), Actor::default()).await?;
    let said = match user {
        User::Create { email, name, role } => create(&app, &mut tx, &email, &name, role).await?,
        User::Role { login, role } => {
            let account = find(&mut tx, &login).await?;
            let profile = store::profile(&mut tx, account).await?;
            match backend::give_role(&mut tx, Lang::En, &profile, role).await {
                Ok(()) => format!("{} is now {role}.", profile.name),
                Err(error) => return Err(error.message(Lang::En).into()),
            }
        }
        User::Password { login } => {
            let account = find(&mut tx, &login).await?;
            backend::new_link(app.config(), &mut tx, account).await?
        }
    };
    tx.commit().await?;
    println!("{said}");
    app.db().close().await;
    Ok(())
}

async fn create(
    app: &App,
    tx: &mut Tx,
    email: &str,
    name: &str,
    role: Role,
) -> Result<String, Box<dyn Error>> {
    let email = rules::normal_email(email).ok_or("this is no e-mail address")?;
    let name = tidy_line(name);
    if name.is_empty() || name.chars().count() > rules::NAME_MAX {
        return Err("a name has 1 to 120 letters".into());
    }
    let account = store::NewAccount {
        id: new_id(app.now()),
        name,
        email: Some(email.clone()),
        phone: None,
        member_number: None,
        password_hash: None,
        role,
        demonstration: false,
    };
    if store::find_by_login(tx, &email, "").await?.is_some() {
        return Err("this e-mail address already has an account".into());
    }
    store::insert(tx, &account, Lang::Id).await?;
    tx.audit("account.created", account.id, role.as_str()).await?;
    Ok(backend::new_link(app.config(), tx, account.id).await?)
}

async fn find(tx: &mut Tx, login: &str) -> Result<AccountId, Box<dyn Error>> {
    let found = store::find_by_login(tx, &rules::normal_login(login), &tidy_line(login)).await?;
    Ok(found.ok_or("no such account")?.id)
}
