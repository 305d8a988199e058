//! Questions as GIFT. What GIFT has no word for stands in comments, which other programs pass over.

use super::{
    super::{Answer, Choice, Draft, Loss, Written},
    escape,
};
use std::fmt::Write;

pub fn write(questions: &[Draft]) -> Written {
    let (mut file, mut losses) = (String::new(), Vec::new());
    for (index, question) in questions.iter().enumerate() {
        let mut lost = |loss| losses.push((index, loss));
        match &question.answer {
            Answer::Typed { accepted, .. } if accepted.iter().any(|text| text.contains("->")) => {
                lost(Loss::Arrow);
                continue;
            }
            Answer::Typed { typo: true, .. } => lost(Loss::TypoNotSaid),
            Answer::Poll { .. } => lost(Loss::PollAsChoice),
            Answer::WordCloud => lost(Loss::CloudAsEssay),
            Answer::Ordering { .. } => lost(Loss::OrderAsMatching),
            Answer::Slide => lost(Loss::SlideAsText),
            _ => {}
        }
        comments(&mut file, question);
        // Without the mark, Moodle would take `<` for the beginning of a tag.
        let _ = write!(file, "[plain]{}", escape(&question.text));
        answers(&mut file, question);
        file.push_str("\n\n");
    }
    (file.into_bytes(), losses)
}

fn comments(file: &mut String, question: &Draft) {
    let _ = write!(file, "// sapa: kind={}", question.answer.kind());
    if let Answer::Typed { typo: true, .. } = question.answer {
        file.push_str(" typo=yes");
    }
    for (key, value) in [
        ("seconds", question.seconds),
        ("points", question.points),
        ("level", question.level),
    ] {
        if let Some(value) = value {
            let _ = write!(file, " {key}={value}");
        }
    }
    for tag in &question.tags {
        let _ = write!(file, " [tag:{}]", tag.replace('\\', "\\\\").replace(']', "\\]"));
    }
    file.push('\n');
    if !question.source.is_empty() {
        let _ = writeln!(file, "// sapa-source: {}", question.source);
    }
    // A text without braces has no room for more of it.
    if question.answer == Answer::Slide && !question.explanation.is_empty() {
        let _ = writeln!(file, "// sapa-text: {}", question.explanation);
    }
}

fn answers(file: &mut String, question: &Draft) {
    let inside: Vec<String> = match &question.answer {
        answer if *answer == Answer::true_false(true) => vec!["TRUE".to_owned()],
        answer if *answer == Answer::true_false(false) => vec!["FALSE".to_owned()],
        Answer::Single { options } | Answer::TrueFalse { options } => {
            let mark = |option: &Choice| if option.right { "=" } else { "~" };
            options
                .iter()
                .map(|option| format!("{}{}", mark(option), text(&option.text, option.right)))
                .collect()
        }
        Answer::Multiple { options } => weighed(options),
        Answer::Poll { options } => options
            .iter()
            .map(|option| format!("~{}", text(&option.text, false)))
            .collect(),
        Answer::Typed { accepted, .. } => accepted
            .iter()
            .map(|way| format!("=%100%{}", text(way, true)))
            .collect(),
        Answer::Ordering { items } => {
            let item = |(place, item): (usize, &String)| format!("={} -> {}", place + 1, text(item, true));
            items.iter().enumerate().map(item).collect()
        }
        Answer::Numeric { value, tolerance } => vec![format!("#{value}:{tolerance}")],
        Answer::WordCloud | Answer::Slide => Vec::new(),
    };
    if question.answer == Answer::Slide {
        return;
    }
    file.push_str(" {");
    for answer in inside {
        let _ = write!(file, "\n    {answer}");
    }
    if !question.explanation.is_empty() {
        let _ = write!(file, "\n    ####{}", text(&question.explanation, true));
    }
    file.push_str("\n}");
}

/// Each right option earns its share, each wrong one costs as much.
fn weighed(options: &[Choice]) -> Vec<String> {
    let right = options.iter().filter(|option| option.right).count();
    let share = match right {
        0 | 1 => "100".to_owned(),
        3 => "33.33333".to_owned(),
        right => (100 / right).to_string(),
    };
    let weight = |option: &Choice| {
        if option.right {
            share.clone()
        } else {
            format!("-{share}")
        }
    };
    options
        .iter()
        .map(|option| format!("~%{}%{}", weight(option), text(&option.text, true)))
        .collect()
}

/// A text behind its mark. One that looks like a format or a weight says first that it is none.
fn text(text: &str, weighed: bool) -> String {
    let escaped = escape(text);
    if text.starts_with('[') {
        format!("[plain]{escaped}")
    } else if text.starts_with('%') && !weighed {
        format!("%0%{escaped}")
    } else {
        escaped
    }
}
