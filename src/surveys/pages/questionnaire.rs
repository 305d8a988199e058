//! `/survei` and `/survei/terima-kasih`

use super::{
    choices::{Choices, ElementChoices},
    period,
};
use crate::{
    error::AppError,
    i18n::{Lang, day},
    server::{Ctx, FormState},
    surveys::{
        Education, Element, Occupation, Service, Session, Sex, Wave, api::Answer, backend,
        rules::COMMENT_MAX, texts,
    },
    time::Span,
    ui::{Empty, Field, FormErrors, Icon, NewKey, Select, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn SurveyPage() -> impl IntoView {
    let ctx = Ctx::current();
    page(async move {
        let mut db = ctx.read().await?;
        let open = backend::open_wave(&mut db, ctx.now()).await?;
        let published = backend::published(&mut db).await?;
        drop(db);
        Ok(view! {
            {titled(texts::survey(ctx.lang))}
            <div class="page-narrow">
                {match open {
                    Some(wave) => view! { <Questionnaire ctx=ctx.clone() wave /> }.into_any(),
                    None => view! { <NoneOpen ctx=ctx.clone() /> }.into_any(),
                }}
                <Results ctx published />
            </div>
        })
    })
}

#[component]
fn Questionnaire(ctx: Ctx, wave: Wave) -> impl IntoView {
    let lang = ctx.lang;
    let form = FormState::of(&ctx, Answer::PATH);
    let last_day = day(lang, ctx.zone().date(wave.closes_at - Span(1)));
    let elements = (1..).zip(Element::ALL).map(|(number, element)| {
        view! { <ElementChoices lang form=form.clone() element=*element number /> }
    });
    let wrong = view! { <WrongAnswers lang form=form.clone() /> };
    view! {
        <header class="page-head">
            <div>
                <h1>{texts::survey(lang)}</h1>
                <p>{texts::lead(lang)} " " {texts::open_until(lang, &last_day)}</p>
            </div>
        </header>
        <form class="form survey" method="post" action=Answer::PATH>
            <NewKey />
            <input type="hidden" name="wave" value=wave.slug />
            <FormErrors form=form.clone()>{wrong}</FormErrors>
            <section class="section survey-questions" aria-labelledby="pertanyaan">
                <h2 id="pertanyaan">{texts::nine_questions(lang)}</h2>
                {elements.collect_view()}
            </section>
            <Profile lang form=form.clone() />
            <TextArea form=form.clone() name="comment" label=texts::comment_label(lang) hint=texts::comment_hint(lang) rows=4 maxlength=COMMENT_MAX as u32 />
            <LeaveBlank lang form=form.clone() />
            <p class="actions"><button class="button button-wide">{texts::send(lang)}</button></p>
        </form>
    }
}

/// The way to each question that lacks an answer.
#[component]
fn WrongAnswers(lang: Lang, form: FormState) -> impl IntoView {
    let wrong = Element::ALL
        .iter()
        .filter(|element| form.field_error(element.slug()).is_some())
        .map(|element| {
            let href = format!("#{}", element.slug());
            view! { <li><a href=href>{texts::element(lang, *element)}</a></li> }
        })
        .collect::<Vec<_>>();
    (!wrong.is_empty()).then(|| view! { <ul>{wrong}</ul> })
}

#[component]
fn Profile(lang: Lang, form: FormState) -> impl IntoView {
    let unsaid = || (String::new(), texts::rather_not_say(lang).to_owned());
    let listed = |options: Vec<(&'static str, &'static str)>| -> Vec<(String, String)> {
        let said = options
            .into_iter()
            .map(|(slug, text)| (slug.to_owned(), text.to_owned()));
        std::iter::once(unsaid()).chain(said).collect()
    };
    let education = listed(
        Education::ALL
            .iter()
            .map(|it| (it.slug(), texts::education(lang, *it)))
            .collect(),
    );
    let occupation = listed(
        Occupation::ALL
            .iter()
            .map(|it| (it.slug(), texts::occupation(lang, *it)))
            .collect(),
    );
    let service = listed(
        Service::ALL
            .iter()
            .map(|it| (it.slug(), texts::service(lang, *it)))
            .collect(),
    );
    // What nobody chose is not said for them.
    let in_sight = |options: Vec<(&'static str, &'static str)>| -> Vec<(&'static str, String)> {
        let unsaid = ("", texts::rather_not_say(lang));
        let said = std::iter::once(unsaid).chain(options);
        said.map(|(slug, text)| (slug, text.to_owned())).collect()
    };
    let sexes = in_sight(
        Sex::ALL
            .iter()
            .map(|it| (it.slug(), texts::sex(lang, *it)))
            .collect(),
    );
    let sessions = in_sight(
        Session::ALL
            .iter()
            .map(|it| (it.slug(), texts::session(lang, *it)))
            .collect(),
    );
    view! {
        <section class="section survey-profile" aria-labelledby="tentang-anda">
            <div>
                <h2 id="tentang-anda">{texts::about_you(lang)}</h2>
                <p class="hint">{texts::about_you_lead(lang)}</p>
            </div>
            <Field form=form.clone() name="age" label=texts::age(lang) hint=texts::age_hint(lang) inputmode="numeric" maxlength=3 />
            <Choices form=form.clone() name="sex" legend=texts::sex_label(lang).to_owned() options=sexes narrow=true />
            <Select form=form.clone() name="education" label=texts::education_label(lang) options=education />
            <Select form=form.clone() name="occupation" label=texts::occupation_label(lang) options=occupation />
            <Select form=form.clone() name="service" label=texts::service_label(lang) options=service />
            <Choices form name="session" legend=texts::session_label(lang).to_owned() options=sessions narrow=true />
        </section>
    }
}

/// Asks once: blanks are accepted when their author says that they are meant.
#[component]
fn LeaveBlank(lang: Lang, form: FormState) -> impl IntoView {
    let asked = form
        .error()
        .is_some_and(|error| matches!(error, AppError::Invalid(_)));
    asked.then(|| {
        view! {
            <label class="check">
                <input type="checkbox" name="blanks" value="yes" checked=form.value("blanks") == "yes" />
                <span>{texts::blanks_meant(lang)}</span>
            </label>
        }
    })
}

#[component]
fn NoneOpen(ctx: Ctx) -> impl IntoView {
    let lang = ctx.lang;
    let form = FormState::of(&ctx, Answer::PATH);
    view! {
        <header class="page-head"><h1>{texts::survey(lang)}</h1></header>
        <FormErrors form />
        <Empty title=texts::none_open(lang)>
            <p>{texts::none_open_lead(lang)}</p>
        </Empty>
    }
}

#[component]
fn Results(ctx: Ctx, published: Vec<Wave>) -> impl IntoView {
    let lang = ctx.lang;
    let row = |wave: Wave| {
        let period = period(lang, ctx.zone(), &wave);
        view! {
            <li>
                <a class="row" href=format!("/survei/hasil/{}", wave.slug)>
                    <Icon name="chart" />
                    <div class="row-main">
                        <p class="row-title">{wave.title}</p>
                        <p class="row-note">{period}</p>
                    </div>
                </a>
            </li>
        }
    };
    view! {
        <section class="section" id="hasil">
            <div class="section-head"><h2>{texts::earlier_results(lang)}</h2></div>
            {if published.is_empty() {
                view! { <p class="text-ink-soft">{texts::no_results_yet(lang)}</p> }.into_any()
            } else {
                view! { <ul class="rows">{published.into_iter().map(row).collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}

#[component]
pub fn ThanksPage() -> impl IntoView {
    let lang = Ctx::current().lang;
    view! {
        {titled(texts::thanks(lang))}
        <Empty title=texts::thanks(lang) level=1>
            <p class="notice notice-hill" role="status"><Icon name="check" /> <span>{texts::saved(lang)}</span></p>
            <p>{texts::thanks_lead(lang)}</p>
            <p class="actions">
                <a class="button" href="/">{crate::ui::texts::back_home(lang)}</a>
                <a class="button-quiet" href="/survei#hasil">{texts::read_results(lang)}</a>
            </p>
        </Empty>
    }
}
