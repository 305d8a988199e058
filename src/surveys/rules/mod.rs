//! What decides: the score, the sample, what may be shown, and what makes a questionnaire acceptable.

mod disclosure;
mod exact;
mod questionnaire;
mod sampling;
mod score;

pub use disclosure::{Count, SMALLEST_GROUP, hidden, spread};
pub use exact::{Fraction, round_half_up};
pub use questionnaire::{COMMENT_MAX, read_questionnaire};
pub use sampling::{Interval, Pattern, interval, required_sample, student_t};
pub use score::{Grade, Ikm, Tallies, Tally, Weight, grade, ikm, nrr};

pub const TITLE_MAX: usize = 120;
pub const SLUG_MAX: usize = 80;
pub const POPULATION_MAX: u64 = 100_000_000;

/// The address that a title gives: lower-case ASCII letters, digits and single hyphens, empty if nothing is left.
#[must_use]
pub fn slug_of(title: &str) -> String {
    let kept: String = title
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                ' '
            }
        })
        .collect();
    let slug = kept.split_whitespace().collect::<Vec<_>>().join("-");
    slug.chars()
        .take(SLUG_MAX)
        .collect::<String>()
        .trim_end_matches('-')
        .to_owned()
}

/// Could this be the slug of a wave? Anything else need not reach the database.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=SLUG_MAX).contains(&text.len()) && text.bytes().all(plain)
}
