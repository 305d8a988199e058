//! Opening a lobby, taking a seat, and the way to a running game.

use super::{Among, teams};
use crate::{
    auth::Role,
    db::{new_id, new_token, token_hash},
    error::AppError,
    live::Topic,
    quizzes::{
        JoinForm, Pace, Pin, PlayerId, blocked,
        engine::{
            Handle,
            game::{Input, Player, Reply, Sender, Wish},
        },
        rules,
        store::{bank, calendar, games},
        texts,
        wire::{Asked, Command, Mine},
    },
    server::{
        App, Ctx, cookie,
        limits::{self, Limit},
    },
    time::Span,
};
use axum::http::HeaderMap;

/// Wrong PINs from one address. A whole hall shares the library's Wi-Fi and mistypes now and then; a machine that tries
/// them all finds one of 900,000 in a month.
const WRONG_PINS: Limit = Limit {
    max: 200,
    window: Span::minutes(10),
};
/// A game that nobody has touched for so long is over.
const ABANDONED: Span = Span::hours(12);
/// A free PIN is found at the first try unless thousands of games are open.
const PIN_TRIES: u32 = 20;
/// Four free names at a time; a whole hall that taps at once takes a few from under one another.
const NAME_TRIES: u32 = 10;

/// A lobby that was opened.
#[derive(Debug, Clone, Copy)]
pub struct Open {
    pub pin: Pin,
}

/// Opens a lobby for the quiz `slug`, or gives the one that is open already.
///
/// # Errors
/// [`AppError::Conflict`] for a quiz without questions.
pub async fn open_lobby(ctx: &Ctx, slug: &str) -> Result<Open, AppError> {
    let host = ctx.at_least(Role::Librarian)?;
    let mut tx = ctx.write().await?;
    let quiz = calendar::find(&mut tx, slug).await?.ok_or(AppError::NotFound)?;
    // Of two presses the second finds the lobby of the first.
    tx.lock(&format!("lobby:{}", quiz.id)).await?;
    let running = games::open(&mut tx)
        .await?
        .into_iter()
        .find(|row| row.quiz_id == quiz.id);
    if let Some(pin) = running.and_then(|row| row.pin()) {
        return Ok(Open { pin });
    }
    let rows = bank::of_quiz(&mut tx, quiz.id).await?;
    let questions: Vec<_> = rows
        .into_iter()
        .filter_map(|row| {
            Some((
                row.id,
                rules::shuffled(row.asked.into_question()?, rand::random()),
            ))
        })
        .collect();
    if questions.is_empty() {
        return Err(AppError::Conflict(texts::quiz_is_empty(ctx.lang).into()));
    }
    let pin = free_pin(&mut tx).await?;
    let code: String = new_token().chars().take(8).collect();
    let game = games::NewGame {
        id: new_id(ctx.now()),
        code: &code,
        quiz: quiz.id,
        pin,
        title: &quiz.title,
        opened_by: Some(host.id),
        shuts: quiz.shuts,
        mode: quiz.mode.into(),
    };
    games::insert(&mut tx, &game, &questions).await?;
    tx.audit("quiz.lobby_opened", &quiz.slug, &pin.to_string())
        .await?;
    tx.announce(Topic::new("quizzes", "live")).await?;
    tx.commit().await?;
    Ok(Open { pin })
}

/// Two lobbies that open at once and draw the same PIN meet at the unique index; with one writer they never do.
async fn free_pin(tx: &mut crate::db::Tx) -> Result<Pin, AppError> {
    for _ in 0..PIN_TRIES {
        let number = rand::random_range(Pin::LOWEST..=Pin::HIGHEST);
        if let Some(pin) = Pin::from_number(number)
            && games::find_open(tx, pin).await?.is_none()
        {
            return Ok(pin);
        }
    }
    Err(AppError::TooMany { retry_after: 60 })
}

/// The running game behind what somebody typed as a PIN.
///
/// # Errors
/// [`AppError::NotFound`] when no game is open under it; [`AppError::TooMany`] for who guesses, but not for the staff, who see all PINs.
pub async fn running(ctx: &Ctx, pin: &str) -> Result<Handle, AppError> {
    let bucket = format!("quiz:pin:{}", ctx.address);
    if !ctx.is_staff() {
        limits::check(&ctx.app, &bucket, WRONG_PINS).await?;
    }
    let found = match pin.parse::<Pin>() {
        Ok(pin) => ctx.app.games().find(&ctx.app, pin).await?,
        Err(_) => None,
    };
    if found.is_none() {
        limits::hit(&ctx.app, &bucket, WRONG_PINS).await?;
    }
    found.ok_or(AppError::NotFound)
}

/// Takes a seat and gives the game's PIN and the cookie that finds the seat again. The token is made of the form's key, so
/// that the form sent twice is one seat. `before` is the token of a seat that this browser had in the game.
///
/// # Errors
/// [`AppError::Invalid`] by field: no such game or team, a name that is taken or may not be shown; [`AppError::Busy`] while nobody can
/// say whose seat it would be.
pub async fn join(ctx: &Ctx, form: &JoinForm, before: Option<&str>) -> Result<(Pin, String), AppError> {
    let lang = ctx.lang;
    if !(16..=64).contains(&form.key.len()) || !form.key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(AppError::Invalid(crate::error::FieldErrors::default()));
    }
    let handle = running(ctx, &form.pin).await.map_err(|error| match error {
        AppError::NotFound => AppError::invalid("pin", texts::no_such_game(lang)),
        other => other,
    })?;
    let pin: Pin = form.pin.parse().map_err(|_| AppError::NotFound)?;
    let name = if form.offered.is_empty() {
        &form.nickname
    } else {
        &form.offered
    };
    let nickname = rules::nickname(lang, name, blocked::is_blocked)
        .map_err(|wrong| AppError::invalid("nickname", wrong))?;
    let pace = match form.pace.as_str() {
        "" => Pace::USUAL,
        percent => super::pace(lang, percent)?,
    };
    let token = token_hash(&format!("seat:{pin}:{}", form.key));
    let player = Player {
        id: new_id(handle.clock.now()),
        nickname,
        token_hash: token_hash(&token),
        account: ctx.identified()?.map(|viewer| viewer.id),
        pace,
        score: 0,
        streak: rules::Streak::default(),
        team: None,
    };
    // Another form makes another token, and the same browser is still the same person.
    if let Some(before) = before
        && matches!(seat(&handle, before).await?, Seat::Removed)
    {
        return Err(AppError::invalid("nickname", texts::you_were_removed(lang)));
    }
    let in_teams = handle.shots.borrow().mode.teams;
    let wish = match in_teams {
        true => Some(teams::wish(ctx, &handle, form).await?),
        false => None,
    };
    let seated = sit_down(&handle, player.clone(), wish.clone()).await?;
    let seated = match seated {
        // Somebody else took it between the page and the tap: any other on offer is as good.
        Reply::NameTaken if !form.offered.is_empty() => another_name(ctx, &handle, player, wish).await?,
        other => other,
    };
    match seated {
        Reply::Seated => Ok((pin, seat_cookie(ctx.app.config().is_secure(), pin, &token))),
        Reply::NameTaken => Err(AppError::invalid("nickname", texts::nickname_taken(lang))),
        Reply::Removed => Err(AppError::invalid("nickname", texts::you_were_removed(lang))),
        Reply::Locked => Err(AppError::invalid("nickname", texts::lobby_is_locked(lang))),
        Reply::Closed => Err(AppError::invalid("nickname", texts::game_is_over(lang))),
        Reply::TeamMissing => Err(AppError::invalid("team_pin", texts::team_missing(lang))),
        Reply::TeamNameTaken => Err(AppError::invalid("team", texts::team_taken(lang))),
        Reply::TeamsFull => Err(AppError::invalid("team", texts::teams_full(lang))),
        Reply::NoSuchTeam => Err(teams::no_such_team(ctx).await?),
        _ => Err(AppError::Conflict(texts::try_again(lang).into())),
    }
}

async fn sit_down(handle: &Handle, player: Player, wish: Option<Wish>) -> Result<Reply, AppError> {
    let input = match wish {
        Some(wish) => Input::Enlist { player, wish },
        None => Input::Join(player),
    };
    handle.ask(input).await
}

/// Takes a seat under a name on offer that is free.
async fn another_name(
    ctx: &Ctx,
    handle: &Handle,
    player: Player,
    wish: Option<Wish>,
) -> Result<Reply, AppError> {
    for _ in 0..NAME_TRIES {
        let free = super::offered(&mut *ctx.read().await?, Among::Game(handle.game)).await?;
        for nickname in free {
            let player = Player {
                nickname,
                ..player.clone()
            };
            match sit_down(handle, player, wish.clone()).await? {
                Reply::NameTaken => {}
                other => return Ok(other),
            }
        }
    }
    Ok(Reply::NameTaken)
}

/// The cookie that holds the seat in the game `pin`.
#[must_use]
pub fn seat_cookie_name(pin: Pin) -> String {
    format!("sapa_kuis_{pin}")
}

/// The `Set-Cookie` value of a seat, for a day.
#[must_use]
pub fn seat_cookie(secure: bool, pin: Pin, token: &str) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!(
        "{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400{secure}",
        seat_cookie_name(pin)
    )
}

/// The token of the seat in the game `pin` that the request carries.
#[must_use]
pub fn seat_token(headers: &HeaderMap, pin: &str) -> Option<String> {
    let pin: Pin = pin.parse().ok()?;
    cookie(headers, &seat_cookie_name(pin)).map(str::to_owned)
}

/// What a token finds.
#[derive(Debug, Clone)]
pub enum Seat {
    Taken(Seated),
    /// The host has taken this player out.
    Removed,
    Nobody,
}

/// Somebody's seat.
#[derive(Debug, Clone)]
pub struct Seated {
    pub player: PlayerId,
    pub nickname: String,
    pub pace: Pace,
    pub mine: Mine,
}

/// The seat that `token` finds.
///
/// # Errors
/// [`AppError::NotFound`] when the game is over.
pub async fn seat(handle: &Handle, token: &str) -> Result<Seat, AppError> {
    let token_hash = token_hash(token);
    Ok(match handle.ask(Input::Hello { token_hash }).await? {
        Reply::Known {
            player,
            nickname,
            pace,
            mine,
        } => Seat::Taken(Seated {
            player,
            nickname,
            pace,
            mine,
        }),
        Reply::Removed => Seat::Removed,
        _ => Seat::Nobody,
    })
}

/// The running game and the seat in it that `token` finds, if a game runs under that PIN. Who has a seat has not guessed: what others at
/// the same address have tried keeps nobody out.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn at_seat(ctx: &Ctx, pin: Pin, token: &str) -> Result<Option<(Handle, Seat)>, AppError> {
    let Some(handle) = ctx.app.games().find(&ctx.app, pin).await? else {
        return Ok(None);
    };
    match seat(&handle, token).await {
        Ok(seat) => Ok(Some((handle, seat))),
        // It has ended this very moment.
        Err(AppError::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Moves a game on without a socket.
///
/// # Errors
/// [`AppError::Conflict`] when the game is elsewhere by now.
pub async fn command(ctx: &Ctx, pin: &str, epoch: u32, command: Command) -> Result<(), AppError> {
    let host = ctx.at_least(Role::Librarian)?.id;
    let handle = running(ctx, pin).await?;
    let input = Input::Frame {
        from: Sender::Host(host),
        asked: Asked::Command { epoch, command },
        latency: rules::Latency::default(),
    };
    match handle.ask(input).await? {
        Reply::Refused { why, .. } => Err(AppError::Conflict(texts::not_moved(ctx.lang, why).into())),
        _ => Ok(()),
    }
}

/// Ends the games of this process that were forgotten. How long ago is by the clock that noted when each was touched: no correction of
/// the wall clock, and no other process whose clock is ahead, ends one that is being played.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn end_abandoned(app: &App) -> Result<(), AppError> {
    let here = app.games().here().await;
    let mut tx = app.db().write(app.now(), crate::db::Actor::default()).await?;
    for handle in here {
        games::end_abandoned(&mut tx, handle.game, handle.clock.now() - ABANDONED).await?;
    }
    tx.commit().await
}
