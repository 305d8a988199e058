//! `/petugas/ruang/baru` and `/petugas/ruang/<slug>`: what is said about a room, and whether it can be booked.

use crate::{
    auth::Role,
    rooms::{
        Room,
        api::{CloseRoom, SaveRoom},
        backend, texts,
    },
    server::{Ctx, FormState, param},
    ui::{Field, FormErrors, NewKey, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn NewRoomPage() -> impl IntoView {
    let ctx = Ctx::current();
    page(async move {
        ctx.at_least(Role::Librarian)?;
        let form = FormState::of(&ctx, SaveRoom::PATH)
            .or_values([("floor", "1".into()), ("max_minutes", "120".into())]);
        Ok(view! {
            {titled(texts::add_room(ctx.lang))}
            <header class="page-head"><h1>{texts::add_room(ctx.lang)}</h1></header>
            <RoomFields form slug=String::new() />
        })
    })
}

#[component]
pub fn EditRoomPage() -> impl IntoView {
    let ctx = Ctx::current();
    let slug = param("slug");
    page(async move {
        let lang = ctx.lang;
        ctx.at_least(Role::Librarian)?;
        let room = backend::room(&mut *ctx.read().await?, &slug).await?;
        let form = FormState::of(&ctx, SaveRoom::PATH).or_values([
            ("name", room.name.clone()),
            ("capacity", room.capacity.to_string()),
            ("floor", room.floor.to_string()),
            ("max_minutes", room.max_minutes.to_string()),
            ("accessible", if room.accessible { "yes" } else { "" }.into()),
            ("equipment_id", room.equipment.id.clone()),
            ("equipment_en", room.equipment.en.clone()),
            ("description_id", room.description.id.clone()),
            ("description_en", room.description.en.clone()),
        ]);
        Ok(view! {
            {titled(texts::edit_room(lang, &room.name))}
            <header class="page-head"><h1>{texts::edit_room(lang, &room.name)}</h1></header>
            <RoomFields form slug=room.slug.clone() />
            <Closing room />
        })
    })
}

#[component]
fn RoomFields(form: FormState, slug: String) -> impl IntoView {
    let lang = Ctx::current().lang;
    let both = |what: &str| (texts::in_indonesian(lang, what), texts::in_english(lang, what));
    let (equipment_id, equipment_en) = both(texts::equipment(lang));
    let (description_id, description_en) = both(texts::description(lang));
    view! {
        <form class="form" method="post" action=SaveRoom::PATH>
            <NewKey />
            <input type="hidden" name="room" value=slug />
            <FormErrors form=form.clone() />
            <Field form=form.clone() name="name" label=texts::name(lang) required=true maxlength=80 />
            <Field form=form.clone() name="capacity" label=texts::how_many(lang) inputmode="numeric" required=true maxlength=4 />
            <Field form=form.clone() name="floor" label=texts::floor_label(lang) required=true maxlength=3 />
            <Field form=form.clone() name="max_minutes" label=texts::max_minutes(lang) inputmode="numeric" required=true maxlength=4 />
            <label class="check">
                <input type="checkbox" name="accessible" value="yes" checked=form.value("accessible") == "yes" />
                <span>{texts::accessible(lang)}</span>
            </label>
            <TextArea form=form.clone() name="description_id" label=description_id rows=3 maxlength=2000 />
            <TextArea form=form.clone() name="description_en" label=description_en rows=3 maxlength=2000 />
            <TextArea form=form.clone() name="equipment_id" label=equipment_id hint=texts::equipment_hint(lang) rows=4 maxlength=2000 />
            <TextArea form=form.clone() name="equipment_en" label=equipment_en hint=texts::equipment_hint(lang) rows=4 maxlength=2000 />
            <p class="actions"><button class="button">{texts::save(lang)}</button></p>
        </form>
    }
}

#[component]
fn Closing(room: Room) -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    let form = FormState::of(&ctx, CloseRoom::PATH);
    let body = match &room.closed_because {
        Some(reason) => view! {
            <p>{texts::room_closed_because(lang, reason)}</p>
            <input type="hidden" name="open" value="yes" />
            <p class="actions"><button class="button-quiet">{texts::reopen_room(lang)}</button></p>
        }
        .into_any(),
        None => view! {
            <p>{texts::close_hint(lang)}</p>
            <Field form=form.clone() name="reason" label=texts::reason(lang) required=true maxlength=300 />
            <p class="actions"><button class="button-danger">{texts::close_room(lang)}</button></p>
        }
        .into_any(),
    };
    view! {
        <section class="section">
            <h2>{texts::close_room(lang)}</h2>
            <form class="form" method="post" action=CloseRoom::PATH>
                <FormErrors form=form.clone() />
                <input type="hidden" name="room" value=room.slug.clone() />
                {body}
            </form>
        </section>
    }
}
