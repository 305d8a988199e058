//! `/kuis/gabung?pin=…`: from the code on the wall to the lobby in three taps.

use crate::{
    error::AppError,
    i18n::Lang,
    quizzes::{
        Pace, api, attendance_texts,
        backend::{self, Among},
        rules::NICKNAME_MAX,
        texts,
    },
    server::{Ctx, FormState, query},
    ui::{Field, FormErrors, NewKey, Select, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn JoinPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let typed = query("pin");
        let form = FormState::of(&ctx, api::Join::PATH);
        // A PIN that leads nowhere is said where it was typed.
        let running = match typed.is_empty() {
            true => None,
            false => match backend::running(&ctx, &typed).await {
                Ok(handle) => {
                    let names = backend::offered(&mut *ctx.read().await?, Among::Game(handle.game)).await?;
                    Some((handle.shots.borrow().clone(), names))
                }
                Err(AppError::NotFound) => None,
                Err(other) => return Err(other),
            },
        };
        let lost = running.is_none() && !typed.is_empty() && form.field_error("pin").is_none();
        Ok(view! {
            {titled(texts::join_title(lang))}
            <header class="page-head">
                <div>
                    <h1>{texts::join_title(lang)}</h1>
                    <p>{match &running {
                        Some((shot, _)) => texts::join_lead(lang, &shot.snapshot.title),
                        None => texts::join_which(lang).to_owned(),
                    }}</p>
                </div>
            </header>
            {match running {
                Some((shot, names)) => {
                    let pin = shot.snapshot.pin.to_string();
                    let sign_in = ctx.viewer.is_none().then(|| view! {
                        <p class="hint mt-6"><a href=format!("/masuk?ke=/kuis/gabung?pin={pin}")>{attendance_texts::seat_is_counted(lang)}</a></p>
                    });
                    view! { <Name lang form pin teams=shot.mode.teams names />{sign_in} }.into_any()
                }
                None => view! { <Pin lang typed lost form /> }.into_any(),
            }}
        })
    })
}

/// Asks for the PIN again.
#[component]
fn Pin(lang: Lang, typed: String, lost: bool, form: FormState) -> impl IntoView {
    let error = form
        .field_error("pin")
        .or_else(|| lost.then(|| texts::no_such_game(lang).to_owned()));
    view! {
        <form class="form" method="get" action="/kuis/gabung">
            <div class="field">
                <label for="pin">{texts::pin(lang)}</label>
                <input class="code" id="pin" name="pin" inputmode="numeric" autocomplete="off" maxlength="7" required=true value=typed
                    aria-invalid=error.is_some().then_some("true") aria-describedby=error.is_some().then_some("pin-error") />
                {error.map(|error| view! { <p class="error" id="pin-error">{error}</p> })}
            </div>
            <p class="actions"><button class="button button-wide">{texts::enter(lang)}</button></p>
        </form>
    }
}

#[component]
fn Name(lang: Lang, form: FormState, pin: String, teams: bool, names: Vec<String>) -> impl IntoView {
    // The address that a team passes on holds its PIN.
    let form = form.or_values([("team_pin", query("tim"))]);
    let more_time = !["", "100"].contains(&form.value("pace").as_str());
    let paces = [
        (Pace::USUAL, texts::pace_usual(lang)),
        (Pace::HALF_MORE, texts::pace_half_more(lang)),
        (Pace::DOUBLE, texts::pace_double(lang)),
    ];
    let paces = paces.map(|(pace, says)| (pace.percent().to_string(), says.to_owned()));
    // One form, so that who takes a name on offer may ask for more time too.
    let offered = names
        .into_iter()
        .map(|name| {
            let says = name.clone();
            view! { <button class="button-quiet" form="gabung" name="offered" value=name formnovalidate=true>{says}</button> }
        })
        .collect_view();
    view! {
        <form class="form" id="gabung" method="post" action=api::Join::PATH data-soon="">
            <NewKey />
            <input type="hidden" name="pin" value=pin />
            <FormErrors form=form.clone() />
            <Field form=form.clone() name="nickname" label=texts::nickname(lang) hint=texts::nickname_hint(lang) autocomplete="nickname" required=true maxlength=NICKNAME_MAX as u32 />
            {teams.then(|| view! { <TeamFields lang form=form.clone() /> })}
            <details class="disclosure" open=more_time>
                <summary>{texts::more_time(lang)}</summary>
                <Select form name="pace" label=texts::time_to_answer(lang) hint=texts::time_to_answer_hint(lang) options=paces.to_vec() />
            </details>
            <p class="actions"><button class="button button-wide">{texts::play(lang)}</button></p>
        </form>
        <section class="section">
            <p id="nama-lain">{texts::or_take_one(lang)}</p>
            <div class="actions mt-3" role="group" aria-labelledby="nama-lain">{offered}</div>
        </section>
    }
}

/// Joins a team or starts one: whichever is filled in.
#[component]
fn TeamFields(lang: Lang, form: FormState) -> impl IntoView {
    view! {
        <Field form=form.clone() name="team_pin" label=texts::team_pin(lang) hint=texts::team_pin_hint(lang) inputmode="numeric" autocomplete="off" maxlength=4 />
        <Field form name="team" label=texts::or_new_team(lang) hint=texts::new_team_hint(lang) autocomplete="off" maxlength=NICKNAME_MAX as u32 />
    }
}
