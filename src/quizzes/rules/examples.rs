//! The table of examples that the host is shown. The rule itself says what each case earns.

use super::{Streak, score, team_score};
use crate::quizzes::{Answer, Body, Choice, Mode, Question};

/// A case of the table: of a question of 20 seconds and 1,000 points, where it says nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Right within the first half second.
    AtOnce,
    /// Right after half of the time.
    Halfway,
    /// Right at the last moment.
    AtTheEnd,
    /// Half right, after half of the time.
    HalfRight,
    Wrong,
    /// Right after half of the time, to a question that counts double.
    Double,
    /// What the second, third or sixth right answer in a row earns besides.
    Second,
    Third,
    Sixth,
    /// The team of a member with 1,000 points and one with 501.
    Team,
}

const ALWAYS: [Case; 6] = [
    Case::AtOnce,
    Case::Halfway,
    Case::AtTheEnd,
    Case::HalfRight,
    Case::Wrong,
    Case::Double,
];
const IN_A_ROW: [(Case, u32); 3] = [(Case::Second, 2), (Case::Third, 3), (Case::Sixth, 6)];

/// What each case earns in a quiz that is played as `mode` says.
#[must_use]
pub fn examples(mode: Mode) -> Vec<(Case, u32)> {
    let mut examples = ALWAYS.map(|case| (case, earned(mode, case))).to_vec();
    if mode.streak {
        examples.extend(IN_A_ROW.map(|(case, right)| (case, Streak::of(right).bonus())));
    }
    if mode.teams {
        examples.push((Case::Team, team_score([1000, 501])));
    }
    examples
}

fn earned(mode: Mode, case: Case) -> u32 {
    let points = if case == Case::Double { 2000 } else { 1000 };
    let chosen = match case {
        Case::HalfRight => Choice::of([0]),
        Case::Wrong => Choice::of([1]),
        _ => Choice::of([0, 2]),
    };
    let (Some(correct), Some(chosen)) = (Choice::of([0, 2]), chosen) else {
        return 0;
    };
    let question = Question {
        text: String::new(),
        body: Body::Multiple {
            options: ["A", "B", "C", "D"].map(str::to_owned).to_vec(),
            correct,
        },
        seconds: 20,
        points,
        explanation: String::new(),
        image: None,
        clip: None,
        book: None,
    };
    let took = match case {
        Case::AtOnce => 0,
        Case::AtTheEnd => question.time(),
        _ => question.time() / 2,
    };
    score(mode, &question, &Answer::Options(chosen), took)
}
