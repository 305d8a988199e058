//! Reading groups: a book, topics, and what people say to each other about it.
//!
//! Invariants: posts of a topic are numbered 1 (the opening post), 2, 3, … without a gap, since a deleted one leaves a
//! tombstone, so a number is an address that never moves; `reply_count` and the counts of a group change in the transaction
//! that changes what they count; an old text is not lost (`post_revisions`) before its author's account is erased; a closed group
//! or a locked topic takes no new words, and says so with 409.
//!
//! Everyone reads, whoever is signed in writes and thereby joins, authors change and delete their own, librarians remove with a
//! reason and lock. `rules` decides, `backend` does, `crate::markdown` makes text harmless.

pub mod api;
#[cfg(feature = "ssr")]
pub mod backend;
#[cfg(any(feature = "ssr", feature = "rest"))]
pub mod islands;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
mod store;
#[cfg(all(test, feature = "ssr"))]
mod tests;
pub mod texts;
mod types;

pub use types::{
    Arrived, EditForm, Group, GroupForm, GroupId, LockForm, MembershipForm, OpenTopicForm, Post, PostForm,
    PostId, RemoveForm, ReplyForm, ReportForm, Topic, TopicId,
};
