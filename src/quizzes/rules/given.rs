//! What a plain form says to a question: the names of its fields, and the answer that they make.

use crate::{
    auth::rules::tidy_line,
    i18n::Lang,
    quizzes::{Answer, Body, Choice, Number, Order},
};

/// Of the options, where several may be chosen; and the values of `pilih`, where one is.
pub const MARKS: [&str; 4] = ["a", "b", "c", "d"];

/// The field of the item at `place`, from 0.
#[must_use]
pub fn place_name(place: usize) -> String {
    format!("ke{}", place + 1)
}

/// The answer to `body` that the fields hold, if they hold one.
#[must_use]
pub fn given(lang: Lang, body: &Body, field: impl Fn(&str) -> String) -> Option<Answer> {
    let answer = match body {
        Body::Single { .. } | Body::TrueFalse { .. } | Body::Poll { .. } => {
            let chosen = field("pilih");
            Answer::Options(Choice::one(MARKS.iter().position(|mark| *mark == chosen)?)?)
        }
        Body::Multiple { .. } => {
            let ticked = MARKS
                .iter()
                .enumerate()
                .filter(|(_, mark)| !field(mark).is_empty());
            Answer::Options(Choice::of(ticked.map(|(index, _)| index))?)
        }
        Body::Typed { .. } | Body::WordCloud => Answer::Text(tidy_line(&field("jawab"))),
        Body::Numeric { .. } => Answer::Number(Number::read(lang, &field("jawab"))?),
        Body::Ordering { items, .. } => {
            let places = (0..items.len()).map(|place| field(&place_name(place)).parse().ok());
            Answer::Order(Order::of(places.collect::<Option<Vec<u8>>>()?)?)
        }
        Body::Slide => return None,
    };
    answer.fits(body).then_some(answer)
}
