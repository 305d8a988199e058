//! What a form leaves for the page after its redirect: the values as typed, the errors, or a notice. One row, read once.

use super::{App, Ctx};
use crate::{
    db::{Actor, Reader, new_token, token_hash},
    error::AppError,
    time::{Millis, Span},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const LIFETIME: Span = Span::minutes(10);
/// Bytes of names and values: more than the longest text that a form takes, 20,000 characters of a discussion at four bytes each.
/// What is longer was never typed.
const KEPT_AT_MOST: usize = 96 * 1024;
pub(super) const COOKIE: &str = "sapa_flash";
/// Never kept, never shown again.
const SECRET_FIELDS: [&str; 6] = [
    "password",
    "new_password",
    "current_password",
    "code",
    "token",
    "key",
];

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Flash {
    /// The path of the server function that refused the form.
    pub action: String,
    pub values: BTreeMap<String, String>,
    pub error: Option<AppError>,
    pub notice: Option<String>,
}

impl Flash {
    pub(super) fn of_refusal(action: &str, body: &[u8], error: AppError) -> Self {
        Self {
            error: Some(error),
            ..Self::of_interrupted(action, body)
        }
    }

    /// A form that has to wait until its sender signed in (again): its page shows the values then.
    pub(super) fn of_interrupted(action: &str, body: &[u8]) -> Self {
        let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(body).unwrap_or_default();
        Self {
            action: action.to_owned(),
            values: kept(fields),
            ..Self::default()
        }
    }

    /// Does it wait for a sign-in?
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.error.is_none() && self.notice.is_none()
    }

    pub(super) fn of_notice(text: String) -> Self {
        Self {
            notice: Some(text),
            ..Self::default()
        }
    }

    /// Stores the row and gives the cookie that finds it.
    pub(super) async fn save(&self, app: &App) -> Result<String, AppError> {
        let token = new_token();
        let body = serde_json::to_string(self).unwrap_or_default();
        let mut tx = app.db().write(app.now(), Actor::default()).await?;
        sqlx::query("INSERT INTO flashes (token_hash, expires_at, body) VALUES ($1, $2, $3)")
            .bind(token_hash(&token))
            .bind(app.now() + LIFETIME)
            .bind(body)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(format!(
            "{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}",
            LIFETIME.0 / 1000,
            app.config().cookie_flags()
        ))
    }

    /// Reads the row. It is left for the clean-up job: a reload right after shows the errors again, which is what a person
    /// who reloads wants, while the cookie is cleared with this response.
    pub(super) async fn find(db: &mut Reader, token: &str, now: Millis) -> Result<Option<Self>, AppError> {
        let body: Option<String> =
            sqlx::query_scalar("SELECT body FROM flashes WHERE token_hash = $1 AND expires_at > $2")
                .bind(token_hash(token))
                .bind(now)
                .fetch_optional(&mut **db)
                .await?;
        Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
    }
}

/// The fields of a form that its page may show again, as far as there is room: strangers leave rows here too.
pub(super) fn kept(fields: impl IntoIterator<Item = (String, String)>) -> BTreeMap<String, String> {
    let (mut left, mut kept) = (KEPT_AT_MOST, BTreeMap::new());
    for (name, value) in fields {
        let is_secret = SECRET_FIELDS.contains(&name.as_str());
        let rest = left.checked_sub(name.len() + value.len());
        if let (false, Some(rest)) = (is_secret, rest) {
            left = rest;
            kept.insert(name, value);
        }
    }
    kept
}

/// Drops what nobody will see any more.
pub(super) async fn drop_expired(app: &App) -> Result<(), AppError> {
    let now = app.now();
    let mut tx = app.db().write(now, Actor::default()).await?;
    sqlx::query("DELETE FROM flashes WHERE expires_at < $1")
        .bind(now)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// How one form on a page stands: fresh, or come back with errors.
#[derive(Debug, Clone, Default)]
pub struct FormState {
    values: BTreeMap<String, String>,
    error: Option<AppError>,
}

impl FormState {
    /// The state of the form that posts to `action`, a server function's path.
    #[must_use]
    pub fn of(ctx: &Ctx, action: &str) -> Self {
        match &ctx.flash {
            Some(flash) if flash.action == action => Self {
                values: flash.values.clone(),
                error: flash.error.clone(),
            },
            _ => Self::default(),
        }
    }

    /// Values to begin with, such as a row under edit. What was typed wins.
    #[must_use]
    pub fn or_values<const N: usize>(mut self, initial: [(&str, String); N]) -> Self {
        if self.error.is_none() {
            for (name, value) in initial {
                self.values.entry(name.to_owned()).or_insert(value);
            }
        }
        self
    }

    /// Like [`Self::or_values`], from a form that was typed before.
    #[must_use]
    pub fn or_form(mut self, form: &impl Serialize) -> Self {
        let form = serde_json::to_value(form).unwrap_or_default();
        let typed: BTreeMap<String, String> = serde_json::from_value(form).unwrap_or_default();
        if self.error.is_none() {
            for (name, value) in typed {
                self.values.entry(name).or_insert(value);
            }
        }
        self
    }

    #[must_use]
    pub fn value(&self, field: &str) -> String {
        self.values.get(field).cloned().unwrap_or_default()
    }

    #[must_use]
    pub fn field_error(&self, field: &str) -> Option<String> {
        match &self.error {
            Some(AppError::Invalid(errors)) => errors.get(field).map(str::to_owned),
            _ => None,
        }
    }

    #[must_use]
    pub const fn error(&self) -> Option<&AppError> {
        self.error.as_ref()
    }
}
