//! `/kuis/musim`: the board of a season, and the choice to appear on it.

use crate::{
    i18n::{Lang, grouped},
    quizzes::{
        afterwards::texts,
        api,
        backend::{self, Placed},
        rules::{BEST, Season},
        texts as words,
    },
    server::{Ctx, FormState, query},
    ui::{Crumbs, Empty, FormErrors, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn SeasonPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let lang = ctx.lang;
        let now = Season::of(ctx.zone().date(ctx.now()));
        let season = query("musim").parse().unwrap_or(now).min(now);
        let (board, appears) = backend::board(&ctx, season).await?;
        let name = season_name(lang, season);
        let to = |season: Season| format!("/kuis/musim?musim={season}");
        let list = if board.is_empty() {
            view! {
                <Empty title=texts::season_empty(lang) level=2><p>{texts::season_empty_note(lang)}</p></Empty>
            }
            .into_any()
        } else {
            let rows = board
                .into_iter()
                .map(|placed| view! { <Row lang placed /> })
                .collect_view();
            view! {
                <table class="ledger ledger-short">
                    <caption class="unseen">{name.clone()}</caption>
                    <thead><tr>
                        <th scope="col" class="number">{words::rank(lang)}</th>
                        <th scope="col">{texts::name(lang)}</th>
                        <th scope="col" class="number">{words::points(lang)}</th>
                        <th scope="col" class="number">{texts::games(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        };
        Ok(view! {
            {titled(texts::season_board(lang))}
            <Crumbs steps=vec![("/kuis".to_owned(), words::quizzes(lang).to_owned())] />
            <header class="page-head"><div>
                <h1>{texts::season_board(lang)}</h1>
                <p>{name}". "{texts::season_lead(lang, BEST)}</p>
            </div></header>
            {list}
            <nav class="pager" aria-label=texts::season_board(lang)>
                <a class="button-quiet" href=to(season.before())>{texts::season_before(lang)}</a>
                {(season < now).then(|| view! { <a class="button-quiet" href=to(season.next())>{texts::season_after(lang)}</a> })}
            </nav>
            <section class="section"><Appear ctx=ctx.clone() appears /></section>
        })
    })
}

fn season_name(lang: Lang, season: Season) -> String {
    match season.half {
        1 => texts::first_half(lang, season.year),
        _ => texts::second_half(lang, season.year),
    }
}

#[component]
fn Row(lang: Lang, placed: Placed) -> impl IntoView {
    view! {
        <tr>
            <td class="number" data-label=words::rank(lang)>{placed.rank.to_string()}</td>
            <th scope="row">{placed.name}{placed.is_me.then(|| view! { " "<span class="badge badge-hill">{texts::you(lang)}</span> })}</th>
            <td class="number" data-label=words::points(lang)>{grouped(lang, placed.score)}</td>
            <td class="number" data-label=texts::games(lang)>{placed.games.to_string()}</td>
        </tr>
    }
}

/// The choice is the viewer's, with the words that are kept with it.
#[component]
fn Appear(ctx: Ctx, appears: bool) -> impl IntoView {
    let lang = ctx.lang;
    if ctx.viewer.is_none() {
        return view! { <p><a href="/masuk?ke=/kuis/musim">{texts::sign_in_to_appear(lang)}</a></p> }
            .into_any();
    }
    if appears {
        return view! {
            <form class="actions" method="post" action=api::Disappear::PATH>
                <p>{texts::you_appear(lang)}</p>
                <button class="button-quiet">{texts::disappear(lang)}</button>
            </form>
        }
        .into_any();
    }
    let form = FormState::of(&ctx, api::Appear::PATH);
    let wrong = form.field_error("agreed");
    view! {
        <form class="form" method="post" action=api::Appear::PATH>
            <FormErrors form />
            <div class="field">
                <label class="check">
                    <input type="checkbox" name="agreed" value="yes" required=true aria-describedby=wrong.is_some().then_some("agreed-error") />
                    <span>{texts::season_consent(lang)}</span>
                </label>
                <p class="hint">{texts::season_young(lang)}</p>
                {wrong.map(|wrong| view! { <p class="error" id="agreed-error">{wrong}</p> })}
            </div>
            <p class="actions"><button class="button">{texts::appear(lang)}</button></p>
        </form>
    }
    .into_any()
}
