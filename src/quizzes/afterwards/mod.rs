//! A game that is over, in words: what was right, what was said, and files of both.

pub mod report;
pub mod texts;

use super::{Answer, Body, Key, backend::QuestionResult, texts::number_give_or_take};
use crate::i18n::Lang;

/// Between the items of an order.
const THEN: &str = " → ";

/// Something that was answered, by how many, and whether it was right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    pub count: usize,
    pub right: bool,
}

/// How often each option was chosen, or what was typed, counted or sorted, the most frequent first.
#[must_use]
pub fn distribution(lang: Lang, result: &QuestionResult) -> Vec<Line> {
    let body = &result.question.body;
    let passed = (result.passed > 0).then(|| Line {
        text: texts::passed(lang).to_owned(),
        count: result.passed,
        right: false,
    });
    if result.chosen.is_empty() {
        let said = result.said.iter().map(|said| Line {
            text: in_words(lang, body, &said.answer),
            count: said.count,
            right: said.right,
        });
        return said.chain(passed).collect();
    }
    let correct = match body.key() {
        Key::Options(correct) => Some(correct),
        _ => None,
    };
    let counted = body.options().iter().zip(&result.chosen).enumerate();
    counted
        .map(|(index, (option, count))| Line {
            text: option.clone(),
            count: *count,
            right: correct.is_some_and(|correct| correct.has(index)),
        })
        .chain(passed)
        .collect()
}

/// What somebody answered to `body`, as a reader of `lang` says it.
#[must_use]
pub fn in_words(lang: Lang, body: &Body, answer: &Answer) -> String {
    let options = body.options();
    match answer {
        Answer::Options(choice) => {
            let chosen = options.iter().enumerate().filter(|(index, _)| choice.has(*index));
            join(chosen.map(|(_, option)| option), ", ")
        }
        Answer::Text(text) => text.clone(),
        Answer::Order(order) => join(order.iter().filter_map(|index| options.get(index)), THEN),
        Answer::Number(number) => number.said(lang),
    }
}

/// What is right; `None` where nothing is.
#[must_use]
pub fn right_answer(lang: Lang, body: &Body) -> Option<String> {
    Some(match body.key() {
        Key::Nothing => return None,
        Key::Options(correct) => in_words(lang, body, &Answer::Options(correct)),
        Key::Order(order) => in_words(lang, body, &Answer::Order(order)),
        Key::Texts(accepted) => accepted.into_iter().next()?,
        Key::Number { value, tolerance } => number_give_or_take(lang, value, tolerance),
    })
}

fn join<'t>(texts: impl Iterator<Item = &'t String>, between: &str) -> String {
    texts.map(String::as_str).collect::<Vec<_>>().join(between)
}
