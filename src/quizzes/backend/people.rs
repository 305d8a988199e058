//! Who leads a game, and what the host does about its players.

use crate::{
    auth::Role,
    error::AppError,
    quizzes::{
        PlayerId, blocked,
        engine::{
            Handle,
            game::{Act, Input, Reply},
        },
        rules,
        store::results::{self, PlayerScore},
        texts,
    },
    server::Ctx,
};
use std::cmp::Reverse;

/// The game with `pin` and who plays in it, for its host: the newest first, in no order that would tell how a question under
/// way turns out.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian; [`AppError::NotFound`] without such a game.
pub async fn players(ctx: &Ctx, pin: &str) -> Result<(Handle, Vec<PlayerScore>), AppError> {
    ctx.at_least(Role::Librarian)?;
    let handle = super::running(ctx, pin).await?;
    let mut players = results::players(&mut *ctx.read().await?, handle.game).await?;
    players.sort_by_key(|player| Reverse(player.id));
    Ok((handle, players))
}

/// Takes the lead of the game with `pin`, from whoever has it.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian; [`AppError::NotFound`] without such a game.
pub async fn lead(ctx: &Ctx, pin: &str) -> Result<(), AppError> {
    act(ctx, pin, Act::Lead).await
}

/// Takes a player out of the game: with their answers, and for good.
///
/// # Errors
/// [`AppError::Conflict`] for who does not lead it; [`AppError::NotFound`] without such a player.
pub async fn remove_player(ctx: &Ctx, pin: &str, player: &str) -> Result<(), AppError> {
    ctx.at_least(Role::Librarian)?;
    let player = player_id(player)?;
    act(ctx, pin, Act::Remove(player)).await
}

/// Gives a player another name, by the rules that every name has.
///
/// # Errors
/// [`AppError::Invalid`] for a name that is taken or may not be shown; otherwise as [`remove_player`].
pub async fn rename_player(ctx: &Ctx, pin: &str, player: &str, nickname: &str) -> Result<(), AppError> {
    ctx.at_least(Role::Librarian)?;
    let nickname = rules::nickname(ctx.lang, nickname, blocked::is_blocked)
        .map_err(|wrong| AppError::invalid("nickname", wrong))?;
    let player = player_id(player)?;
    act(ctx, pin, Act::Rename(player, nickname)).await
}

fn player_id(text: &str) -> Result<PlayerId, AppError> {
    text.parse().map_err(|_| AppError::NotFound)
}

pub(super) async fn act(ctx: &Ctx, pin: &str, act: Act) -> Result<(), AppError> {
    let by = ctx.at_least(Role::Librarian)?.id;
    let handle = super::running(ctx, pin).await?;
    match handle.ask(Input::Act { by, act }).await? {
        Reply::Refused { why, .. } => Err(AppError::Conflict(texts::not_moved(ctx.lang, why).into())),
        Reply::NameTaken => Err(AppError::invalid("nickname", texts::nickname_taken(ctx.lang))),
        Reply::TeamNameTaken => Err(AppError::invalid("team", texts::team_taken(ctx.lang))),
        Reply::Unknown => Err(AppError::NotFound),
        _ => Ok(()),
    }
}
