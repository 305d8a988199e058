//! The words of a Rust source that can be class names: those inside string literals, and after `class:`.
//!
//! encre-css would take every word of the file, and `table`, `fixed`, `static`, `filter` … in code or comments would
//! each become a rule that nobody asked for.

/// Text worth looking for class names in, as slices of `source`.
pub fn in_source(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '/', '\'', 'r', 'c']) {
        rest = &rest[at..];
        rest = if rest.starts_with("//") {
            rest.split_once('\n').map_or("", |(_, next)| next)
        } else if rest.starts_with("/*") {
            rest.split_once("*/").map_or("", |(_, next)| next)
        } else if let Some(next) = rest.strip_prefix("class:") {
            let end = next.find(|letter: char| !(letter.is_alphanumeric() || "-_:/[].".contains(letter)));
            found.push(&next[..end.unwrap_or(next.len())]);
            next
        } else if let Some((literal, next)) = string(rest) {
            found.push(literal);
            next
        } else {
            after_one(rest)
        };
    }
    found
}

/// The string literal at the start of `text` and what follows it.
fn string(text: &str) -> Option<(&str, &str)> {
    if let Some(raw) = text.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inside = raw[hashes..].strip_prefix('"')?;
        let close = format!("\"{}", &raw[..hashes]);
        return inside.split_once(close.as_str());
    }
    let inside = text.strip_prefix('"')?;
    let mut escaped = false;
    let end = inside.find(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    })?;
    Some((&inside[..end], &inside[end + 1..]))
}

/// Steps over one character, or over a whole character literal, whose quote would look like a string's.
fn after_one(text: &str) -> &str {
    for literal in ["'\"'", "'\\\"'", "'/'"] {
        if let Some(next) = text.strip_prefix(literal) {
            return next;
        }
    }
    &text[1..]
}
