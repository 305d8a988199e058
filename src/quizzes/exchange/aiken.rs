//! Aiken, as Moodle documents it: the question, options `A. …` or `A) …` in order, and `ANSWER: C`. One right answer,
//! nothing else; the capitals matter.

use super::{Answer, Choice, Draft, Problem, Row, RowError, Rows, plain};

#[derive(Default)]
struct Block {
    at: u32,
    text: String,
    options: Vec<String>,
    answer: Option<char>,
    out_of_order: bool,
}

pub fn read(text: &str) -> Rows {
    let mut rows = Vec::new();
    let mut block = Block::default();
    for (at, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if let Some(answer) = line.strip_prefix("ANSWER:") {
            block.answer = answer.trim().chars().next();
            finish(&mut block, &mut rows);
        } else if line.is_empty() {
            // An empty line may stand anywhere but in the middle of the options.
            if !block.options.is_empty() {
                finish(&mut block, &mut rows);
            }
        } else if let Some((letter, option)) = option(line).filter(|_| !block.text.is_empty()) {
            let expected = (b'A'..=b'Z').nth(block.options.len()).map(char::from);
            block.out_of_order |= Some(letter) != expected;
            block.options.push(option.to_owned());
        } else if block.options.is_empty() {
            if block.text.is_empty() {
                block.at = at;
            } else {
                block.text.push(' ');
            }
            block.text.push_str(line);
        } else {
            // The next question begins before this one had its answer.
            finish(&mut block, &mut rows);
            block.at = at;
            block.text = line.to_owned();
        }
    }
    finish(&mut block, &mut rows);
    rows
}

/// `A. Palembang` or `A) Palembang`.
pub fn option(line: &str) -> Option<(char, &str)> {
    let letter = line.chars().next().filter(char::is_ascii_uppercase)?;
    let rest = line[1..].strip_prefix(['.', ')'])?;
    rest.starts_with(' ').then(|| (letter, rest.trim()))
}

fn finish(block: &mut Block, rows: &mut Rows) {
    let problem = match block.answer {
        _ if block.text.is_empty() && block.options.is_empty() => {
            *block = Block::default();
            return;
        }
        _ if block.options.is_empty() || block.out_of_order => Problem::AikenOptions,
        None => Problem::AikenAnswer,
        Some(letter) => {
            let right = (letter as u32).wrapping_sub('A' as u32) as usize;
            if right >= block.options.len() {
                Problem::AikenLetter(letter)
            } else {
                let done = std::mem::take(block);
                let options = done.options.iter().enumerate();
                let options = options.map(|(index, option)| Choice::new(option, index == right));
                rows.push(Ok(Row {
                    at: done.at,
                    draft: Draft::new(&done.text, Answer::of_options(options.collect())),
                    notes: Vec::new(),
                }));
                return;
            }
        }
    };
    let done = std::mem::take(block);
    rows.push(Err(RowError {
        at: done.at.max(1),
        text: plain::beginning(&done.text),
        problem,
    }));
}
