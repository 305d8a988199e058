//! From what a form sent to answers that may be counted.

use crate::{
    error::{AppError, FieldErrors},
    i18n::Lang,
    surveys::{AnswerForm, Element, Profile, Questionnaire, texts},
    tidy::tidy_text,
};
use std::str::FromStr;

pub const COMMENT_MAX: usize = 2000;
const AGES: std::ops::RangeInclusive<u8> = 5..=110;

/// Checks a questionnaire. Blank elements are asked about once: unless the form says that they are meant, they are errors.
/// They are never counted as 0.
///
/// # Errors
/// [`AppError::Invalid`] by field; the empty field names the one element that lacks an answer, or says how many do.
pub fn read_questionnaire(lang: Lang, form: &AnswerForm) -> Result<Questionnaire, AppError> {
    let mut errors = FieldErrors::default();
    let answers = read_answers(lang, form, &mut errors);
    let profile = read_profile(lang, form, &mut errors);
    let comment = tidy_text(&form.comment).trim().to_owned();
    if comment.chars().count() > COMMENT_MAX {
        errors.add("comment", texts::comment_too_long(lang));
    }
    errors.check()?;
    Ok(Questionnaire {
        profile,
        answers,
        comment: (!comment.is_empty()).then_some(comment),
    })
}

fn read_answers(lang: Lang, form: &AnswerForm, errors: &mut FieldErrors) -> Vec<(Element, u8)> {
    let mut answers = Vec::with_capacity(Element::ALL.len());
    let mut blanks = Vec::new();
    for &element in Element::ALL {
        match form.answer(element) {
            "" => blanks.push(element),
            "1" => answers.push((element, 1)),
            "2" => answers.push((element, 2)),
            "3" => answers.push((element, 3)),
            "4" => answers.push((element, 4)),
            _ => errors.add(element.slug(), texts::choose_of_four(lang)),
        }
    }
    let meant = form.blanks == "yes";
    if let Some(first) = blanks.first().filter(|_| !meant) {
        let said = match blanks.len() {
            1 => texts::one_blank(lang, texts::element(lang, *first)),
            many => texts::many_blank(lang, many),
        };
        errors.add("", said);
        for blank in &blanks {
            errors.add(blank.slug(), texts::blank(lang));
        }
    } else if blanks.len() == Element::ALL.len() {
        errors.add("", texts::nothing_answered(lang));
    }
    answers
}

fn read_profile(lang: Lang, form: &AnswerForm, errors: &mut FieldErrors) -> Profile {
    let age = match form.age.trim() {
        "" => None,
        text => {
            let age = text.parse().ok().filter(|age| AGES.contains(age));
            if age.is_none() {
                errors.add("age", texts::age_wrong(lang));
            }
            age
        }
    };
    Profile {
        age,
        session: choice(lang, "session", &form.session, errors),
        sex: choice(lang, "sex", &form.sex, errors),
        education: choice(lang, "education", &form.education, errors),
        occupation: choice(lang, "occupation", &form.occupation, errors),
        service: choice(lang, "service", &form.service, errors),
    }
}

fn choice<T: FromStr>(lang: Lang, field: &str, text: &str, errors: &mut FieldErrors) -> Option<T> {
    if text.is_empty() {
        return None;
    }
    let chosen = text.parse().ok();
    if chosen.is_none() {
        errors.add(field, texts::choose_of_these(lang));
    }
    chosen
}
