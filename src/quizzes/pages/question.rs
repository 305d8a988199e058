//! `/petugas/kuis/soal` and `/petugas/kuis/soal/<code>`: one question.

use crate::{
    auth::Role,
    error::AppError,
    i18n::Lang,
    quizzes::{
        Kind, api,
        rules::{EXPLANATION_MAX, OPTION_MAX, SOURCE_MAX, TAGS_MAX, TEXT_MAX},
        store::bank,
        texts,
    },
    server::{Ctx, FormState, param, query},
    ui::{Field, FormErrors, NewKey, Select, TextArea, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

const OPTIONS: [(&str, &str, &str); 4] = [
    ("A", "option_a", "right_a"),
    ("B", "option_b", "right_b"),
    ("C", "option_c", "right_c"),
    ("D", "option_d", "right_d"),
];

#[component]
pub fn NewQuestionPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let usual = [
            ("kind", Kind::Single.as_str().to_owned()),
            ("seconds", "20".to_owned()),
            ("points", "1000".to_owned()),
            ("level", "1".to_owned()),
        ];
        let form = FormState::of(&ctx, api::SaveQuestion::PATH).or_values(usual);
        Ok(view! {
            {titled(texts::new_question(ctx.lang))}
            <header class="page-head"><h1>{texts::new_question(ctx.lang)}</h1></header>
            <QuestionForm lang=ctx.lang form code=String::new() quiz=query("kuis") />
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
        let question = row.asked.into_question().ok_or(AppError::NotFound)?;
        let option = |index: usize| question.options.get(index).cloned().unwrap_or_default();
        let right = |index: usize| {
            if question.correct.has(index) {
                "yes".to_owned()
            } else {
                String::new()
            }
        };
        let form = FormState::of(&ctx, api::SaveQuestion::PATH).or_values([
            ("text", question.text.clone()),
            ("kind", question.kind.as_str().to_owned()),
            ("option_a", option(0)),
            ("option_b", option(1)),
            ("option_c", option(2)),
            ("option_d", option(3)),
            ("right_a", right(0)),
            ("right_b", right(1)),
            ("right_c", right(2)),
            ("right_d", right(3)),
            ("seconds", question.seconds.to_string()),
            ("points", question.points.to_string()),
            ("explanation", question.explanation.clone()),
            ("level", row.level.to_string()),
            ("tags", row.tags),
            ("source", row.source),
        ]);
        Ok(view! {
            {titled(texts::edit_question(ctx.lang))}
            <header class="page-head"><h1>{texts::edit_question(ctx.lang)}</h1></header>
            <QuestionForm lang=ctx.lang form code=row.code quiz=String::new() />
        })
    })
}

#[component]
fn QuestionForm(lang: Lang, form: FormState, code: String, quiz: String) -> impl IntoView {
    let kinds = [
        (Kind::Single, texts::kind_single(lang)),
        (Kind::Multiple, texts::kind_multiple(lang)),
        (Kind::TrueFalse, texts::kind_true_false(lang)),
    ];
    let kinds = kinds.map(|(kind, text)| (kind.as_str().to_owned(), text.to_owned()));
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
    let wrong = form.field_error("right");
    let described_by = if wrong.is_some() {
        "pilihan-hint right-error"
    } else {
        "pilihan-hint"
    };
    let options = OPTIONS
        .map(|(letter, name, right)| {
            view! {
                <Field form=form.clone() name=name label=texts::option_letter(lang, letter) maxlength=OPTION_MAX as u32 />
                <label class="check">
                    <input type="checkbox" name=right value="yes" checked=form.value(right) == "yes" />
                    <span>{texts::is_right(lang, letter)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <form class="form" method="post" action=api::SaveQuestion::PATH>
            <NewKey />
            <input type="hidden" name="code" value=code />
            <input type="hidden" name="quiz" value=quiz />
            <FormErrors form=form.clone() />
            <TextArea form=form.clone() name="text" label=texts::question_text(lang) rows=2 required=true maxlength=TEXT_MAX as u32 />
            <Select form=form.clone() name="kind" label=texts::kind(lang) options=kinds.to_vec() />
            <fieldset aria-describedby=described_by>
                <legend>{texts::options(lang)}</legend>
                <p class="hint" id="pilihan-hint">{texts::options_hint(lang)}</p>
                {wrong.map(|wrong| view! { <p class="error" id="right-error">{wrong}</p> })}
                {options}
            </fieldset>
            <Field form=form.clone() name="seconds" kind="number" label=texts::seconds(lang) inputmode="numeric" required=true min="5" max="240" />
            <Select form=form.clone() name="points" label=texts::points(lang) options=plain(points) />
            <Select form=form.clone() name="level" label=texts::level(lang) options=plain(levels) />
            <TextArea form=form.clone() name="explanation" label=texts::explanation(lang) rows=2 maxlength=EXPLANATION_MAX as u32 />
            <Field form=form.clone() name="tags" label=texts::tags(lang) optional=true maxlength=TAGS_MAX as u32 />
            <Field form name="source" label=texts::source(lang) optional=true maxlength=SOURCE_MAX as u32 />
            <p class="actions"><button class="button">{texts::save(lang)}</button></p>
        </form>
    }
}
