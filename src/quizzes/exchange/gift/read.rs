//! Questions out of GIFT.

use super::{
    super::{
        Answer, Choice, Draft, Note, Problem, Row, RowError, Rows,
        draft::{decimal, range},
        plain,
    },
    hide, unhide,
};

/// What a file says of the question that follows, in comments and categories.
#[derive(Default)]
struct Around {
    tags: Vec<String>,
    kind: Option<String>,
    typo: bool,
    seconds: Option<u32>,
    points: Option<u32>,
    level: Option<u32>,
    source: String,
    text: String,
}

pub fn read(text: &str) -> Rows {
    let mut rows = Vec::new();
    let mut category = None;
    let mut lines = (1..).zip(text.trim_start_matches('\u{feff}').lines()).peekable();
    while lines.peek().is_some() {
        let mut around = Around::default();
        let (mut at, mut block) = (0, String::new());
        for (number, line) in lines.by_ref() {
            let line = line.trim();
            if line.is_empty() {
                break;
            }
            if let Some(comment) = line.strip_prefix("//") {
                around.hear(comment.trim());
                continue;
            }
            if at == 0 {
                at = number;
            }
            if !block.is_empty() {
                block.push('\n');
            }
            block.push_str(line);
        }
        if block.is_empty() {
            continue;
        }
        if let Some(path) = block.strip_prefix("$CATEGORY:") {
            if path.contains('\n') {
                rows.push(Err(wrong(at, &block, Problem::Category)));
            }
            category = plain::category(path.lines().next().unwrap_or_default());
            continue;
        }
        let row = question(&block, &around).map(|(mut draft, notes)| {
            around.tags.iter().for_each(|tag| draft.tag(tag));
            category.iter().for_each(|tag| draft.tag(tag));
            Row { at, draft, notes }
        });
        rows.push(row.map_err(|problem| wrong(at, &block, problem)));
    }
    rows
}

fn wrong(at: u32, block: &str, problem: Problem) -> RowError {
    RowError {
        at,
        text: plain::beginning(block),
        problem,
    }
}

impl Around {
    fn hear(&mut self, comment: &str) {
        if let Some(source) = comment.strip_prefix("sapa-source:") {
            self.source = source.trim().to_owned();
            return;
        }
        if let Some(text) = comment.strip_prefix("sapa-text:") {
            self.text = text.trim().to_owned();
            return;
        }
        if let Some(said) = comment.strip_prefix("sapa:") {
            for (key, value) in said.split(' ').filter_map(|word| word.split_once('=')) {
                match key {
                    "kind" => self.kind = Some(value.to_owned()),
                    "typo" => self.typo = value == "yes",
                    "seconds" => self.seconds = value.parse().ok(),
                    "points" => self.points = value.parse().ok(),
                    "level" => self.level = value.parse().ok(),
                    _ => {}
                }
            }
        }
        let mut rest = comment;
        while let Some(at) = rest.find("[tag:") {
            rest = &rest[at + 5..];
            let mut tag = String::new();
            let mut chars = rest.chars();
            while let Some(c) = chars.next() {
                match c {
                    '\\' => tag.extend(chars.next()),
                    ']' => break,
                    c => tag.push(c),
                }
            }
            rest = chars.as_str();
            self.tags.push(tag);
        }
    }
}

/// How a piece of text is to be understood.
#[derive(Clone, Copy, PartialEq)]
enum Markup {
    Html,
    Plain,
}

/// Reads `[html]…`, `[plain]…` and so on; without it, the text is what the question's is.
fn said(text: &str, usual: Markup, notes: &mut Vec<Note>) -> (String, Markup) {
    let text = text.trim();
    let named = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (markup, text) = match named {
        Some(("html" | "moodle", rest)) => (Markup::Html, rest),
        Some(("plain" | "markdown", rest)) => (Markup::Plain, rest),
        _ => (usual, text),
    };
    let text = unhide(text);
    if markup == Markup::Plain {
        return (text, markup);
    }
    let (text, media) = plain::of_html(&text);
    if media {
        note(notes, Note::Pictures);
    }
    (text, markup)
}

fn note(notes: &mut Vec<Note>, note: Note) {
    if !notes.contains(&note) {
        notes.push(note);
    }
}

fn question(block: &str, around: &Around) -> Result<(Draft, Vec<Note>), Problem> {
    let mut notes = Vec::new();
    let hidden = hide(block);
    let mut text = hidden.as_str();
    if let Some((_, rest)) = text.strip_prefix("::").and_then(|rest| rest.split_once("::")) {
        text = rest.trim();
    }
    let (asked, answers) = match (text.find('{'), text.find('}')) {
        (None, None) => (text.to_owned(), None),
        (Some(from), Some(to)) if from < to => {
            let (before, after) = (&text[..from], &text[to + 1..]);
            if after.contains(['{', '}']) {
                return Err(Problem::NotAskable("cloze".to_owned()));
            }
            // What follows the answer makes it a gap in the sentence.
            let asked = if after.trim().is_empty() {
                before.to_owned()
            } else {
                format!("{before} _____ {after}")
            };
            (asked, Some(text[from + 1..to].trim()))
        }
        _ => return Err(Problem::Braces),
    };
    let (asked, markup) = said(&asked, Markup::Html, &mut notes);
    let (answers, explanation) = match answers.and_then(|answers| answers.rsplit_once("####")) {
        Some((answers, explanation)) => (Some(answers.trim()), explanation),
        None => (answers, ""),
    };
    let mut explanation = match explanation {
        "" => around.text.clone(),
        explanation => said(explanation, markup, &mut notes).0,
    };
    let answer = match answers {
        None => Answer::Slide,
        Some("") if around.kind.as_deref() == Some("word_cloud") => Answer::WordCloud,
        Some("") => return Err(Problem::NotAskable("essay".to_owned())),
        Some(answers) => answer(answers, markup, around, &mut explanation, &mut notes)?,
    };
    let mut draft = Draft::new(&asked, answer);
    draft.explanation = crate::tidy::tidy_line(&explanation);
    (draft.seconds, draft.points, draft.level) = (around.seconds, around.points, around.level);
    draft.source.clone_from(&around.source);
    Ok((draft, notes))
}

fn answer(
    answers: &str,
    markup: Markup,
    around: &Around,
    explanation: &mut String,
    notes: &mut Vec<Note>,
) -> Result<Answer, Problem> {
    if let Some(number) = answers.strip_prefix('#') {
        return numeric(number, notes);
    }
    let bare = answers.split('#').next().unwrap_or_default().trim();
    let truth = match bare.to_ascii_uppercase().as_str() {
        "T" | "TRUE" => Some(true),
        "F" | "FALSE" => Some(false),
        _ => None,
    };
    if let Some(truth) = truth {
        // `{T#said to who was wrong#said to who was right}`
        if let Some(right) = answers.split('#').nth(2).filter(|_| explanation.is_empty()) {
            *explanation = said(right, markup, notes).0;
        } else if answers.contains('#') {
            note(notes, Note::Feedback);
        }
        return Ok(Answer::true_false(truth));
    }
    if answers.contains('~') {
        return options(answers, markup, around, notes);
    }
    if answers.contains("->") {
        return matching(answers, markup, around, notes);
    }
    if !answers.starts_with('=') {
        return Err(Problem::NoAnswers);
    }
    let mut accepted = Vec::new();
    for (_, part) in parts(answers) {
        let (weight, part) = weight(part)?;
        if weight.is_some_and(|weight| weight < 100.0) {
            note(notes, Note::PartialCredit);
            continue;
        }
        let text = crate::tidy::tidy_line(&piece(part, markup, notes));
        if text.contains('*') {
            note(notes, Note::Wildcards);
        }
        accepted.push(text);
    }
    Ok(Answer::Typed {
        accepted,
        typo: around.typo,
    })
}

/// `=right ~wrong`: each mark with what stands behind it.
fn parts(answers: &str) -> impl Iterator<Item = (char, &str)> {
    let mut rest = answers;
    std::iter::from_fn(move || {
        let from = rest.find(['=', '~'])?;
        let mark = if rest.as_bytes()[from] == b'=' { '=' } else { '~' };
        let after = &rest[from + 1..];
        let to = after.find(['=', '~']).unwrap_or(after.len());
        rest = &after[to..];
        Some((mark, after[..to].trim()))
    })
}

/// The text of an answer, without the comment on it.
fn piece(part: &str, markup: Markup, notes: &mut Vec<Note>) -> String {
    let text = match part.split_once('#') {
        Some((text, comment)) => {
            if !comment.trim().is_empty() {
                note(notes, Note::Feedback);
            }
            text
        }
        None => part,
    };
    said(text, markup, notes).0
}

/// `%50%…`
fn weight(part: &str) -> Result<(Option<f64>, &str), Problem> {
    let Some((inside, rest)) = part.strip_prefix('%').and_then(|rest| rest.split_once('%')) else {
        return Ok((None, part));
    };
    let weight: f64 = inside
        .trim()
        .parse()
        .ok()
        .filter(|weight: &f64| weight.abs() <= 100.0)
        .ok_or_else(|| Problem::Weight(plain::beginning(inside)))?;
    Ok((Some(weight), rest))
}

fn options(answers: &str, markup: Markup, around: &Around, notes: &mut Vec<Note>) -> Result<Answer, Problem> {
    let has_whole = parts(answers).any(|(mark, _)| mark == '=');
    let mut options = Vec::new();
    for (mark, part) in parts(answers) {
        let (weight, part) = if mark == '~' { weight(part)? } else { (None, part) };
        let positive = weight.is_some_and(|weight| weight > 0.0);
        let right = mark == '=' || (!has_whole && positive);
        if has_whole && mark == '~' && positive {
            note(notes, Note::PartialCredit);
        }
        options.push(Choice::new(&piece(part, markup, notes), right));
    }
    Ok(match around.kind.as_deref() {
        Some("poll") => Answer::Poll { options },
        Some("true_false") => Answer::TrueFalse { options },
        Some("single") => Answer::Single { options },
        _ if !has_whole => Answer::Multiple { options },
        _ => Answer::of_options(options),
    })
}

/// Numbers matched with items are an order; anything else is matched with a mouse, not in a hall.
fn matching(
    answers: &str,
    markup: Markup,
    around: &Around,
    notes: &mut Vec<Note>,
) -> Result<Answer, Problem> {
    let mut items = Vec::new();
    for ((_, part), place) in parts(answers).zip(1_usize..) {
        let (number, item) = part.split_once("->").ok_or(Problem::NoAnswers)?;
        if number.trim().parse() != Ok(place) || around.kind.as_deref() != Some("ordering") {
            return Err(Problem::NotAskable("matching".to_owned()));
        }
        items.push(crate::tidy::tidy_line(&piece(item, markup, notes)));
    }
    Ok(Answer::Ordering { items })
}

/// `5`, `5:0.2`, `1..5`, or several of them with weights.
fn numeric(answers: &str, notes: &mut Vec<Note>) -> Result<Answer, Problem> {
    let mut all: Vec<&str> = parts(answers).map(|(_, part)| part).collect();
    if all.is_empty() {
        all.push(answers.trim());
    }
    if all.len() > 1 {
        note(notes, Note::OtherNumbers);
    }
    let mut best = None;
    for part in all {
        let (weight, part) = weight(part)?;
        let weight = weight.unwrap_or(100.0);
        if best.is_none_or(|(known, _)| weight > known) {
            best = Some((weight, part));
        }
    }
    let (_, part) = best.ok_or(Problem::NoAnswers)?;
    let (number, comment) = part.split_once('#').unwrap_or((part, ""));
    if !comment.trim().is_empty() {
        note(notes, Note::Feedback);
    }
    let number = unhide(number);
    let wrong = || Problem::Number(plain::beginning(&number));
    let (value, tolerance) = if let Some((low, high)) = number.split_once("..") {
        range(low, high).ok_or_else(wrong)?
    } else if let Some((value, tolerance)) = number.split_once(':') {
        decimal(value).zip(decimal(tolerance)).ok_or_else(wrong)?
    } else {
        (decimal(&number).ok_or_else(wrong)?, "0".to_owned())
    };
    Ok(Answer::Numeric { value, tolerance })
}
