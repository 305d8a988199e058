//! `/kuis/main/<pin>`: a player's phone; after the end, how it went. It plays without script too: its forms are forms, and it asks for
//! itself again, calmly.

use crate::{
    error::AppError,
    i18n::{Lang, grouped},
    quizzes::{
        Answer, Kind, Order, Pace, Pin,
        afterwards::texts as after,
        api,
        backend::{self, Ending, FinalPlace, Seat},
        islands::{Pad, Removed, Seen},
        pages::asked::AnsweredRow,
        rules::{self, GRACE},
        texts,
        wire::{Asking, Mine, Packed, Snapshot, Stage},
    },
    server::{Ctx, FormState, param, query, request_cookie},
    time::{Millis, Span},
    ui::{Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

/// Seconds after which a page without script asks for itself again.
const RHYTHM: i64 = 4;

#[component]
pub fn PadPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let typed = param("pin");
        let pin: Pin = typed.parse().map_err(|_| AppError::NotFound)?;
        let token = request_cookie(&backend::seat_cookie_name(pin)).unwrap_or_default();
        let (handle, seat) = match backend::at_seat(&ctx, pin, &token).await? {
            Some((handle, Seat::Taken(seat))) => (handle, seat),
            Some((handle, Seat::Removed)) => {
                let title = handle.shots.borrow().snapshot.title.clone();
                return Ok(view! { {titled(title)} <div class="pad"><Removed lang /></div> }.into_any());
            }
            Some((_, Seat::Nobody)) => {
                // Not in this game yet, which so far is a PIN that was typed: the way in is the join form.
                backend::running(&ctx, &typed).await?;
                leptos_axum::redirect(&format!("/kuis/gabung?pin={pin}"));
                return Ok(().into_any());
            }
            None => {
                return match over(&ctx, pin, &token).await {
                    Err(AppError::NotFound) => Err(backend::running(&ctx, &typed)
                        .await
                        .err()
                        .unwrap_or(AppError::NotFound)),
                    ended => ended,
                };
            }
        };
        let title = handle.shots.borrow().snapshot.title.clone();
        let snapshot = handle.shots.borrow().snapshot.clone();
        let (now, form) = (handle.clock.now(), FormState::of(&ctx, api::Answer::PATH));
        let again_in = again_in(&snapshot, &seat.mine, seat.pace, now);
        let here = format!("/kuis/main/{pin}");
        let pace_form = FormState::of(&ctx, api::SetPace::PATH);
        let refused = form
            .field_error("jawab")
            .or_else(|| pace_form.field_error("pace"))
            .or_else(|| {
                form.error()
                    .or(pace_form.error())
                    .map(|error| error.message(lang))
            });
        let notice = ctx.flash.as_ref().and_then(|flash| flash.notice.clone());
        let seen = Seen {
            draft: draft(&snapshot, &form),
            // The page itself comes first; the socket tells of what can be fetched ahead.
            snapshot: Snapshot {
                ahead: None,
                ..snapshot
            },
            hall: Default::default(),
            mine: Some(seat.mine),
            name: Some(seat.nickname),
            now,
            pace: seat.pace,
        };
        Ok(view! {
            {titled(title)}
            // For who has no script alone: a header would reload the page of everybody. While the browser half is on its way,
            // `boot.js` asks again.
            <noscript data-again=again_in>
                <meta http-equiv="refresh" content=again_in />
                <p class="pad-note">{texts::without_script(lang)}" "<a href=here>{texts::look_again(lang)}</a></p>
            </noscript>
            {notice.map(|notice| view! { <div class="notice notice-hill" role="status"><Icon name="check" /><p>{notice}</p></div> })}
            {refused.map(|refused| view! { <div class="notice notice-clay" role="alert"><Icon name="warning" /><p>{refused}</p></div> })}
            <Pad seen=Packed(seen) />
        }
        .into_any())
    })
}

/// Seconds until the page has something else to show. While somebody thinks it stands still, since it would forget what they have
/// typed; a tap is never lost, so a question of taps looks up now and then.
fn again_in(snapshot: &Snapshot, mine: &Mine, pace: Pace, now: Millis) -> i64 {
    let Stage::Question(asking) = &snapshot.stage else {
        return RHYTHM;
    };
    let is_answered = mine.answer.is_some() && mine.epoch >= asking.asked;
    if asking.kind == Kind::Slide || asking.paused.is_some() || is_answered {
        return RHYTHM;
    }
    if now < asking.opens_at {
        return seconds_up(asking.opens_at - now);
    }
    let left = seconds_up(pace.close(asking.opens_at, asking.closes_at) + Span(GRACE) - now).max(1);
    match asking.kind {
        Kind::Single | Kind::TrueFalse | Kind::Poll => left.min(2 * RHYTHM),
        _ => left,
    }
}

const fn seconds_up(span: Span) -> i64 {
    (span.0 + 999) / 1000
}

/// Where the question on screen begins: with what was sent and not taken, or with the order that the address holds.
fn draft(snapshot: &Snapshot, form: &FormState) -> Option<Answer> {
    let Stage::Question(asking) = &snapshot.stage else {
        return None;
    };
    let name = asking.name(snapshot.pin);
    match asking.kind {
        Kind::Ordering if query("untuk") == name => order_in_address(asking),
        Kind::Typed | Kind::Numeric | Kind::WordCloud if form.value("untuk") == name => {
            Some(Answer::Text(form.value("jawab")))
        }
        _ => None,
    }
}

fn order_in_address(asking: &Asking) -> Option<Answer> {
    let Some(Answer::Order(order)) = rules::read(Lang::default(), Kind::Ordering, query) else {
        return None;
    };
    let order = Some(order).filter(|order| order.len() == asking.options.len())?;
    let (up, down) = (query("naik").parse::<usize>(), query("turun").parse::<usize>());
    let order: Order = match (up, down) {
        (Ok(place), _) => order.swapped(place, place.saturating_sub(1)),
        (_, Ok(place)) => order.swapped(place, place.saturating_add(1)),
        _ => order,
    };
    Some(Answer::Order(order))
}

/// How it went. Who has an account is led to where that stands for good.
async fn over(ctx: &Ctx, pin: Pin, token: &str) -> Result<AnyView, AppError> {
    let lang = ctx.lang;
    let place = match backend::final_place(ctx, pin, token).await? {
        Ending::Placed(place) => place,
        Ending::Removed { title } => {
            return Ok(view! { {titled(title)} <div class="pad"><Removed lang /></div> }.into_any());
        }
    };
    match backend::my_game(ctx, &place.code).await {
        Ok(_) => {
            leptos_axum::redirect(&format!("/saya/kuis/{}", place.code));
            return Ok(().into_any());
        }
        Err(AppError::NotFound | AppError::SignInRequired) => {}
        Err(other) => return Err(other),
    }
    let game = backend::game_at_seat(ctx, &place.code, token).await?;
    let knew = (game.scored > 0).then(|| texts::you_knew(lang, game.right, game.scored));
    let rows = game
        .questions
        .into_iter()
        .map(|question| view! { <AnsweredRow lang question nothing=after::you_said_nothing(lang) /> })
        .collect_view();
    let is_stranger = ctx.viewer.is_none();
    let title = place.title.clone();
    Ok(view! {
        {titled(title.clone())}
        <div class="pad pad-over">
            <header class="pad-head"><span>{title}</span></header>
            <div class="pad-middle">
                <h1>{texts::game_over(lang)}</h1>
                {standing(lang, place)}
                {knew.map(|knew| view! { <p>{knew}</p> })}
            </div>
            <div class="actions">
                <p>{texts::thank_you(lang)}</p>
                <a class="button button-wide" href="/kuis">{texts::more_quizzes(lang)}</a>
                {is_stranger.then(|| view! {
                    <p>{texts::account_keeps_results(lang)}</p>
                    <a class="button-quiet button-wide" href="/daftar">{texts::make_account(lang)}</a>
                })}
            </div>
            {(game.scored > 0).then(|| view! {
                <section class="section">
                    <h2>{after::question_by_question(lang)}</h2>
                    <ol class="rows mt-3">{rows}</ol>
                </section>
            })}
        </div>
    }
    .into_any())
}

/// Place and score, of a team before the player's own.
fn standing(lang: Lang, place: FinalPlace) -> AnyView {
    let (rank, players) = (place.rank, small(place.players));
    let score = u32::try_from(place.score).unwrap_or_default();
    let (says, points, alone) = match place.team {
        Some((team, teams)) => {
            let says = texts::team_place(lang, &team.name, team.rank, small(teams), team.score);
            let alone = texts::you_alone(lang, &grouped(lang, score), rank, players);
            (says, team.score, Some(alone))
        }
        None => (texts::place(lang, rank, players, score), score, None),
    };
    view! {
        {says.map(|says| view! { <p class="pad-verdict">{says}</p> })}
        <p class="pad-gain">{texts::your_score(lang, &grouped(lang, points))}</p>
        {alone.map(|alone| view! { <p>{alone}</p> })}
    }
    .into_any()
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
