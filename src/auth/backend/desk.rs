//! What accounts tell the staff desk.

use super::super::{store, texts};
use crate::{
    error::AppError,
    server::{Ctx, unsent_mail},
    staff::{Figure, Need},
    time::Span,
};

/// A mail that nobody got, such as a code somebody waits for.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn needs(ctx: &Ctx) -> Result<Vec<Need>, AppError> {
    let unsent = unsent_mail(ctx).await?;
    let needs = unsent.into_iter().map(|mail| Need {
        due: mail.created_at,
        title: texts::mail_unsent(ctx.lang, &mail.recipient),
        note: mail.subject,
        href: format!("/petugas/akun?cari={}", mail.recipient.replace('+', "%2B")),
    });
    Ok(needs.collect())
}

/// # Errors
/// [`AppError::Internal`].
pub async fn figures(ctx: &Ctx) -> Result<Vec<Figure>, AppError> {
    let counts = store::counts(&mut *ctx.read().await?, ctx.now() - Span::days(30)).await?;
    Ok(vec![
        Figure {
            label: texts::patrons_counted(ctx.lang).to_owned(),
            value: counts.patrons.to_string(),
        },
        Figure {
            label: texts::new_patrons_counted(ctx.lang).to_owned(),
            value: counts.newcomers.to_string(),
        },
    ])
}
