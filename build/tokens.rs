//! `style/tokens.css` read as data: the colour names that utilities may use, and the contrast that every pair keeps.
//!
//! Text needs 4.5:1 and what is needed to understand a control 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). A build that breaks
//! this stops and names the pair.

use std::collections::BTreeMap;

/// Text and the surfaces it is written on.
const TEXT: &[(&str, &[&str])] = &[
    (
        "ink",
        &[
            "paper",
            "raised",
            "sunk",
            "hill-soft",
            "clay-soft",
            "river-soft",
            "durian-soft",
        ],
    ),
    ("ink-soft", &["paper", "raised", "sunk", "hill-soft"]),
    ("hill", &["paper", "raised", "sunk", "hill-soft"]),
    ("river", &["paper", "raised", "sunk", "river-soft"]),
    ("clay", &["paper", "raised", "sunk", "clay-soft"]),
    ("on-hill", &["hill", "hill-deep"]),
    ("on-clay", &["clay"]),
    ("on-durian", &["durian"]),
    ("on-answer", &["answer-a", "answer-b", "answer-c", "answer-d"]),
];

/// Edges, marks and fills that must stand out from what is behind them.
const SHAPES: &[(&str, &[&str])] = &[
    ("edge", &["paper", "raised", "sunk"]),
    ("hill", &["paper", "raised"]),
    ("focus", &["paper", "raised", "sunk", "hill-soft"]),
    ("answer-a", &["paper", "raised"]),
    ("answer-b", &["paper", "raised"]),
    ("answer-c", &["paper", "raised"]),
    ("answer-d", &["paper", "raised"]),
];

type Colours = BTreeMap<String, String>;

pub struct Tokens {
    light: Colours,
    dark: Colours,
}

impl Tokens {
    /// # Panics
    /// If the dark colours of the system setting and of `data-theme="dark"` differ.
    pub fn parse(css: &str) -> Self {
        let light = colours_of(css, ":root {");
        let dark = colours_of(css, ":root[data-theme=\"dark\"] {");
        let by_system = colours_of(css, ":root:not([data-theme=\"light\"]) {");
        assert_eq!(dark, by_system, "style/tokens.css: the two dark blocks differ");
        Self { light, dark }
    }

    pub fn colour_names(&self) -> impl Iterator<Item = &str> {
        self.light.keys().map(String::as_str)
    }

    /// # Panics
    /// If a pair cannot be told apart, naming it.
    pub fn check_contrast(&self) {
        for (theme, own) in [("light", &self.light), ("dark", &self.dark)] {
            // A colour that the dark theme does not name keeps its light value.
            let colour = |name: &str| {
                luminance(
                    own.get(name)
                        .or(self.light.get(name))
                        .unwrap_or_else(|| panic!("style/tokens.css: no colour is called --{name}")),
                )
            };
            for (least, pairs) in [(4.5, TEXT), (3.0, SHAPES)] {
                for (front, behind) in pairs
                    .iter()
                    .flat_map(|(front, behind)| behind.iter().map(move |it| (front, it)))
                {
                    let ratio = ratio(colour(front), colour(behind));
                    assert!(
                        ratio >= least,
                        "style/tokens.css, {theme}: {front} on {behind} is {ratio:.2}:1, not {least}:1"
                    );
                }
            }
        }
    }
}

fn colours_of(css: &str, selector: &str) -> Colours {
    let block = css
        .split_once(selector)
        .unwrap_or_else(|| panic!("style/tokens.css: {selector} is missing"))
        .1;
    let block = block.split_once('}').map_or(block, |(block, _)| block);
    block
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(':'))
        .filter_map(|(name, value)| Some((name.to_owned(), value.trim().split_once(';')?.0.to_owned())))
        .filter(|(_, value)| value.starts_with('#'))
        .collect()
}

/// Relative luminance of `#rrggbb`, by WCAG's formula.
fn luminance(hex: &String) -> f64 {
    let channel = |at: usize| {
        let value = u8::from_str_radix(hex.get(at..at + 2).unwrap_or_default(), 16);
        let value =
            f64::from(value.unwrap_or_else(|_| panic!("style/tokens.css: {hex} is not #rrggbb"))) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn ratio(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
