//! In which order things are shown: the items of an ordering in a game, questions and options in an attempt.

use crate::quizzes::{Answer, AttemptId, Body, Choice, Kind, MAX_OPTIONS, Order, Question};

/// The numbers 0 to `count` in an order that follows from `seed` alone.
#[must_use]
pub fn permutation(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed;
    for last in (1..count).rev() {
        // Fisher and Yates; the bias of a remainder of 64 bits is far below one in a million.
        let other = usize::try_from(next(&mut state) % (last as u64 + 1)).unwrap_or_default();
        order.swap(last, other);
    }
    order
}

/// SplitMix64 (Steele, Lea and Flood 2014): seeds that follow each other give numbers that have nothing in common.
const fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The question as a game shows it: the items of an ordering stand in another order than the right one. `random` decides
/// which; what comes of it is stored with the game, so that it never changes.
#[must_use]
pub fn shuffled(question: Question, random: u64) -> Question {
    match question.kind() {
        Kind::Ordering => Places::of(&question, random).show(question),
        _ => question,
    }
}

/// One question of an attempt, as it is asked there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Which of the window's questions it is.
    pub no: usize,
    pub question: Question,
    places: Places,
}

impl Turn {
    /// What was answered here, as it is stored: the same option is the same in every attempt.
    #[must_use]
    pub fn stored(&self, answer: Answer) -> Answer {
        moved(answer, |shown| self.places.stored(shown))
    }

    /// What is stored, as it was answered here.
    #[must_use]
    pub fn shown(&self, answer: Answer) -> Answer {
        moved(answer, |stored| self.places.shown(stored))
    }
}

/// The questions of a window as `attempt` asks them. It follows from the attempt alone, so it is the same at every look. With
/// `shuffles` the questions come in an order of its own, and so do their options; a slide keeps its place, since it belongs to
/// what stands around it, and true stays before false. Items to be put in order are always shuffled.
#[must_use]
pub fn turns(questions: &[Question], attempt: AttemptId, shuffles: bool) -> Vec<Turn> {
    let seed = attempt.raw().unsigned_abs();
    let mut order: Vec<usize> = (0..questions.len()).collect();
    if shuffles {
        let movable: Vec<usize> = (0..questions.len())
            .filter(|no| questions[*no].kind().is_answered())
            .collect();
        for (place, from) in movable.iter().zip(permutation(movable.len(), seed)) {
            order[*place] = movable[from];
        }
    }
    let turn = |no: usize| {
        let question = questions[no].clone();
        let places = match question.kind() {
            Kind::Ordering => Places::of(&question, seed.rotate_left(32) ^ no as u64),
            Kind::Single | Kind::Multiple | Kind::Poll if shuffles => {
                Places::of(&question, seed.rotate_left(32) ^ no as u64)
            }
            _ => Places((0..question.body.options().len()).collect()),
        };
        Turn {
            no,
            question: places.show(question),
            places,
        }
    };
    order.into_iter().map(turn).collect()
}

/// Of each option or item that is shown, the index under which it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Places(Vec<usize>);

impl Places {
    /// Other places for what `question` shows. Items to be put in order never stand in the right one.
    fn of(question: &Question, seed: u64) -> Self {
        let mut places = Self(permutation(question.body.options().len(), seed));
        if let Body::Ordering { order, .. } = &question.body
            && places.0.iter().copied().eq(order.iter())
        {
            places.0.rotate_left(1);
        }
        places
    }

    fn stored(&self, shown: usize) -> Option<usize> {
        self.0.get(shown).copied()
    }

    fn shown(&self, stored: usize) -> Option<usize> {
        self.0.iter().position(|other| *other == stored)
    }

    fn show(&self, question: Question) -> Question {
        let texts = |stored: Vec<String>| -> Vec<String> {
            self.0
                .iter()
                .filter_map(|index| stored.get(*index).cloned())
                .collect()
        };
        let right = |correct: Choice| choice(correct, |stored| self.shown(stored));
        let body = match question.body {
            Body::Single { options, correct } => Body::Single {
                options: texts(options),
                correct: right(correct),
            },
            Body::Multiple { options, correct } => Body::Multiple {
                options: texts(options),
                correct: right(correct),
            },
            Body::TrueFalse { options, correct } => Body::TrueFalse {
                options: texts(options),
                correct: right(correct),
            },
            Body::Poll { options } => Body::Poll {
                options: texts(options),
            },
            Body::Ordering { items, order } => Body::Ordering {
                items: texts(items),
                order: reordered(order, |stored| self.shown(stored)),
            },
            other => other,
        };
        Question { body, ..question }
    }
}

fn moved(answer: Answer, place: impl Fn(usize) -> Option<usize>) -> Answer {
    match answer {
        Answer::Options(of) => Answer::Options(choice(of, place)),
        Answer::Order(order) => Answer::Order(reordered(order, place)),
        other => other,
    }
}

fn choice(of: Choice, place: impl Fn(usize) -> Option<usize>) -> Choice {
    let chosen = (0..MAX_OPTIONS).filter(|index| of.has(*index));
    Choice::of(chosen.filter_map(place)).unwrap_or(of)
}

fn reordered(order: Order, place: impl Fn(usize) -> Option<usize>) -> Order {
    let indexes = order
        .iter()
        .map(|index| place(index).and_then(|to| u8::try_from(to).ok()));
    let indexes: Option<Vec<u8>> = indexes.collect();
    indexes.and_then(Order::of).unwrap_or(order)
}
