//! What surrounds a request: configuration, state, security layers, forms, assets, telemetry, jobs.

mod app_state;
mod assets;
mod config;
mod ctx;
mod flash;
mod forms;
mod identify;
pub mod limits;
mod jobs;
mod mailer;
mod router;
mod security;
mod serve;
mod telemetry;

pub use app_state::App;
pub use assets::asset;
pub use config::Config;
pub use ctx::{Ctx, notice, param, query, see_other, set_cookie};
pub(crate) use ctx::set_status;
pub(crate) use security::content_security_policy;
pub use flash::{Flash, FormState};
pub use router::router;
pub use serve::serve;
pub use telemetry::{incident, start_logging};
