//! Role × route: who may ask for what. One row for each page, server function and plain route; whoever adds one of these adds
//! its row, and the test says which is missing.

use crate::{
    app,
    auth::Role,
    test_support::{TestApp, TestResponse},
};
use Least::{Administrator, Librarian, Manager, Patron, Public};
use axum::{
    body::Body,
    http::{Method, Request, header},
};
use leptos_axum::generate_route_list;
use std::{collections::BTreeSet, fs, path::Path};

/// The least of those who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Least {
    Public,
    /// Anybody signed in.
    Patron,
    Librarian,
    Manager,
    Administrator,
}

/// `METHOD /path`, and for a function that reads its form before it asks who sends it, a form that it can read.
#[rustfmt::skip]
const ROWS: &[(&str, Least)] = &[
    // server
    ("GET /healthz", Public),
    ("GET /readyz", Public),
    ("GET /metrics", Public),
    ("GET /siaran", Public),

    // home
    ("GET /", Public),

    // auth
    ("GET /daftar", Public),
    ("GET /masuk", Public),
    ("GET /lupa-sandi", Public),
    ("GET /sandi-baru", Public),
    ("GET /saya", Patron),
    ("GET /saya/profil", Patron),
    ("GET /saya/sandi", Patron),
    ("GET /saya/data", Patron),
    ("GET /saya/data.json", Patron),
    ("GET /petugas/akun", Librarian),
    ("POST /api/auth/register", Public),
    ("POST /api/auth/sign_in", Public),
    ("POST /api/auth/sign_out", Public),
    ("POST /api/auth/speak", Public),
    ("POST /api/auth/ask_reset", Public),
    ("POST /api/auth/new_password", Public),
    ("POST /api/auth/sign_out_everywhere", Patron),
    ("POST /api/auth/end_session", Patron),
    ("POST /api/auth/change_profile", Patron),
    ("POST /api/auth/change_password", Patron),
    ("POST /api/auth/withdraw_consent", Patron),
    ("POST /api/auth/erase", Patron),
    ("POST /api/auth/make_code", Librarian),
    ("POST /api/auth/change_role", Administrator),
    ("POST /api/auth/disable", Administrator),
    ("POST /api/auth/enable", Administrator),

    // staff
    ("GET /petugas", Librarian),

    // library
    ("GET /tentang", Public),
    ("GET /petugas/perpustakaan", Librarian),
    ("GET /petugas/perpustakaan/profil", Librarian),
    ("GET /petugas/perpustakaan/fasilitas", Librarian),
    ("GET /petugas/perpustakaan/fasilitas/{slug}", Librarian),
    ("GET /petugas/perpustakaan/layanan", Librarian),
    ("GET /petugas/perpustakaan/layanan/{slug}", Manager),
    ("POST /api/library/close", Librarian),
    ("POST /api/library/reopen day=2026-11-24", Librarian),
    ("POST /api/library/set_hours", Manager),
    ("POST /api/library/describe", Manager),
    ("POST /api/library/set_facility_state", Librarian),
    ("POST /api/library/save_facility", Manager),
    ("POST /api/library/remove_facility slug=lift", Manager),
    ("POST /api/library/save_standard", Manager),
    ("POST /api/library/remove_standard slug=kartu", Manager),

    // members
    ("GET /klaim", Public),
    ("GET /petugas/anggota", Librarian),
    ("GET /petugas/anggota/impor/{code}", Librarian),
    ("POST /petugas/anggota/unggah", Librarian),
    ("POST /api/members/claim", Public),
    ("POST /api/members/mail_code", Public),
    ("POST /api/members/give_code", Librarian),
    ("POST /api/members/map", Librarian),
    ("POST /api/members/confirm", Librarian),

    // discussions
    ("GET /diskusi", Public),
    ("GET /diskusi/{group}", Public),
    ("GET /diskusi/{group}/baru", Patron),
    ("GET /diskusi/{group}/{topic}", Public),
    ("GET /diskusi/{group}/{topic}/{post}/ubah", Patron),
    ("GET /diskusi/{group}/{topic}/{post}/lapor", Patron),
    ("GET /diskusi/{group}/{topic}/{post}/kelola", Librarian),
    ("GET /petugas/diskusi", Librarian),
    ("GET /petugas/diskusi/baru", Librarian),
    ("GET /petugas/diskusi/{group}", Librarian),
    ("POST /api/discussions/arrivals", Public),
    ("POST /api/discussions/join", Patron),
    ("POST /api/discussions/leave", Patron),
    ("POST /api/discussions/open_topic", Patron),
    ("POST /api/discussions/reply", Patron),
    ("POST /api/discussions/edit", Patron),
    ("POST /api/discussions/delete", Patron),
    ("POST /api/discussions/report", Patron),
    ("POST /api/discussions/preview body=a", Patron),
    ("POST /api/discussions/remove", Librarian),
    ("POST /api/discussions/keep", Librarian),
    ("POST /api/discussions/lock", Librarian),
    ("POST /api/discussions/keep_group", Librarian),

    // quizzes
    ("GET /kuis", Public),
    ("GET /kuis/gabung", Public),
    ("GET /kuis/main/{pin}", Public),
    ("GET /kuis/main/{pin}/soket", Public),
    // For other processes on the same database, by a token of its own.
    ("GET /antar/kuis/{pin}", Public),
    ("GET /kuis/layar/{pin}", Public),
    ("GET /kuis/layar/{pin}/qr.svg", Public),
    ("GET /kuis/gambar/{hash}", Public),
    ("GET /kuis/suara/{hash}", Public),
    ("GET /kuis/musim", Public),
    ("GET /kuis/{slug}", Public),
    ("GET /kuis/{slug}/mandiri", Public),
    // By the account or the token of who takes it: nobody else finds it.
    ("GET /kuis/{slug}/mandiri/{code}", Public),
    ("GET /kuis/{slug}/mandiri/{code}/hasil", Public),
    ("GET /kuis/{slug}/mandiri/{code}/latihan", Public),
    ("GET /saya/kuis/{code}", Patron),
    ("GET /saya/kuis/{code}/latihan", Patron),
    ("GET /saya/kuis/{code}/piagam", Patron),
    ("GET /petugas/kuis", Librarian),
    ("GET /petugas/kuis/baru", Librarian),
    ("GET /petugas/kuis/sunting/{slug}", Librarian),
    ("GET /petugas/kuis/bank", Librarian),
    ("GET /petugas/kuis/soal", Librarian),
    ("GET /petugas/kuis/soal/{code}", Librarian),
    ("GET /petugas/kuis/pratinjau", Librarian),
    ("GET /petugas/kuis/main/{pin}", Librarian),
    ("GET /petugas/kuis/main/{pin}/pemain", Librarian),
    ("GET /petugas/kuis/hasil/{code}", Librarian),
    ("GET /petugas/kuis/hasil/{code}/{file}", Librarian),
    ("GET /petugas/kuis/mandiri/{code}", Librarian),
    ("GET /petugas/kuis/mandiri/{code}/{file}", Librarian),
    ("GET /petugas/kuis/impor", Librarian),
    ("GET /petugas/kuis/impor/{token}", Librarian),
    ("POST /petugas/kuis/impor/berkas", Librarian),
    ("GET /petugas/kuis/ekspor", Librarian),
    ("GET /petugas/kuis/ekspor/berkas", Librarian),
    ("POST /api/quizzes/answer", Public),
    ("POST /api/quizzes/set_pace", Public),
    ("POST /api/quizzes/join", Public),
    ("POST /api/quizzes/start_attempt", Public),
    ("POST /api/quizzes/answer_attempt", Public),
    ("POST /api/quizzes/finish_attempt", Public),
    ("POST /api/quizzes/sign_up", Patron),
    ("POST /api/quizzes/cancel_sign_up", Patron),
    ("POST /api/quizzes/appear agreed=yes", Patron),
    ("POST /api/quizzes/disappear", Patron),
    ("POST /api/quizzes/arrange act=up", Librarian),
    ("POST /api/quizzes/command command=next&epoch=1", Librarian),
    ("POST /api/quizzes/discard_draft", Librarian),
    ("POST /api/quizzes/keep_draft", Librarian),
    ("POST /api/quizzes/lead", Librarian),
    ("POST /api/quizzes/open_lobby", Librarian),
    ("POST /api/quizzes/remove_player", Librarian),
    ("POST /api/quizzes/rename_player", Librarian),
    ("POST /api/quizzes/rename_team", Librarian),
    ("POST /api/quizzes/review", Librarian),
    ("POST /api/quizzes/save_question", Librarian),
    ("POST /api/quizzes/save_quiz", Librarian),
    ("POST /api/quizzes/set_window", Librarian),
    ("POST /api/quizzes/take_over", Librarian),

    // rooms
    ("GET /ruang", Public),
    ("GET /ruang/{slug}", Public),
    ("GET /ruang/{slug}/pesan", Patron),
    ("GET /ruang/pesanan/{kode}", Patron),
    ("GET /petugas/ruang", Librarian),
    ("GET /petugas/ruang/baru", Librarian),
    ("GET /petugas/ruang/{slug}", Librarian),
    ("POST /api/rooms/book", Patron),
    ("POST /api/rooms/cancel", Patron),
    ("POST /api/rooms/check_in", Librarian),
    ("POST /api/rooms/save_room", Librarian),
    ("POST /api/rooms/close_room", Librarian),
    ("POST /api/rooms/set_policy", Manager),

    // surveys
    ("GET /survei", Public),
    ("GET /survei/terima-kasih", Public),
    ("GET /survei/kios", Public),
    ("POST /survei/kios", Public),
    ("GET /survei/kios/terima-kasih", Public),
    ("GET /survei/hasil/{wave}", Public),
    ("GET /petugas/survei", Librarian),
    ("GET /petugas/survei/{wave}", Librarian),
    ("GET /petugas/survei/{wave}/rekap.xlsx", Librarian),
    ("GET /petugas/survei/{wave}/jawaban.csv", Librarian),
    ("GET /petugas/survei/{wave}/saran.csv", Librarian),
    ("POST /api/surveys/answer", Public),
    ("POST /api/surveys/answer_at_kiosk", Public),
    ("POST /api/surveys/create_wave", Librarian),
    ("POST /api/surveys/open_wave", Librarian),
    ("POST /api/surveys/close_wave", Librarian),
    ("POST /api/surveys/publish_result", Librarian),
    ("POST /api/surveys/withdraw_result", Librarian),
];

#[tokio::test]
async fn each_role_may_do_what_the_table_says_and_no_more() {
    let app = TestApp::sqlite().await;
    let mut wrong = Vec::new();
    for (address, least) in ROWS {
        for role in [
            None,
            Some(Role::Patron),
            Some(Role::Librarian),
            Some(Role::Manager),
            Some(Role::Administrator),
        ] {
            // A new account each time: some of these end sessions.
            let mut browser = match role {
                Some(role) => app.with_role(role).await,
                None => app.stranger(),
            };
            let answer = ask(&mut browser, address).await;
            let allowed = !is_refusal(&answer);
            if answer.status.is_server_error() {
                wrong.push(format!("{address} as {role:?}: {}", answer.status));
            }
            if allowed != (rank(role) >= *least as u8) {
                wrong.push(format!(
                    "{address} as {role:?}: {}, though the least is {least:?}",
                    answer.status
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn rank(role: Option<Role>) -> u8 {
    match role {
        None => Public as u8,
        Some(Role::Patron) => Patron as u8,
        Some(Role::Librarian) => Librarian as u8,
        Some(Role::Manager) => Manager as u8,
        Some(Role::Administrator) => Administrator as u8,
    }
}

/// A page as a browser asks for it, a server function as an island does.
async fn ask(browser: &mut TestApp, row: &str) -> TestResponse {
    let mut parts = row.splitn(3, ' ');
    let (method, path, form) = (parts.next(), parts.next(), parts.next());
    let path = example(path.expect("METHOD /path"));
    let fields: Vec<_> = form
        .into_iter()
        .flat_map(|form| form.split('&'))
        .filter_map(|pair| pair.split_once('='))
        .collect();
    if path.starts_with("/api/") {
        return browser.call(&path, &fields).await;
    }
    if method == Some("POST") {
        return browser.submit("/", &path, &fields).await;
    }
    let answer = browser.get(&path).await;
    if answer.status.is_redirection() && answer.location().starts_with("/petugas/") {
        // A file that is refused leads to its page, which says why.
        let page = answer.location().to_owned();
        return browser.get(&page).await;
    }
    answer
}

/// A path that matches the pattern.
fn example(pattern: &str) -> String {
    let parts = pattern.split('/');
    parts
        .map(|part| if part.starts_with('{') { "contoh" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

fn is_refusal(answer: &TestResponse) -> bool {
    matches!(answer.status.as_u16(), 401 | 403)
        || (answer.status.is_redirection() && answer.location().starts_with("/masuk?"))
}

#[test]
fn the_table_has_a_row_for_every_address() {
    let listed: BTreeSet<String> = ROWS.iter().map(|(row, _)| address(row)).collect();
    assert_eq!(listed.len(), ROWS.len(), "a row stands twice");
    let real: BTreeSet<String> = pages().chain(functions()).chain(plain_routes()).collect();
    let missing: Vec<_> = real.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&real).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "rows to add to src/server/tests/matrix.rs: {missing:#?}\nrows of nothing: {gone:#?}"
    );
}

/// The row without its form.
fn address(row: &str) -> String {
    row.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

fn pages() -> impl Iterator<Item = String> {
    let routes = generate_route_list(app::routes_alone);
    let pages = routes.into_iter().map(|route| format!("GET {}", route.path()));
    pages.collect::<Vec<_>>().into_iter()
}

fn functions() -> impl Iterator<Item = String> {
    server_fn::axum::server_fn_paths().map(|(path, method)| format!("{method} {path}"))
}

/// What is routed by hand, read from the source, since axum does not list its routes.
pub(super) fn plain_routes() -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in super::sources(&source) {
        let text = fs::read_to_string(&file).expect("a source file");
        for call in text.split(".route(").skip(1) {
            let call = call.trim_start();
            let Some((path, handlers)) = call.strip_prefix('"').and_then(|call| call.split_once('"')) else {
                continue;
            };
            let handlers = handlers.split(".route(").next().unwrap_or_default();
            let first = handlers.trim_start_matches(',').trim_start();
            let method = first.split('(').next().unwrap_or_default();
            if path.starts_with('/') && !path.starts_with("/api/") {
                found.push(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    found.into_iter()
}

#[tokio::test]
async fn no_server_function_is_answered_to_anything_but_post() {
    let mut app = TestApp::sqlite().await;
    for (path, method) in server_fn::axum::server_fn_paths() {
        assert_eq!(method, Method::POST, "{path}");
        for method in [
            Method::GET,
            Method::HEAD,
            Method::PUT,
            Method::DELETE,
            Method::PATCH,
        ] {
            let request = Request::builder()
                .method(&method)
                .uri(path)
                .header(header::HOST, "127.0.0.1")
                .header(header::ACCEPT, "text/html")
                .header("sec-fetch-site", "same-origin");
            let answer = app.answer(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(answer.status, 405, "{method} {path}");
            if method == Method::GET {
                // What somebody sees who types the address of a form.
                answer.says("Permintaan ini tidak dapat dibaca.");
            }
        }
    }
}
