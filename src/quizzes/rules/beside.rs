//! What stands beside a question: a picture with words for it, and a book to go on with.

use crate::{
    error::FieldErrors,
    i18n::Lang,
    quizzes::{Book, Clip, Image, QuestionForm, editor_texts as texts},
    tidy::tidy_line,
};

pub const ALT_MAX: usize = 200;
pub const WORDS_MAX: usize = 500;
pub const BOOK_MAX: usize = 120;
pub const LINK_MAX: usize = 300;

/// The picture that `form` names, with its words.
pub fn image(lang: Lang, form: &QuestionForm, errors: &mut FieldErrors) -> Option<Image> {
    let image = sketched(form)?;
    if image.alt.is_empty() {
        errors.add("image_alt", texts::alt_missing(lang));
    } else if image.alt.chars().count() > ALT_MAX {
        errors.add("image_alt", super::texts::too_long(lang, ALT_MAX));
    }
    Some(image)
}

/// The same, perhaps without words yet.
#[must_use]
pub fn sketched(form: &QuestionForm) -> Option<Image> {
    is_hash(&form.image).then(|| Image {
        hash: form.image.clone(),
        alt: tidy_line(&form.image_alt),
    })
}

/// The clip that `form` names, with its words.
pub fn clip(lang: Lang, form: &QuestionForm, errors: &mut FieldErrors) -> Option<Clip> {
    let clip = sketched_clip(form)?;
    if clip.words.is_empty() {
        errors.add("clip_words", texts::words_missing(lang));
    } else if clip.words.chars().count() > WORDS_MAX {
        errors.add("clip_words", super::texts::too_long(lang, WORDS_MAX));
    }
    Some(clip)
}

/// The same, perhaps without words yet.
#[must_use]
pub fn sketched_clip(form: &QuestionForm) -> Option<Clip> {
    is_hash(&form.clip).then(|| Clip {
        hash: form.clip.clone(),
        words: tidy_line(&form.clip_words),
    })
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The book that `form` links to. A reading group may go without a title: it has one.
pub fn book(lang: Lang, form: &QuestionForm, errors: &mut FieldErrors) -> Option<Book> {
    let (title, typed) = (tidy_line(&form.book), form.book_link.trim());
    if typed.is_empty() {
        if !title.is_empty() {
            errors.add("book_link", texts::book_without_link(lang));
        }
        return None;
    }
    let Some(link) = link(typed) else {
        errors.add("book_link", texts::book_link_wrong(lang));
        return None;
    };
    if title.is_empty() && link.starts_with("https:") {
        errors.add("book", texts::book_title_missing(lang));
    } else if title.chars().count() > BOOK_MAX {
        errors.add("book", super::texts::too_long(lang, BOOK_MAX));
    }
    Some(Book { title, link })
}

/// The path of a reading group or of a topic there, or an address of the web without a name and password in it; nothing else is
/// linked to.
#[must_use]
pub fn link(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
    if text.len() > LINK_MAX || !text.chars().all(plain) {
        return None;
    }
    if let Some(path) = text.strip_prefix("/diskusi/") {
        let path = path.trim_end_matches('/');
        let is_name = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        let parts: Vec<&str> = path.split('/').collect();
        let known = parts.len() <= 2 && parts.iter().all(|part| is_name(part));
        return known.then(|| format!("/diskusi/{path}"));
    }
    let host = text.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    let is_host = host.contains('.') && !host.contains('@') && !host.starts_with('.');
    is_host.then(|| text.to_owned())
}
