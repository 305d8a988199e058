//! What is under way and can be joined.

use super::super::moment::or_without;
use crate::{home::texts, quizzes::backend, server::Ctx};
use leptos::prelude::*;

pub async fn live(ctx: &Ctx) -> AnyView {
    let lang = ctx.lang;
    let games = async { backend::live_now(&mut *ctx.read().await?).await };
    let game = |(title, pin): (String, crate::quizzes::Pin)| {
        view! {
            <div class="live">
                <span class="live-mark">{texts::live_now(lang)}</span>
                <p><b>{title}</b><br />{texts::being_played(lang)}</p>
                <a class="button" href=format!("/kuis/gabung?pin={pin}")>{texts::join(lang)}</a>
            </div>
        }
    };
    let games = or_without("live quizzes", games.await);
    games.into_iter().map(game).collect_view().into_any()
}
