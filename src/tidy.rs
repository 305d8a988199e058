//! Text as it is kept: without what nobody sees, and without what deceives a reader.

/// Nobody sees these, or they turn the direction of reading.
const fn deceives(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
}

/// One line of text without what could deceive a reader (control characters, direction overrides), its spaces tidied.
#[must_use]
pub fn tidy_line(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !deceives(*c))
        .collect();
    kept.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Text of several lines as it is kept: `\n` at the end of a line, without what could deceive a reader.
#[must_use]
pub fn tidy_text(text: &str) -> String {
    let kept = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || deceives(*c));
    let text: String = text.replace("\r\n", "\n").chars().filter(kept).collect();
    text.trim_matches('\n').trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_deceives_a_reader_is_not_kept() {
        assert_eq!(tidy_text("\r\n  a\u{0}b\u{202e}c\r\nd \n\n"), "  abc\nd");
    }

    proptest! {
        #[test]
        fn a_tidy_line_is_one_visible_line(text in "\\PC*") {
            let tidy = tidy_line(&text);
            let breaks = ['\n', '\r', '\t', '\u{202e}'];
            prop_assert!(!tidy.contains(breaks), "not one line");
            prop_assert_eq!(tidy_line(&tidy), tidy.clone());
        }

        #[test]
        fn tidying_is_done_at_once(text in any::<String>()) {
            let once = tidy_text(&text);
            prop_assert_eq!(tidy_text(&once), once);
        }
    }
}
