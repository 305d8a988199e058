//! What the slice's forms send, as it is typed.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `/kuis/gabung`. The key makes the seat: sent twice, it is the same seat.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    pub key: String,
    pub pin: String,
    pub nickname: String,
    /// One of the made-up names, instead.
    pub offered: String,
    /// Percent of each question's time; empty is the usual.
    pub pace: String,
    /// In a game of teams: the PIN of one, or the name of a new one.
    pub team_pin: String,
    pub team: String,
}

/// A pad without its island: an answer to the question that `untuk` names.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// As [`super::super::wire::Asking::name`] says it.
    pub untuk: String,
    /// What its kind is answered with.
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

/// The question editor. `code` is empty for a new question.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    pub key: String,
    pub code: String,
    /// Of the question when the page was opened.
    pub version: String,
    /// Names what is kept of this page while it is typed.
    pub draft: String,
    /// A quiz that the new question joins at its end.
    pub quiz: String,
    pub text: String,
    pub kind: String,
    pub option_a: String,
    pub option_b: String,
    pub option_c: String,
    pub option_d: String,
    pub right_a: String,
    pub right_b: String,
    pub right_c: String,
    pub right_d: String,
    /// `a` to `d`, where exactly one is right.
    pub right: String,
    /// The accepted ways of writing a typed answer, one a line.
    pub accepted: String,
    /// `yes` forgives one typing mistake.
    pub typo: String,
    /// The items of an ordering in the right order, one a line.
    pub items: String,
    pub value: String,
    pub tolerance: String,
    pub seconds: String,
    pub points: String,
    pub explanation: String,
    /// Of the picture that is there already. A new one travels as the form's file, and so does a clip.
    pub image: String,
    pub image_alt: String,
    /// `yes` takes the picture away.
    pub drop_image: String,
    /// The same of a clip.
    pub clip: String,
    pub clip_words: String,
    pub drop_clip: String,
    pub book: String,
    pub book_link: String,
    pub level: String,
    pub tags: String,
    pub source: String,
}

impl QuestionForm {
    /// Where it is typed.
    #[must_use]
    pub fn page(&self) -> String {
        match self.code.as_str() {
            "" => "/petugas/kuis/soal".to_owned(),
            code => format!("/petugas/kuis/soal/{code}"),
        }
    }

    /// Was nothing typed yet?
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let typed = [
            &self.text,
            &self.accepted,
            &self.items,
            &self.value,
            &self.explanation,
            &self.image,
            &self.clip,
            &self.book_link,
            &self.tags,
            &self.source,
        ];
        let options = [&self.option_a, &self.option_b, &self.option_c, &self.option_d];
        // The two options of this kind are not typed.
        let options = options.into_iter().filter(|_| self.kind != "true_false");
        typed
            .into_iter()
            .chain(options)
            .all(|text| text.trim().is_empty())
    }
}

/// The quiz editor. `slug` is empty for a new quiz; `date` and `time` may be empty until it is announced.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuizForm {
    pub key: String,
    pub slug: String,
    pub title: String,
    pub description: String,
    pub date: String,
    pub time: String,
    pub seats: String,
    /// `yes` lets nobody new in once the quiz has begun.
    pub shuts: String,
    /// `yes` gives no points for speed.
    pub accuracy: String,
    /// `yes` gives a bonus for right answers in a row.
    pub streak: String,
    /// `yes` lets players form teams.
    pub teams: String,
}
