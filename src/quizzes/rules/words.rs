//! What people type: which two texts are the same word, which is a typing mistake of the other, and the words of a cloud.

use std::{cmp::Reverse, collections::HashMap, hash::Hash};
use unicode_normalization::UnicodeNormalization;

/// A shorter word with another letter is another word.
const TYPO_FROM: usize = 4;
/// What one player adds to a cloud.
const WORDS: usize = 3;

/// Case, accents, apostrophes and punctuation do not tell answers apart: `Jum'at` is `jumat`, `Ki Hajar-Dewantara` is
/// `ki hajar dewantara`. What has no letter or digit stays what it is.
#[must_use]
pub fn folded(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .filter(|c| !matches!(c, '\'' | '’' | '‘' | '`'))
        .flat_map(char::to_lowercase)
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '+' | '#') {
                c
            } else {
                ' '
            }
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    if words.is_empty() {
        text.trim().to_lowercase()
    } else {
        words.join(" ")
    }
}

/// How many of `items` have the same `key`, the most frequent first, each as the first of them stands.
pub fn tallied<T, K: Hash + Eq>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> Vec<(T, usize)> {
    let mut tallied: Vec<(T, usize)> = Vec::new();
    let mut known: HashMap<K, usize> = HashMap::new();
    for item in items {
        let at = *known.entry(key(&item)).or_insert(tallied.len());
        match tallied.get_mut(at) {
            Some(same) => same.1 += 1,
            None => tallied.push((item, 1)),
        }
    }
    tallied.sort_by_key(|(_, count)| Reverse(*count));
    tallied
}

/// Is `said` the word `meant` with one letter wrong, missing, extra, or two neighbours swapped? Digits are not mistyped: 1945
/// is not 1946.
#[must_use]
pub fn is_typo(meant: &str, said: &str) -> bool {
    let (meant, said): (Vec<char>, Vec<char>) = (meant.chars().collect(), said.chars().collect());
    if meant.len() < TYPO_FROM || meant.len().abs_diff(said.len()) > 1 {
        return false;
    }
    let same = |(a, b): &(&char, &char)| a == b;
    let before = meant.iter().zip(&said).take_while(same).count();
    let room = meant.len().min(said.len()) - before;
    let after = meant
        .iter()
        .rev()
        .zip(said.iter().rev())
        .take(room)
        .take_while(same)
        .count();
    let (from, to) = (
        &meant[before..meant.len() - after],
        &said[before..said.len() - after],
    );
    let swapped = matches!((from, to), ([a, b], [c, d]) if a == d && b == c);
    let one = from.len() <= 1 && to.len() <= 1;
    (one || swapped) && !from.iter().chain(to).any(char::is_ascii_digit)
}

/// The words of a cloud in what one player typed: up to three, separated by commas, each once.
#[must_use]
pub fn words(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for word in text.split([',', ';']).map(str::trim) {
        let new = word.chars().any(char::is_alphanumeric)
            && !found.iter().any(|other| folded(other) == folded(word));
        if new && found.len() < WORDS {
            found.push(word);
        }
    }
    found
}
