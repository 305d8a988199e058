//! What both halves know of reading groups. A group is named by its slug, a topic by its code, a post by its number.

use crate::id::Id;
use serde::{Deserialize, Serialize};

/// Marks the table of reading groups in [`GroupId`].
#[derive(Debug)]
pub enum Group {}
pub type GroupId = Id<Group>;

/// Marks the topics table in [`TopicId`].
#[derive(Debug)]
pub enum Topic {}
pub type TopicId = Id<Topic>;

/// Marks the posts table in [`PostId`].
#[derive(Debug)]
pub enum Post {}
pub type PostId = Id<Post>;

/// To join or leave.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MembershipForm {
    pub group: String,
}

/// `/diskusi/<group>/baru`
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenTopicForm {
    pub key: String,
    pub group: String,
    pub title: String,
    /// Markdown.
    pub body: String,
}

/// At the end of a thread.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReplyForm {
    pub key: String,
    pub topic: String,
    /// Markdown.
    pub body: String,
}

/// `…/<post>/ubah`
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EditForm {
    pub topic: String,
    pub post: String,
    /// Only the opening post has one.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// The revision that the form was filled from.
    pub seen: String,
}

/// Names one post: to delete one's own, or to leave a reported one as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PostForm {
    pub topic: String,
    pub post: String,
}

/// The staff takes a post out of a thread.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RemoveForm {
    pub topic: String,
    pub post: String,
    /// Read by everyone, and mailed to the author.
    pub reason: String,
}

/// A reader tells the staff about a post.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    pub topic: String,
    pub post: String,
    /// Read by the staff only.
    pub reason: String,
}

/// The staff ends or reopens a topic.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LockForm {
    pub topic: String,
    /// `yes` to lock.
    pub locked: String,
}

/// `/petugas/diskusi/…`: a new group, or one as it shall be.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    pub key: String,
    /// The slug of the group that changes, empty for a new one.
    pub group: String,
    pub name: String,
    /// Markdown.
    pub description: String,
    pub book_title: String,
    pub book_author: String,
    pub book_year: String,
    pub book_publisher: String,
    /// `yes` once the group takes no new words.
    pub closed: String,
}

/// What others have said since the page was rendered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    pub count: u32,
    /// The number of the first of them.
    pub first: i64,
}
