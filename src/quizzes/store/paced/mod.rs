//! SQL of quizzes at one's own pace.

pub mod attempts;
pub mod windows;
