//! Numbers as pages show them.

use super::Lang;

/// Between thousands, and before what is less than one.
#[must_use]
pub const fn marks(lang: Lang) -> (char, char) {
    match lang {
        Lang::Id => ('.', ','),
        Lang::En => (',', '.'),
    }
}

/// A count as `lang` writes it: `3.410`. A year is none.
#[must_use]
pub fn grouped(lang: Lang, count: impl Into<i64>) -> String {
    let count: i64 = count.into();
    let (thousands, _) = marks(lang);
    let mut said = count.to_string();
    let first = usize::from(count < 0);
    let mut at = said.len();
    while at > first + 3 {
        at -= 3;
        said.insert(at, thousands);
    }
    said
}

/// Whole percent, rounded half up; 0 of nothing.
#[must_use]
pub const fn percent(part: u64, whole: u64) -> u64 {
    if whole == 0 {
        0
    } else {
        (part * 200 + whole) / (whole * 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart_as_each_language_does() {
        for (count, id, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1000, "1.000", "1,000"),
            (-1000, "-1.000", "-1,000"),
            (-100, "-100", "-100"),
            (1_234_567, "1.234.567", "1,234,567"),
        ] {
            assert_eq!(grouped(Lang::Id, count), id);
            assert_eq!(grouped(Lang::En, count), en);
        }
    }
}
