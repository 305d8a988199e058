//! `/survei/hasil/:wave`: a published result, fit to print.

use super::result::ResultView;
use crate::{
    server::{Ctx, param},
    surveys::{backend, texts},
    ui::{page, titled},
};
use leptos::prelude::*;

#[component]
pub fn ResultPage() -> impl IntoView {
    let ctx = Ctx::current();
    let slug = param("wave");
    page(async move {
        let lang = ctx.lang;
        let (wave, report) = backend::published_result(&ctx, &slug).await?;
        Ok(view! {
            {titled(wave.title.clone())}
            <header class="page-head">
                <div>
                    <h1>{wave.title.clone()}</h1>
                    <p>{texts::result(lang)}</p>
                </div>
            </header>
            <ResultView lang zone=ctx.zone().clone() wave report />
            <p class="actions"><a class="button-quiet" href="/survei">{texts::survey(lang)}</a></p>
        })
    })
}
