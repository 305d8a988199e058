//! What the editor, or a row of an import, asks for: a question, or what is wrong with it, by field.

use super::{EXPLANATION_MAX, OPTION_MAX, POINTS, SECONDS, TEXT_MAX, beside};
use crate::{
    error::FieldErrors,
    i18n::Lang,
    quizzes::{
        Body, Choice, Kind, MAX_ACCEPTED, MAX_ITEMS, MIN_ITEMS, MIN_OPTIONS, Number, Order, Question,
        QuestionForm, TYPED_MAX, texts,
    },
    tidy::tidy_line,
};

/// How long a slide is thought to stand; the host moves on.
const SLIDE_SECONDS: u32 = 20;

/// What `form` asks for, if it can be asked. Fields that belong to another kind are not looked at.
///
/// # Errors
/// A message for each wrong field.
pub fn question(lang: Lang, form: &QuestionForm) -> Result<Question, FieldErrors> {
    let mut errors = FieldErrors::default();
    let text = tidy_line(&form.text);
    if text.is_empty() {
        errors.add("text", texts::question_missing(lang));
    }
    check_length(lang, &mut errors, "text", &text, TEXT_MAX);
    let kind = form.kind.parse().unwrap_or_else(|()| {
        errors.add("kind", texts::kind_wrong(lang));
        Kind::Single
    });
    let body = body(lang, form, kind, &mut errors);
    let seconds = match kind {
        Kind::Slide => Some(SLIDE_SECONDS),
        _ => number(&form.seconds).filter(|seconds| SECONDS.contains(seconds)),
    };
    if seconds.is_none() {
        errors.add("seconds", texts::seconds_wrong(lang));
    }
    let points = match kind.is_scored() {
        true => number(&form.points).filter(|points| POINTS.contains(points)),
        false => Some(0),
    };
    if points.is_none() {
        errors.add("points", texts::points_wrong(lang));
    }
    let explanation = tidy_line(&form.explanation);
    check_length(lang, &mut errors, "explanation", &explanation, EXPLANATION_MAX);
    let image = beside::image(lang, form, &mut errors);
    let clip = beside::clip(lang, form, &mut errors);
    let book = beside::book(lang, form, &mut errors);
    match (body, seconds, points) {
        (Some(body), Some(seconds), Some(points)) if errors.is_empty() => Ok(Question {
            text,
            body,
            seconds,
            points,
            explanation,
            image,
            clip,
            book,
        }),
        _ => Err(errors),
    }
}

/// The question that `form` will be, as far as it was typed: what is missing is left out, and what is right may be anything.
/// For looking at it while it is open, never for judging.
#[must_use]
pub fn sketch(lang: Lang, form: &QuestionForm) -> Question {
    question(lang, form).unwrap_or_else(|_| Question {
        text: tidy_line(&form.text),
        body: rough(lang, form),
        seconds: number(&form.seconds)
            .filter(|seconds| SECONDS.contains(seconds))
            .unwrap_or(SLIDE_SECONDS),
        points: 0,
        explanation: tidy_line(&form.explanation),
        image: beside::sketched(form),
        clip: beside::sketched_clip(form),
        book: None,
    })
}

fn rough(lang: Lang, form: &QuestionForm) -> Body {
    let kind = form.kind.parse().unwrap_or(Kind::Single);
    let (options, _) = options(lang, form, &mut FieldErrors::default());
    let items = form.items.lines().map(tidy_line).filter(|item| !item.is_empty());
    let items: Vec<String> = items.take(MAX_ITEMS).collect();
    match (kind, Choice::one(0), Order::straight(items.len())) {
        (Kind::Multiple, Some(correct), _) => Body::Multiple { options, correct },
        (Kind::Ordering, _, Some(order)) => Body::Ordering { items, order },
        (Kind::Typed, ..) => Body::Typed {
            accepted: Vec::new(),
            typo: false,
        },
        (Kind::Numeric, ..) => Body::Numeric {
            value: Number::ZERO,
            tolerance: Number::ZERO,
        },
        (Kind::WordCloud, ..) => Body::WordCloud,
        (Kind::Slide, ..) | (Kind::Ordering, ..) => Body::Slide,
        _ => Body::Poll { options },
    }
}

/// `None` only with an error.
fn body(lang: Lang, form: &QuestionForm, kind: Kind, errors: &mut FieldErrors) -> Option<Body> {
    match kind {
        Kind::Single => {
            let (options, correct) = choices(lang, form, kind, errors);
            Some(Body::Single {
                options,
                correct: correct?,
            })
        }
        Kind::Multiple => {
            let (options, correct) = choices(lang, form, kind, errors);
            Some(Body::Multiple {
                options,
                correct: correct?,
            })
        }
        Kind::TrueFalse => {
            let (options, correct) = choices(lang, form, kind, errors);
            if options.len() != 2 {
                errors.add("kind", texts::true_false_has_two(lang));
            }
            Some(Body::TrueFalse {
                options,
                correct: correct?,
            })
        }
        Kind::Poll => {
            let (options, _) = options(lang, form, errors);
            Some(Body::Poll { options })
        }
        Kind::Typed => Some(Body::Typed {
            accepted: lines(
                lang,
                &form.accepted,
                "accepted",
                (1, MAX_ACCEPTED, TYPED_MAX),
                errors,
            )?,
            typo: form.typo == "yes",
        }),
        Kind::Ordering => {
            let items = lines(
                lang,
                &form.items,
                "items",
                (MIN_ITEMS, MAX_ITEMS, OPTION_MAX),
                errors,
            )?;
            let order = Order::straight(items.len())?;
            Some(Body::Ordering { items, order })
        }
        Kind::Numeric => numeric(lang, form, errors),
        Kind::WordCloud => Some(Body::WordCloud),
        Kind::Slide => Some(Body::Slide),
    }
}

/// The options and which of them are right, as the kind wants it.
fn choices(
    lang: Lang,
    form: &QuestionForm,
    kind: Kind,
    errors: &mut FieldErrors,
) -> (Vec<String>, Option<Choice>) {
    let (options, right) = options(lang, form, errors);
    let enough = match kind {
        Kind::Multiple => !right.is_empty(),
        _ => right.len() == 1,
    };
    // Who marked one that is empty is told so there.
    let is_marked_empty = ["option_a", "option_b", "option_c", "option_d"]
        .iter()
        .any(|field| errors.get(field) == Some(texts::right_but_empty(lang)));
    if !enough && !is_marked_empty {
        let text = match kind {
            Kind::Multiple => texts::no_right_option(lang),
            _ => texts::one_right_option(lang),
        };
        errors.add("right", text);
    }
    (options, Choice::of(right))
}

/// The options that are filled in, and which of them are ticked.
fn options(lang: Lang, form: &QuestionForm, errors: &mut FieldErrors) -> (Vec<String>, Vec<usize>) {
    let given = [
        (&form.option_a, &form.right_a, "option_a", "a"),
        (&form.option_b, &form.right_b, "option_b", "b"),
        (&form.option_c, &form.right_c, "option_c", "c"),
        (&form.option_d, &form.right_d, "option_d", "d"),
    ];
    let mut kept: Vec<String> = Vec::new();
    let mut right = Vec::new();
    for (option, ticked, field, letter) in given {
        let option = tidy_line(option);
        let is_right = ticked == "yes" || form.right == letter;
        if option.is_empty() {
            if is_right {
                errors.add(field, texts::right_but_empty(lang));
            }
            continue;
        }
        check_length(lang, errors, field, &option, OPTION_MAX);
        if is_twice(&kept, &option) {
            errors.add(field, texts::option_twice(lang));
        }
        if is_right {
            right.push(kept.len());
        }
        kept.push(option);
    }
    if kept.len() < MIN_OPTIONS {
        errors.add("option_a", texts::two_options(lang));
    }
    (kept, right)
}

/// The lines of `text` that say something: at least `min`, at most `max`, none longer than `length`, none twice.
fn lines(
    lang: Lang,
    text: &str,
    field: &str,
    (min, max, length): (usize, usize, usize),
    errors: &mut FieldErrors,
) -> Option<Vec<String>> {
    let mut kept: Vec<String> = Vec::new();
    let mut wrong = None;
    for line in text.lines().map(tidy_line).filter(|line| !line.is_empty()) {
        if line.chars().count() > length {
            wrong = Some(texts::line_too_long(lang, &line, length));
        } else if is_twice(&kept, &line) {
            wrong = Some(texts::line_twice(lang, &line));
        }
        kept.push(line);
    }
    if !(min..=max).contains(&kept.len()) {
        wrong = Some(texts::lines_wrong(lang, min, max));
    }
    match wrong {
        Some(wrong) => {
            errors.add(field, &wrong);
            None
        }
        None => Some(kept),
    }
}

fn numeric(lang: Lang, form: &QuestionForm, errors: &mut FieldErrors) -> Option<Body> {
    let value = Number::read(lang, &form.value);
    if value.is_none() {
        errors.add("value", texts::number_wrong(lang));
    }
    let tolerance = match form.tolerance.trim() {
        "" => Some(Number::ZERO),
        text => Number::read(lang, text).filter(|tolerance| !tolerance.is_negative()),
    };
    if tolerance.is_none() {
        errors.add("tolerance", texts::tolerance_wrong(lang));
    }
    Some(Body::Numeric {
        value: value?,
        tolerance: tolerance?,
    })
}

fn is_twice(kept: &[String], text: &str) -> bool {
    kept.iter()
        .any(|other| other.to_lowercase() == text.to_lowercase())
}

fn check_length(lang: Lang, errors: &mut FieldErrors, field: &str, text: &str, max: usize) {
    if text.chars().count() > max {
        errors.add(field, texts::too_long(lang, max));
    }
}

/// A count as a form sends it.
#[must_use]
pub fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    (text.len() <= 9).then(|| text.parse().ok())?
}
