//! Questions as a QTI 2.1 package.

use super::{
    super::{Answer, Choice, Draft, Loss, Written, xml::escape},
    MAP_RESPONSE, MATCH_CORRECT, TRUE_FALSE, TYPO, WORD_CLOUD,
};
use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};
use zip::{
    result::ZipResult,
    write::{SimpleFileOptions, ZipWriter},
};

const QTI: &str = "http://www.imsglobal.org/xsd/imsqti_v2p1";

/// # Errors
/// What the archive's writer says; into memory, it says nothing.
pub fn write(title: &str, questions: &[Draft]) -> ZipResult<Written> {
    let losses = (0..)
        .zip(questions)
        .filter_map(|(index, question)| match question.answer {
            Answer::Typed { typo: true, .. } => Some((index, Loss::TypoNotSaid)),
            Answer::WordCloud => Some((index, Loss::CloudAsEssay)),
            Answer::Slide => Some((index, Loss::SlideAsText)),
            _ => None,
        });
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| -> ZipResult<()> {
        zip.start_file(name, SimpleFileOptions::default())?;
        Ok(zip.write_all(text.as_bytes())?)
    };
    part("imsmanifest.xml", &manifest(questions))?;
    part("test.xml", &test(title, questions))?;
    for (number, question) in (1..).zip(questions) {
        part(&href(number), &item(number, question))?;
    }
    Ok((zip.finish()?.into_inner(), losses.collect()))
}

fn href(number: usize) -> String {
    format!("items/soal-{number:04}.xml")
}

fn manifest(questions: &[Draft]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" \
         xmlns:imsmd=\"http://ltsc.ieee.org/xsd/LOM\" identifier=\"MANIFEST\">\n  <metadata><schema>QTIv2.1 Package</schema>\
         <schemaversion>1.0.0</schemaversion></metadata>\n  <organizations/>\n  <resources>\n    <resource identifier=\"TEST\" \
         type=\"imsqti_test_xmlv2p1\" href=\"test.xml\"><file href=\"test.xml\"/>",
    );
    for number in 1..=questions.len() {
        let _ = write!(xml, "<dependency identifierref=\"SOAL{number}\"/>");
    }
    xml.push_str("</resource>\n");
    for (number, question) in (1..).zip(questions) {
        let href = href(number);
        let _ = write!(
            xml,
            "    <resource identifier=\"SOAL{number}\" type=\"imsqti_item_xmlv2p1\" href=\"{href}\">"
        );
        metadata(&mut xml, question);
        let _ = writeln!(xml, "<file href=\"{href}\"/></resource>");
    }
    xml.push_str("  </resources>\n</manifest>\n");
    xml
}

fn metadata(xml: &mut String, question: &Draft) {
    xml.push_str("<metadata><imsmd:lom><imsmd:general>");
    for tag in &question.tags {
        let _ = write!(
            xml,
            "<imsmd:keyword><imsmd:string>{}</imsmd:string></imsmd:keyword>",
            escape(tag)
        );
    }
    xml.push_str("</imsmd:general>");
    let difficulty = match question.level {
        Some(1) => Some("easy"),
        Some(2) => Some("medium"),
        Some(_) => Some("difficult"),
        None => None,
    };
    if let Some(difficulty) = difficulty {
        let _ = write!(
            xml,
            "<imsmd:educational><imsmd:difficulty><imsmd:source>LOMv1.0</imsmd:source><imsmd:value>{difficulty}</imsmd:value>\
             </imsmd:difficulty></imsmd:educational>"
        );
    }
    if !question.source.is_empty() {
        let _ = write!(
            xml,
            "<imsmd:relation><imsmd:kind><imsmd:source>LOMv1.0</imsmd:source><imsmd:value>isbasedon</imsmd:value></imsmd:kind>\
             <imsmd:resource><imsmd:description><imsmd:string>{}</imsmd:string></imsmd:description></imsmd:resource></imsmd:relation>",
            escape(&question.source)
        );
    }
    xml.push_str("</imsmd:lom></metadata>");
}

fn test(title: &str, questions: &[Draft]) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<assessmentTest xmlns=\"{QTI}\" identifier=\"TEST\" title=\"{}\">\n  \
         <testPart identifier=\"BAGIAN\" navigationMode=\"linear\" submissionMode=\"individual\">\n    \
         <assessmentSection identifier=\"SOAL\" title=\"{}\" visible=\"true\">\n",
        escape(title),
        escape(title)
    );
    for (number, question) in (1..).zip(questions) {
        let _ = write!(
            xml,
            "      <assessmentItemRef identifier=\"SOAL{number}\" href=\"{}\">",
            href(number)
        );
        if let Some(seconds) = question.seconds {
            let _ = write!(xml, "<timeLimits maxTime=\"{seconds}\"/>");
        }
        if let Some(points) = question.points {
            let _ = write!(xml, "<weight identifier=\"POIN\" value=\"{points}\"/>");
        }
        xml.push_str("</assessmentItemRef>\n");
    }
    xml.push_str("    </assessmentSection>\n  </testPart>\n</assessmentTest>\n");
    xml
}

fn item(number: usize, question: &Draft) -> String {
    let text = escape(&question.text);
    let title: String = question.text.chars().take(60).collect();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<assessmentItem xmlns=\"{QTI}\" identifier=\"SOAL{number}\" title=\"{}\" \
         adaptive=\"false\" timeDependent=\"true\" toolName=\"Sapa\">\n",
        escape(&title)
    );
    let Asked {
        response,
        body,
        processing,
    } = asked(question, &text);
    xml.push_str(&response);
    xml.push_str(
        "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"><defaultValue><value>0</value>\
         </defaultValue></outcomeDeclaration>\n",
    );
    if !question.explanation.is_empty() {
        xml.push_str(
            "<outcomeDeclaration identifier=\"FEEDBACK\" cardinality=\"single\" baseType=\"identifier\"><defaultValue>\
             <value>PENJELASAN</value></defaultValue></outcomeDeclaration>\n",
        );
    }
    let _ = writeln!(xml, "<itemBody>{body}</itemBody>");
    xml.push_str(&processing);
    if !question.explanation.is_empty() {
        let _ = writeln!(
            xml,
            "<modalFeedback outcomeIdentifier=\"FEEDBACK\" identifier=\"PENJELASAN\" showHide=\"show\">{}</modalFeedback>",
            escape(&question.explanation)
        );
    }
    xml.push_str("</assessmentItem>\n");
    xml
}

struct Asked {
    response: String,
    body: String,
    processing: String,
}

fn asked(question: &Draft, text: &str) -> Asked {
    let by = |template: &str| format!("<responseProcessing template=\"{template}\"/>\n");
    let prompt = format!("<prompt>{text}</prompt>");
    match &question.answer {
        Answer::Single { options } => choice(options, "", &prompt, &by(MATCH_CORRECT)),
        Answer::TrueFalse { options } => choice(options, TRUE_FALSE, &prompt, &by(MATCH_CORRECT)),
        Answer::Poll { options } => choice(options, "", &prompt, ""),
        Answer::Multiple { options } => {
            let right: Vec<usize> = (0..options.len()).filter(|index| options[*index].right).collect();
            let share = 1.0 / right.len().max(1) as f64;
            let entries: String = (0..options.len())
                .map(|index| {
                    let value = if options[index].right { share } else { -share };
                    format!(
                        "<mapEntry mapKey=\"{}\" mappedValue=\"{value:.6}\"/>",
                        name(index)
                    )
                })
                .collect();
            Asked {
                response: declaration(
                    "multiple",
                    "identifier",
                    &format!(
                        "{}<mapping lowerBound=\"0\" upperBound=\"1\" defaultValue=\"0\">{entries}</mapping>",
                        values(right.into_iter().map(name))
                    ),
                ),
                body: format!(
                    "<choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"false\" maxChoices=\"0\">{prompt}{}</choiceInteraction>",
                    simple(options.iter().map(|option| option.text.as_str()))
                ),
                processing: by(MAP_RESPONSE),
            }
        }
        Answer::Ordering { items } => Asked {
            response: declaration("ordered", "identifier", &values((0..items.len()).map(name))),
            body: format!(
                "<orderInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\">{prompt}{}</orderInteraction>",
                simple(items.iter().map(String::as_str))
            ),
            processing: by(MATCH_CORRECT),
        },
        Answer::Typed { accepted, typo } => typed(accepted, *typo, text, &by(MAP_RESPONSE)),
        Answer::Numeric { value, tolerance } => Asked {
            response: declaration("single", "float", &values([value.clone()])),
            body: entry(text, ""),
            processing: format!(
                "<responseProcessing><responseCondition><responseIf><equal toleranceMode=\"absolute\" tolerance=\"{tolerance} \
                 {tolerance}\"><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></equal><setOutcomeValue \
                 identifier=\"SCORE\"><baseValue baseType=\"float\">1</baseValue></setOutcomeValue></responseIf></responseCondition>\
                 </responseProcessing>\n"
            ),
        },
        Answer::WordCloud => Asked {
            response: declaration("single", "string", ""),
            body: format!(
                "<extendedTextInteraction responseIdentifier=\"RESPONSE\" class=\"{WORD_CLOUD}\" expectedLines=\"1\">{prompt}\
                 </extendedTextInteraction>"
            ),
            processing: String::new(),
        },
        Answer::Slide => Asked {
            response: String::new(),
            body: format!("<p>{text}</p>"),
            processing: String::new(),
        },
    }
}

fn choice(options: &[Choice], class: &str, prompt: &str, processing: &str) -> Asked {
    let right: Vec<usize> = (0..options.len()).filter(|index| options[*index].right).collect();
    let correct = if right.is_empty() {
        String::new()
    } else {
        values(right.into_iter().map(name))
    };
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    Asked {
        response: declaration("single", "identifier", &correct),
        body: format!(
            "<choiceInteraction responseIdentifier=\"RESPONSE\"{class} shuffle=\"false\" maxChoices=\"1\">{prompt}{}</choiceInteraction>",
            simple(options.iter().map(|option| option.text.as_str()))
        ),
        processing: processing.to_owned(),
    }
}

fn typed(accepted: &[String], typo: bool, text: &str, processing: &str) -> Asked {
    let entries: String = accepted
        .iter()
        .map(|way| {
            format!(
                "<mapEntry mapKey=\"{}\" mappedValue=\"1\" caseSensitive=\"false\"/>",
                escape(way)
            )
        })
        .collect();
    Asked {
        response: declaration(
            "single",
            "string",
            &format!(
                "{}<mapping defaultValue=\"0\">{entries}</mapping>",
                values(accepted.first().cloned())
            ),
        ),
        body: entry(text, if typo { TYPO } else { "" }),
        processing: processing.to_owned(),
    }
}

fn entry(text: &str, class: &str) -> String {
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    format!(
        "<p>{text}</p><p><textEntryInteraction responseIdentifier=\"RESPONSE\"{class} expectedLength=\"20\"/></p>"
    )
}

fn declaration(cardinality: &str, base: &str, inside: &str) -> String {
    format!(
        "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"{cardinality}\" baseType=\"{base}\">{inside}</responseDeclaration>\n"
    )
}

fn values(values: impl IntoIterator<Item = String>) -> String {
    let values: String = values
        .into_iter()
        .map(|value| format!("<value>{}</value>", escape(&value)))
        .collect();
    format!("<correctResponse>{values}</correctResponse>")
}

/// The identifier of an option: `A`, `B`, …
fn name(index: usize) -> String {
    match u8::try_from(index) {
        Ok(index @ 0..=25) => char::from(b'A' + index).to_string(),
        _ => format!("P{index}"),
    }
}

fn simple<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts
        .enumerate()
        .map(|(index, text)| {
            format!(
                "<simpleChoice identifier=\"{}\">{}</simpleChoice>",
                name(index),
                escape(text)
            )
        })
        .collect()
}
