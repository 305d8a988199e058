//! `/saya/kuis/<code>/piagam`: a sheet to print, for who was on the podium or knew most of it.

use crate::{
    error::AppError,
    i18n::day_and_year,
    quizzes::{afterwards::texts, backend, rules::Merit},
    server::{Ctx, param},
    ui::{Crumbs, page, titled},
};
use leptos::prelude::*;

#[component]
pub fn CertificatePage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let (lang, code) = (ctx.lang, param("code"));
        let name = ctx.signed_in()?.name.clone();
        let game = backend::my_game(&ctx, &code).await?;
        let earned = match game.merit.ok_or(AppError::NotFound)? {
            Merit::Podium(rank) => {
                texts::for_podium(lang, rank, i64::try_from(game.players).unwrap_or(i64::MAX))
            }
            Merit::Right { right, of } => texts::for_right(lang, right, of),
        };
        let day = day_and_year(lang, ctx.zone().date(game.played_at));
        let library = ctx.app.library().profile.name.clone();
        let steps = vec![
            ("/saya#kuis".to_owned(), texts::my_games(lang).to_owned()),
            (format!("/saya/kuis/{code}"), game.title.clone()),
        ];
        Ok(view! {
            {titled(format!("{}: {}", texts::certificate(lang), game.title))}
            <div class="no-print"><Crumbs steps /></div>
            <article class="certificate">
                <p class="certificate-from">{library}</p>
                <h1>{texts::certificate(lang)}</h1>
                <p>{texts::given_to(lang)}</p>
                <p class="certificate-name">{name}</p>
                <p class="certificate-for"><b>{earned}</b><br />{texts::in_quiz(lang, &game.title)}</p>
                <p class="certificate-day">{day}</p>
            </article>
            <p class="no-print text-ink-soft mt-6">{texts::print_hint(lang)}</p>
        })
    })
}
