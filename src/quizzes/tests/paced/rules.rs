//! In which order an attempt asks, what a form says, and what an answer without a clock is worth.

use super::super::builders::{ask, choice, number, order, other, text};
use crate::{
    i18n::Lang,
    quizzes::{
        Answer, AttemptId, Body, Key, Kind, Question,
        rules::{Opening, Turn, accuracy, credit, given, median, most, opening, permutation, turns},
    },
    time::Millis,
};
use proptest::prelude::*;

fn attempt(raw: i64) -> AttemptId {
    AttemptId::from_raw(raw)
}

fn nos(turns: &[Turn]) -> Vec<usize> {
    turns.iter().map(|turn| turn.no).collect()
}

/// The answer that is wholly right.
fn right(question: &Question) -> Option<Answer> {
    Some(match question.body.key() {
        Key::Nothing => return None,
        Key::Options(correct) => Answer::Options(correct),
        Key::Texts(accepted) => Answer::Text(accepted[0].clone()),
        Key::Order(order) => Answer::Order(order),
        Key::Number { value, .. } => Answer::Number(value),
    })
}

#[test]
fn without_shuffling_an_attempt_asks_what_the_quiz_asks() {
    let questions: Vec<Question> = Kind::ALL.into_iter().map(other).collect();
    let turns = turns(&questions, attempt(7), false);
    for (no, turn) in turns.iter().enumerate() {
        assert_eq!(turn.no, no);
        match turn.question.kind() {
            // Items to be put in order are always shuffled.
            Kind::Ordering => assert_ne!(turn.question.body.options(), questions[no].body.options()),
            _ => assert_eq!(turn.question, questions[no]),
        }
    }
}

#[test]
fn two_attempts_ask_in_orders_of_their_own() {
    let questions: Vec<Question> = (0..8).map(|_| ask(Kind::Single, &[1], 1000)).collect();
    let orders: Vec<Vec<usize>> = (1..=20)
        .map(|id| nos(&turns(&questions, attempt(id), true)))
        .collect();
    // Attempts that begin in one moment have numbers that follow each other.
    let mut different = orders.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), orders.len());
}

#[test]
fn true_stands_before_false() {
    let turns = turns(&[ask(Kind::TrueFalse, &[0], 1000)], attempt(3), true);
    assert_eq!(turns[0].question.body.options(), ["Benar", "Salah"]);
}

#[test]
fn an_answer_earns_its_share_and_nothing_for_speed() {
    for (question, answer, points) in [
        (ask(Kind::Single, &[1], 1000), choice(&[1]), 1000),
        (ask(Kind::Single, &[1], 2000), choice(&[1]), 2000),
        (ask(Kind::Single, &[1], 1000), choice(&[0]), 0),
        (ask(Kind::Single, &[1], 0), choice(&[1]), 0),
        (ask(Kind::Multiple, &[0, 2], 1000), choice(&[0]), 500),
        (ask(Kind::Multiple, &[0, 2], 1000), choice(&[0, 1, 2, 3]), 0),
        (other(Kind::Typed), text("kelinggi"), 1000),
        (other(Kind::Ordering), order(&[1, 0, 2, 3]), 500),
        (other(Kind::Numeric), number("136.3"), 1000),
        (other(Kind::Poll), choice(&[1]), 0),
    ] {
        assert_eq!(accuracy(&question, &answer), points, "{answer:?}");
    }
    assert_eq!(
        most(&[
            ask(Kind::Single, &[1], 2000),
            other(Kind::Typed),
            other(Kind::Poll)
        ]),
        3000
    );
}

#[test]
fn a_window_is_open_from_its_first_moment_until_before_its_last() {
    let at = |now| opening(Millis(10), Millis(20), Millis(now));
    for (now, is) in [
        (9, Opening::Early),
        (10, Opening::Open),
        (19, Opening::Open),
        (20, Opening::Closed),
    ] {
        assert_eq!(at(now), is, "{now}");
    }
}

#[test]
fn the_median_is_the_middle_one() {
    for (values, middle) in [
        (vec![], None),
        (vec![7], Some(7)),
        (vec![9, 1], Some(5)),
        (vec![3, 1, 2], Some(2)),
        (vec![4, 1, 3, 2], Some(2)),
        (vec![1000, 0, 0, 0], Some(0)),
    ] {
        assert_eq!(median(values.clone()), middle, "{values:?}");
    }
}

#[test]
fn a_form_says_an_answer_or_nothing() {
    let said = |kind: Kind, fields: &[(&str, &str)]| {
        let field = |name: &str| {
            let found = fields.iter().find(|(field, _)| *field == name);
            found.map(|(_, value)| (*value).to_owned()).unwrap_or_default()
        };
        given(Lang::Id, &other(kind).body, field)
    };
    for (kind, fields, answer) in [
        (Kind::Single, &[("pilih", "b")][..], Some(choice(&[1]))),
        (Kind::Single, &[("pilih", "e")], None),
        (Kind::Single, &[("b", "1")], None),
        (Kind::TrueFalse, &[("pilih", "c")], None),
        (Kind::Multiple, &[("a", "1"), ("c", "1")], Some(choice(&[0, 2]))),
        (Kind::Multiple, &[], None),
        (Kind::Poll, &[("pilih", "d")], Some(choice(&[3]))),
        (Kind::Typed, &[("jawab", "  Kelingi ")], Some(text("Kelingi"))),
        (Kind::Typed, &[("jawab", "?!")], None),
        (Kind::Numeric, &[("jawab", "126,3")], Some(number("126.3"))),
        (Kind::Numeric, &[("jawab", "banyak")], None),
        (
            Kind::WordCloud,
            &[("jawab", "tenang, buku")],
            Some(text("tenang, buku")),
        ),
        (
            Kind::Ordering,
            &[("ke1", "3"), ("ke2", "0"), ("ke3", "1"), ("ke4", "2")],
            Some(order(&[3, 0, 1, 2])),
        ),
        (
            Kind::Ordering,
            &[("ke1", "0"), ("ke2", "0"), ("ke3", "1"), ("ke4", "2")],
            None,
        ),
        (Kind::Slide, &[("jawab", "halo")], None),
    ] {
        assert_eq!(said(kind, fields), answer, "{kind:?} {fields:?}");
    }
}

proptest! {
    #[test]
    fn a_permutation_holds_each_number_once_and_is_the_same_for_the_same_seed(count in 0_usize..120, seed in any::<u64>()) {
        let order = permutation(count, seed);
        prop_assert_eq!(&order, &permutation(count, seed));
        let mut sorted = order;
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..count).collect::<Vec<_>>());
    }

    #[test]
    fn an_attempt_asks_every_question_once_and_always_alike(
        kinds in prop::collection::vec(prop::sample::select(Kind::ALL.to_vec()), 0..30), id in 1..i64::MAX, shuffles in any::<bool>(),
    ) {
        let questions: Vec<Question> = kinds.into_iter().map(other).collect();
        let asked = turns(&questions, attempt(id), shuffles);
        prop_assert_eq!(&asked, &turns(&questions, attempt(id), shuffles));
        let mut sorted = nos(&asked);
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..questions.len()).collect::<Vec<_>>());
        for (place, turn) in asked.iter().enumerate() {
            let question = &questions[turn.no];
            prop_assert_eq!(turn.question.kind(), question.kind());
            if question.kind() == Kind::Slide {
                prop_assert_eq!(turn.no, place);
            }
            let (mut shown, mut stored) = (turn.question.body.options().to_vec(), question.body.options().to_vec());
            shown.sort();
            stored.sort();
            prop_assert_eq!(shown, stored);
            if let Body::Ordering { order, .. } = &turn.question.body {
                prop_assert!(!order.iter().is_sorted());
            }
            // What is right is right on both sides, and comes back as it went.
            if let Some(shown) = right(&turn.question) {
                let stored = turn.stored(shown.clone());
                prop_assert_eq!(Some(stored.clone()), right(question));
                prop_assert!(credit(&question.body, &stored).is_whole());
                prop_assert_eq!(turn.shown(stored), shown);
            }
        }
    }

    #[test]
    fn an_answer_means_the_same_option_wherever_it_stands(id in 1..i64::MAX, bits in 1_i64..16) {
        let question = ask(Kind::Multiple, &[0, 2], 1000);
        let turn = turns(std::slice::from_ref(&question), attempt(id), true).remove(0);
        let shown = Answer::Options(crate::quizzes::Choice::from_bits(bits).expect("bits"));
        let stored = turn.stored(shown.clone());
        let texts = |question: &Question, answer: &Answer| {
            let chosen = answer.options().expect("options");
            let options = question.body.options().iter().enumerate();
            let mut texts: Vec<String> = options.filter(|(index, _)| chosen.has(*index)).map(|(_, text)| text.clone()).collect();
            texts.sort();
            texts
        };
        prop_assert_eq!(texts(&turn.question, &shown), texts(&question, &stored));
        prop_assert_eq!(credit(&turn.question.body, &shown), credit(&question.body, &stored));
    }

    #[test]
    fn half_are_no_more_than_the_median_and_half_no_less(values in prop::collection::vec(0_i64..20_000, 1..60)) {
        let middle = median(values.clone()).expect("a median");
        prop_assert!(values.iter().filter(|value| **value <= middle).count() * 2 >= values.len());
        let above = values.iter().filter(|value| **value > middle).count();
        prop_assert!(above * 2 <= values.len());
    }
}
