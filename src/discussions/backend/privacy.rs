//! What reading groups keep of a person: handed over when they ask, and forgotten when they want that.

use crate::{
    auth::{AccountId, backend::instant},
    db::Tx,
    discussions::{rules, store},
    error::AppError,
    i18n::Zone,
};
use serde_json::{Value, json};
use sqlx::AnyConnection;

/// The groups of `account`, what they wrote there and what it said before, and what they reported.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn known_of(db: &mut AnyConnection, account: AccountId, zone: &Zone) -> Result<Value, AppError> {
    let groups = store::groups_of(db, account).await?;
    let posts = store::posts_by(db, account).await?;
    let earlier = store::revisions_by(db, account).await?;
    let reports = store::reports_by(db, account).await?;
    Ok(json!({
        "groups": groups.iter().map(|group| &group.name).collect::<Vec<_>>(),
        "posts": posts.iter().map(|post| json!({
            "address": rules::post_path(&post.slug, &post.code, post.number),
            "topic": post.title,
            "text": post.body_markdown,
            "written_at": instant(zone, post.created_at),
            "edited_at": post.edited_at.map(|at| instant(zone, at)),
            "deleted_at": post.deleted_at.map(|at| instant(zone, at)),
        })).collect::<Vec<_>>(),
        "earlier_texts": earlier.iter().map(|earlier| json!({
            "address": rules::post_path(&earlier.slug, &earlier.code, earlier.number),
            "text": earlier.body_markdown,
            "replaced_at": instant(zone, earlier.replaced_at),
        })).collect::<Vec<_>>(),
        "reports": reports.iter().map(|(reason, at)| json!({
            "reason": reason,
            "at": instant(zone, *at),
        })).collect::<Vec<_>>(),
    }))
}

/// Ends the memberships of `account` and lets go of what they had changed or deleted. Posts that can be read stay, under the name
/// that an erased account has; so does what a reported post said before, until the staff has decided.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn forget(tx: &mut Tx, account: AccountId) -> Result<(), AppError> {
    for group in store::group_ids_of(tx, account).await? {
        store::leave(tx, group, account).await?;
    }
    Ok(store::forget_revisions_by(tx, account).await?)
}
