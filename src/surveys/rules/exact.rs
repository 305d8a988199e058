//! Sums of fractions, rounded once and exactly.
//!
//! A common denominator of nine answer counts around 100,000 does not fit an `i128` (it reaches 10^45), and floats round
//! before we do. So the fractions are divided side by side, eighteen digits at a time, until the digits decide.

/// `numerator / denominator`, neither negative, the denominator not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    pub numerator: i128,
    pub denominator: i128,
}

/// Digits of one step of the long division; a remainder times this stays inside an `i128`.
const STEP: i128 = 1_000_000_000_000_000_000;
/// Ten terms with denominators below 2^67: sums that differ at all differ by more than 10^-203, within twelve steps.
const STEPS: usize = 12;

/// The sum in units of 10^-`decimals`, rounded half up.
#[must_use]
pub fn round_half_up(terms: &[Fraction], decimals: u32) -> i64 {
    let unit = 10_i128.pow(decimals);
    let half = Fraction {
        numerator: 1,
        denominator: 2,
    };
    let mut scaled: Vec<Fraction> = terms
        .iter()
        .map(|term| Fraction {
            numerator: term.numerator * unit,
            ..*term
        })
        .collect();
    scaled.push(half);
    i64::try_from(floor_of_sum(&scaled)).unwrap_or(i64::MAX)
}

fn floor_of_sum(terms: &[Fraction]) -> i128 {
    let whole: i128 = terms.iter().map(|term| term.numerator / term.denominator).sum();
    let mut rests: Vec<Fraction> = terms
        .iter()
        .map(|term| Fraction {
            numerator: term.numerator % term.denominator,
            ..*term
        })
        .collect();
    whole + carry(&mut rests, STEPS)
}

/// How many wholes the fractions, each below one, add up to.
fn carry(rests: &mut [Fraction], steps: usize) -> i128 {
    let mut digits = 0;
    for rest in rests.iter_mut() {
        let shifted = rest.numerator * STEP;
        digits += shifted / rest.denominator;
        rest.numerator = shifted % rest.denominator;
    }
    let exact = rests.iter().all(|rest| rest.numerator == 0);
    let largest_carry = i128::try_from(rests.len()).unwrap_or(i128::MAX);
    let undecided = digits / STEP != (digits + largest_carry) / STEP;
    if exact || !undecided {
        return digits / STEP;
    }
    // Out of steps, the digits after this one can only be those of the next whole.
    let from_below = if steps == 0 {
        largest_carry
    } else {
        carry(rests, steps - 1)
    };
    (digits + from_below) / STEP
}
