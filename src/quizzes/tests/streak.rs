//! Right answers in a row, and what they earn besides.

use super::builders::{ask, choice, number, other, text};
use crate::quizzes::{
    Answer, Kind, Question,
    rules::{BONUS_MOST, Streak, bonus, score},
};
use proptest::prelude::*;

#[test]
fn the_bonus_grows_from_the_second_right_answer_to_the_sixth() {
    let (question, right) = (ask(Kind::Single, &[1], 1000), choice(&[1]));
    let mut streak = Streak::default();
    for earned in [0, 100, 200, 300, 400, 500, 500, 500] {
        assert_eq!(bonus(streak, &question, &right), earned);
        streak = streak.after(&question, Some(&right));
        assert_eq!(streak.bonus(), earned);
    }
    assert_eq!(streak, Streak::LONGEST);
}

#[test]
fn only_what_can_earn_points_makes_a_streak_longer_or_ends_it() {
    let single = |points| ask(Kind::Single, &[1], points);
    for (question, given, right) in [
        (single(1000), Some(choice(&[1])), Some(4)),
        (single(2000), Some(choice(&[1])), Some(4)),
        (single(1000), Some(choice(&[0])), Some(0)),
        (single(1000), None, Some(0)),
        // Partly right is not right.
        (ask(Kind::Multiple, &[0, 2], 1000), Some(choice(&[0])), Some(0)),
        (other(Kind::Typed), Some(text("kelinggi")), Some(4)),
        (other(Kind::Numeric), Some(number("136.3")), Some(4)),
        // These neither.
        (single(0), Some(choice(&[1])), None),
        (single(0), Some(choice(&[0])), None),
        (single(0), None, None),
        (other(Kind::Poll), Some(choice(&[1])), None),
        (other(Kind::WordCloud), Some(text("tenang")), None),
        (other(Kind::Slide), None, None),
    ] {
        let before = Streak::of(3);
        let after = before.after(&question, given.as_ref());
        assert_eq!(after, right.map_or(before, Streak::of), "{question:?} {given:?}");
        let earned = given.map_or(0, |answer| bonus(before, &question, &answer));
        assert_eq!(earned, if right == Some(4) { 300 } else { 0 }, "{question:?}");
    }
}

/// Questions with and without points, and what was said to them.
fn asked() -> impl Strategy<Value = (Question, Option<Answer>)> {
    let questions = prop_oneof![
        4 => Just(ask(Kind::Single, &[1], 1000)),
        1 => Just(ask(Kind::Single, &[1], 0)),
        1 => Just(ask(Kind::Multiple, &[0, 1], 2000)),
        1 => Just(other(Kind::Poll)),
        1 => Just(other(Kind::Slide)),
    ];
    let given = prop_oneof![
        6 => Just(Some(choice(&[1]))),
        2 => Just(Some(choice(&[0, 1]))),
        1 => Just(Some(choice(&[0]))),
        1 => Just(None),
    ];
    (questions, given)
}

proptest! {
    #[test]
    fn a_bonus_comes_only_with_points_and_says_how_long_the_streak_was(game in prop::collection::vec(asked(), 0..30)) {
        let (mut streak, mut in_a_row) = (Streak::default(), 0);
        for (question, given) in game {
            let earned = given.as_ref().map_or(0, |answer| bonus(streak, &question, answer));
            let points = given.as_ref().map_or(0, |answer| score(Default::default(), &question, answer, 9_000));
            prop_assert!(earned <= BONUS_MOST && earned % 100 == 0 && (earned == 0 || points > 0));
            streak = streak.after(&question, given.as_ref());
            if question.is_scored() {
                let right = given.as_ref().is_some_and(|answer| score(Default::default(), &question, answer, 0) == question.points);
                in_a_row = if right { in_a_row + 1 } else { 0 };
                prop_assert_eq!(earned, (100 * (in_a_row.max(1) - 1)).min(500));
                // What is read back after a kill.
                let left = given.as_ref().map_or(Streak::default(), |answer| Streak::left_by(&question, answer, earned));
                prop_assert_eq!(left, streak);
            }
            prop_assert_eq!(streak, Streak::of(in_a_row));
        }
    }
}
