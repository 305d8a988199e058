//! `/petugas/kuis/baru` and `/petugas/kuis/sunting/<slug>`: what a quiz is called, when it is, and what it asks.

use super::{
    bank::{QUESTIONS_A_PAGE, QuestionLine, Search},
    paced::Setting,
    points::{Examples, ModeFields},
};
use crate::{
    auth::Role,
    error::AppError,
    i18n::Lang,
    quizzes::{
        Mode, api, attendance_texts,
        backend::{self, Attendee, LASTS},
        rules::{DESCRIPTION_MAX, TITLE_MAX},
        store::{
            bank::{self, BankRow, Filter},
            calendar::{self, QuizRow},
        },
        texts,
    },
    server::{Ctx, FormState, param, query},
    ui::{Field, FormErrors, Icon, NewKey, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn NewQuizPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let form = FormState::of(&ctx, api::SaveQuiz::PATH).or_values([("seats", "40".to_owned())]);
        Ok(view! {
            {titled(texts::new_quiz(ctx.lang))}
            <header class="page-head"><h1>{texts::new_quiz(ctx.lang)}</h1></header>
            <QuizForm lang=ctx.lang form slug=String::new() />
        })
    })
}

#[component]
fn QuizForm(lang: Lang, form: FormState, slug: String) -> impl IntoView {
    view! {
        <form class="form" method="post" action=api::SaveQuiz::PATH>
            <NewKey />
            <input type="hidden" name="slug" value=slug />
            <FormErrors form=form.clone() />
            <Field form=form.clone() name="title" label=texts::title(lang) required=true maxlength=TITLE_MAX as u32 />
            <TextArea form=form.clone() name="description" label=texts::description(lang) rows=3 maxlength=DESCRIPTION_MAX as u32 />
            <Field form=form.clone() name="date" kind="date" label=texts::date(lang) hint=texts::schedule_hint(lang) />
            <Field form=form.clone() name="time" kind="time" label=texts::time(lang) />
            <Field form=form.clone() name="seats" kind="number" label=texts::seats(lang) inputmode="numeric" required=true min="1" max="10000" />
            <label class="check">
                <input type="checkbox" name="shuts" value="yes" checked=form.value("shuts") == "yes" />
                <span>{texts::shuts(lang)}</span>
            </label>
            <ModeFields lang form=form.clone() />
            <p class="actions"><button class="button">{texts::save(lang)}</button></p>
        </form>
    }
}

#[component]
pub fn EditQuizPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let words = query("cari");
        let mut db = ctx.read().await?;
        let quiz = calendar::find(&mut db, &param("slug"))
            .await?
            .ok_or(AppError::NotFound)?;
        let chosen = bank::of_quiz(&mut db, quiz.id).await?;
        let mut others = bank::search(&mut db, &Filter::words(&words), QUESTIONS_A_PAGE, 0).await?;
        others.retain(|row| !chosen.iter().any(|other| other.id == row.id));
        drop(db);
        let people = backend::attendees(&ctx, &quiz).await?;
        let window = backend::summary(&ctx, quiz.id).await?;
        let form = FormState::of(&ctx, api::SaveQuiz::PATH).or_values(values(&ctx, &quiz));
        let slug = quiz.slug.clone();
        Ok(view! {
            {titled(quiz.title.clone())}
            <header class="page-head">
                <div><h1>{quiz.title.clone()}</h1><p>{texts::questions_count(lang, quiz.questions)}</p></div>
                <div class="actions">
                    <form method="post" action=api::OpenLobby::PATH>
                        <button class="button" name="slug" value=slug.clone()>{texts::open_lobby(lang)}</button>
                    </form>
                    <a class="button-quiet" href=format!("/kuis/{slug}")>{texts::see_announcement(lang)}</a>
                    <a class="button-quiet" href=format!("/petugas/kuis/ekspor?kuis={slug}")>{texts::export_title(lang)}</a>
                </div>
            </header>
            <FormErrors form=FormState::of(&ctx, api::OpenLobby::PATH) />
            <FormErrors form=FormState::of(&ctx, api::Arrange::PATH) />
            <section class="section">
                <div class="section-head">
                    <h2>{texts::questions_in_quiz(lang)}</h2>
                    <a href=format!("/petugas/kuis/soal?kuis={slug}")>{texts::new_question(lang)}</a>
                </div>
                {chosen.is_empty().then(|| view! { <p>{texts::no_questions_yet(lang)}</p> })}
                <ol class="rows">{chosen.into_iter().map(|row| view! { <Chosen lang slug=slug.clone() row /> }).collect_view()}</ol>
            </section>
            <section class="section" id="bank">
                <h2>{texts::add_from_bank(lang)}</h2>
                <Search lang action=format!("/petugas/kuis/sunting/{slug}#bank") words />
                <ul class="rows mt-3">{others.into_iter().map(|row| view! { <Offered lang slug=slug.clone() row /> }).collect_view()}</ul>
            </section>
            <section class="section">
                <h2>{texts::edit(lang)}</h2>
                <QuizForm lang form slug=slug.clone() />
            </section>
            <Setting ctx=ctx.clone() slug known=window />
            <section class="section">
                <h2>{texts::how_points_count(lang)}</h2>
                <Examples lang mode=quiz.mode.into() />
            </section>
            <Attendees ctx=ctx.clone() people quiz />
        })
    })
}

/// Who signed up, and once there is a game, who came.
#[component]
fn Attendees(ctx: Ctx, people: Vec<Attendee>, quiz: QuizRow) -> impl IntoView {
    let lang = ctx.lang;
    if people.is_empty() {
        return ().into_any();
    }
    let seats = people.iter().filter(|person| person.seated).count();
    let came = people
        .iter()
        .filter(|person| person.seated && person.came)
        .count();
    let has_begun = quiz.starts_at.is_some_and(|at| at <= ctx.now());
    let is_over = quiz.starts_at.is_some_and(|at| at + LASTS <= ctx.now());
    let counts = came > 0 || has_begun;
    let rows = people
        .into_iter()
        .map(|person| {
            let presence = match (person.came, is_over) {
                (true, _) => Some(("badge badge-hill", "check", attendance_texts::has_come(lang))),
                (false, _) if !counts || !person.seated => None,
                (false, true) => Some(("badge badge-clay", "close", attendance_texts::did_not_come(lang))),
                (false, false) => Some(("badge", "clock", attendance_texts::has_not_come(lang))),
            };
            view! {
                <li class="row">
                    <div class="row-main"><p class="row-title">{person.name}</p></div>
                    {(!person.seated).then(|| view! { <span class="badge badge-durian">{texts::waiting(lang)}</span> })}
                    {presence.map(|(class, icon, text)| view! { <span class=class><Icon name=icon />{text}</span> })}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" id="pendaftar">
            <h2>{texts::signed_up_people(lang)}</h2>
            {counts.then(|| view! { <p class="mt-3">{attendance_texts::came_of(lang, came, seats)}</p> })}
            <ol class="rows mt-3">{rows}</ol>
        </section>
    }
    .into_any()
}

fn values(ctx: &Ctx, quiz: &QuizRow) -> [(&'static str, String); 9] {
    let at = quiz.starts_at.map(|at| ctx.zone().at(at));
    let date = at.as_ref().map(|at| at.date().to_string());
    let time = at.map(|at| format!("{:02}:{:02}", at.hour(), at.minute()));
    let mode: Mode = quiz.mode.into();
    let yes = |flag: bool| if flag { "yes" } else { "" }.to_owned();
    [
        ("title", quiz.title.clone()),
        ("description", quiz.description.clone()),
        ("date", date.unwrap_or_default()),
        ("time", time.unwrap_or_default()),
        ("seats", quiz.seats.to_string()),
        ("shuts", yes(quiz.shuts == 1)),
        ("accuracy", yes(mode.accuracy)),
        ("streak", yes(mode.streak)),
        ("teams", yes(mode.teams)),
    ]
}

#[component]
fn Chosen(lang: Lang, slug: String, row: BankRow) -> impl IntoView {
    let text = row.asked.text.clone();
    let said = move |act: &str| format!("{act}: {text}");
    let (up, down, out) = (
        said(texts::move_up(lang)),
        said(texts::move_down(lang)),
        said(texts::leave_out(lang)),
    );
    view! {
        <li class="row">
            <QuestionLine lang row=row.clone() />
            <form class="actions" method="post" action=api::Arrange::PATH>
                <input type="hidden" name="slug" value=slug />
                <input type="hidden" name="code" value=row.code.clone() />
                <a class="button-plain" href=format!("/petugas/kuis/soal/{}", row.code)>{texts::edit(lang)}</a>
                <button class="button-plain" name="act" value="up" aria-label=up>{texts::move_up(lang)}</button>
                <button class="button-plain" name="act" value="down" aria-label=down>{texts::move_down(lang)}</button>
                <button class="button-plain" name="act" value="leave_out" aria-label=out><Icon name="close" />{texts::leave_out(lang)}</button>
            </form>
        </li>
    }
}

#[component]
fn Offered(lang: Lang, slug: String, row: BankRow) -> impl IntoView {
    let said = format!("{}: {}", texts::include(lang), row.asked.text);
    view! {
        <li class="row">
            <QuestionLine lang row=row.clone() />
            <form method="post" action=api::Arrange::PATH>
                <input type="hidden" name="slug" value=slug />
                <input type="hidden" name="code" value=row.code />
                <button class="button-quiet" name="act" value="include" aria-label=said><Icon name="plus" />{texts::include(lang)}</button>
            </form>
        </li>
    }
}
