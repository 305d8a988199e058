//! `/petugas/perpustakaan/fasilitas`, and one facility (or `baru`) below it.

use super::{about::facility_badge, remove::Remove, staff_head::StaffHead};
use crate::{
    auth::Role,
    i18n::Lang,
    library::{
        Facility, FacilityState, Words,
        api::{RemoveFacility, SaveFacility, SetFacilityState},
        backend, texts,
    },
    server::{Ctx, FormState, param},
    ui::{Crumbs, Field, FormErrors, NewKey, Select, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn StaffFacilitiesPage() -> impl IntoView {
    let ctx = Ctx::current();
    page(async move {
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let facilities = backend::facilities(&mut *ctx.read().await?).await?;
        let may_add = ctx.at_least(Role::Manager).is_ok();
        let none = facilities.is_empty();
        let item = |facility: Facility| {
            let (class, state) = facility_badge(lang, facility.state);
            view! {
                <li>
                    <a class="row" href=format!("/petugas/perpustakaan/fasilitas/{}", facility.slug)>
                        <div class="row-main">
                            <p class="row-title">{facility.name.say(lang).to_owned()}</p>
                            <p class="row-note">{facility.note.say(lang).to_owned()}</p>
                        </div>
                        <span class=class>{state}</span>
                    </a>
                </li>
            }
        };
        Ok(view! {
            {titled(texts::facilities(lang))}
            <StaffHead lang />
            <div class="section">
                <div class="section-head">
                    <h2>{texts::facilities(lang)}</h2>
                    {may_add.then(|| view! { <a class="button-quiet" href="/petugas/perpustakaan/fasilitas/baru">{texts::add_facility(lang)}</a> })}
                </div>
                {none.then(|| view! { <p>{texts::no_facilities(lang)}</p> })}
                <ul class="rows">{facilities.into_iter().map(item).collect_view()}</ul>
            </div>
        })
    })
}

#[component]
pub fn StaffFacilityPage() -> impl IntoView {
    let ctx = Ctx::current();
    let slug = param("slug");
    page(async move {
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let is_new = slug == "baru";
        let facility = if is_new {
            ctx.at_least(Role::Manager)?;
            blank()
        } else {
            backend::facility(&mut *ctx.read().await?, &slug).await?
        };
        let title = if is_new {
            texts::new_facility(lang).to_owned()
        } else {
            facility.name.say(lang).to_owned()
        };
        let whole = ctx.at_least(Role::Manager).is_ok();
        let action = if whole {
            SaveFacility::PATH
        } else {
            SetFacilityState::PATH
        };
        let form = FormState::of(&ctx, action).or_values([
            ("name_id", facility.name.id),
            ("name_en", facility.name.en),
            ("state", facility.state.as_str().to_owned()),
            ("note_id", facility.note.id),
            ("note_en", facility.note.en),
            (
                "accessible",
                if facility.accessible { "yes" } else { "" }.to_owned(),
            ),
        ]);
        let english = |label: &str| format!("{label}, {}", texts::in_english(lang));
        Ok(view! {
            {titled(title.clone())}
            <Crumbs steps=vec![("/petugas/perpustakaan/fasilitas".into(), texts::facilities(lang).into())] />
            <header class="page-head"><h1>{title}</h1></header>
            <form class="form" method="post" action=action>
                <NewKey />
                <input type="hidden" name="slug" value=facility.slug.clone() />
                <FormErrors form=form.clone() />
                {whole.then(|| view! {
                    <Field form=form.clone() name="name_id" label=texts::name(lang) required=true maxlength=120 />
                    <Field form=form.clone() name="name_en" label=english(texts::name(lang)) maxlength=120 optional=true />
                })}
                <Select form=form.clone() name="state" label=texts::state(lang) options=states(lang) />
                <TextArea form=form.clone() name="note_id" label=texts::note(lang) hint=texts::note_hint(lang) rows=3 maxlength=400 />
                <TextArea form=form.clone() name="note_en" label=english(texts::note(lang)) rows=3 maxlength=400 />
                {whole.then(|| view! {
                    <label class="check">
                        <input type="checkbox" name="accessible" value="yes" checked=form.value("accessible") == "yes" />
                        <span>{texts::accessible(lang)}</span>
                    </label>
                })}
                <p class="actions"><button class="button">{texts::save(lang)}</button></p>
            </form>
            {(whole && !is_new).then(|| view! { <Remove lang action=RemoveFacility::PATH slug=facility.slug /> })}
        })
    })
}

fn blank() -> Facility {
    Facility {
        slug: String::new(),
        name: Words::default(),
        state: FacilityState::default(),
        note: Words::default(),
        accessible: false,
    }
}

fn states(lang: Lang) -> Vec<(String, String)> {
    let option = |state: FacilityState| {
        (
            state.as_str().to_owned(),
            facility_badge(lang, state).1.to_owned(),
        )
    };
    FacilityState::ALL.into_iter().map(option).collect()
}
