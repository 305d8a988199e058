//! What may be written, by whom, and where in a thread a post stands.

use super::texts;
use crate::{
    auth::{AccountId, Role, Viewer},
    error::FieldErrors,
    i18n::Lang,
    tidy::{tidy_line, tidy_text},
};

pub const TITLE_MAX: usize = 160;
/// About ten printed pages.
pub const BODY_MAX: usize = 20_000;
pub const REASON_MAX: usize = 500;
pub const NAME_MAX: usize = 120;
pub const BOOK_MAX: usize = 200;
pub const SLUG_MAX: usize = 60;
/// Cut from a random token: 40 bits, unique in the database.
pub const CODE_LENGTH: usize = 8;

pub const REPLIES_A_PAGE: i64 = 50;
pub const TOPICS_A_PAGE: i64 = 20;

/// Whether `text` can be a slug or a code of ours. What cannot is not even looked up.
#[must_use]
pub fn is_name(text: &str) -> bool {
    (1..=SLUG_MAX).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The slug of a new group: what is left of its name in plain letters. Empty when nothing is. `baru` is set aside: there the
/// staff opens a new group.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() == SLUG_MAX {
            break;
        }
    }
    match slug.trim_end_matches('-') {
        "baru" => "kelompok-baru".to_owned(),
        slug => slug.to_owned(),
    }
}

/// The number of the post that `text` names.
#[must_use]
pub fn post_number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number| (1..1_000_000).contains(number))
}

/// The tidied body of a post, with what is wrong noted under `body`.
pub fn body(lang: Lang, text: &str, errors: &mut FieldErrors) -> String {
    let body = tidy_text(text);
    if body.trim().is_empty() {
        errors.add("body", texts::body_missing(lang));
    } else if body.chars().count() > BODY_MAX {
        errors.add("body", texts::body_too_long(lang));
    }
    body
}

/// The tidied title of a topic, with what is wrong noted under `title`.
pub fn title(lang: Lang, text: &str, errors: &mut FieldErrors) -> String {
    let title = tidy_line(text);
    if title.is_empty() || title.chars().count() > TITLE_MAX {
        errors.add("title", texts::title_wrong(lang));
    }
    title
}

/// The tidied reason of a report or removal, with what is wrong noted under `reason`.
pub fn reason(lang: Lang, text: &str, errors: &mut FieldErrors) -> String {
    let reason = tidy_line(text);
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        errors.add("reason", texts::reason_wrong(lang));
    }
    reason
}

/// The page on which the post with `number` stands. The opening post and the first fifty replies are on page 1.
#[must_use]
pub const fn page_of(number: i64) -> i64 {
    if number < 2 {
        1
    } else {
        (number - 2) / REPLIES_A_PAGE + 1
    }
}

/// First and last number on `page`.
#[must_use]
pub const fn numbers_on(page: i64) -> (i64, i64) {
    let last = page * REPLIES_A_PAGE + 1;
    let first = last - REPLIES_A_PAGE + 1;
    (if page == 1 { 1 } else { first }, last)
}

/// Whether `viewer` may change or delete what `author` wrote.
#[must_use]
pub fn is_own(viewer: Option<&Viewer>, author: AccountId) -> bool {
    viewer.is_some_and(|viewer| viewer.id == author)
}

/// Whether `viewer` may remove what others wrote, lock topics and see old texts.
#[must_use]
pub fn may_moderate(viewer: Option<&Viewer>) -> bool {
    viewer.is_some_and(|viewer| viewer.role >= Role::Librarian)
}

#[must_use]
pub fn group_path(slug: &str) -> String {
    format!("/diskusi/{slug}")
}

/// Where the staff changes it.
#[must_use]
pub fn staff_group_path(slug: &str) -> String {
    format!("/petugas/diskusi/{slug}")
}

#[must_use]
pub fn topic_path(slug: &str, code: &str) -> String {
    format!("/diskusi/{slug}/{code}")
}

/// The address of a post wherever the pages of its thread begin and end. A new one always loads, since the browser was
/// never there before.
#[must_use]
pub fn post_path(slug: &str, code: &str, number: i64) -> String {
    if number < 2 {
        format!("/diskusi/{slug}/{code}#b-1")
    } else {
        format!("/diskusi/{slug}/{code}?balasan={number}#b-{number}")
    }
}
