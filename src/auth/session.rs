//! Sessions: a random token in a cookie, its hash in the database.

use crate::{server::Config, time::Span};

/// A session that nobody used for so long has ended.
pub const IDLE: Span = Span::days(30);
/// And in any case after this.
pub const ABSOLUTE: Span = Span::days(180);
/// `seen_at` is written at most so often, so that reading a page does not write.
pub const SEEN_EVERY: Span = Span::minutes(10);

/// `__Host-` binds the cookie to this very host and to TLS; plain HTTP, as on one's own machine, cannot have it.
#[must_use]
pub fn cookie_name(config: &Config) -> &'static str {
    if config.is_secure() { "__Host-sapa" } else { "sapa" }
}

/// The `Set-Cookie` value that begins a session, or ends it when `token` is empty.
#[must_use]
pub fn cookie(config: &Config, token: &str) -> String {
    let age = if token.is_empty() { 0 } else { ABSOLUTE.0 / 1000 };
    let secure = config.cookie_flags();
    format!(
        "{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}",
        cookie_name(config)
    )
}
