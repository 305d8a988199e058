//! What an account sees of itself.

use super::super::store::{self, ConsentRow, OpenSession, Profile};
use crate::{error::AppError, i18n::Lang, server::Ctx};

/// Everything that accounts keep of one person.
#[derive(Debug)]
pub struct Me {
    pub profile: Profile,
    /// Last used first.
    pub sessions: Vec<OpenSession>,
    /// Newest first.
    pub consents: Vec<ConsentRow>,
}

/// # Errors
/// [`AppError::SignInRequired`].
pub async fn me(ctx: &Ctx) -> Result<Me, AppError> {
    let viewer = ctx.signed_in()?;
    let mut db = ctx.read().await?;
    Ok(Me {
        profile: store::profile(&mut db, viewer.id).await?,
        sessions: store::sessions(&mut db, viewer.id, ctx.now()).await?,
        consents: store::consents(&mut db, viewer.id).await?,
    })
}

/// Keeps the language of mails to this account.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn speak(ctx: &Ctx, lang: Lang) -> Result<(), AppError> {
    if let Some(viewer) = &ctx.viewer {
        let mut tx = ctx.write().await?;
        store::set_lang(&mut tx, viewer.id, lang).await?;
        tx.commit().await?;
    }
    Ok(())
}
