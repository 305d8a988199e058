//! `/petugas/kuis/soal?jenis=…` and `/petugas/kuis/soal/<code>`: one question, asked for the fields of its kind only.

use crate::{
    auth::Role,
    error::AppError,
    i18n::{Lang, date_and_time},
    quizzes::{
        Body, Kind, Question, api, backend,
        rules::{EXPLANATION_MAX, OPTION_MAX, SOURCE_MAX, TAGS_MAX, TEXT_MAX},
        store::bank::{self, BankRow},
        texts,
    },
    server::{Ctx, FormState, param, query},
    time::Millis,
    ui::{Field, FormErrors, NewKey, Select, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

/// Letter, field of the text, field of its tick, value of its button.
const OPTIONS: [(&str, &str, &str, &str); 4] = [
    ("A", "option_a", "right_a", "a"),
    ("B", "option_b", "right_b", "b"),
    ("C", "option_c", "right_c", "c"),
    ("D", "option_d", "right_d", "d"),
];

#[component]
pub fn NewQuestionPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let usual = [
            ("seconds", "20".to_owned()),
            ("points", "1000".to_owned()),
            ("level", "1".to_owned()),
            ("right", "a".to_owned()),
        ];
        let mut form = FormState::of(&ctx, api::SaveQuestion::PATH);
        let mut usual_kind = Kind::Single;
        // A copy begins as the question that it is of.
        if let Some(row) = bank::find(&mut *ctx.read().await?, &query("salin")).await?
            && let Some(question) = row.asked.clone().into_question()
        {
            form = form
                .or_values(shared(&question, &row))
                .or_values(of_body(ctx.lang, &question.body));
            usual_kind = question.kind();
        }
        let form = form.or_values(usual);
        let kind = kind_of(&form, usual_kind);
        let quiz = query("kuis");
        Ok(view! {
            {titled(texts::new_question(ctx.lang))}
            <header class="page-head"><div><h1>{texts::new_question(ctx.lang)}</h1><p>{about(ctx.lang, kind)}</p></div></header>
            <Kinds lang=ctx.lang kind address="/petugas/kuis/soal".to_owned() quiz=quiz.clone() />
            <QuestionForm lang=ctx.lang form kind code=String::new() quiz />
        })
    })
}

#[component]
pub fn EditQuestionPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let row = bank::find(&mut *ctx.read().await?, &param("code"))
            .await?
            .ok_or(AppError::NotFound)?;
        let question = row.asked.clone().into_question().ok_or(AppError::NotFound)?;
        let form = FormState::of(&ctx, api::SaveQuestion::PATH)
            .or_values(shared(&question, &row))
            .or_values(of_body(ctx.lang, &question.body));
        let kind = kind_of(&form, question.kind());
        let review = backend::reviewed(&ctx, row.id).await?;
        Ok(view! {
            {titled(texts::edit_question(ctx.lang))}
            <header class="page-head"><div><h1>{texts::edit_question(ctx.lang)}</h1><p>{about(ctx.lang, kind)}</p></div>
                <a class="button-quiet" href=format!("/petugas/kuis/soal?salin={}", row.code)>{texts::copy_question(ctx.lang)}</a>
            </header>
            <Kinds lang=ctx.lang kind address=format!("/petugas/kuis/soal/{}", row.code) quiz=String::new() />
            <Review ctx=ctx.clone() code=row.code.clone() review />
            <QuestionForm lang=ctx.lang form kind code=row.code quiz=String::new() />
        })
    })
}

/// Who looked the question over, and the button for it.
#[component]
fn Review(ctx: Ctx, code: String, review: Option<(String, Millis)>) -> impl IntoView {
    let lang = ctx.lang;
    let (said, looked, button) = match review {
        Some((name, at)) => {
            let at = date_and_time(lang, ctx.zone(), at);
            let name = if name.is_empty() {
                texts::somebody(lang).to_owned()
            } else {
                name
            };
            (
                texts::reviewed_by(lang, &name, &at),
                "no",
                texts::take_review_back(lang),
            )
        }
        None => (
            texts::not_reviewed(lang).to_owned(),
            "yes",
            texts::mark_reviewed(lang),
        ),
    };
    view! {
        <form class="actions mb-6" method="post" action=api::Review::PATH>
            <input type="hidden" name="code" value=code />
            <p>{said}</p>
            <button class="button-quiet" name="looked" value=looked>{button}</button>
        </form>
    }
}

/// What was sent wins, then what the address asks for.
fn kind_of(form: &FormState, otherwise: Kind) -> Kind {
    let sent = form.value("kind").parse();
    sent.or_else(|()| query("jenis").parse()).unwrap_or(otherwise)
}

fn shared(question: &Question, row: &BankRow) -> [(&'static str, String); 7] {
    [
        ("text", question.text.clone()),
        ("seconds", question.seconds.to_string()),
        ("points", question.points.to_string()),
        ("explanation", question.explanation.clone()),
        ("level", row.level.to_string()),
        ("tags", row.tags.clone()),
        ("source", row.source.clone()),
    ]
}

fn of_body(lang: Lang, body: &Body) -> [(&'static str, String); 14] {
    let option = |index: usize| body.options().get(index).cloned().unwrap_or_default();
    let correct = match body {
        Body::Single { correct, .. } | Body::Multiple { correct, .. } | Body::TrueFalse { correct, .. } => {
            Some(*correct)
        }
        _ => None,
    };
    let is_right = |index: usize| correct.is_some_and(|correct| correct.has(index));
    let yes = |yes: bool| if yes { "yes".to_owned() } else { String::new() };
    let right = OPTIONS.iter().enumerate().find(|(index, _)| is_right(*index));
    let (accepted, typo) = match body {
        Body::Typed { accepted, typo } => (accepted.join("\n"), *typo),
        _ => Default::default(),
    };
    let (value, tolerance) = match body {
        Body::Numeric { value, tolerance } => (value.said(lang), tolerance.said(lang)),
        _ => Default::default(),
    };
    [
        ("option_a", option(0)),
        ("option_b", option(1)),
        ("option_c", option(2)),
        ("option_d", option(3)),
        ("right_a", yes(is_right(0))),
        ("right_b", yes(is_right(1))),
        ("right_c", yes(is_right(2))),
        ("right_d", yes(is_right(3))),
        (
            "right",
            right.map(|(_, option)| option.3.to_owned()).unwrap_or_default(),
        ),
        ("accepted", accepted),
        ("typo", yes(typo)),
        ("items", body.options().join("\n")),
        ("value", value),
        ("tolerance", tolerance),
    ]
}

pub fn kind_name(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Single => texts::kind_single(lang),
        Kind::Multiple => texts::kind_multiple(lang),
        Kind::TrueFalse => texts::kind_true_false(lang),
        Kind::Typed => texts::kind_typed(lang),
        Kind::Ordering => texts::kind_ordering(lang),
        Kind::Numeric => texts::kind_numeric(lang),
        Kind::Poll => texts::kind_poll(lang),
        Kind::WordCloud => texts::kind_word_cloud(lang),
        Kind::Slide => texts::kind_slide(lang),
    }
}

fn about(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Single => texts::about_single(lang),
        Kind::Multiple => texts::about_multiple(lang),
        Kind::TrueFalse => texts::about_true_false(lang),
        Kind::Typed => texts::about_typed(lang),
        Kind::Ordering => texts::about_ordering(lang),
        Kind::Numeric => texts::about_numeric(lang),
        Kind::Poll => texts::about_poll(lang),
        Kind::WordCloud => texts::about_word_cloud(lang),
        Kind::Slide => texts::about_slide(lang),
    }
}

/// One page per kind: no field of another is in the way.
#[component]
fn Kinds(lang: Lang, kind: Kind, address: String, quiz: String) -> impl IntoView {
    let links = Kind::ALL
        .map(|other| {
            let quiz = if quiz.is_empty() {
                String::new()
            } else {
                format!("&kuis={quiz}")
            };
            let href = format!("{address}?jenis={}{quiz}", other.as_str());
            view! { <a href=href aria-current=(other == kind).then_some("page")>{kind_name(lang, other)}</a> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=texts::kind(lang)>{links}</nav> }
}

#[component]
fn QuestionForm(lang: Lang, form: FormState, kind: Kind, code: String, quiz: String) -> impl IntoView {
    let (title, explanation) = match kind {
        Kind::Slide => (texts::slide_title(lang), texts::slide_text(lang)),
        _ => (texts::question_text(lang), texts::explanation(lang)),
    };
    let points = [
        ("1000", texts::normal_points(lang)),
        ("2000", texts::double_points(lang)),
        ("0", texts::no_points(lang)),
    ];
    let levels = [
        ("1", texts::level_easy(lang)),
        ("2", texts::level_middle(lang)),
        ("3", texts::level_hard(lang)),
    ];
    let plain = |options: [(&str, &str); 3]| {
        options
            .map(|(value, text)| (value.to_owned(), text.to_owned()))
            .to_vec()
    };
    view! {
        <form class="form" method="post" action=api::SaveQuestion::PATH>
            <NewKey />
            <input type="hidden" name="code" value=code />
            <input type="hidden" name="quiz" value=quiz />
            <input type="hidden" name="kind" value=kind.as_str() />
            <FormErrors form=form.clone() />
            <TextArea form=form.clone() name="text" label=title rows=2 required=true maxlength=TEXT_MAX as u32 />
            <KindFields lang form=form.clone() kind />
            {kind.is_answered().then(|| view! {
                <Field form=form.clone() name="seconds" kind="number" label=texts::seconds(lang) inputmode="numeric" required=true min="5" max="240" />
            })}
            {kind.is_scored().then(|| view! {
                <Select form=form.clone() name="points" label=texts::points(lang) options=plain(points) />
            })}
            <TextArea form=form.clone() name="explanation" label=explanation rows=2 maxlength=EXPLANATION_MAX as u32 />
            <Select form=form.clone() name="level" label=texts::level(lang) options=plain(levels) />
            <Field form=form.clone() name="tags" label=texts::tags(lang) optional=true maxlength=TAGS_MAX as u32 />
            <Field form name="source" label=texts::source(lang) optional=true maxlength=SOURCE_MAX as u32 />
            <p class="actions"><button class="button">{texts::save(lang)}</button></p>
        </form>
    }
}

/// What only this kind asks for.
#[component]
fn KindFields(lang: Lang, form: FormState, kind: Kind) -> impl IntoView {
    match kind {
        Kind::Single | Kind::Multiple | Kind::Poll => view! { <Options lang form kind /> }.into_any(),
        Kind::TrueFalse => view! { <TrueFalse lang form /> }.into_any(),
        Kind::Typed => view! {
            <TextArea form=form.clone() name="accepted" label=texts::accepted(lang) hint=texts::accepted_hint(lang) rows=3 required=true maxlength=800 />
            <label class="check">
                <input type="checkbox" name="typo" value="yes" checked=form.value("typo") == "yes" />
                <span>{texts::forgive_typo(lang)}</span>
            </label>
        }
        .into_any(),
        Kind::Ordering => view! {
            <TextArea form name="items" label=texts::items(lang) hint=texts::items_hint(lang) rows=6 required=true maxlength=800 />
        }
        .into_any(),
        Kind::Numeric => view! {
            <Field form=form.clone() name="value" label=texts::value(lang) inputmode="decimal" required=true maxlength=24 />
            <Field form name="tolerance" label=texts::tolerance(lang) hint=texts::tolerance_hint(lang) inputmode="decimal" optional=true maxlength=24 />
        }
        .into_any(),
        Kind::WordCloud | Kind::Slide => ().into_any(),
    }
}

#[component]
fn Options(lang: Lang, form: FormState, kind: Kind) -> impl IntoView {
    let hint = match kind {
        Kind::Poll => texts::options_hint_poll(lang),
        Kind::Multiple => texts::options_hint_multiple(lang),
        _ => texts::options_hint_single(lang),
    };
    let mark = |letter: &'static str, tick: &'static str, value: &'static str| match kind {
        Kind::Multiple => Some(
            view! {
                <label class="check">
                    <input type="checkbox" name=tick value="yes" checked=form.value(tick) == "yes" />
                    <span>{texts::is_right(lang, letter)}</span>
                </label>
            }
            .into_any(),
        ),
        Kind::Single => Some(
            view! {
                <label class="check">
                    <input type="radio" name="right" value=value checked=form.value("right") == value />
                    <span>{texts::letter_is_right(lang, letter)}</span>
                </label>
            }
            .into_any(),
        ),
        _ => None,
    };
    let options = OPTIONS
        .map(|(letter, name, tick, value)| {
            view! {
                <Field form=form.clone() name=name label=texts::option_letter(lang, letter) maxlength=OPTION_MAX as u32 />
                {mark(letter, tick, value)}
            }
        })
        .collect_view();
    view! { <Marked form=form.clone() legend=texts::options(lang) hint>{options}</Marked> }
}

#[component]
fn TrueFalse(lang: Lang, form: FormState) -> impl IntoView {
    let (yes, no) = (texts::true_option(lang), texts::false_option(lang));
    let choice = |value: &'static str, text: &'static str| {
        view! {
            <label class="choice">
                <input type="radio" name="right" value=value checked=form.value("right") == value />
                {text}
            </label>
        }
    };
    view! {
        <input type="hidden" name="option_a" value=yes />
        <input type="hidden" name="option_b" value=no />
        <fieldset class="choices">
            <legend>{texts::which_is_right(lang)}</legend>
            {choice("a", yes)}
            {choice("b", no)}
        </fieldset>
    }
}

/// Fields that share a hint and what is wrong with the ticks.
#[component]
fn Marked(form: FormState, legend: &'static str, hint: &'static str, children: Children) -> impl IntoView {
    let wrong = form.field_error("right");
    let described_by = if wrong.is_some() {
        "pilihan-hint right-error"
    } else {
        "pilihan-hint"
    };
    view! {
        <fieldset aria-describedby=described_by>
            <legend>{legend}</legend>
            <p class="hint" id="pilihan-hint">{hint}</p>
            {wrong.map(|wrong| view! { <p class="error" id="right-error">{wrong}</p> })}
            {children()}
        </fieldset>
    }
}
