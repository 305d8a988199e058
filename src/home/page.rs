//! `/`

use super::parts::{State, Timelines, live, quizzes, rooms, survey, talk, yours};
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
        let moments = quizzes(&ctx).await;
        let (live, yours, survey) = (live(&ctx).await, yours(&ctx).await, survey(&ctx).await);
        let (rooms, talk) = (rooms(&ctx).await, talk(&ctx).await);
        Ok(view! {
            {titled(texts::welcome(ctx.lang))}
            <State ctx=ctx.clone() />
            {live}
            <div class="beside">
                <div>{yours} <Timelines ctx=ctx.clone() moments /> {talk}</div>
                <aside>{rooms} {survey}</aside>
            </div>
        })
    })
}
