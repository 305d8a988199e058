//! NRR, IKM and grade of the SKM (PermenPANRB 14/2017), by exact arithmetic.

use super::exact::{Fraction, round_half_up};
use crate::surveys::Element;

/// How often each answer, 1 to 4, was given to one element.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally(pub [u64; 4]);

impl Tally {
    /// Who answered this element.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.0.iter().sum()
    }

    #[must_use]
    pub fn sum(&self) -> u64 {
        (1..).zip(self.0).map(|(value, count)| value * count).sum()
    }
}

/// The tally of each element, in the order of [`Element::ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tallies([Tally; 9]);

impl Tallies {
    #[must_use]
    pub const fn of(&self, element: Element) -> &Tally {
        &self.0[element as usize]
    }

    /// Counts `times` more answers. A value that is not 1 to 4 counts nowhere.
    pub fn add(&mut self, element: Element, value: u8, times: u64) {
        let cell = usize::from(value)
            .checked_sub(1)
            .and_then(|value| self.0[element as usize].0.get_mut(value));
        if let Some(cell) = cell {
            *cell += times;
        }
    }
}

/// The weight of each element. Only a ninth is right; the others repeat two common mistakes, to compare with reports that
/// were made with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Ninth,
    Rounded0111,
    Rounded011,
}

impl Weight {
    const fn fraction(self) -> (i128, i128) {
        match self {
            Self::Ninth => (1, 9),
            Self::Rounded0111 => (111, 1000),
            Self::Rounded011 => (11, 100),
        }
    }
}

/// An IKM in hundredths: 9148 is 91.48.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ikm(pub i64);

/// Mutu pelayanan, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    D,
    C,
    B,
    A,
}

impl Grade {
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::D => "D",
            Self::C => "C",
            Self::B => "B",
            Self::A => "A",
        }
    }
}

/// Average answer of one element in ten-thousandths, `None` while nobody answered it.
#[must_use]
pub fn nrr(tally: &Tally) -> Option<i64> {
    (tally.n() > 0).then(|| round_half_up(&[average(tally)], 4))
}

/// Σ (NRR × weight) × 25, rounded half up once. `None` while an element has no answer at all.
#[must_use]
pub fn ikm(tallies: &Tallies, weight: Weight) -> Option<Ikm> {
    let (of, parts) = weight.fraction();
    let term = |element: &Element| {
        let tally = tallies.of(*element);
        let average = average(tally);
        (tally.n() > 0).then_some(Fraction {
            numerator: average.numerator * of * 25,
            denominator: average.denominator * parts,
        })
    };
    let terms: Option<Vec<Fraction>> = Element::ALL.iter().map(term).collect();
    Some(Ikm(round_half_up(&terms?, 2)))
}

/// The grade of a rounded IKM. Deciding on the rounded figure leaves no gap between the printed intervals.
#[must_use]
pub const fn grade(ikm: Ikm) -> Grade {
    match ikm.0 {
        8831.. => Grade::A,
        7661.. => Grade::B,
        6500.. => Grade::C,
        _ => Grade::D,
    }
}

fn average(tally: &Tally) -> Fraction {
    Fraction {
        numerator: i128::from(tally.sum()),
        denominator: i128::from(tally.n()).max(1),
    }
}
