//! `/kuis/main/<pin>`: a player's phone; after the end, how it went.

use crate::{
    error::AppError,
    quizzes::{
        Pin,
        backend::{self, FinalPlace, Seat},
        islands::{Pad, Removed, Seen},
        texts,
        wire::Packed,
    },
    server::{Ctx, param, request_cookie},
    ui::{page, titled},
};
use leptos::prelude::*;

#[component]
pub fn PadPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let typed = param("pin");
        let pin: Pin = typed.parse().map_err(|_| AppError::NotFound)?;
        let token = request_cookie(&backend::seat_cookie_name(pin)).unwrap_or_default();
        let handle = match backend::running(&ctx, &typed).await {
            Ok(handle) => handle,
            Err(AppError::NotFound) => return over(&ctx, pin, &token).await,
            Err(other) => return Err(other),
        };
        let title = handle.shots.borrow().snapshot.title.clone();
        let seat = match backend::seat(&handle, &token).await? {
            Seat::Taken(seat) => seat,
            Seat::Removed => {
                return Ok(view! { {titled(title)} <div class="pad"><Removed lang /></div> }.into_any());
            }
            Seat::Nobody => {
                // Not in this game yet: the way in is the join form.
                leptos_axum::redirect(&format!("/kuis/gabung?pin={pin}"));
                return Ok(().into_any());
            }
        };
        let seen = Seen {
            snapshot: handle.shots.borrow().snapshot.clone(),
            hall: Default::default(),
            mine: Some(seat.mine),
            name: Some(seat.nickname),
            now: handle.clock.now(),
            pace: seat.pace,
        };
        Ok(view! {
            {titled(title)}
            <noscript><p class="notice notice-durian">{texts::needs_script(lang)}</p></noscript>
            <Pad seen=Packed(seen) />
        }
        .into_any())
    })
}

async fn over(ctx: &Ctx, pin: Pin, token: &str) -> Result<AnyView, AppError> {
    let FinalPlace {
        title,
        rank,
        players,
        score,
        team,
    } = backend::final_place(ctx, pin, token).await?;
    let lang = ctx.lang;
    let (players, score) = (small(players), u32::try_from(score).unwrap_or_default());
    let place = match team {
        Some((team, teams)) => view! {
            <p class="pad-verdict">{texts::team_rank(lang, &team.name, team.rank, small(teams))}</p>
            <p class="pad-gain">{texts::your_score(lang, team.score)}</p>
            <p>{texts::you_alone(lang, score, rank, players)}</p>
        }
        .into_any(),
        None => view! {
            <p class="pad-verdict">{texts::your_rank(lang, rank, players)}</p>
            <p class="pad-gain">{texts::your_score(lang, score)}</p>
        }
        .into_any(),
    };
    Ok(view! {
        {titled(title.clone())}
        <div class="pad">
            <header class="pad-head"><span>{title}</span></header>
            <div class="pad-middle">
                <h1>{texts::game_over(lang)}</h1>
                {place}
            </div>
            <div class="actions">
                <p>{texts::thank_you(lang)}</p>
                <a class="button button-wide" href="/kuis">{texts::more_quizzes(lang)}</a>
            </div>
        </div>
    }
    .into_any())
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
