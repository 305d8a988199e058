//! One stylesheet from `style/*.css` and the Tailwind utilities that `src/` names.
//!
//! Later layers win whatever their selectors weigh: reset, base (elements), parts (component classes), utilities.

use crate::{files_below, literals, read, tokens::Tokens};
use encre_css::{Config, Preflight};
use std::path::Path;

/// Order matters within a layer only.
const SHEETS: &[&str] = &[
    "tokens",
    "base",
    "frame",
    "controls",
    "parts",
    "lists",
    "reading",
    "home",
    "rooms",
    "quiz",
    "preview",
    "certificate",
    "survey",
    "print",
];

const SANS: &str = "\"Plus Jakarta Sans\", \"Plus Jakarta Sans fallback\", system-ui, sans-serif";

pub fn compile(style: &Path, src: &Path, tokens: &Tokens) -> String {
    let mut config = Config::default();
    for name in tokens.colour_names() {
        config.theme.colors.add(name.to_owned(), format!("var(--{name})"));
    }

    // One radius and one shadow in the whole house.
    config.shortcuts.add("rounded", "rounded-[length:var(--radius)]");
    config.shortcuts.add("shadow", "shadow-[var(--shadow)]");

    config.preflight = Preflight::new_full().font_family_sans(SANS);
    let reset = encre_css::generate([], &config);

    config.preflight = Preflight::new_none();
    let sources: Vec<String> = files_below(src)
        .iter()
        .filter(|file| file.extension().is_some_and(|it| it == "rs"))
        .map(|file| read(file))
        .collect();
    let utilities = encre_css::generate(
        sources.iter().flat_map(|source| literals::in_source(source)),
        &config,
    );

    let mut css = format!("@layer reset, base, parts, utilities;\n@layer reset {{\n{reset}\n}}\n");
    for sheet in SHEETS {
        css.push_str(&read(&style.join(format!("{sheet}.css"))));
    }
    css.push_str(&format!("@layer utilities {{\n{utilities}\n}}\n"));
    minify(&css)
}

/// Drops comments and the white space that CSS does not need; strings stay as they are.
fn minify(css: &str) -> String {
    let mut small = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, next)| next);
            continue;
        }
        if letter == '"' || letter == '\'' {
            let length = rest[1..].find(letter).map_or(rest.len(), |end| end + 2);
            small.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        if letter.is_whitespace() {
            let joined = small.ends_with(['{', '}', ';', ',', ':', ' ']) || small.is_empty();
            if !joined && !rest.trim_start().starts_with(['{', '}', ';', ',']) {
                small.push(' ');
            }
        } else {
            if letter == '}' && small.ends_with(';') {
                small.pop();
            }
            small.push(letter);
        }
    }
    small
}
