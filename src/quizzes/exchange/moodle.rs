//! Moodle's XML: `<quiz><question type="…">…</question></quiz>`. Source: Moodle's documentation, "Moodle XML format".

use super::{
    Answer, Choice, Draft, Note, Problem, Row, RowError, Rows, Unreadable,
    draft::decimal,
    plain,
    xml::{self, Element},
};

/// # Errors
/// [`Unreadable`].
pub fn read(text: &str) -> Result<Rows, Unreadable> {
    let quiz = xml::parse(text)?;
    if quiz.name != "quiz" {
        return Err(Unreadable::Unknown);
    }
    let (mut rows, mut category, mut at) = (Rows::new(), None, 0);
    for question in quiz.all("question") {
        let kind = question.attribute("type").unwrap_or_default();
        if kind == "category" {
            let path = question.child("category").map(|it| it.text_of("text"));
            category = plain::category(&path.unwrap_or_default());
            continue;
        }
        at += 1;
        let mut notes = Vec::new();
        let text = said(question.child("questiontext"), &mut notes);
        rows.push(match answer(question, kind, &mut notes) {
            Ok(answer) => {
                let mut draft = Draft::new(&text, answer);
                let explanation = said(question.child("generalfeedback"), &mut notes);
                draft.explanation = crate::tidy::tidy_line(&explanation);
                let tags = question
                    .child("tags")
                    .into_iter()
                    .flat_map(|tags| tags.all("tag"));
                tags.for_each(|tag| draft.tag(&tag.text_of("text")));
                category.iter().for_each(|tag| draft.tag(tag));
                Ok(Row { at, draft, notes })
            }
            Err(problem) => Err(RowError {
                at,
                text: plain::beginning(&text),
                problem,
            }),
        });
    }
    Ok(rows)
}

fn note(notes: &mut Vec<Note>, note: Note) {
    if !notes.contains(&note) {
        notes.push(note);
    }
}

/// The text in an element that says its format.
fn said(element: Option<&Element>, notes: &mut Vec<Note>) -> String {
    let Some(element) = element else {
        return String::new();
    };
    let text = element.text_of("text");
    let has_file = element.child("file").is_some();
    let (text, media) = match element.attribute("format") {
        Some("plain_text" | "markdown") => (text, false),
        _ => plain::of_html(&text),
    };
    if has_file || media {
        note(notes, Note::Pictures);
    }
    text
}

fn answer(question: &Element, kind: &str, notes: &mut Vec<Note>) -> Result<Answer, Problem> {
    match kind {
        "multichoice" | "multichoiceset" => options(question, notes),
        "truefalse" => {
            let right = answers(question)?.into_iter().find(|(weight, _)| *weight > 0.0);
            let right = right.ok_or(Problem::NoAnswers)?.1;
            comments(question, notes);
            Ok(Answer::true_false(
                right.text_of("text").trim().eq_ignore_ascii_case("true"),
            ))
        }
        "shortanswer" => typed(question, notes),
        "numerical" => numeric(question, notes),
        "ordering" => {
            let mut items = answers(question)?;
            items.sort_by(|(a, _), (b, _)| a.total_cmp(b));
            Ok(Answer::Ordering {
                items: items.into_iter().map(|(_, item)| tidy(item, notes)).collect(),
            })
        }
        "description" => Ok(Answer::Slide),
        "matching" | "ddmatch" | "randomsamatch" => Err(Problem::NotAskable("matching".to_owned())),
        "gapselect" | "ddwtos" => Err(Problem::NotAskable("cloze".to_owned())),
        other => Err(Problem::NotAskable(plain::beginning(other))),
    }
}

/// Each answer with its share in percent.
fn answers(question: &Element) -> Result<Vec<(f64, &Element)>, Problem> {
    let mut answers = Vec::new();
    for answer in question.all("answer") {
        let fraction = answer.attribute("fraction").unwrap_or("0").trim();
        let weight = fraction.parse().ok().filter(|weight: &f64| weight.is_finite());
        answers.push((
            weight.ok_or_else(|| Problem::Weight(plain::beginning(fraction)))?,
            answer,
        ));
    }
    Ok(answers)
}

/// Notes the comments on single answers, which nobody will see.
fn comments(question: &Element, notes: &mut Vec<Note>) {
    let said_something = |answer: &Element| {
        let feedback = answer.child("feedback");
        feedback.is_some_and(|feedback| !feedback.text_of("text").trim().is_empty())
    };
    if question.all("answer").any(said_something) {
        note(notes, Note::Feedback);
    }
}

fn tidy(answer: &Element, notes: &mut Vec<Note>) -> String {
    crate::tidy::tidy_line(&said(Some(answer), notes))
}

fn options(question: &Element, notes: &mut Vec<Note>) -> Result<Answer, Problem> {
    comments(question, notes);
    let answers = answers(question)?;
    // Absent, it means one.
    let single = !matches!(question.text_of("single").trim(), "false" | "0");
    let best = answers
        .iter()
        .fold(0.0_f64, |best, (weight, _)| best.max(*weight));
    let mut options = Vec::new();
    for (weight, answer) in answers {
        let right = if single {
            weight > 0.0 && weight >= best
        } else {
            weight > 0.0
        };
        if weight > 0.0 && !right {
            note(notes, Note::PartialCredit);
        }
        options.push(Choice::new(&said(Some(answer), notes), right));
    }
    Ok(if single {
        Answer::of_options(options)
    } else {
        Answer::Multiple { options }
    })
}

fn typed(question: &Element, notes: &mut Vec<Note>) -> Result<Answer, Problem> {
    comments(question, notes);
    if question.text_of("usecase").trim() == "1" {
        note(notes, Note::Case);
    }
    let mut accepted = Vec::new();
    for (weight, answer) in answers(question)? {
        // What a star alone catches is everybody's wrong answer.
        let text = tidy(answer, notes);
        if weight < 100.0 {
            if weight > 0.0 {
                note(notes, Note::PartialCredit);
            }
            continue;
        }
        if text.contains('*') {
            note(notes, Note::Wildcards);
        }
        accepted.push(text);
    }
    Ok(Answer::Typed {
        accepted,
        typo: false,
    })
}

fn numeric(question: &Element, notes: &mut Vec<Note>) -> Result<Answer, Problem> {
    comments(question, notes);
    let right: Vec<&Element> = answers(question)?
        .into_iter()
        .filter(|(weight, answer)| *weight > 0.0 && answer.text_of("text").trim() != "*")
        .map(|(_, answer)| answer)
        .collect();
    if right.len() > 1 {
        note(notes, Note::OtherNumbers);
    }
    let first = right.first().ok_or(Problem::NoAnswers)?;
    let number = |text: String| decimal(&text).ok_or_else(|| Problem::Number(plain::beginning(&text)));
    let tolerance = first.text_of("tolerance");
    Ok(Answer::Numeric {
        value: number(first.text_of("text"))?,
        tolerance: if tolerance.trim().is_empty() {
            "0".to_owned()
        } else {
            number(tolerance)?
        },
    })
}
