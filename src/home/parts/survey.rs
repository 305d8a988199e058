//! "Survei sedang dibuka": an invitation for as long as a wave takes answers.

use crate::{
    i18n::day,
    server::Ctx,
    surveys::{backend, texts},
    time::Span,
};
use leptos::prelude::*;

pub async fn survey(ctx: &Ctx) -> Option<AnyView> {
    let mut db = ctx.read().await.ok()?;
    let wave = backend::open_wave(&mut db, ctx.now()).await.ok()??;
    let lang = ctx.lang;
    let last_day = day(lang, ctx.zone().date(wave.closes_at - Span(1)));
    let invitation = view! {
        <section class="section" aria-labelledby="survei">
            <h2 id="survei">{texts::survey_is_open(lang)}</h2>
            <p>{texts::invitation(lang)} " " {texts::open_until(lang, &last_day)}</p>
            <p class="actions mt-3"><a class="button-quiet" href="/survei">{texts::fill_in(lang)}</a></p>
        </section>
    };
    Some(invitation.into_any())
}
