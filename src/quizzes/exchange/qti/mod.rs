//! QTI 2.1 (1EdTech, "IMS Question and Test Interoperability", version 2.1): a zip with `imsmanifest.xml`, an
//! `assessmentItem` a question, and an `assessmentTest` that says how long and for how much each is asked.
//!
//! choiceInteraction asks for options, orderInteraction for an order, textEntryInteraction for a word or a number,
//! extendedTextInteraction for words of a cloud. What QTI has no word for stands in `class`, which others pass over.

mod item;
mod package;
mod write;

pub use package::read;
pub use write::write;

/// Classes by which Sapa knows its own.
const WORD_CLOUD: &str = "sapa-word-cloud";
const TYPO: &str = "sapa-typo";
const TRUE_FALSE: &str = "sapa-true-false";

const MATCH_CORRECT: &str = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct";
const MAP_RESPONSE: &str = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response";
