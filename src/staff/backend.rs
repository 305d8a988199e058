//! Gathers from the slices what the desk shows.

use super::{Figure, Happening, Need};
use crate::{
    auth::{self, Role},
    discussions,
    error::AppError,
    members, quizzes, rooms,
    server::Ctx,
    surveys,
};

/// All that the desk shows.
pub struct Desk {
    /// Oldest promise first.
    pub needs: Vec<Need>,
    /// In the order of the day.
    pub today: Vec<Happening>,
    pub figures: Vec<Figure>,
}

/// # Errors
/// [`AppError::SignInRequired`], [`AppError::Forbidden`].
pub async fn desk(ctx: &Ctx) -> Result<Desk, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut desk = Desk {
        needs: needs(ctx).await?,
        today: today(ctx).await?,
        figures: figures(ctx).await?,
    };
    desk.needs.sort_by_key(|need| need.due);
    desk.today.sort_by_key(|happening| happening.from);
    Ok(desk)
}

/// One line for each slice in which something can wait for the staff.
async fn needs(ctx: &Ctx) -> Result<Vec<Need>, AppError> {
    let mut needs = Vec::new();
    needs.extend(auth::backend::needs(ctx).await?);
    needs.extend(discussions::backend::needs(ctx).await?);
    needs.extend(rooms::backend::needs(ctx).await?);
    needs.extend(surveys::backend::needs(ctx).await?);
    needs.extend(members::backend::needs(ctx).await?);
    Ok(needs)
}

/// One line for each slice in which something takes place at a time.
async fn today(ctx: &Ctx) -> Result<Vec<Happening>, AppError> {
    let mut today = Vec::new();
    today.extend(rooms::backend::today(ctx).await?);
    today.extend(quizzes::backend::happenings(ctx).await?);
    Ok(today)
}

/// One line for each slice that counts something.
async fn figures(ctx: &Ctx) -> Result<Vec<Figure>, AppError> {
    let mut figures = Vec::new();
    figures.extend(auth::backend::figures(ctx).await?);
    figures.extend(surveys::backend::figures(ctx).await?);
    figures.extend(members::backend::figures(ctx).await?);
    Ok(figures)
}
