//! `/petugas/kuis/main/<pin>`: the host's remote control, on a phone in the hand or beside the hall screen.

use super::points::Examples;
use crate::{
    auth::Role,
    quizzes::{
        Pace, api, backend,
        islands::{Remote, Seen},
        texts,
        wire::Packed,
    },
    server::{Ctx, FormState, param},
    ui::{FormErrors, Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn RemotePage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let viewer = ctx.at_least(Role::Librarian)?.id;
        let lang = ctx.lang;
        let handle = backend::running(&ctx, &param("pin")).await?;
        let seen = Seen {
            snapshot: handle.shots.borrow().snapshot.clone(),
            hall: handle.counters(),
            mine: None,
            name: handle.shots.borrow().leader_beside(viewer),
            now: handle.clock.now(),
            pace: Pace::USUAL,
            draft: None,
        };
        let mode = handle.shots.borrow().mode;
        let (pin, title) = (seen.snapshot.pin, seen.snapshot.title.clone());
        let results = backend::results_address(&ctx, handle.game).await?;
        Ok(view! {
            {titled(texts::remote(lang))}
            <header class="page-head">
                <div><h1>{title}</h1><p>{texts::pin_is(lang, &pin.spaced())}</p></div>
                <div class="actions">
                    <a class="button-quiet" href=format!("/kuis/layar/{pin}") target="_blank"><Icon name="external" />{texts::open_hall_screen(lang)}</a>
                    <a class="button-quiet" href=format!("/petugas/kuis/main/{pin}/pemain")>{texts::players(lang)}</a>
                </div>
            </header>
            <FormErrors form=FormState::of(&ctx, api::Command::PATH) />
            <FormErrors form=FormState::of(&ctx, api::Lead::PATH) />
            <Remote seen=Packed(seen) results />
            <details class="disclosure mt-6">
                <summary>{texts::how_points_count(lang)}</summary>
                <div><Examples lang mode /></div>
            </details>
        })
    })
}
