//! `/petugas/kuis/main/<pin>/pemain`: who plays, and what the host may do about it. Plain forms: it works on any phone, and the
//! remote stays as small as it is.

use crate::{
    i18n::Lang,
    quizzes::{
        api, backend,
        rules::NICKNAME_MAX,
        store::{results::PlayerScore, teams::TeamRow},
        texts,
    },
    server::{Ctx, FormState, param, query},
    ui::{Crumbs, FormErrors, Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

/// More are found by name.
const SHOWN: usize = 40;

#[component]
pub fn PlayersPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let (lang, sought) = (ctx.lang, query("cari"));
        let (handle, mut players) = backend::players(&ctx, &param("pin")).await?;
        let (pin, title) = {
            let shot = handle.shots.borrow();
            (shot.snapshot.pin.to_string(), shot.snapshot.title.clone())
        };
        let all = i64::try_from(players.len()).unwrap_or(i64::MAX);
        let like = sought.trim().to_lowercase();
        players.retain(|player| player.nickname.to_lowercase().contains(&like));
        let none = players.is_empty();
        let more = players.len().saturating_sub(SHOWN);
        let renaming = FormState::of(&ctx, api::RenamePlayer::PATH);
        let rows = players
            .into_iter()
            .take(SHOWN)
            .map(|player| view! { <Row lang pin=pin.clone() player renaming=renaming.clone() /> })
            .collect_view();
        let teams = backend::teams(&ctx, &handle).await?;
        let renaming_team = FormState::of(&ctx, api::RenameTeam::PATH);
        let teams = (!teams.is_empty()).then(|| {
            let rows = teams
                .into_iter()
                .map(|team| view! { <Team lang pin=pin.clone() team renaming=renaming_team.clone() /> })
                .collect_view();
            view! {
                <section class="section">
                    <h2>{texts::teams(lang)}</h2>
                    <FormErrors form=renaming_team />
                    <ul class="mt-3">{rows}</ul>
                </section>
            }
        });
        let remote = format!("/petugas/kuis/main/{pin}");
        Ok(view! {
            {titled(texts::players(lang))}
            <Crumbs steps=vec![(remote, texts::back_to_remote(lang).to_owned())] />
            <header class="page-head">
                <div><h1>{texts::players(lang)}</h1><p>{title}", "{texts::players_count(lang, all)}</p></div>
            </header>
            <FormErrors form=FormState::of(&ctx, api::RemovePlayer::PATH) />
            <FormErrors form=renaming.clone() />
            <form method="get" role="search" class="search">
                <Icon name="search" />
                <input type="search" name="cari" value=sought aria-label=texts::find_player(lang) placeholder=texts::find_player(lang) />
            </form>
            {none.then(|| view! { <p class="mt-3">{texts::no_players_found(lang)}</p> })}
            <ul class="mt-3">{rows}</ul>
            {(more > 0).then(|| view! { <p class="mt-3">{texts::more_players(lang, more)}</p> })}
            {teams}
        })
    })
}

/// A player, and behind their name what may be done: opening is the first press, the button the second.
#[component]
fn Row(lang: Lang, pin: String, player: PlayerScore, renaming: FormState) -> impl IntoView {
    let id = player.id.to_string();
    let (field, problem) = (format!("nama-{id}"), format!("nama-{id}-error"));
    let is_this = renaming.value("player") == id;
    let error = renaming.field_error("nickname").filter(|_| is_this);
    let value = match is_this {
        true => renaming.value("nickname"),
        false => player.nickname.clone(),
    };
    view! {
        <li>
            <details class="disclosure" open=is_this>
                <summary>{player.nickname}{player.team.map(|team| format!(" · {team}"))}</summary>
                <div class="player-acts">
                    <form method="post" action=api::RenamePlayer::PATH>
                        <input type="hidden" name="pin" value=pin.clone() />
                        <input type="hidden" name="player" value=id.clone() />
                        <div class="field">
                            <label for=field.clone()>{texts::new_name(lang)}</label>
                            <input id=field name="nickname" value=value maxlength=NICKNAME_MAX.to_string() autocomplete="off"
                                aria-invalid=error.is_some().then_some("true") aria-describedby=error.is_some().then(|| problem.clone()) />
                            {error.map(|error| view! { <p class="error" id=problem>{error}</p> })}
                        </div>
                        <button class="button-quiet">{texts::rename(lang)}</button>
                    </form>
                    <form method="post" action=api::RemovePlayer::PATH>
                        <input type="hidden" name="pin" value=pin />
                        <p>{texts::remove_what(lang)}</p>
                        <button class="button-danger" name="player" value=id>{texts::remove_player(lang)}</button>
                    </form>
                </div>
            </details>
        </li>
    }
}

/// A team with its PIN, for whoever has lost it, and behind its name another one.
#[component]
fn Team(lang: Lang, pin: String, team: TeamRow, renaming: FormState) -> impl IntoView {
    let id = team.id.to_string();
    let (field, problem) = (format!("tim-{id}"), format!("tim-{id}-error"));
    let is_this = renaming.value("id") == id;
    let error = renaming.field_error("team").filter(|_| is_this);
    let value = match is_this {
        true => renaming.value("team"),
        false => team.name.clone(),
    };
    view! {
        <li>
            <details class="disclosure" open=is_this>
                <summary>{team.name}" · "{texts::team_pin_is(lang, team.pin)}" · "{texts::players_count(lang, team.members)}</summary>
                <div class="player-acts">
                    <form method="post" action=api::RenameTeam::PATH>
                        <input type="hidden" name="pin" value=pin />
                        <input type="hidden" name="id" value=id />
                        <div class="field">
                            <label for=field.clone()>{texts::new_name(lang)}</label>
                            <input id=field name="team" value=value maxlength=NICKNAME_MAX.to_string() autocomplete="off"
                                aria-invalid=error.is_some().then_some("true") aria-describedby=error.is_some().then(|| problem.clone()) />
                            {error.map(|error| view! { <p class="error" id=problem>{error}</p> })}
                        </div>
                        <button class="button-quiet">{texts::rename(lang)}</button>
                    </form>
                </div>
            </details>
        </li>
    }
}
