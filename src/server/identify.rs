//! Who is asking? The layer that turns cookies and headers into the request's [`Ctx`].

use super::{App, Ctx, Flash, flash};
use crate::{
    auth::{self, session},
    i18n::Lang,
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

pub(super) async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let token = cookie(headers, session::cookie_name(app.config())).map(str::to_owned);
    let flash_token = cookie(headers, flash::COOKIE).map(str::to_owned);
    let asked = match &token {
        Some(token) => auth::viewer_of(&app, token).await,
        None => Ok(None),
    };
    // Public pages go on without.
    let (viewer, is_unidentified) = asked.map_or((None, true), |viewer| (viewer, false));
    // Only a page shows the flash; streams and calls from islands leave it alone.
    let wants_page = request.method() == axum::http::Method::GET && accepts_html(headers);
    let flash = match &flash_token {
        Some(token) if wants_page => find_flash(&app, token).await,
        _ => None,
    };
    // A form that waits for a sign-in waits past the pages that lead to one.
    let is_shown = !(matches!(request.uri().path(), "/masuk" | "/daftar")
        && flash.as_ref().is_some_and(Flash::is_waiting));
    let gone = format!(
        "{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}",
        flash::COOKIE,
        app.config().cookie_flags()
    );
    let ctx = Ctx {
        lang: language(headers),
        target: request
            .uri()
            .path_and_query()
            .map_or("/", |target| target.as_str())
            .to_owned(),
        address: network(address(&app, &request)),
        user_agent: text(headers, header::USER_AGENT).chars().take(200).collect(),
        session: token.filter(|_| viewer.is_some() || is_unidentified),
        app,
        viewer,
        is_unidentified,
        flash,
    };
    request.extensions_mut().insert(ctx);
    let mut response = next.run(request).await;
    let is_read = wants_page && flash_token.is_some() && is_shown;
    if let (true, Ok(gone)) = (is_read, HeaderValue::from_str(&gone)) {
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    response
}

async fn find_flash(app: &App, token: &str) -> Option<Flash> {
    let mut db = app.db().read().await.ok()?;
    Flash::find(&mut db, token, app.now()).await.ok()?
}

/// The reader's own choice, else what their browser asks for.
fn language(headers: &HeaderMap) -> Lang {
    cookie(headers, auth::LANG_COOKIE)
        .and_then(Lang::from_tag)
        .unwrap_or_else(|| Lang::negotiate(text(headers, header::ACCEPT_LANGUAGE)))
}

fn address(app: &App, request: &Request) -> IpAddr {
    let forwarded = || {
        // The last entry of the last line is the one that our own proxy wrote; it may not join its line to those that came.
        let lines = request.headers().get_all("x-forwarded-for");
        let last = lines.iter().next_back()?.to_str().ok()?;
        last.rsplit(',').next()?.trim().parse().ok()
    };
    let direct = || {
        request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map(|info| info.0.ip())
    };
    let proxied = app.config().behind_proxy.then(forwarded).flatten();
    proxied.or_else(direct).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

/// A household or a phone has a whole /64 of IPv6, so that is what counts there. This machine is itself alone.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(long) if !long.is_loopback() => IpAddr::V6((long.to_bits() >> 64 << 64).into()),
        other => other,
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

fn accepts_html(headers: &HeaderMap) -> bool {
    text(headers, header::ACCEPT).contains("text/html")
}

/// A cookie by its name.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_ipv6_network_counts_as_one() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:203.0.113.7"), of("203.0.113.7"));
        assert_ne!(of("203.0.113.7"), of("203.0.113.8"));
        for local in ["127.0.0.1", "::1", "::ffff:127.0.0.1"] {
            assert!(of(local).is_loopback(), "{local}");
        }
    }
}
