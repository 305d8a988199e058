//! The board of a season: only of those who asked to be on it.

use crate::{
    auth::{self, AccountId},
    db::Tx,
    error::AppError,
    i18n::Lang,
    quizzes::{
        afterwards::texts,
        rules::{self, Season},
        store::season::{self, Standing},
    },
    server::Ctx,
};
use sqlx::AnyConnection;

/// The purpose of that consent.
const PURPOSE: &str = "quiz_season";
/// Who is shown; a longer board is a list of strangers.
const SHOWN: usize = 50;

/// A place on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub rank: u32,
    pub name: String,
    pub score: i64,
    pub games: i64,
    pub is_me: bool,
}

/// The board of `wanted`, and whether the viewer is among those who agreed to be on it.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn board(ctx: &Ctx, wanted: Season) -> Result<(Vec<Placed>, bool), AppError> {
    let me = ctx.viewer.as_ref().map(|viewer| viewer.id);
    let mut db = ctx.read().await?;
    let names = auth::backend::who_agreed(&mut db, PURPOSE).await?;
    let begins = |season: Season| ctx.zone().instant(season.begins(), 0);
    let accounts: Vec<AccountId> = names.keys().copied().collect();
    let standings = season::standings(&mut db, &accounts, begins(wanted), begins(wanted.next())).await?;
    let scores: Vec<u32> = standings
        .iter()
        .map(|standing| u32::try_from(standing.score).unwrap_or(u32::MAX))
        .collect();
    let placed = |(rank, standing): (u32, Standing)| {
        Some(Placed {
            rank,
            name: names.get(&standing.account_id)?.clone(),
            score: standing.score,
            games: standing.games,
            is_me: me == Some(standing.account_id),
        })
    };
    let ranks = rules::ranks(&scores).into_iter();
    let board = ranks.zip(standings).filter_map(placed);
    let board = board
        .enumerate()
        .filter(|(at, placed)| *at < SHOWN || placed.is_me);
    Ok((
        board.map(|(_, placed)| placed).collect(),
        me.is_some_and(|me| names.contains_key(&me)),
    ))
}

/// Puts the viewer on the board of every season, with the words that they agreed to; or takes them off.
///
/// # Errors
/// [`AppError::SignInRequired`].
pub async fn appear(ctx: &Ctx, agreed: bool) -> Result<(), AppError> {
    let me = ctx.signed_in()?.id;
    let mut tx = ctx.write().await?;
    if agreed {
        agree(&mut tx, me, ctx.lang).await?;
    } else {
        auth::backend::disagree(&mut tx, me, PURPOSE).await?;
    }
    tx.commit().await
}

/// Puts `account` on the board, with the words of `lang` for it.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn agree(tx: &mut Tx, account: AccountId, lang: Lang) -> Result<(), AppError> {
    auth::backend::agree(tx, account, PURPOSE, texts::season_consent(lang)).await
}

/// Takes who leaves off the board.
pub(super) async fn forget(tx: &mut Tx, account: AccountId) -> Result<(), AppError> {
    auth::backend::disagree(tx, account, PURPOSE).await
}

/// Is `account` on the board?
///
/// # Errors
/// [`AppError::Internal`].
pub async fn appears(db: &mut AnyConnection, account: AccountId) -> Result<bool, AppError> {
    auth::backend::has_agreed(db, account, PURPOSE).await
}
