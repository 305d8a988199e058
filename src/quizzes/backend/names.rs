//! Made-up names on offer: always ones that are free.

use crate::{
    error::AppError,
    quizzes::{GameId, WindowId, rules, store::names},
};
use sqlx::AnyConnection;
use std::{collections::HashSet, sync::LazyLock};

static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../seed/data/quiz_nicknames.json")).unwrap_or_default()
});
/// Enough to choose from, few enough to read.
const OFFERED: usize = 4;
/// After the names themselves come the same with a number: as many as a hall has people.
const ROUNDS: usize = 100;

/// Where a name has to be free.
#[derive(Debug, Clone, Copy)]
pub enum Among {
    Game(GameId),
    Window(WindowId),
}

/// Some names that nobody there has, different ones each time; fewer only when nearly all are taken.
///
/// # Errors
/// [`AppError::Internal`] when the database cannot be read.
pub async fn offered(db: &mut AnyConnection, among: Among) -> Result<Vec<String>, AppError> {
    let mut free = Vec::new();
    for round in 1..=ROUNDS {
        let names = round_of_names(round, rand::random());
        let keys: Vec<String> = names.iter().map(|name| rules::nickname_key(name)).collect();
        let taken: HashSet<String> = match among {
            Among::Game(game) => names::taken_in_game(db, game, &keys).await?,
            Among::Window(window) => names::taken_in_window(db, window, &keys).await?,
        }
        .into_iter()
        .collect();
        let left = names
            .into_iter()
            .zip(keys)
            .filter(|(_, key)| !taken.contains(key));
        free.extend(left.map(|(name, _)| name).take(OFFERED - free.len()));
        if free.len() == OFFERED {
            break;
        }
    }
    Ok(free)
}

/// All of them, in an order that `random` decides.
fn round_of_names(round: usize, random: u64) -> Vec<String> {
    let order = rules::permutation(NAMES.len(), random).into_iter();
    let names = order.filter_map(|index| NAMES.get(index));
    let numbered = names.map(|name| match round {
        1 => name.clone(),
        _ => format!("{name} {round}"),
    });
    numbered
        .filter(|name| name.chars().count() <= rules::NICKNAME_MAX)
        .collect()
}
