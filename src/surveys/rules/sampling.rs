//! How many answers are needed, and how far the IKM may lie from what the whole population would say.

use super::score::Ikm;

/// Krejcie and Morgan, "Determining Sample Size for Research Activities", Educational and Psychological Measurement 30
/// (1970) 607–610, with χ² = 3.841, P = 0.5, d = 0.05, rounded to the nearest whole:
/// S = 3.841 N × 0.25 ÷ (0.0025 (N − 1) + 3.841 × 0.25).
#[must_use]
pub const fn required_sample(population: u64) -> u64 {
    if population == 0 {
        return 0;
    }
    // Both sides times 100,000.
    let (over, under) = (
        96_025 * population as u128,
        250 * (population as u128 - 1) + 96_025,
    );
    ((2 * over + under) / (2 * under)) as u64
}

/// Respondents who answered `answered` elements with `sum` in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    pub answered: u64,
    pub sum: u64,
    pub respondents: u64,
}

/// 95% confidence interval of the IKM, in hundredths, cut at 25 and 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub low: Ikm,
    pub high: Ikm,
}

/// Ours, not the regulation's. Each respondent has a mean answer × 25; the interval is IKM ± t · s ÷ √n with the standard
/// deviation s of those means and Student's t for n − 1 degrees of freedom (W. G. Cochran, Sampling Techniques, 3rd ed.
/// 1977, §2.8). No finite population correction (§2.6): where the sample is a large part of the population the true
/// interval is narrower. It holds for a random sample, and says nothing about who chose not to answer.
///
/// `None` below five respondents.
#[must_use]
pub fn interval(ikm: Ikm, patterns: &[Pattern]) -> Option<Interval> {
    let answered = || patterns.iter().filter(|pattern| pattern.answered > 0);
    let n: u64 = answered().map(|pattern| pattern.respondents).sum();
    if n < super::SMALLEST_GROUP {
        return None;
    }
    let size = n as f64;
    let score = |pattern: &Pattern| 25.0 * pattern.sum as f64 / pattern.answered as f64;
    let mean = answered()
        .map(|pattern| score(pattern) * pattern.respondents as f64)
        .sum::<f64>()
        / size;
    let squares: f64 = answered()
        .map(|pattern| (score(pattern) - mean).powi(2) * pattern.respondents as f64)
        .sum();
    let deviation = (squares / (size - 1.0)).sqrt();
    let half = student_t(size - 1.0) * deviation / size.sqrt();
    let centre = ikm.0 as f64;
    Some(Interval {
        low: Ikm(((centre - half * 100.0).floor() as i64).max(2500)),
        high: Ikm(((centre + half * 100.0).ceil() as i64).min(10_000)),
    })
}

/// The 97.5% point of Student's t, by the expansion 26.7.5 of Abramowitz and Stegun (1964); off by less than 0.01 from four
/// degrees of freedom on.
#[must_use]
pub fn student_t(degrees: f64) -> f64 {
    const Z: f64 = 1.959_963_985;
    let g1 = (Z.powi(3) + Z) / 4.0;
    let g2 = (5.0 * Z.powi(5) + 16.0 * Z.powi(3) + 3.0 * Z) / 96.0;
    let g3 = (3.0 * Z.powi(7) + 19.0 * Z.powi(5) + 17.0 * Z.powi(3) - 15.0 * Z) / 384.0;
    let g4 = (79.0 * Z.powi(9) + 776.0 * Z.powi(7) + 1482.0 * Z.powi(5) - 1920.0 * Z.powi(3) - 945.0 * Z)
        / 92_160.0;
    Z + g1 / degrees + g2 / degrees.powi(2) + g3 / degrees.powi(3) + g4 / degrees.powi(4)
}
