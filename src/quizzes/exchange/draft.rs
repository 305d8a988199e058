//! A question between a file and the bank: all that a file may say, not yet checked by the bank's rules.

use super::{Note, Problem};
use crate::tidy::tidy_line;
use serde::{Deserialize, Serialize};

/// One question of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub text: String,
    #[serde(flatten)]
    pub answer: Answer,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<u32>,
    /// Said at the reveal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub explanation: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Picture>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clip: Option<Clip>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<Book>,
}

/// A picture by its name; the file does not hold it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub hash: String,
    pub alt: String,
}

/// A clip by its name; the file does not hold it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clip {
    pub hash: String,
    pub words: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    #[serde(default)]
    pub title: String,
    pub link: String,
}

/// What is asked for, and what is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    Single {
        options: Vec<Choice>,
    },
    Multiple {
        options: Vec<Choice>,
    },
    TrueFalse {
        options: Vec<Choice>,
    },
    Poll {
        options: Vec<Choice>,
    },
    Typed {
        accepted: Vec<String>,
        /// Is one mistyped letter forgiven?
        #[serde(default)]
        typo: bool,
    },
    /// In the right order.
    Ordering {
        items: Vec<String>,
    },
    /// Decimals as a program writes them: `-12.5`.
    Numeric {
        value: String,
        #[serde(default = "zero")]
        tolerance: String,
    },
    WordCloud,
    Slide,
}

fn zero() -> String {
    "0".to_owned()
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub right: bool,
}

impl Choice {
    pub fn new(text: &str, right: bool) -> Self {
        Self {
            text: tidy_line(text),
            right,
        }
    }
}

impl Answer {
    /// Options of which some are right: one, several, or the pair of true and false.
    pub fn of_options(options: Vec<Choice>) -> Self {
        match options.iter().filter(|option| option.right).count() {
            0 | 1 if is_true_false(&options) => Self::TrueFalse { options },
            0 | 1 => Self::Single { options },
            _ => Self::Multiple { options },
        }
    }

    /// Benar and Salah.
    pub fn true_false(is_true: bool) -> Self {
        Self::TrueFalse {
            options: vec![Choice::new("Benar", is_true), Choice::new("Salah", !is_true)],
        }
    }

    /// The kind's name in files.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Single { .. } => "single",
            Self::Multiple { .. } => "multiple",
            Self::TrueFalse { .. } => "true_false",
            Self::Poll { .. } => "poll",
            Self::Typed { .. } => "typed",
            Self::Ordering { .. } => "ordering",
            Self::Numeric { .. } => "numeric",
            Self::WordCloud => "word_cloud",
            Self::Slide => "slide",
        }
    }
}

fn is_true_false(options: &[Choice]) -> bool {
    let [first, second] = options else { return false };
    matches!(
        (
            first.text.to_lowercase().as_str(),
            second.text.to_lowercase().as_str()
        ),
        ("benar" | "betul", "salah") | ("true", "false")
    )
}

impl Draft {
    pub fn new(text: &str, answer: Answer) -> Self {
        Self {
            text: tidy_line(text),
            answer,
            seconds: None,
            points: None,
            explanation: String::new(),
            level: None,
            tags: Vec::new(),
            source: String::new(),
            image: None,
            clip: None,
            book: None,
        }
    }

    /// Adds a tag that is not there yet.
    pub fn tag(&mut self, tag: &str) {
        let tag = tidy_line(&tag.replace(',', " ")).to_lowercase();
        if !tag.is_empty() && !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }
}

/// A question that was read. `at` is its line or row in the file, or which question it is where lines say nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub at: u32,
    pub draft: Draft,
    /// What the file said and the bank cannot.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// A question that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    pub at: u32,
    /// How the question begins, as far as it is known.
    pub text: String,
    pub problem: Problem,
}

pub type Rows = Vec<Result<Row, RowError>>;

/// A decimal number as `Numeric` holds it: at most twelve digits before the point and six after it.
pub fn decimal(text: &str) -> Option<String> {
    let text = text.trim().replace('−', "-");
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = (whole.trim_start_matches('0'), rest.trim_end_matches('0'));
    if !digits.bytes().any(|byte| byte.is_ascii_digit()) || !are_digits(whole) || !are_digits(rest) {
        return None;
    }
    if whole.len() > 12 || rest.len() > 6 {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let sign = if whole == "0" && rest.is_empty() { "" } else { sign };
    Some(if rest.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest}")
    })
}

/// The middle of a range and how far it reaches.
pub fn range(low: &str, high: &str) -> Option<(String, String)> {
    let number = |text: &str| decimal(text)?.parse::<f64>().ok();
    let (low, high) = (number(low)?, number(high)?);
    let (middle, reach) = ((low + high) / 2.0, (high - low) / 2.0);
    if reach < 0.0 {
        return None;
    }
    Some((
        decimal(&format!("{middle:.6}"))?,
        decimal(&format!("{reach:.6}"))?,
    ))
}
