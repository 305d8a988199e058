//! Moodle's GIFT: a question's text, and its answers in braces.
//!
//! Empty lines divide questions; `//` begins a comment, in which Moodle keeps `[tag:…]` and Sapa what else it knows;
//! `\` takes the meaning from `~ = # { } :`. Source: Moodle's documentation, "GIFT format".

mod read;
mod write;

pub use read::read;
pub use write::write;

/// How Sapa's own comments begin.
pub const OURS: &str = "// sapa:";

/// The characters that mean something, and what stands for them while they mean nothing.
const SPECIAL: [char; 6] = ['~', '=', '#', '{', '}', ':'];
const HIDDEN: [char; 6] = [
    '\u{e000}', '\u{e001}', '\u{e002}', '\u{e003}', '\u{e004}', '\u{e005}',
];

/// Puts escaped characters out of the way.
fn hide(text: &str) -> String {
    let mut hidden = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if HIDDEN.contains(&c) {
            hidden.push(char::REPLACEMENT_CHARACTER);
            continue;
        }
        let meant = match chars.peek() {
            Some(next) if c == '\\' => hidden_for(*next),
            _ => None,
        };
        if meant.is_some() {
            chars.next();
        }
        hidden.push(meant.unwrap_or(c));
    }
    hidden
}

/// What stands for an escaped `c`.
fn hidden_for(c: char) -> Option<char> {
    match c {
        '\\' => Some('\\'),
        'n' => Some(' '),
        c => SPECIAL
            .iter()
            .position(|special| *special == c)
            .map(|index| HIDDEN[index]),
    }
}

/// Brings them back as plain characters.
fn unhide(text: &str) -> String {
    let plain = |c| {
        HIDDEN
            .iter()
            .position(|hidden| *hidden == c)
            .map_or(c, |index| SPECIAL[index])
    };
    text.chars().map(plain).collect()
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\\' || SPECIAL.contains(&c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
