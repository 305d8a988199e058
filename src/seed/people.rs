//! Accounts, plainly marked as demonstration accounts, all with one known password.

use super::Seeding;
use crate::{
    auth::{Role, password, store},
    db::new_id,
    error::AppError,
    i18n::Lang,
};
use serde::Deserialize;

/// The password of every demonstration account. `sapa serve --demo` prints it.
pub const PASSWORD: &str = "sapa lubuklinggau";

#[derive(Deserialize)]
struct Person {
    key: String,
    name: String,
    email: String,
    role: Role,
    member_number: Option<String>,
}

fn people() -> Result<Vec<Person>, AppError> {
    super::read_data(include_str!("data/people.json"))
}

/// The accounts to try: `(role, e-mail)`, one of each role.
///
/// # Errors
/// [`AppError::Internal`] when the data does not parse.
pub fn accounts_to_try() -> Result<Vec<(Role, String)>, AppError> {
    let people = people()?;
    let first = |role| {
        people
            .iter()
            .find(|person| person.role == role)
            .map(|person| (role, person.email.clone()))
    };
    Ok(Role::ALL.into_iter().rev().filter_map(first).collect())
}

pub(super) async fn sow(seeding: &mut Seeding) -> Result<(), AppError> {
    let password_hash = password::hash(PASSWORD).await?;
    for person in people()? {
        let account = store::NewAccount {
            id: new_id(seeding.tx.now()),
            name: person.name,
            email: Some(person.email),
            phone: None,
            member_number: person.member_number,
            password_hash: Some(password_hash.clone()),
            role: person.role,
            demonstration: true,
        };
        store::insert(&mut seeding.tx, &account, Lang::Id).await?;
        if person.role == Role::Patron {
            seeding.patrons.push(account.id);
        }
        seeding.people.insert(person.key, account.id);
    }
    Ok(())
}
