//! The fields of the editor, those of one kind only.

use super::{OPTIONS, preview::Preview};
use crate::{
    i18n::Lang,
    quizzes::{
        Clip, Image, Kind, api, editor_texts,
        islands::{Autosave, Heard, Picture},
        rules::{
            ALT_MAX, BOOK_MAX, EXPLANATION_MAX, LINK_MAX, OPTION_MAX, SOURCE_MAX, TAGS_MAX, TEXT_MAX,
            WORDS_MAX,
        },
        texts,
    },
    server::FormState,
    ui::{Field, FormErrors, NewKey, Select, TextArea},
};
use leptos::prelude::*;
use server_fn::ServerFn;

/// What the editor works on.
#[derive(Debug, Clone)]
pub(super) struct Edited {
    /// Empty for a new question.
    pub code: String,
    /// Of the question that the form began with.
    pub version: i64,
    /// A quiz that a new question joins.
    pub quiz: String,
    /// Names what is kept of this page.
    pub draft: String,
    /// Names it on the device of the viewer.
    pub place: String,
    /// The reading groups to link to: path, and what they read.
    pub reading: Vec<(String, String)>,
}

#[component]
pub(super) fn QuestionForm(lang: Lang, form: FormState, kind: Kind, edited: Edited) -> impl IntoView {
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
        <div class="beside beside-preview">
        <form class="form" id="soal" method="post" action=api::SaveQuestion::PATH enctype="multipart/form-data">
            <NewKey />
            <input type="hidden" name="code" value=edited.code.clone() />
            <input type="hidden" name="version" value=edited.version.to_string() />
            <input type="hidden" name="draft" value=edited.draft.clone() />
            <input type="hidden" name="quiz" value=edited.quiz />
            <input type="hidden" name="kind" value=kind.as_str() />
            <FormErrors form=form.clone() />
            <TextArea form=form.clone() name="text" label=title rows=2 required=true maxlength=TEXT_MAX as u32 />
            <PictureField lang form=form.clone() />
            <KindFields lang form=form.clone() kind />
            {kind.is_answered().then(|| view! {
                <Field form=form.clone() name="seconds" kind="number" label=texts::seconds(lang) inputmode="numeric" required=true min="5" max="240" />
            })}
            {kind.is_scored().then(|| view! {
                <Select form=form.clone() name="points" label=texts::points(lang) options=plain(points) />
            })}
            <TextArea form=form.clone() name="explanation" label=explanation rows=2 maxlength=EXPLANATION_MAX as u32 />
            <BookFields lang form=form.clone() reading=edited.reading />
            <Select form=form.clone() name="level" label=texts::level(lang) options=plain(levels) />
            <Field form=form.clone() name="tags" label=texts::tags(lang) optional=true maxlength=TAGS_MAX as u32 />
            <Field form name="source" label=texts::source(lang) optional=true maxlength=SOURCE_MAX as u32 />
            <p class="actions">
                <button class="button">{texts::save(lang)}</button>
                <button class="button-quiet" formaction=api::KeepDraft::PATH formnovalidate=true>{editor_texts::renew_preview(lang)}</button>
            </p>
            <Autosave form="soal".to_owned() place=edited.place />
        </form>
        <Preview lang code=edited.code draft=edited.draft />
        </div>
    }
}

/// The picture and the clip that are there, and the way to others.
#[component]
fn PictureField(lang: Lang, form: FormState) -> impl IntoView {
    let wrong = form.field_error("file");
    let described_by = if wrong.is_some() {
        "file-hint file-error"
    } else {
        "file-hint"
    };
    let (hash, alt) = (form.value("image"), form.value("image_alt"));
    let shown = (!hash.is_empty()).then(|| {
        let image = Image {
            hash: hash.clone(),
            alt,
        };
        view! {
            <Picture image />
            <label class="check">
                <input type="checkbox" name="drop_image" value="yes" />
                <span>{editor_texts::drop_picture(lang)}</span>
            </label>
        }
    });
    let (clip, words) = (form.value("clip"), form.value("clip_words"));
    let heard = (!clip.is_empty()).then(|| {
        let clip = Clip {
            hash: clip.clone(),
            words,
        };
        view! {
            <Heard lang clip />
            <label class="check">
                <input type="checkbox" name="drop_clip" value="yes" />
                <span>{editor_texts::drop_clip(lang)}</span>
            </label>
        }
    });
    view! {
        <fieldset>
            <legend>{editor_texts::picture(lang)}</legend>
            {shown}
            {heard}
            <input type="hidden" name="image" value=hash />
            <input type="hidden" name="clip" value=clip />
            <div class="field">
                <label for="file">{editor_texts::choose_picture(lang)}</label>
                <p class="hint" id="file-hint">{editor_texts::picture_hint(lang)}</p>
                <input id="file" name="file" type="file" accept="image/png,image/jpeg,image/webp,audio/mpeg,audio/mp4,audio/ogg,audio/wav,.mp3,.m4a,.ogg,.wav"
                    aria-invalid=wrong.is_some().then_some("true") aria-describedby=described_by />
                {wrong.map(|wrong| view! { <p class="error" id="file-error">{wrong}</p> })}
            </div>
            <Field form=form.clone() name="image_alt" label=editor_texts::picture_alt(lang) hint=editor_texts::picture_alt_hint(lang) maxlength=ALT_MAX as u32 />
            <Field form name="clip_words" label=editor_texts::clip_words(lang) hint=editor_texts::clip_words_hint(lang) maxlength=WORDS_MAX as u32 />
        </fieldset>
    }
}

/// A book to go on with: of a reading group, or anywhere in the collection.
#[component]
fn BookFields(lang: Lang, form: FormState, reading: Vec<(String, String)>) -> impl IntoView {
    let wrong = form.field_error("book_link");
    let described_by = if wrong.is_some() {
        "book_link-hint book_link-error"
    } else {
        "book_link-hint"
    };
    let groups = reading
        .into_iter()
        .map(|(path, name)| view! { <option value=path>{name}</option> })
        .collect_view();
    view! {
        <fieldset aria-describedby="buku-hint">
            <legend>{editor_texts::book(lang)}</legend>
            <p class="hint" id="buku-hint">{editor_texts::book_hint(lang)}</p>
            <div class="field">
                <label for="book_link">{editor_texts::book_link(lang)}</label>
                <p class="hint" id="book_link-hint">{editor_texts::book_link_hint(lang)}</p>
                <input id="book_link" name="book_link" type="text" list="bacaan" value=form.value("book_link") maxlength=LINK_MAX.to_string()
                    inputmode="url" autocapitalize="none" aria-invalid=wrong.is_some().then_some("true") aria-describedby=described_by />
                <datalist id="bacaan">{groups}</datalist>
                {wrong.map(|wrong| view! { <p class="error" id="book_link-error">{wrong}</p> })}
            </div>
            <Field form name="book" label=editor_texts::book_title(lang) maxlength=BOOK_MAX as u32 />
        </fieldset>
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
