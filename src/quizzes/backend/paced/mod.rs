//! Quizzes at one's own pace: a librarian sets the window (`windows`), people take attempts in it (`attempts`) and see what they
//! know (`mine`), and the staff sees what everybody knew (`report`).
//!
//! Who takes part is an account, or a browser with a nickname and a token; the two are never made one, since a browser of the
//! library has many people before it.

mod attempts;
mod mine;
mod report;
mod windows;

pub use attempts::{Started, answer_attempt, finish_attempt, start_attempt};
pub use mine::{Given, MyAttempt, MyPaced, MyWindow, my_attempt, my_attempts, my_window};
pub use report::{GivenAnswer, PacedResults, Summary, TakerResult, paced_results, summary};
pub use windows::{Set, open_windows, set_window};

pub(super) use mine::data;

use crate::{
    db::token_hash,
    quizzes::{WindowId, store::paced::attempts::AttemptRow},
    server::Ctx,
    time::Span,
};

/// Holds the token of a browser that takes quizzes without an account, the same in every window.
pub const COOKIE: &str = "sapa_mandiri";
/// Longer than windows are open.
const COOKIE_LASTS: Span = Span::days(90);

/// The `Set-Cookie` value of that token.
fn cookie(ctx: &Ctx, token: &str) -> String {
    format!(
        "{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}",
        COOKIE_LASTS.0 / 1000,
        ctx.app.config().cookie_flags()
    )
}

/// What is kept of a browser's token: another thing in each window, so that nobody can tell from the database what one browser
/// took.
fn browser(window: WindowId, token: &str) -> String {
    token_hash(&format!("taker:{window}:{token}"))
}

/// Is this attempt the asker's own?
fn is_theirs(ctx: &Ctx, row: &AttemptRow, token: Option<&str>) -> bool {
    let account = ctx.viewer.as_ref().map(|viewer| viewer.id);
    let by_account = account.is_some() && row.account_id == account;
    let hash = token.map(|token| browser(row.window_id, token));
    by_account || (hash.is_some() && row.token_hash == hash)
}

/// Where an attempt goes on.
fn address(slug: &str, code: &str) -> String {
    format!("/kuis/{slug}/mandiri/{code}")
}
