//! Teams: which one somebody joins, another name for one, and where they stood in the end.

use crate::{
    auth::Role,
    db::new_id,
    error::AppError,
    i18n::Lang,
    quizzes::{
        JoinForm, TeamId, TeamPin, blocked,
        engine::{
            Handle,
            game::{Act, Team, Wish},
        },
        rules,
        store::{
            results::PlayerScore,
            teams::{self, TeamRow},
        },
        texts,
    },
    server::{
        Ctx,
        limits::{self, Limit},
    },
    time::Span,
};
use std::{cmp::Reverse, collections::HashMap};

/// Wrong PINs from one address, as for games: a hall shares one, and mistypes.
const WRONG_PINS: Limit = Limit {
    max: 200,
    window: Span::minutes(10),
};

/// Which team `form` asks for: the one with its PIN, or a new one of its name.
///
/// # Errors
/// [`AppError::Invalid`] by field: neither or both, or a name that may not be shown; [`AppError::TooMany`] for who guesses.
pub(super) async fn wish(ctx: &Ctx, handle: &Handle, form: &JoinForm) -> Result<Wish, AppError> {
    let lang = ctx.lang;
    let (pin, name) = (form.team_pin.trim(), form.team.trim());
    if pin.is_empty() && name.is_empty() {
        return Err(AppError::invalid("team_pin", texts::team_missing(lang)));
    }
    if pin.is_empty() {
        let name = checked(lang, name)?;
        let number = rand::random_range(TeamPin::LOWEST..=TeamPin::HIGHEST);
        let pin = TeamPin::from_number(number).ok_or(AppError::NotFound)?;
        let id = new_id(handle.clock.now());
        return Ok(Wish::Found(Team { id, name, pin }));
    }
    if !name.is_empty() {
        return Err(AppError::invalid("team", texts::team_twice(lang)));
    }
    limits::check(&ctx.app, &bucket(ctx), WRONG_PINS).await?;
    match pin.parse() {
        Ok(pin) => Ok(Wish::Join(pin)),
        Err(_) => Err(no_such_team(ctx).await?),
    }
}

fn checked(lang: Lang, name: &str) -> Result<String, AppError> {
    let name = rules::team_name(lang, name, blocked::is_blocked);
    name.map_err(|wrong| AppError::invalid("team", wrong))
}

/// What is said to who named a PIN that no team has; it counts as a guess.
///
/// # Errors
/// [`AppError::Internal`] when that could not be counted.
pub(super) async fn no_such_team(ctx: &Ctx) -> Result<AppError, AppError> {
    limits::hit(&ctx.app, &bucket(ctx), WRONG_PINS).await?;
    Ok(AppError::invalid("team_pin", texts::no_such_team(ctx.lang)))
}

fn bucket(ctx: &Ctx) -> String {
    format!("quiz:team:{}", ctx.address)
}

/// The teams of a running game, for its host.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian.
pub async fn teams(ctx: &Ctx, handle: &Handle) -> Result<Vec<TeamRow>, AppError> {
    ctx.at_least(Role::Librarian)?;
    Ok(teams::of_game(&mut *ctx.read().await?, handle.game).await?)
}

/// Gives a team another name, by the rules that every name has.
///
/// # Errors
/// [`AppError::Invalid`] for a name that is taken or may not be shown; [`AppError::Conflict`] for who does not lead the game.
pub async fn rename_team(ctx: &Ctx, pin: &str, team: &str, name: &str) -> Result<(), AppError> {
    ctx.at_least(Role::Librarian)?;
    let name = checked(ctx.lang, name)?;
    let team: TeamId = team.parse().map_err(|_| AppError::NotFound)?;
    super::people::act(ctx, pin, Act::RenameTeam(team, name)).await
}

/// A team of a game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamResult {
    pub rank: u32,
    pub id: TeamId,
    pub name: String,
    pub score: u32,
    pub members: usize,
}

/// Where the teams of `players` stand, the best first, then by which was founded first.
#[must_use]
pub fn team_results(players: &[PlayerScore]) -> Vec<TeamResult> {
    let mut teams: HashMap<TeamId, (&str, Vec<u32>)> = HashMap::new();
    for player in players {
        if let (Some(id), Some(name)) = (player.team_id, &player.team) {
            let earned = u32::try_from(player.score + player.head_start).unwrap_or_default();
            teams.entry(id).or_insert((name, Vec::new())).1.push(earned);
        }
    }
    let scored = teams.into_iter().map(|(id, (name, members))| {
        let count = members.len();
        (rules::team_score(members), id, name, count)
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by_key(|(score, id, ..)| (Reverse(*score), *id));
    let ranks = rules::ranks(&scored.iter().map(|(score, ..)| *score).collect::<Vec<_>>());
    let ranked = ranks.into_iter().zip(scored);
    ranked
        .map(|(rank, (score, id, name, members))| TeamResult {
            rank,
            id,
            name: name.to_owned(),
            score,
            members,
        })
        .collect()
}

/// The team of one of `players`, and how many teams there are.
#[must_use]
pub(super) fn team_of(player: &PlayerScore, players: &[PlayerScore]) -> Option<(TeamResult, usize)> {
    let team = player.team_id?;
    let results = team_results(players);
    let count = results.len();
    results
        .into_iter()
        .find(|result| result.id == team)
        .map(|result| (result, count))
}
