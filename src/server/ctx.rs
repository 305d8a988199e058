//! One request as pages and server functions see it: who asks, in which language, through which application.

use super::{App, Flash};
use crate::{
    auth::{Role, Viewer},
    db::{Actor, Reader, Tx},
    error::AppError,
    i18n::{Lang, Zone},
    time::Millis,
};
use axum::http::{HeaderName, HeaderValue, StatusCode, header, request::Parts};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use std::net::IpAddr;

#[derive(Debug, Clone)]
pub struct Ctx {
    pub app: App,
    /// Who is signed in, for what is shown; for what is done in their name see [`Self::identified`].
    pub viewer: Option<Viewer>,
    /// There is a session, and the database could not say whose.
    pub is_unidentified: bool,
    pub lang: Lang,
    /// Path and query of the request.
    pub target: String,
    /// The network that the request came from, for rate limits: of IPv6 a whole /64.
    pub address: IpAddr,
    /// What the last form left for this page to show.
    pub flash: Option<Flash>,
    /// The `sapa` session token of the request's cookie.
    pub session: Option<String>,
    pub user_agent: String,
}

impl Ctx {
    /// The request that is being answered.
    ///
    /// # Panics
    /// Outside a page or server function.
    #[must_use]
    pub fn current() -> Self {
        expect_context::<Self>()
    }

    #[must_use]
    pub fn now(&self) -> Millis {
        self.app.now()
    }

    #[must_use]
    pub fn zone(&self) -> &Zone {
        &self.app.config().zone
    }

    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or("/")
    }

    /// # Errors
    /// [`AppError::Internal`] when the database cannot be reached.
    pub async fn read(&self) -> Result<Reader, AppError> {
        self.app.db().read().await
    }

    /// Begins a change in the name of who asks.
    ///
    /// # Errors
    /// [`AppError::Internal`] when the database cannot be reached.
    pub async fn write(&self) -> Result<Tx, AppError> {
        let actor = Actor {
            account: self.viewer.as_ref().map(|viewer| viewer.id),
            hub: Some(self.app.hub().clone()),
        };
        self.app.db().write(self.now(), actor).await
    }

    /// Who is signed in, for what is kept in their name; `None` for who is not.
    ///
    /// # Errors
    /// [`AppError::Busy`] while the database cannot say who it is.
    pub fn identified(&self) -> Result<Option<&Viewer>, AppError> {
        if self.is_unidentified {
            return Err(AppError::Busy);
        }
        Ok(self.viewer.as_ref())
    }

    /// # Errors
    /// [`AppError::SignInRequired`]; [`AppError::Busy`] as [`Self::identified`].
    pub fn signed_in(&self) -> Result<&Viewer, AppError> {
        self.identified()?.ok_or(AppError::SignInRequired)
    }

    /// # Errors
    /// [`AppError::SignInRequired`] without an account, [`AppError::Forbidden`] with a lesser role; [`AppError::Busy`] as
    /// [`Self::identified`].
    pub fn at_least(&self, role: Role) -> Result<&Viewer, AppError> {
        let viewer = self.signed_in()?;
        if viewer.role >= role {
            Ok(viewer)
        } else {
            Err(AppError::Forbidden)
        }
    }

    /// Whether a librarian's controls are shown.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.at_least(Role::Librarian).is_ok()
    }
}

/// A path parameter of the page's route, empty when absent.
#[must_use]
pub fn param(name: &str) -> String {
    use leptos::prelude::GetUntracked;
    leptos_router::hooks::use_params_map()
        .get_untracked()
        .get(name)
        .unwrap_or_default()
}

/// A query parameter of the page, empty when absent.
#[must_use]
pub fn query(name: &str) -> String {
    use leptos::prelude::GetUntracked;
    leptos_router::hooks::use_query_map()
        .get_untracked()
        .get(name)
        .unwrap_or_default()
}

/// Answers the form with a redirect to `path`, or home where no header can carry that.
pub fn see_other(path: &str) {
    let fits = HeaderValue::from_str(path).is_ok();
    leptos_axum::redirect(if fits { path } else { "/" });
}

/// Has the browser ask for this page again after so many seconds: a page that shows progress, without JavaScript.
pub fn renew_after(seconds: u32) {
    if let (Some(response), Ok(value)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(&seconds.to_string()),
    ) {
        response.insert_header(header::REFRESH, value);
    }
}

/// A sentence that the next page says once, such as "Ruang dipesan".
pub fn notice(text: &str) {
    if let Some(response) = use_context::<ResponseOptions>() {
        let encoded: String = url_encode(text);
        if let Ok(value) = HeaderValue::from_str(&encoded) {
            response.insert_header(NOTICE, value);
        }
    }
}

/// Travels from the server function to the form layer and no further.
pub(super) const NOTICE: HeaderName = HeaderName::from_static("x-sapa-notice");

fn url_encode(text: &str) -> String {
    serde_urlencoded::to_string([("n", text)]).unwrap_or_default()
}

pub(super) fn decode_notice(value: &HeaderValue) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(value.as_bytes()).ok()?;
    pairs.into_iter().next().map(|(_, text)| text)
}

/// Adds a `Set-Cookie` header to the response.
pub fn set_cookie(cookie: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
        response.append_header(header::SET_COOKIE, value);
    }
}

/// A cookie of the request that is being answered.
#[must_use]
pub fn request_cookie(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    super::identify::cookie(&parts.headers, name).map(str::to_owned)
}

/// Sets the status of the page.
pub(crate) fn set_status(status: u16) {
    if let (Some(response), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        response.set_status(status);
    }
}

/// The request's extensions carry the [`Ctx`] that the session layer made.
pub(super) fn of_parts(parts: &Parts) -> Option<Ctx> {
    parts.extensions.get::<Ctx>().cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;
    use leptos::prelude::{Owner, provide_context};

    #[test]
    fn a_path_that_no_header_can_carry_leads_home() {
        for (path, location) in [
            ("/ruang?hari=2", "/ruang?hari=2"),
            ("/a\u{1}b", "/"),
            ("/a\r\nb: c", "/"),
        ] {
            let response = ResponseOptions::default();
            Owner::new().with(|| {
                provide_context(Request::new(()).into_parts().0);
                provide_context(response.clone());
                see_other(path);
            });
            let answer = response.0.read().expect("an answer");
            assert_eq!(answer.headers[header::LOCATION], location);
        }
    }
}
