//! Whatever stands in a path, a query or a form: never a server error.

use super::sources;
use crate::{app, auth::Role, test_support::TestApp};
use axum::{
    body::Body,
    http::{Method, Request, Uri, header},
};
use leptos_axum::generate_route_list;
use proptest::prelude::*;
use std::{collections::BTreeSet, fs, path::Path};

/// What people and programs put where something else belongs, percent-encoded.
const VALUES: [&str; 12] = [
    "",
    "0",
    "-1",
    "99999999999999999999",
    "9223372036854775807",
    "2026-02-31",
    "%00",
    "%ff%fe",
    "%F0%9F%8C%B4",
    "..%2F..%2Fetc%2Fpasswd",
    "%27%3B%20DROP%20TABLE%20accounts%3B--",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
];

/// Every name that some page reads from its query.
fn query_names() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(file).expect("a source file");
        let calls = text.split("query(\"").skip(1);
        names.extend(calls.filter_map(|call| call.split('"').next()).map(str::to_owned));
    }
    names
}

/// Every field of every form.
fn field_names() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let path = file.display().to_string();
        let text = fs::read_to_string(file).expect("a source file");
        if path.contains("types") || path.ends_with("api.rs") {
            let fields = text.lines().filter_map(|line| line.trim().split_once(": String"));
            let named =
                fields.map(|(name, _)| name.rsplit([' ', '(', ',']).next().unwrap_or_default().to_owned());
            names.extend(named.filter(|name| !name.is_empty()));
        }
    }
    names
}

fn pages() -> Vec<String> {
    let routes = generate_route_list(app::routes_alone);
    routes.into_iter().map(|route| route.path().to_owned()).collect()
}

async fn status(browser: &mut TestApp, method: Method, target: &str, body: String) -> u16 {
    let Ok(uri) = target.parse::<Uri>() else {
        return 400;
    };
    let request = Request::builder()
        .method(method)
        .uri(uri)
        .header(header::HOST, "127.0.0.1")
        .header(header::ACCEPT, "text/html")
        .header(header::COOKIE, browser.cookie_header())
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .expect("a request");
    browser.answer(request).await.status.as_u16()
}

#[tokio::test]
async fn no_page_fails_on_what_stands_in_its_address() {
    let app = TestApp::sqlite().await;
    let names = query_names();
    let mut staff = app.with_role(Role::Administrator).await;
    let mut failed = Vec::new();
    for page in pages() {
        for value in VALUES {
            let path: Vec<_> = page
                .split('/')
                .map(|part| if part.starts_with('{') { value } else { part })
                .collect();
            let query: Vec<_> = names.iter().map(|name| format!("{name}={value}")).collect();
            let target = format!("{}?{}", path.join("/"), query.join("&"));
            if status(&mut staff, Method::GET, &target, String::new()).await >= 500 {
                failed.push(target);
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[tokio::test]
async fn no_server_function_fails_on_what_stands_in_its_form() {
    let app = TestApp::sqlite().await;
    let names = field_names();
    let bodies = VALUES
        .iter()
        .map(|value| (*value).to_owned())
        .chain(["x".repeat(12_000), "7".repeat(400)])
        .map(|value| {
            let fields = names
                .iter()
                .filter(|name| *name != "key")
                .map(|name| format!("{name}={value}"));
            format!(
                "key=0123456789abcdef{}&{}",
                value.len(),
                fields.collect::<Vec<_>>().join("&")
            )
        })
        .chain([
            "%".into(),
            "=&=&&".into(),
            "a[b][c]=1&a=2".into(),
            "\u{0}\u{1}".into(),
        ]);
    let bodies: Vec<String> = bodies.collect();
    let mut failed = Vec::new();
    for (path, _) in server_fn::axum::server_fn_paths() {
        // Some of them end the session, or the account.
        let mut staff = app.with_role(Role::Administrator).await;
        for body in &bodies {
            if status(&mut staff, Method::POST, path, body.clone()).await >= 500 {
                failed.push(format!("{path} {}", body.chars().take(80).collect::<String>()));
            }
            if staff.get("/saya").await.status != 200 {
                staff = app.with_role(Role::Administrator).await;
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[tokio::test]
async fn absurd_requests_are_the_senders_mistake() {
    let mut app = TestApp::sqlite().await;
    let long = format!("/?cari={}", "x".repeat(10_000));
    let deep = "/a".repeat(2_000);
    for target in [
        long.as_str(),
        deep.as_str(),
        "/%",
        "/%zz",
        "/?%=%&&&=",
        "/masuk?ke=%",
        "/../../etc/passwd",
        "/pkg/../../Cargo.toml",
        "/pkg/%2e%2e%2fCargo.toml",
        "/%00",
        "/masuk/",
        "/masuk//",
        "//masuk",
        "/MASUK",
        "/?a[]=1&a[x]=2",
        "/siaran?topik=%00",
        "/siaran",
    ] {
        for method in [
            Method::GET,
            Method::HEAD,
            Method::OPTIONS,
            Method::POST,
            Method::PUT,
            Method::DELETE,
            Method::TRACE,
        ] {
            let got = status(&mut app, method.clone(), target, String::new()).await;
            assert!(got < 500, "{method} {}: {got}", &target[..target.len().min(80)]);
        }
    }
    let unknown = Method::from_bytes(b"FROBNICATE").expect("a method");
    assert!(status(&mut app, unknown, "/", String::new()).await < 500);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_path_and_no_query_is_a_server_error(
        parts in prop::collection::vec("[a-z0-9.~%_:;@!$&'()*+,=-]{0,12}|%[0-9a-f]{2}|petugas|saya|kuis|ruang|diskusi", 0..6),
        query in "([a-z]{1,6}=[a-z0-9%+.;:@/?-]{0,20}&?){0,5}",
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let target = format!("/{}?{query}", parts.join("/"));
        let got = runtime.block_on(async {
            let mut app = TestApp::sqlite().await;
            status(&mut app, Method::GET, &target, String::new()).await
        });
        prop_assert!(got < 500, "{}: {}", target, got);
    }
}
