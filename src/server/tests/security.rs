//! What every response promises, and what never gets as far as a handler.

use crate::{
    auth::{AccountId, Role, Viewer},
    i18n::Lang,
    server::{Ctx, asset, router::around, security::in_time},
    test_support::{TestApp, TestResponse},
};
use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header, request::Builder},
    middleware,
    routing::{get, post},
};
use std::{net::Ipv4Addr, time::Duration};
use tower::ServiceExt;

const SIGN_IN: &str = "/api/auth/sign_in";

fn request(method: Method, path: &str) -> Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "127.0.0.1")
}

fn header_of<'r>(answer: &'r TestResponse, name: &str) -> &'r str {
    answer
        .headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

#[tokio::test]
async fn every_answer_carries_the_same_promises() {
    let mut app = TestApp::sqlite().await;
    let stylesheet = asset("sapa.css").expect("the stylesheet");
    for path in [
        "/",
        "/masuk",
        "/tidak-ada",
        stylesheet,
        "/healthz",
        "/metrics",
        "/api/auth/sign_in",
    ] {
        let answer = app.get(path).await;
        let policy = header_of(&answer, "content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(
            !policy.contains("unsafe-inline")
                && !policy.contains("'unsafe-eval'")
                && !policy.contains("https:"),
            "{path}: {policy}"
        );
        assert_eq!(header_of(&answer, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header_of(&answer, "x-frame-options"), "DENY", "{path}");
        assert_eq!(header_of(&answer, "referrer-policy"), "same-origin", "{path}");
        assert!(
            header_of(&answer, "permissions-policy").contains("microphone=()"),
            "{path}"
        );
        assert_eq!(header_of(&answer, "x-request-id").len(), 12, "{path}");
        assert_eq!(
            header_of(&answer, "strict-transport-security"),
            "",
            "{path}: not without TLS"
        );
        let caching = header_of(&answer, "cache-control");
        let is_ours_for_ever = path == stylesheet && caching.contains("immutable");
        assert!(
            is_ours_for_ever || caching.contains("no-store"),
            "{path}: {caching}"
        );
    }
}

#[tokio::test]
async fn two_requests_have_two_ids_and_two_nonces() {
    let mut app = TestApp::sqlite().await;
    let (one, two) = (app.get("/masuk").await, app.get("/masuk").await);
    assert_ne!(header_of(&one, "x-request-id"), header_of(&two, "x-request-id"));
    assert_ne!(
        header_of(&one, "content-security-policy"),
        header_of(&two, "content-security-policy")
    );
}

#[tokio::test]
async fn behind_tls_cookies_and_transport_are_strict() {
    let mut app = TestApp::with_settings(&["--public-url", "https://perpus.example"]).await;
    let form = [
        ("key", "0123456789abcdef"),
        ("name", "Siti"),
        ("email", "siti@contoh.id"),
        ("password", "durian jatuh malam"),
        ("consent", "yes"),
    ];
    let answer = app.submit("/daftar", "/api/auth/register", &form).await;
    assert!(header_of(&answer, "strict-transport-security").starts_with("max-age=63072000"));
    let cookies: Vec<_> = answer
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.to_str().ok())
        .collect();
    assert!(
        cookies
            .iter()
            .any(|cookie| cookie.starts_with("__Host-sapa=") && cookie.contains("HttpOnly")),
        "{cookies:?}"
    );
    for cookie in cookies {
        assert!(
            cookie.contains("Path=/") && cookie.contains("SameSite=Lax") && cookie.ends_with("; Secure"),
            "{cookie}"
        );
    }
    let language = app.submit("/masuk", "/api/auth/speak", &[("lang", "en")]).await;
    assert!(header_of(&language, "set-cookie").ends_with("; Secure"));
}

#[tokio::test]
async fn on_ones_own_machine_cookies_work_without_tls() {
    let mut app = TestApp::sqlite().await;
    let answer = app
        .submit("/masuk", SIGN_IN, &[("login", "x"), ("password", "y")])
        .await;
    let cookie = header_of(&answer, "set-cookie");
    assert!(
        cookie.starts_with("sapa_flash=") && cookie.contains("HttpOnly") && !cookie.contains("Secure"),
        "{cookie}"
    );
}

#[tokio::test]
async fn a_form_is_taken_from_our_own_pages_alone() {
    let mut app = TestApp::sqlite().await;
    let cases = [
        (Some("same-origin"), None, true),
        (Some("none"), None, true),
        (Some("same-origin"), Some("http://127.0.0.1"), true),
        (Some("cross-site"), None, false),
        (Some("cross-site"), Some("http://127.0.0.1"), false),
        (Some("same-site"), None, false),
        (Some("same-site"), Some("http://evil.127.0.0.1"), false),
        (None, Some("http://127.0.0.1"), true),
        (None, Some("https://evil.example"), false),
        (None, Some("null"), false),
        (None, None, true),
    ];
    for (site, origin, is_taken) in cases {
        for (method, path) in [
            (Method::POST, SIGN_IN),
            (Method::POST, "/api/auth/sign_out"),
            (Method::GET, "/masuk"),
        ] {
            let mut builder = request(method.clone(), path).header(header::ACCEPT, "application/json");
            if let Some(site) = site {
                builder = builder.header("sec-fetch-site", site);
            }
            if let Some(origin) = origin {
                builder = builder.header(header::ORIGIN, origin);
            }
            builder = builder.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = app.answer(builder.body(Body::empty()).expect("a request")).await;
            let refused = answer.status == 403;
            assert_eq!(
                refused,
                method == Method::POST && !is_taken,
                "{method} {path} {site:?} {origin:?}: {}",
                answer.status
            );
        }
    }
}

#[tokio::test]
async fn a_form_that_is_too_large_is_answered_by_a_page_in_the_readers_language() {
    let mut app = TestApp::sqlite().await;
    for (language, says) in [("id", "Kiriman ini terlalu besar"), ("en", "This is too large")] {
        let form = request(Method::POST, SIGN_IN)
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_LANGUAGE, language)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let body = format!("login={}", "x".repeat(300 * 1024));
        let answer = app.answer(form.body(Body::from(body)).expect("a request")).await;
        assert_eq!(answer.status, 413);
        answer.says(says).says("<h1>");
    }
}

#[tokio::test]
async fn a_panic_says_a_code_and_nothing_else() {
    let app = TestApp::sqlite().await;
    let routes = Router::new().route(
        "/panic",
        get(async || -> &'static str { panic!("the secret of {}", "the house") }),
    );
    let mut app = app.over(around(&app.app, routes));
    let answer = app.get("/panic").await;
    assert_eq!(answer.status, 500);
    answer.says("ada yang salah di pihak kami").says("<h1>");
    assert!(!answer.text.contains("secret") && !answer.text.contains("house"));
    assert!(header_of(&answer, "content-security-policy").starts_with("default-src 'none'"));
}

#[tokio::test]
async fn what_took_too_long_or_cannot_be_read_is_not_called_missing() {
    let app = TestApp::sqlite().await;
    let routes = Router::new()
        .route("/lambat", get(|| async { StatusCode::REQUEST_TIMEOUT }))
        .route("/asing", get(|| async { StatusCode::UNSUPPORTED_MEDIA_TYPE }));
    let mut app = app.over(around(&app.app, routes));
    for (path, status, words) in [
        ("/lambat", 408, "memakan waktu terlalu lama"),
        ("/asing", 415, "tidak dapat dibaca"),
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        answer.says(words).says("<h1>");
    }
}

fn asked_by(app: &TestApp, viewer: Option<&Viewer>) -> Ctx {
    Ctx {
        app: app.app.clone(),
        viewer: viewer.cloned(),
        is_unidentified: false,
        lang: Lang::Id,
        target: "/lambat".into(),
        address: Ipv4Addr::LOCALHOST.into(),
        flash: None,
        session: None,
        user_agent: String::new(),
    }
}

#[tokio::test]
async fn a_file_of_the_staff_may_come_over_a_slow_line() {
    let slow = || async { tokio::time::sleep(Duration::from_secs(200)).await };
    let app = TestApp::sqlite().await;
    let librarian = Viewer {
        id: AccountId::from_raw(1),
        name: "Fikri".into(),
        role: Role::Librarian,
    };
    let patron = Viewer {
        role: Role::Patron,
        ..librarian.clone()
    };
    let routes = Router::new()
        .route("/lambat", post(slow))
        .layer(middleware::from_fn(in_time));
    tokio::time::pause();
    for (viewer, kind, status) in [
        (Some(&librarian), "Multipart/Form-Data; boundary=x", 200),
        (Some(&librarian), "application/x-www-form-urlencoded", 408),
        (Some(&patron), "multipart/form-data; boundary=x", 408),
        (None, "multipart/form-data; boundary=x", 408),
    ] {
        let request = Request::post("/lambat").header("content-type", kind);
        let mut request = request.body(Body::empty()).expect("a request");
        request.extensions_mut().insert(asked_by(&app, viewer));
        let answer = routes.clone().oneshot(request).await.expect("an answer");
        assert_eq!(answer.status(), status, "{kind} from {viewer:?}");
    }
}

#[tokio::test]
async fn metrics_are_for_this_machine_or_for_who_has_the_token() {
    let mut open = TestApp::sqlite().await;
    assert_eq!(open.get("/metrics").await.status, 200);
    let ask = |headers: &[(&str, &str)]| {
        let builder = request(Method::GET, "/metrics");
        let builder = headers
            .iter()
            .fold(builder, |builder, (name, value)| builder.header(*name, *value));
        builder.body(Body::empty()).expect("a request")
    };
    assert_eq!(
        open.answer(ask(&[("x-forwarded-for", "203.0.113.7")]))
            .await
            .status,
        403
    );
    let settings = ["--behind-proxy", "--metrics-token", "rahasia-panjang"];
    let mut proxied = TestApp::with_settings(&settings).await;
    let from_outside = ("x-forwarded-for", "203.0.113.7");
    assert_eq!(proxied.answer(ask(&[from_outside])).await.status, 403);
    // A proxy may leave what came from outside a line of its own.
    let two_lines = [("x-forwarded-for", "127.0.0.1"), from_outside];
    assert_eq!(proxied.answer(ask(&two_lines)).await.status, 403);
    assert_eq!(
        proxied
            .answer(ask(&[from_outside, ("authorization", "Bearer salah")]))
            .await
            .status,
        403
    );
    assert_eq!(
        proxied
            .answer(ask(&[from_outside, ("authorization", "Bearer rahasia-panjang")]))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn one_ipv6_network_is_one_address_to_a_limit() {
    let mut app = TestApp::with_settings(&["--behind-proxy"]).await;
    let mut asked = Vec::new();
    for n in 0..=61 {
        // The last one comes from the network beside it.
        let network = if n == 61 { 3 } else { 2 };
        let form = request(Method::POST, "/api/auth/ask_reset")
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("x-forwarded-for", format!("2001:db8:1:{network}::{n:x}"));
        let body = Body::from(format!("login=orang{n}%40contoh.id"));
        let answer = app.answer(form.body(body).expect("a request")).await;
        asked.push(answer.status.as_u16());
    }
    assert_eq!(asked[59..], [200, 429, 200]);
}

#[tokio::test]
async fn the_navigation_of_the_staff_leads_nowhere_wrong() {
    let app = TestApp::sqlite().await;
    let mut librarian = app.with_role(Role::Librarian).await;
    let desk = librarian.get("/petugas").await;
    let nav = desk
        .text
        .split("Bagian petugas")
        .nth(1)
        .expect("the navigation")
        .split("</nav>")
        .next()
        .unwrap_or_default();
    let links: Vec<_> = nav
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect();
    assert!(links.len() > 3, "{links:?}");
    for link in links {
        assert_eq!(librarian.get(&link).await.status, 200, "{link}");
    }
}
