//! What decides: points, places, nicknames, and what makes a question askable.

use super::{Choice, Kind, MAX_OPTIONS, MIN_OPTIONS, Question, QuestionForm, texts};
use crate::{auth::rules::tidy_line, error::FieldErrors, i18n::Lang};

pub const NICKNAME_MAX: usize = 20;
pub const TEXT_MAX: usize = 300;
pub const OPTION_MAX: usize = 120;
pub const EXPLANATION_MAX: usize = 500;
pub const SOURCE_MAX: usize = 200;
pub const TAGS_MAX: usize = 120;
pub const TITLE_MAX: usize = 100;
pub const DESCRIPTION_MAX: usize = 1000;
pub const SECONDS: std::ops::RangeInclusive<u32> = 5..=240;
pub const POINTS: [u32; 3] = [0, 1000, 2000];
pub const SEATS: std::ops::RangeInclusive<u32> = 1..=10_000;
/// A full game and some more; a longer one is two quizzes.
pub const QUESTIONS_MAX: usize = 100;

/// Answers within this many milliseconds earn everything: nobody reads faster, so it would reward the network.
pub const INSTANT: i64 = 500;
/// How long after the close an answer may still arrive: it was given in time, and the network took its own.
pub const GRACE: i64 = 400;
/// From the announcement of a question until it opens, so that it opens everywhere at once.
pub const LEAD: i64 = 1500;

/// What an answer earns: `round(P · (1 − t/(2T)) · credit)` with all of P within [`INSTANT`]; never below 0, never above P.
///
/// `took` and `time` are milliseconds since the question opened, and until it closes. `took` is clamped to `0..=time`.
#[must_use]
pub fn score(question: &Question, choice: Choice, took: i64) -> u32 {
    let (hits, of) = credit(question.kind, question.correct, choice);
    let (points, time) = (i64::from(question.points), question.time().max(1));
    let took = took.clamp(0, time);
    let took = if took < INSTANT { 0 } else { took };
    // P · (2T − t) · hits / (2T · of), rounded half up.
    let (above, below) = (
        points * (2 * time - took) * i64::from(hits),
        2 * time * i64::from(of),
    );
    u32::try_from((2 * above + below) / (2 * below)).unwrap_or(0)
}

/// The share of a question that an answer got right, as a fraction. In a multiple choice each right option counts one
/// and each wrong one takes one away, so that ticking everything earns nothing.
#[must_use]
pub fn credit(kind: Kind, correct: Choice, choice: Choice) -> (u32, u32) {
    let hits = choice.shared(correct);
    match kind {
        Kind::Single | Kind::TrueFalse => (hits.min(1), 1),
        Kind::Multiple => {
            let wrong = choice.count() - hits;
            (hits.saturating_sub(wrong), correct.count())
        }
    }
}

/// Wholly right?
#[must_use]
pub fn is_right(kind: Kind, correct: Choice, choice: Choice) -> bool {
    let (hits, of) = credit(kind, correct, choice);
    hits == of
}

/// The place of each of `scores`, which fall: equal scores share a place, and the next one counts them all (1, 2, 2, 4).
#[must_use]
pub fn ranks(scores: &[u32]) -> Vec<u32> {
    let mut ranks: Vec<u32> = Vec::with_capacity(scores.len());
    for (index, score) in scores.iter().enumerate() {
        let rank = match index.checked_sub(1) {
            Some(before) if scores[before] == *score => ranks[before],
            _ => u32::try_from(index).unwrap_or(u32::MAX) + 1,
        };
        ranks.push(rank);
    }
    ranks
}

/// The nickname as it will be shown, if it may be: one visible line of 1 to 20 characters without a blocked word.
///
/// # Errors
/// What is wrong, for the reader.
pub fn nickname(lang: Lang, text: &str, is_blocked: impl Fn(&str) -> bool) -> Result<String, &'static str> {
    let name = tidy_line(text);
    let length = name.chars().count();
    if length == 0 || !name.chars().any(char::is_alphanumeric) {
        Err(texts::nickname_missing(lang))
    } else if length > NICKNAME_MAX {
        Err(texts::nickname_long(lang))
    } else if is_blocked(&name) {
        Err(texts::nickname_blocked(lang))
    } else {
        Ok(name)
    }
}

/// Two nicknames with the same key are the same to a reader.
#[must_use]
pub fn nickname_key(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What the editor or an import row asks for, if it can be asked.
///
/// # Errors
/// A message for each wrong field.
pub fn question(lang: Lang, form: &QuestionForm) -> Result<Question, FieldErrors> {
    let mut errors = FieldErrors::default();
    let text = tidy_line(&form.text);
    check_length(
        &mut errors,
        "text",
        &text,
        TEXT_MAX,
        texts::question_missing(lang),
        lang,
    );
    let kind = form.kind.parse().unwrap_or_else(|()| {
        errors.add("kind", texts::kind_wrong(lang));
        Kind::Single
    });
    let (options, correct) = options(lang, form, kind, &mut errors);
    let seconds = number(&form.seconds).filter(|seconds| SECONDS.contains(seconds));
    if seconds.is_none() {
        errors.add("seconds", texts::seconds_wrong(lang));
    }
    let points = number(&form.points).filter(|points| POINTS.contains(points));
    if points.is_none() {
        errors.add("points", texts::points_wrong(lang));
    }
    let explanation = tidy_line(&form.explanation);
    if explanation.chars().count() > EXPLANATION_MAX {
        errors.add("explanation", texts::too_long(lang, EXPLANATION_MAX));
    }
    match (correct, seconds, points) {
        (Some(correct), Some(seconds), Some(points)) if errors.is_empty() => Ok(Question {
            text,
            kind,
            options,
            correct,
            seconds,
            points,
            explanation,
        }),
        _ => Err(errors),
    }
}

fn options(
    lang: Lang,
    form: &QuestionForm,
    kind: Kind,
    errors: &mut FieldErrors,
) -> (Vec<String>, Option<Choice>) {
    let given = [
        (&form.option_a, &form.right_a, "option_a"),
        (&form.option_b, &form.right_b, "option_b"),
        (&form.option_c, &form.right_c, "option_c"),
        (&form.option_d, &form.right_d, "option_d"),
    ];
    let mut kept: Vec<String> = Vec::new();
    let mut right = Vec::new();
    for (option, is_right, field) in given {
        let option = tidy_line(option);
        if option.is_empty() {
            if is_right == "yes" {
                errors.add(field, texts::right_but_empty(lang));
            }
            continue;
        }
        if option.chars().count() > OPTION_MAX {
            errors.add(field, texts::too_long(lang, OPTION_MAX));
        }
        if kept
            .iter()
            .any(|other| other.to_lowercase() == option.to_lowercase())
        {
            errors.add(field, texts::option_twice(lang));
        }
        if is_right == "yes" {
            right.push(kept.len());
        }
        kept.push(option);
    }
    if kept.len() < MIN_OPTIONS {
        errors.add("option_a", texts::two_options(lang));
    }
    if kind == Kind::TrueFalse && kept.len() != 2 {
        errors.add("kind", texts::true_false_has_two(lang));
    }
    let enough = match kind {
        Kind::Single | Kind::TrueFalse => right.len() == 1,
        Kind::Multiple => !right.is_empty(),
    };
    if !enough {
        let text = match kind {
            Kind::Multiple => texts::no_right_option(lang),
            _ => texts::one_right_option(lang),
        };
        errors.add("right", text);
    }
    debug_assert!(kept.len() <= MAX_OPTIONS);
    (kept, Choice::of(right))
}

fn check_length(errors: &mut FieldErrors, field: &str, text: &str, max: usize, missing: &str, lang: Lang) {
    if text.is_empty() {
        errors.add(field, missing);
    } else if text.chars().count() > max {
        errors.add(field, texts::too_long(lang, max));
    }
}

pub(super) fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    (text.len() <= 9).then(|| text.parse().ok())?
}

/// Addresses under `/kuis` that are not quizzes.
pub const RESERVED_SLUGS: [&str; 3] = ["gabung", "main", "layar"];
const SLUG_MAX: usize = 60;

/// The part of an address that a title becomes: lower-case letters, digits and single hyphens.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if slug.len() >= SLUG_MAX {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' && c != '’' {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "kuis".to_owned()
    } else {
        slug.to_owned()
    }
}
