//! Between a [`Draft`] and the bank: the form that the bank's rules check, and the way back.

use super::{Answer, Book, Choice, Clip, Draft, Picture, Problem};
use crate::{
    i18n::Lang,
    quizzes::{Body, MAX_OPTIONS, Number, QuestionForm, store::bank::BankQuestion},
};

/// How long a question is asked and what it is worth, where the file says nothing.
const SECONDS: u32 = 20;
const POINTS: u32 = 1000;
const LEVEL: u32 = 1;

/// The form that says the same, as a reader of `lang` would type it.
///
/// # Errors
/// [`Problem`] for what the form has no room for.
pub fn form(lang: Lang, draft: &Draft) -> Result<QuestionForm, Problem> {
    let image = draft.image.clone().unwrap_or_default();
    let clip = draft.clip.clone().unwrap_or_default();
    let book = draft.book.clone().unwrap_or_default();
    let mut form = QuestionForm {
        text: draft.text.clone(),
        kind: draft.answer.kind().to_owned(),
        seconds: draft.seconds.unwrap_or(SECONDS).to_string(),
        points: draft.points.unwrap_or(POINTS).to_string(),
        explanation: draft.explanation.clone(),
        level: draft.level.unwrap_or(LEVEL).to_string(),
        tags: draft.tags.join(", "),
        source: draft.source.clone(),
        image: image.hash,
        image_alt: image.alt,
        clip: clip.hash,
        clip_words: clip.words,
        book: book.title,
        book_link: book.link,
        ..QuestionForm::default()
    };
    match &draft.answer {
        Answer::Single { options }
        | Answer::Multiple { options }
        | Answer::TrueFalse { options }
        | Answer::Poll { options } => fill(&mut form, options)?,
        Answer::Typed { accepted, typo } => {
            form.accepted = accepted.join("\n");
            if *typo {
                "yes".clone_into(&mut form.typo);
            }
        }
        Answer::Ordering { items } => form.items = items.join("\n"),
        Answer::Numeric { value, tolerance } => {
            form.value = typed(lang, value)?;
            form.tolerance = typed(lang, tolerance)?;
        }
        Answer::WordCloud | Answer::Slide => {}
    }
    Ok(form)
}

fn fill(form: &mut QuestionForm, options: &[Choice]) -> Result<(), Problem> {
    if options.len() > MAX_OPTIONS {
        return Err(Problem::TooManyOptions(options.len()));
    }
    let places = [
        (&mut form.option_a, &mut form.right_a),
        (&mut form.option_b, &mut form.right_b),
        (&mut form.option_c, &mut form.right_c),
        (&mut form.option_d, &mut form.right_d),
    ];
    for ((text, right), option) in places.into_iter().zip(options) {
        text.clone_from(&option.text);
        if option.right {
            "yes".clone_into(right);
        }
    }
    Ok(())
}

/// A file's `3.125` is not three thousand, whatever the reader's language makes of points.
fn typed(lang: Lang, number: &str) -> Result<String, Problem> {
    match number.parse::<Number>() {
        Ok(number) => Ok(number.said(lang)),
        Err(_) => Err(Problem::Number(number.to_owned())),
    }
}

/// What the bank holds, as files say it.
#[must_use]
pub fn draft(held: &BankQuestion) -> Draft {
    let question = &held.question;
    let mut draft = Draft::new(&question.text, answer(&question.body));
    draft.seconds = Some(question.seconds);
    draft.points = Some(question.points);
    draft.explanation.clone_from(&question.explanation);
    draft.level = u32::try_from(held.level).ok();
    held.tags.split(',').for_each(|tag| draft.tag(tag));
    draft.source.clone_from(&held.source);
    draft.image = question.image.as_ref().map(|image| Picture {
        hash: image.hash.clone(),
        alt: image.alt.clone(),
    });
    draft.clip = question.clip.as_ref().map(|clip| Clip {
        hash: clip.hash.clone(),
        words: clip.words.clone(),
    });
    draft.book = question.book.as_ref().map(|book| Book {
        title: book.title.clone(),
        link: book.link.clone(),
    });
    draft
}

fn answer(body: &Body) -> Answer {
    let options = |options: &[String], right: &dyn Fn(usize) -> bool| {
        let options = options.iter().enumerate();
        options
            .map(|(index, text)| Choice::new(text, right(index)))
            .collect()
    };
    match body {
        Body::Single {
            options: all,
            correct,
        } => Answer::Single {
            options: options(all, &|index| correct.has(index)),
        },
        Body::Multiple {
            options: all,
            correct,
        } => Answer::Multiple {
            options: options(all, &|index| correct.has(index)),
        },
        Body::TrueFalse {
            options: all,
            correct,
        } => Answer::TrueFalse {
            options: options(all, &|index| correct.has(index)),
        },
        Body::Poll { options: all } => Answer::Poll {
            options: options(all, &|_| false),
        },
        Body::Typed { accepted, typo } => Answer::Typed {
            accepted: accepted.clone(),
            typo: *typo,
        },
        // In the bank they stand in the right order.
        Body::Ordering { items, .. } => Answer::Ordering { items: items.clone() },
        Body::Numeric { value, tolerance } => Answer::Numeric {
            value: value.to_string(),
            tolerance: tolerance.to_string(),
        },
        Body::WordCloud => Answer::WordCloud,
        Body::Slide => Answer::Slide,
    }
}
