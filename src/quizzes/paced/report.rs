//! The report of a window as files, for the staff: per person, per question, and every answer.

use super::texts;
use crate::{
    i18n::Lang,
    quizzes::{
        afterwards::{
            in_words,
            report::{Cell, Table, questions_of, verdict},
            texts as after,
        },
        backend::{GivenAnswer, PacedResults, TakerResult},
        texts as words,
    },
};

/// Who took part, the best first.
#[must_use]
pub fn players(lang: Lang, results: &PacedResults) -> Table {
    let row = |taker: &TakerResult| {
        vec![
            Cell::Number(taker.rank.into()),
            Cell::Text(taker.name.clone()),
            match taker.has_account {
                true => Cell::Text(after::yes(lang).to_owned()),
                false => Cell::Nothing,
            },
            Cell::Number(taker.best as f64),
            Cell::Number(results.most as f64),
            Cell::count(taker.right),
            Cell::count(taker.attempts),
        ]
    };
    Table {
        name: after::players(lang),
        headings: vec![
            words::rank(lang),
            words::player(lang),
            texts::account(lang),
            texts::best_score(lang),
            texts::most(lang),
            words::right(lang),
            texts::attempts_made(lang),
        ],
        rows: results.takers.iter().map(row).collect(),
    }
}

/// What was asked, in the order of the quiz.
#[must_use]
pub fn questions(lang: Lang, results: &PacedResults) -> Table {
    questions_of(lang, &results.questions)
}

/// Every answer of every attempt.
#[must_use]
pub fn answers(lang: Lang, results: &PacedResults) -> Table {
    let row = |given: &GivenAnswer| {
        let body = &results.questions.get(given.question_no)?.question.body;
        if !body.kind().is_answered() {
            return None;
        }
        let (said, verdict) = match &given.answer {
            Some(answer) => (in_words(lang, body, answer), verdict(lang, body, answer)),
            None => (String::new(), after::passed(lang)),
        };
        Some(vec![
            Cell::count(given.question_no + 1),
            Cell::Text(given.name.clone()),
            Cell::Number(given.attempt as f64),
            Cell::Text(said),
            Cell::Text(verdict.to_owned()),
            Cell::Number(given.points as f64),
        ])
    };
    Table {
        name: after::answers(lang),
        headings: vec![
            after::number(lang),
            words::player(lang),
            texts::attempt(lang),
            after::answer(lang),
            after::how_it_was(lang),
            words::points(lang),
        ],
        rows: results.answers.iter().filter_map(row).collect(),
    }
}
