//! `/saya/kuis/<code>`: a game as the viewer played it, and the ways on: practice and certificate.

use super::asked::AnsweredRow;
use crate::{
    i18n::{date_and_time, grouped},
    quizzes::{afterwards::texts, backend, texts as words},
    server::{Ctx, param},
    ui::{Crumbs, page, titled},
};
use leptos::prelude::*;

#[component]
pub fn MyGamePage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let code = param("code");
        let game = backend::my_game(&ctx, &code).await?;
        let lang = ctx.lang;
        let when = date_and_time(lang, ctx.zone(), game.played_at);
        let missed = game
            .questions
            .iter()
            .filter(|question| !question.is_right())
            .count();
        let has_place = words::has_place(game.rank, u32::try_from(game.score).unwrap_or_default());
        let rows = game
            .questions
            .into_iter()
            .map(|question| view! { <AnsweredRow lang question nothing=texts::you_said_nothing(lang) /> })
            .collect_view();
        Ok(view! {
            {titled(game.title.clone())}
            <Crumbs steps=vec![("/saya#kuis".to_owned(), texts::my_games(lang).to_owned())] />
            <header class="page-head"><div><h1>{game.title}</h1><p>{when}</p></div></header>
            <dl class="figures">
                {has_place.then(|| view! {
                    <div><dt>{texts::my_rank(lang)}</dt><dd>{texts::rank_of(lang, game.rank, game.players)}</dd></div>
                })}
                <div><dt>{words::points(lang)}</dt><dd>{grouped(lang, game.score)}</dd></div>
                {game.team.map(|(team, teams)| view! {
                    <div><dt>{texts::my_team(lang, &team.name)}</dt><dd>{texts::rank_of(lang, team.rank, teams)}</dd></div>
                })}
                <div><dt>{words::right(lang)}</dt><dd>{texts::right_of(lang, game.right, game.scored)}</dd></div>
            </dl>
            <p class="actions mt-6">
                {(missed > 0).then(|| view! { <a class="button" href=format!("/saya/kuis/{code}/latihan")>{texts::practise(lang, missed)}</a> })}
                {game.merit.map(|_| view! { <a class="button-quiet" href=format!("/saya/kuis/{code}/piagam")>{texts::see_certificate(lang)}</a> })}
            </p>
            <section class="section">
                <h2>{texts::question_by_question(lang)}</h2>
                {(game.scored == 0).then(|| view! { <p class="text-ink-soft mt-3">{texts::nothing_scored(lang)}</p> })}
                <ol class="rows mt-3">{rows}</ol>
            </section>
        })
    })
}
