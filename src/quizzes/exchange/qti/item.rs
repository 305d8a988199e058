//! One `assessmentItem`.

use super::{
    super::{
        Answer, Choice, Draft, Note, Problem,
        draft::decimal,
        plain,
        xml::{Element, Node},
    },
    TRUE_FALSE, TYPO, WORD_CLOUD,
};
use crate::tidy::tidy_line;

/// What the item asks.
pub fn read(item: &Element) -> Result<(Draft, Vec<Note>), (String, Problem)> {
    let mut said = Said::default();
    if let Some(body) = item.child("itemBody") {
        said.hear(body);
    }
    let title = item.attribute("title").unwrap_or_default();
    let mut text = tidy_line(&said.text);
    // A gap at the end of the sentence is where one writes anyway.
    if let Some(asked) = text.strip_suffix(GAP.trim()) {
        text = asked.trim_end().to_owned();
    }
    if text.is_empty() {
        text = tidy_line(title);
    }
    let answer = answer(item, &mut said).map_err(|problem| (text.clone(), problem))?;
    let mut draft = Draft::new(&text, answer);
    // One is told to everybody; of several, each is for an answer.
    let mut feedback = item.elements().filter(|it| it.name == "modalFeedback");
    match (feedback.next(), feedback.next()) {
        (Some(told), None) => draft.explanation = tidy_line(&words(told)),
        (Some(_), Some(_)) => said.note(Note::Feedback),
        (None, _) => {}
    }
    Ok((draft, said.notes))
}

const GAP: &str = " _____ ";

/// The words of an item's body, and the interactions among them.
#[derive(Default)]
struct Said<'e> {
    text: String,
    interactions: Vec<&'e Element>,
    notes: Vec<Note>,
}

impl<'e> Said<'e> {
    fn hear(&mut self, element: &'e Element) {
        for node in &element.children {
            let element = match node {
                Node::Text(text) => {
                    self.text.push_str(text);
                    continue;
                }
                Node::Element(element) => element,
            };
            match element.name.as_str() {
                "img" | "object" | "audio" | "video" => self.note(Note::Pictures),
                "rubricBlock" | "feedbackBlock" | "feedbackInline" | "stylesheet" => {}
                name if name.ends_with("Interaction") => {
                    self.interactions.push(element);
                    if name == "textEntryInteraction" || name == "inlineChoiceInteraction" {
                        self.text.push_str(GAP);
                    }
                    if let Some(prompt) = element.child("prompt") {
                        self.text.push(' ');
                        self.hear(prompt);
                        self.text.push(' ');
                    }
                }
                "p" | "div" | "br" | "li" | "ul" | "ol" | "td" | "tr" | "blockquote" | "h1" | "h2" | "h3" => {
                    self.text.push(' ');
                    self.hear(element);
                    self.text.push(' ');
                }
                _ => self.hear(element),
            }
        }
    }

    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

/// The words in an element, those of its children among them.
fn words(element: &Element) -> String {
    let mut said = Said::default();
    said.hear(element);
    said.text
}

fn has_class(element: &Element, class: &str) -> bool {
    let classes = element.attribute("class").unwrap_or_default();
    classes.split_whitespace().any(|known| known == class)
}

fn answer(item: &Element, said: &mut Said<'_>) -> Result<Answer, Problem> {
    let Some(&interaction) = said.interactions.first() else {
        return Ok(Answer::Slide);
    };
    if said.interactions.len() > 1 {
        return Err(Problem::NotAskable("cloze".to_owned()));
    }
    match interaction.name.as_str() {
        "choiceInteraction" | "inlineChoiceInteraction" => {
            choice(interaction, declared(item, interaction)?, said)
        }
        "orderInteraction" => order(interaction, declared(item, interaction)?),
        "textEntryInteraction" => entry(item, interaction, declared(item, interaction)?, said),
        "extendedTextInteraction" if has_class(interaction, WORD_CLOUD) => Ok(Answer::WordCloud),
        "extendedTextInteraction" => Err(Problem::NotAskable("essay".to_owned())),
        "matchInteraction" | "associateInteraction" => Err(Problem::NotAskable("matching".to_owned())),
        other => Err(Problem::NotAskable(plain::beginning(other))),
    }
}

/// The response that the interaction names.
fn declared<'e>(item: &'e Element, interaction: &Element) -> Result<&'e Element, Problem> {
    let name = interaction.attribute("responseIdentifier");
    let mut declarations = item.all("responseDeclaration");
    let found = declarations.find(|it| name.is_some() && it.attribute("identifier") == name);
    found.ok_or(Problem::QtiResponse)
}

/// What `correctResponse` says.
fn correct(response: &Element) -> Vec<String> {
    let values = response
        .child("correctResponse")
        .into_iter()
        .flat_map(|it| it.all("value"));
    values.map(|value| tidy_line(&value.own_text())).collect()
}

/// What `mapping` gives points for, and how many.
fn mapped(response: &Element) -> Vec<(&str, f64)> {
    let entries = response
        .child("mapping")
        .into_iter()
        .flat_map(|it| it.all("mapEntry"));
    let entry = |entry: &'_ Element| -> Option<f64> { entry.attribute("mappedValue")?.trim().parse().ok() };
    entries
        .filter_map(|it| Some((it.attribute("mapKey")?, entry(it)?)))
        .collect()
}

/// The choices of an interaction with their identifiers, those in groups too.
fn choices<'e>(interaction: &'e Element, said: &mut Vec<(&'e str, String)>, pictures: &mut bool) {
    for element in interaction.elements() {
        match element.name.as_str() {
            "simpleChoice" | "inlineChoice" => {
                *pictures |= element.find("img").is_some() || element.find("object").is_some();
                let name = element.attribute("identifier").unwrap_or_default();
                said.push((name, tidy_line(&words(element))));
            }
            _ => {}
        }
    }
}

fn choice(interaction: &Element, response: &Element, said: &mut Said<'_>) -> Result<Answer, Problem> {
    let (mut all, mut pictures) = (Vec::new(), false);
    choices(interaction, &mut all, &mut pictures);
    if pictures {
        said.note(Note::Pictures);
    }
    let mut right = correct(response);
    let mapped = mapped(response);
    let best = mapped.iter().fold(0.0_f64, |best, (_, value)| best.max(*value));
    let several = match interaction.attribute("maxChoices") {
        Some("1") => false,
        Some(_) => true,
        None => {
            interaction.name != "inlineChoiceInteraction"
                && response.attribute("cardinality") == Some("multiple")
        }
    };
    if right.is_empty() {
        let earns = |value: f64| value > 0.0 && (several || value >= best);
        right = mapped
            .iter()
            .filter(|(_, value)| earns(*value))
            .map(|(name, _)| (*name).to_owned())
            .collect();
    }
    if mapped
        .iter()
        .any(|(name, value)| *value > 0.0 && !right.iter().any(|it| it == name))
    {
        said.note(Note::PartialCredit);
    }
    if right
        .iter()
        .any(|name| !all.iter().any(|(known, _)| known == name))
    {
        return Err(Problem::RightUnknown(right.join(", ")));
    }
    let options: Vec<Choice> = all
        .iter()
        .map(|(name, text)| Choice::new(text, right.iter().any(|it| it == name)))
        .collect();
    Ok(if right.is_empty() {
        Answer::Poll { options }
    } else if several {
        Answer::Multiple { options }
    } else if has_class(interaction, TRUE_FALSE) {
        Answer::TrueFalse { options }
    } else {
        Answer::of_options(options)
    })
}

fn order(interaction: &Element, response: &Element) -> Result<Answer, Problem> {
    let mut all = Vec::new();
    choices(interaction, &mut all, &mut false);
    let right = correct(response);
    if right.len() != all.len() {
        return Err(Problem::NoAnswers);
    }
    let place = |name: &String| {
        let found = all.iter().find(|(known, _)| known == name);
        found
            .map(|(_, text)| text.clone())
            .ok_or_else(|| Problem::RightUnknown(name.clone()))
    };
    Ok(Answer::Ordering {
        items: right.iter().map(place).collect::<Result<_, _>>()?,
    })
}

fn entry(
    item: &Element,
    interaction: &Element,
    response: &Element,
    said: &mut Said<'_>,
) -> Result<Answer, Problem> {
    let mut accepted = correct(response);
    if matches!(response.attribute("baseType"), Some("float" | "integer")) {
        let text = accepted.first().ok_or(Problem::NoAnswers)?;
        return Ok(Answer::Numeric {
            value: decimal(text).ok_or_else(|| Problem::Number(plain::beginning(text)))?,
            tolerance: tolerance(item)?,
        });
    }
    let mapped = mapped(response);
    let best = mapped.iter().fold(0.0_f64, |best, (_, value)| best.max(*value));
    for (key, value) in mapped {
        if value < best {
            said.note(Note::PartialCredit);
        } else if !accepted.iter().any(|known| *known == tidy_line(key)) && value > 0.0 {
            accepted.push(tidy_line(key));
        }
    }
    if accepted.is_empty() {
        return Err(Problem::NoAnswers);
    }
    Ok(Answer::Typed {
        accepted,
        typo: has_class(interaction, TYPO),
    })
}

/// How far off is still right, where the item says it in figures.
fn tolerance(item: &Element) -> Result<String, Problem> {
    let equal = item.child("responseProcessing").and_then(|it| it.find("equal"));
    let Some(equal) = equal.filter(|it| it.attribute("toleranceMode") == Some("absolute")) else {
        return Ok("0".to_owned());
    };
    let said = equal.attribute("tolerance").unwrap_or("0");
    // One figure, or one below and one above.
    let first = said.split_whitespace().next().unwrap_or("0");
    decimal(first).ok_or_else(|| Problem::Number(plain::beginning(said)))
}
