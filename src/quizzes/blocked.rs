//! Words that nobody shall read on the hall screen.

use std::{collections::HashSet, sync::LazyLock};
use unicode_normalization::UnicodeNormalization;

/// Roots of up to so many letters hide inside honest words ("asu" in "masuk"), so they must stand alone.
const WHOLE_WORD: usize = 5;

static ROOTS: LazyLock<(HashSet<&'static str>, Vec<&'static str>)> = LazyLock::new(|| {
    let roots = include_str!("blocked_words.txt")
        .lines()
        .filter(|line| !line.is_empty());
    let (short, long): (Vec<_>, Vec<_>) = roots.partition(|root| root.len() <= WHOLE_WORD);
    (short.into_iter().collect(), long)
});

/// Does `text` hold a blocked word, also with accents, with digits for letters, stretched (`b a b i`) or joined?
#[must_use]
pub fn is_blocked(text: &str) -> bool {
    let folded: String = text
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(letter)
        .collect();
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let joined = words.concat();
    let spelled = words.iter().all(|word| word.chars().count() == 1);
    let (short, long) = &*ROOTS;
    words
        .iter()
        .any(|word| short.contains(word) || short.contains(squeezed(word).as_str()))
        || (spelled && short.contains(joined.as_str()))
        || long
            .iter()
            .any(|root| joined.contains(root) || squeezed(&joined).contains(root))
}

fn letter(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// Runs of one letter made single: `baaabi` says the same.
fn squeezed(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}
