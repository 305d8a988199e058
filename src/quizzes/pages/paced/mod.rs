//! Pages of quizzes at one's own pace.

mod attempt;
mod entry;
mod files;
mod report;
mod result;
mod setting;

pub use attempt::AttemptPage;
pub use entry::PacedQuizPage;
pub use files::file;
pub use report::PacedReportPage;
pub use result::AttemptResultPage;
pub use setting::Setting;

use crate::{
    i18n::date_and_time,
    quizzes::{paced::texts, rules::Opening, store::paced::windows::WindowRow},
    server::Ctx,
};

/// When a window is open, opens or was open.
pub fn when(ctx: &Ctx, window: &WindowRow) -> String {
    let (opens_at, closes_at) = (window.opens_at, window.closes_at);
    let said = |at| date_and_time(ctx.lang, ctx.zone(), at);
    match window.opening(ctx.now()) {
        Opening::Early => texts::opens_from(ctx.lang, &said(opens_at)),
        Opening::Open => texts::open_until(ctx.lang, &said(closes_at)),
        Opening::Closed => texts::was_open_until(ctx.lang, &said(closes_at)),
    }
}
