//! `/petugas/kuis/soal?jenis=…` and `/petugas/kuis/soal/<code>`: one question, asked for the fields of its kind only.

mod fields;
mod preview;

use crate::{
    auth::Role,
    db::new_token,
    discussions::{self, rules::group_path},
    error::AppError,
    i18n::{Lang, date_and_time},
    quizzes::{
        Body, Kind, Question, api,
        backend::{self, Draft},
        editor_texts,
        store::bank::{self, BankRow},
        texts,
    },
    server::{Ctx, FormState, param, query},
    time::Millis,
    ui::{Icon, page, titled},
};
use fields::{Edited, QuestionForm};
use leptos::prelude::*;
pub use preview::PreviewPage;
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
        let lang = ctx.lang;
        let mut opened = Opened::of(&ctx, "").await?;
        let usual = [
            ("seconds", "20".to_owned()),
            ("points", "1000".to_owned()),
            ("level", "1".to_owned()),
            ("right", "a".to_owned()),
        ];
        let mut usual_kind = Kind::Single;
        // A copy begins as the question that it is of.
        if let Some(row) = bank::find(&mut *ctx.read().await?, &query("salin")).await?
            && let Some(question) = row.asked.clone().into_question()
        {
            opened.form = opened
                .form
                .or_values(shared(&question, &row))
                .or_values(of_body(lang, &question.body));
            usual_kind = question.kind();
        }
        let form = opened.form.or_values(usual);
        let kind = kind_of(&form, usual_kind);
        let quiz = Some(form.value("quiz")).filter(|quiz| !quiz.is_empty());
        let edited = Edited {
            code: String::new(),
            version: 0,
            quiz: quiz.unwrap_or_else(|| query("kuis")),
            draft: opened.token,
            place: opened.place,
            reading: reading(&ctx).await?,
        };
        let offered = backend::offered_draft(&ctx, None).await?;
        Ok(view! {
            {titled(texts::new_question(lang))}
            <header class="page-head"><div><h1>{texts::new_question(lang)}</h1><p>{about(lang, kind)}</p></div></header>
            <Kinds lang kind address="/petugas/kuis/soal".to_owned() quiz=edited.quiz.clone() />
            <Drafts ctx=ctx.clone() offered shown=opened.draft current=edited.draft.clone() />
            <QuestionForm lang form kind edited />
        })
    })
}

#[component]
pub fn EditQuestionPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let row = bank::find(&mut *ctx.read().await?, &param("code"))
            .await?
            .ok_or(AppError::NotFound)?;
        let question = row.asked.clone().into_question().ok_or(AppError::NotFound)?;
        let opened = Opened::of(&ctx, &row.code).await?;
        let form = opened
            .form
            .or_values(shared(&question, &row))
            .or_values(of_body(lang, &question.body));
        let kind = kind_of(&form, question.kind());
        let review = backend::reviewed(&ctx, row.id).await?;
        // What was typed before the question changed is told so when it is saved; who was told saves over it.
        let begun_with = match form.error() {
            Some(AppError::Conflict(_)) => None,
            _ => form.value("version").parse().ok(),
        };
        let edited = Edited {
            code: row.code.clone(),
            version: begun_with.unwrap_or(row.version),
            quiz: String::new(),
            draft: opened.token,
            place: opened.place,
            reading: reading(&ctx).await?,
        };
        let offered = backend::offered_draft(&ctx, Some(&row)).await?;
        let address = format!("/petugas/kuis/soal/{}", row.code);
        let compare = matches!(form.error(), Some(AppError::Conflict(_))).then(|| view! {
            <p class="mb-6"><a href=address.clone() target="_blank">{editor_texts::see_saved(lang)}</a></p>
        });
        Ok(view! {
            {titled(texts::edit_question(lang))}
            <header class="page-head"><div><h1>{texts::edit_question(lang)}</h1><p>{about(lang, kind)}</p></div>
                <a class="button-quiet" href=format!("/petugas/kuis/soal?salin={}", row.code)>{texts::copy_question(lang)}</a>
            </header>
            <Kinds lang kind address quiz=String::new() />
            <Review ctx=ctx.clone() code=row.code review />
            <Drafts ctx=ctx.clone() offered shown=opened.draft current=edited.draft.clone() />
            {compare}
            <QuestionForm lang form kind edited />
        })
    })
}

/// How the form begins: as it was refused, or as it was kept, or fresh.
struct Opened {
    form: FormState,
    /// What the viewer goes on with.
    draft: Option<Draft>,
    token: String,
    place: String,
}

impl Opened {
    async fn of(ctx: &Ctx, code: &str) -> Result<Self, AppError> {
        let mut form = FormState::of(ctx, api::SaveQuestion::PATH);
        let refused = FormState::of(ctx, api::KeepDraft::PATH);
        if refused.error().is_some() || !refused.value("kind").is_empty() {
            form = refused;
        }
        let mut draft = backend::draft(ctx, &query("draf")).await?;
        draft = draft.filter(|draft| draft.form.code == code && form.value("kind").is_empty());
        if let Some(draft) = &draft {
            form = form.or_form(&draft.form);
        }
        let token = Some(form.value("draft")).filter(|token| !token.is_empty());
        let who = ctx.at_least(Role::Librarian)?.id;
        Ok(Self {
            form,
            draft,
            token: token.unwrap_or_else(new_token),
            place: format!("soal.{who}.{code}"),
        })
    }
}

/// What the viewer typed and did not save: shown below, or on offer.
#[component]
fn Drafts(
    ctx: Ctx,
    #[prop(optional_no_strip)] offered: Option<Draft>,
    #[prop(optional_no_strip)] shown: Option<Draft>,
    current: String,
) -> impl IntoView {
    let lang = ctx.lang;
    let said = |at: Millis| date_and_time(lang, ctx.zone(), at);
    let discard = |token: String| {
        view! { <button class="button-quiet" name="draft" value=token>{editor_texts::discard_draft(lang)}</button> }
    };
    let note = match (shown, offered) {
        (Some(draft), _) => view! {
            <p>{editor_texts::draft_shown(lang, &said(draft.at))}</p>
            <form class="actions" method="post" action=api::DiscardDraft::PATH>{discard(draft.token)}</form>
        }
        .into_any(),
        (None, Some(draft)) if draft.token != current => view! {
            <p>{editor_texts::unsaved_from(lang, &said(draft.at))}" "{editor_texts::unsaved_says(lang, &draft.form.text)}</p>
            <form class="actions" method="post" action=api::DiscardDraft::PATH>
                <a class="button-quiet" href=format!("{}?draf={}", draft.form.page(), draft.token)>{editor_texts::continue_draft(lang)}</a>
                {discard(draft.token)}
            </form>
        }
        .into_any(),
        _ => return ().into_any(),
    };
    view! { <div class="notice notice-durian mb-6" role="status"><Icon name="info" /><div>{note}</div></div> }
        .into_any()
}

/// Where books are talked about, and which.
async fn reading(ctx: &Ctx) -> Result<Vec<(String, String)>, AppError> {
    let groups = discussions::backend::groups(ctx).await?.into_iter();
    Ok(groups
        .map(|group| {
            (
                group_path(&group.slug),
                format!("{} · {}", group.book_title, group.name),
            )
        })
        .collect())
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

fn shared(question: &Question, row: &BankRow) -> [(&'static str, String); 13] {
    let (image, book) = (question.image.clone(), question.book.clone());
    let (image, alt) = image.map(|image| (image.hash, image.alt)).unwrap_or_default();
    let clip = question.clip.clone();
    let (clip, words) = clip.map(|clip| (clip.hash, clip.words)).unwrap_or_default();
    let (book, link) = book.map(|book| (book.title, book.link)).unwrap_or_default();
    [
        ("text", question.text.clone()),
        ("seconds", question.seconds.to_string()),
        ("points", question.points.to_string()),
        ("explanation", question.explanation.clone()),
        ("image", image),
        ("image_alt", alt),
        ("clip", clip),
        ("clip_words", words),
        ("book", book),
        ("book_link", link),
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
