//! What surrounds a request: configuration, state, security layers, forms, assets, telemetry, jobs.

mod app_state;
mod assets;
mod config;
pub(crate) mod connections;
mod ctx;
pub mod downloads;
mod error_pages;
mod files;
mod flash;
mod forms;
mod identify;
mod jobs;
pub mod limits;
mod mailer;
mod off_thread;
mod ranges;
mod router;
mod security;
mod serve;
mod telemetry;
#[cfg(test)]
mod tests;
pub mod text_files;
pub mod uploads;
mod watched;

pub use app_state::App;
pub use assets::asset;
pub use config::Config;
pub(crate) use ctx::set_status;
pub use ctx::{Ctx, notice, param, query, renew_after, request_cookie, see_other, set_cookie};
pub use error_pages::Failure;
pub use files::{file, keep_value};
pub use flash::{Flash, FormState};
pub(crate) use identify::cookie;
pub use mailer::{Unsent, unsent_mail};
pub use off_thread::off_thread;
pub use ranges::whole_or_part;
pub use router::router;
pub(crate) use security::content_security_policy;
pub use security::framed_by_own_pages;
pub use serve::serve;
pub use telemetry::{incident, start_logging};
