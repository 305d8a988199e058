//! Sapa's own file: `{"format": "sapa-questions", "version": 1, "questions": [{"text": …, "kind": "single", "options":
//! [{"text": …, "right": true}, …]}, …]}`. It says everything that the bank knows of a question.

use super::{Draft, Problem, Row, RowError, Rows, Unreadable, Written, plain};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub const NAME: &str = "sapa-questions";

#[derive(Deserialize)]
struct File {
    format: String,
    questions: Vec<Value>,
}

#[derive(Serialize)]
struct Outgoing<'q> {
    format: &'static str,
    version: u32,
    questions: &'q [Draft],
}

/// # Errors
/// [`Unreadable`].
pub fn read(text: &str) -> Result<Rows, Unreadable> {
    let file: File = serde_json::from_str(text).map_err(|error| Unreadable::Json(error.to_string()))?;
    if file.format != NAME {
        return Err(Unreadable::Unknown);
    }
    Ok((1..)
        .zip(file.questions)
        .map(|(at, value)| question(at, value))
        .collect())
}

fn question(at: u32, value: Value) -> Result<Row, RowError> {
    let text = value
        .get("text")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    match serde_json::from_value::<Draft>(value) {
        Ok(draft) => Ok(Row {
            at,
            draft,
            notes: Vec::new(),
        }),
        Err(error) => Err(RowError {
            at,
            text: plain::beginning(&text),
            problem: Problem::Json(error.to_string()),
        }),
    }
}

pub fn write(questions: &[Draft]) -> Written {
    let file = Outgoing {
        format: NAME,
        version: 1,
        questions,
    };
    (serde_json::to_vec_pretty(&file).unwrap_or_default(), Vec::new())
}
