//! `/petugas/kuis/pratinjau?soal=<code>&draf=<token>&bagian=…`: a question as a phone and the hall will show it, drawn by what draws
//! it there. Stands in frames of the editor, each as large as the screen that it stands for.

use crate::{
    auth::Role,
    i18n::Lang,
    quizzes::{
        Pace, Question, backend, editor_texts,
        islands::{Phone, Seen, Wall},
        pages::hall,
        rules,
        store::bank::{self, BankRow},
        wire::Mine,
    },
    server::{Ctx, framed_by_own_pages, query},
    ui::{page, titled},
};
use leptos::prelude::*;

/// Name in the address, class of the frame, title.
type Part = (&'static str, &'static str, fn(Lang) -> &'static str);

const PARTS: [Part; 3] = [
    ("hp", "preview-pad", editor_texts::on_the_phone),
    ("layar", "preview-hall", editor_texts::on_the_wall),
    ("jawaban", "preview-hall", editor_texts::at_the_reveal),
];

/// Beside the editor on a desktop, below it on a phone.
#[component]
pub(super) fn Preview(lang: Lang, code: String, draft: String) -> impl IntoView {
    let frames = PARTS
        .map(|(part, class, title)| {
            let address = format!("/petugas/kuis/pratinjau?bagian={part}&soal={code}&draf={draft}");
            view! {
                <figure>
                    <figcaption>{title(lang)}</figcaption>
                    <div class=class><iframe src=address title=title(lang) tabindex="-1"></iframe></div>
                </figure>
            }
        })
        .collect_view();
    view! {
        <aside class="preview" id="pratinjau" aria-labelledby="pratinjau-judul">
            <h2 id="pratinjau-judul">{editor_texts::preview(lang)}</h2>
            <p class="hint">{editor_texts::preview_note(lang)}</p>
            {frames}
        </aside>
    }
}

#[component]
pub fn PreviewPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        framed_by_own_pages();
        let lang = ctx.lang;
        let draft = backend::draft(&ctx, &query("draf")).await?;
        let saved = bank::find(&mut *ctx.read().await?, &query("soal")).await?;
        let saved = saved.and_then(BankRow::into_question).map(|row| row.question);
        // Only a whole question can be answered.
        let (mut question, whole) = match (&draft, saved) {
            (Some(draft), _) => (
                rules::sketch(lang, &draft.form),
                rules::question(lang, &draft.form).is_ok(),
            ),
            (None, Some(question)) => (question, true),
            (None, None) => (rules::sketch(lang, &Default::default()), false),
        };
        if question.text.is_empty() {
            question.text = editor_texts::text_to_come(lang).to_owned();
        }
        let part = query("bagian");
        // Written at once: its signals belong to no island that would keep them until the page is written.
        let screen = Owner::new().with(|| {
            match part.as_str() {
            "jawaban" if !whole => {
                view! { <div class="hall"><p class="hall-note">{editor_texts::not_whole_yet(lang)}</p></div> }
                    .into_any()
            }
            "hp" => view! { <Phone seen=seen(&ctx, question, false) /> }.into_any(),
            _ => {
                let seen = seen(&ctx, question, part == "jawaban");
                view! { <Wall seen address=hall::address(&ctx) /> }.into_any()
            }
        }
        .to_html()
        });
        // Nothing here can be pressed: it is a picture.
        Ok(view! { {titled(editor_texts::preview(lang))} <div inert=true inner_html=screen></div> })
    })
}

/// What a page of a game would know of it.
fn seen(ctx: &Ctx, question: Question, revealed: bool) -> Seen {
    let title = editor_texts::preview_title(ctx.lang);
    Seen {
        snapshot: backend::pictured(title, question, ctx.now(), revealed),
        hall: Default::default(),
        mine: Some(Mine {
            epoch: 0,
            score: 0,
            rank: 1,
            players: 1,
            answer: None,
            gained: None,
            verdict: None,
            bonus: 0,
            team: None,
        }),
        name: Some(editor_texts::a_player(ctx.lang).to_owned()),
        now: ctx.now(),
        pace: Pace::USUAL,
        draft: None,
    }
}
