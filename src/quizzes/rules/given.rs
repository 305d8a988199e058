//! What a plain form says to a question: the names of its fields, and the answer that they make.

use crate::{
    i18n::Lang,
    quizzes::{Answer, Body, Choice, Kind, MAX_ITEMS, Number, Order, rules::MARKS},
    tidy::tidy_line,
};

/// The field of the item at `place`, from 0.
#[must_use]
pub fn place_name(place: usize) -> String {
    format!("ke{}", place + 1)
}

/// The answer to `body` that the fields hold, if they hold one.
#[must_use]
pub fn given(lang: Lang, body: &Body, field: impl Fn(&str) -> String) -> Option<Answer> {
    let answer = read(lang, body.kind(), field)?;
    answer.fits(body).then_some(answer)
}

/// The same, where nothing but the kind of the question is known: it may not fit.
#[must_use]
pub fn read(lang: Lang, kind: Kind, field: impl Fn(&str) -> String) -> Option<Answer> {
    Some(match kind {
        Kind::Single | Kind::TrueFalse | Kind::Poll => {
            let chosen = field("pilih");
            Answer::Options(Choice::one(MARKS.iter().position(|mark| *mark == chosen)?)?)
        }
        Kind::Multiple => {
            let ticked = MARKS
                .iter()
                .enumerate()
                .filter(|(_, mark)| !field(mark).is_empty());
            Answer::Options(Choice::of(ticked.map(|(index, _)| index))?)
        }
        Kind::Typed | Kind::WordCloud => Answer::Text(tidy_line(&field("jawab"))),
        Kind::Numeric => Answer::Number(Number::read(lang, &field("jawab"))?),
        Kind::Ordering => {
            let places = (0..MAX_ITEMS).map(|place| field(&place_name(place)));
            let named = places.take_while(|item| !item.is_empty());
            let indexes = named.map(|item| item.parse().ok());
            Answer::Order(Order::of(indexes.collect::<Option<Vec<u8>>>()?)?)
        }
        Kind::Slide => return None,
    })
}
