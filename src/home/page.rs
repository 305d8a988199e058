//! `/`

use super::parts::{State, Timelines, survey};
use crate::{
    home::texts,
    server::Ctx,
    ui::{page, titled},
};
use leptos::prelude::*;

#[component]
pub fn HomePage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        let moments = Vec::new();
        let survey = survey(&ctx).await;
        Ok(view! {
            {titled(texts::welcome(ctx.lang))}
            <State ctx=ctx.clone() />
            <div class="beside">
                <div><Timelines ctx=ctx.clone() moments /></div>
                <aside>{survey}</aside>
            </div>
        })
    })
}
