//! What can be done with discussions: guard → transaction → audit → publish.

mod groups;
mod moderate;
mod privacy;
mod read;
mod write;

pub use groups::{groups, join, keep_group, leave, my_groups, staff_group};
pub use moderate::{Case, Reported, case, keep, lock, needs, remove, report, reported};
pub use privacy::{forget, known_of};
pub use read::{
    GroupPage, Newest, OwnPost, Reading, ThreadPage, arrivals, book_at, group_page, new_topic, newest,
    own_post, preview, thread_page,
};
pub use write::{delete, edit, open_topic, reply};

use super::{
    rules,
    store::{self, PostRow, ThreadRow},
    texts,
};
use crate::{
    auth::{AccountId, backend::contacts},
    error::AppError,
    i18n::Lang,
};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// The topic with `code`, as a path or form names it.
async fn thread(db: &mut AnyConnection, code: &str) -> Result<ThreadRow, AppError> {
    if !rules::is_name(code) {
        return Err(AppError::NotFound);
    }
    store::thread(db, code).await?.ok_or(AppError::NotFound)
}

/// The topic with `code` and its post numbered `number`.
async fn thread_and_post(
    db: &mut AnyConnection,
    code: &str,
    number: &str,
) -> Result<(ThreadRow, PostRow), AppError> {
    let thread = thread(db, code).await?;
    let number = rules::post_number(number).ok_or(AppError::NotFound)?;
    let post = store::post(db, thread.id, number)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok((thread, post))
}

/// Refuses new words where there shall be none.
fn check_open(lang: Lang, thread: &ThreadRow) -> Result<(), AppError> {
    if thread.closed_at.is_some() {
        Err(AppError::Conflict(texts::group_is_closed(lang).into()))
    } else if thread.locked_at.is_some() {
        Err(AppError::Conflict(texts::topic_is_locked(lang).into()))
    } else {
        Ok(())
    }
}

/// Names of people by their id; whoever left is called so.
struct Names {
    known: BTreeMap<AccountId, String>,
    lang: Lang,
}

impl Names {
    async fn of(
        db: &mut AnyConnection,
        lang: Lang,
        ids: impl Iterator<Item = AccountId>,
    ) -> Result<Self, AppError> {
        let mut ids: Vec<AccountId> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        let people = contacts(db, &ids).await?;
        let known = people.into_iter().map(|(id, person)| (id, person.name)).collect();
        Ok(Self { known, lang })
    }

    fn get(&self, id: AccountId) -> String {
        self.known
            .get(&id)
            .map_or_else(|| texts::former_member(self.lang).to_owned(), Clone::clone)
    }
}
