//! What both halves know of a quiz at one's own pace.

use crate::id::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Marks the table of the windows in which a quiz is open.
#[derive(Debug)]
pub enum Window {}
/// Marks the table of those who take a quiz.
#[derive(Debug)]
pub enum Taker {}
/// Marks the attempts table.
#[derive(Debug)]
pub enum Attempt {}

pub type WindowId = Id<Window>;
pub type TakerId = Id<Taker>;
pub type AttemptId = Id<Attempt>;

/// The setting in the quiz editor. Four empty fields of time: the quiz is not open at one's own pace.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowForm {
    pub slug: String,
    pub opens_date: String,
    pub opens_time: String,
    pub closes_date: String,
    pub closes_time: String,
    pub attempts: String,
    /// `yes` asks each attempt in an order of its own.
    pub shuffles: String,
}

/// Begins an attempt. The key makes the attempt, and for a browser without an account its token: sent twice, it is the same.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StartForm {
    pub key: String,
    pub slug: String,
    /// Not asked of who is signed in, or was here before.
    pub nickname: String,
    /// One of the made-up names, instead.
    pub offered: String,
}

/// The answer to one question of an attempt, in the fields that its kind has.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AttemptForm {
    pub attempt: String,
    /// The place of the question in this attempt, from 1.
    pub soal: String,
    /// Says anything: the question is passed, or the slide was looked at.
    pub lewati: String,
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}
