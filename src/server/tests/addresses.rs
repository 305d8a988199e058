//! Each parameter of each address by itself, in a library where everything is there: what somebody puts in the place of a
//! parameter is never a server error, never comes back as markup, and is answered in the reader's language.

use super::sources;
use crate::{
    app,
    db::new_token,
    seed::{self, PASSWORD, Size},
    test_support::{TestApp, on_each_engine},
};
use axum::{
    body::to_bytes,
    http::{Method, StatusCode, Uri, header},
};
use leptos_axum::generate_route_list;
use std::{collections::BTreeSet, fs, path::Path};

/// Who reads which query parameter: the source file, the addresses that it serves, the names.
const READ: &[(&str, &[&str], &[&str])] = &[
    ("auth/pages/accounts.rs", &["/petugas/akun"], &["cari"]),
    ("auth/pages/passwords.rs", &["/sandi-baru"], &["kode"]),
    ("auth/pages/register.rs", &["/daftar"], &["ke"]),
    ("auth/pages/sign_in.rs", &["/masuk"], &["ke"]),
    ("discussions/pages/group.rs", &["/diskusi/{group}"], &["sebelum"]),
    (
        "discussions/pages/thread.rs",
        &["/diskusi/{group}/{topic}"],
        &["balasan", "hal"],
    ),
    ("live/stream.rs", &["/siaran"], &["topik"]),
    ("members/pages/claim.rs", &["/klaim"], &["kode", "nomor"]),
    ("members/pages/desk.rs", &["/petugas/anggota"], &["cari"]),
    (
        "members/pages/import.rs",
        &["/petugas/anggota/impor/{code}"],
        &["halaman"],
    ),
    (
        "quizzes/engine/socket.rs",
        &["/kuis/main/{pin}/soket"],
        &["sebagai", "versi"],
    ),
    (
        "quizzes/pages/bank.rs",
        &["/petugas/kuis/bank"],
        &["cari", "halaman", "jenis", "tag", "tingkat", "tinjauan"],
    ),
    (
        "quizzes/pages/editor.rs",
        &["/petugas/kuis/sunting/{slug}"],
        &["cari"],
    ),
    (
        "quizzes/pages/export.rs",
        &["/petugas/kuis/ekspor", "/petugas/kuis/ekspor/berkas"],
        &["bagian", "format", "kuis"],
    ),
    ("quizzes/pages/join.rs", &["/kuis/gabung"], &["pin", "tim"]),
    (
        "quizzes/pages/paced/attempt.rs",
        &["/kuis/{slug}/mandiri/{code}"],
        &["soal"],
    ),
    (
        "quizzes/pages/pad.rs",
        &["/kuis/main/{pin}"],
        &["naik", "turun", "untuk"],
    ),
    (
        "quizzes/pages/players.rs",
        &["/petugas/kuis/main/{pin}/pemain"],
        &["cari"],
    ),
    (
        "quizzes/pages/practice.rs",
        &["/saya/kuis/{code}/latihan", "/kuis/{slug}/mandiri/{code}/latihan"],
        &["kirim", "soal"],
    ),
    (
        "quizzes/pages/question/mod.rs",
        &["/petugas/kuis/soal", "/petugas/kuis/soal/{code}"],
        &["draf", "jenis", "kuis", "salin"],
    ),
    (
        "quizzes/pages/question/preview.rs",
        &["/petugas/kuis/pratinjau"],
        &["bagian", "draf", "soal"],
    ),
    ("quizzes/pages/season.rs", &["/kuis/musim"], &["musim"]),
    (
        "rooms/pages/book.rs",
        &["/ruang/{slug}/pesan"],
        &["kelompok", "keperluan", "mulai", "orang", "sampai"],
    ),
    (
        "rooms/pages/mod.rs",
        &["/ruang", "/ruang/{slug}", "/ruang/{slug}/pesan", "/petugas/ruang"],
        &["tanggal"],
    ),
];

/// Where each address with a part of its own is real, and for whom: SQL that gives it, or nothing where only the test's own
/// steps do.
#[rustfmt::skip]
const REAL: &[(&str, Who, &str)] = &[
    ("/petugas/perpustakaan/fasilitas/{slug}", Staff, "SELECT '/petugas/perpustakaan/fasilitas/' || slug FROM facilities"),
    ("/petugas/perpustakaan/layanan/{slug}", Staff, "SELECT '/petugas/perpustakaan/layanan/' || slug FROM service_standards"),
    ("/petugas/anggota/impor/{code}", Staff, "SELECT '/petugas/anggota/impor/' || code FROM member_imports"),
    ("/diskusi/{group}", Patron, "SELECT '/diskusi/' || slug FROM reading_groups"),
    ("/diskusi/{group}/baru", Patron, "SELECT '/diskusi/' || slug || '/baru' FROM reading_groups g JOIN group_memberships m ON m.group_id = g.id WHERE m.account_id = {patron}"),
    ("/diskusi/{group}/{topic}", Patron, "SELECT '/diskusi/' || slug || '/' || code FROM topics t JOIN reading_groups g ON g.id = t.group_id"),
    ("/diskusi/{group}/{topic}/{post}/ubah", Patron, "SELECT '/diskusi/' || slug || '/' || code || '/' || number || '/ubah' FROM posts p JOIN topics t ON t.id = p.topic_id JOIN reading_groups g ON g.id = t.group_id WHERE p.author_id = {patron} AND p.deleted_at IS NULL"),
    ("/diskusi/{group}/{topic}/{post}/lapor", Patron, "SELECT '/diskusi/' || slug || '/' || code || '/' || number || '/lapor' FROM posts p JOIN topics t ON t.id = p.topic_id JOIN reading_groups g ON g.id = t.group_id WHERE p.author_id <> {patron} AND p.deleted_at IS NULL"),
    ("/diskusi/{group}/{topic}/{post}/kelola", Staff, "SELECT '/diskusi/' || slug || '/' || code || '/' || number || '/kelola' FROM posts p JOIN topics t ON t.id = p.topic_id JOIN reading_groups g ON g.id = t.group_id WHERE p.author_id = {patron} AND p.deleted_at IS NULL"),
    ("/petugas/diskusi/{group}", Staff, "SELECT '/petugas/diskusi/' || slug FROM reading_groups"),
    ("/kuis/main/{pin}", Patron, "SELECT '/kuis/main/' || pin FROM quiz_games WHERE ended_at IS NULL"),
    ("/kuis/main/{pin}/soket", Nobody, "SELECT '/kuis/main/' || pin || '/soket' FROM quiz_games WHERE ended_at IS NULL"),
    ("/antar/kuis/{pin}", Nobody, "SELECT '/antar/kuis/' || pin FROM quiz_games WHERE ended_at IS NULL"),
    ("/kuis/layar/{pin}", Staff, "SELECT '/kuis/layar/' || pin FROM quiz_games WHERE ended_at IS NULL"),
    ("/kuis/layar/{pin}/qr.svg", Staff, "SELECT '/kuis/layar/' || pin || '/qr.svg' FROM quiz_games WHERE ended_at IS NULL"),
    ("/kuis/gambar/{hash}", Patron, "SELECT '/kuis/gambar/' || hash FROM quiz_images"),
    ("/kuis/suara/{hash}", Patron, "SELECT '/kuis/suara/' || hash FROM quiz_clips"),
    ("/kuis/{slug}", Patron, "SELECT '/kuis/' || slug FROM quizzes"),
    ("/kuis/{slug}/mandiri", Patron, "SELECT '/kuis/' || slug || '/mandiri' FROM quizzes q JOIN quiz_windows w ON w.quiz_id = q.id"),
    ("/kuis/{slug}/mandiri/{code}", Patron, "SELECT '/kuis/' || slug || '/mandiri/' || a.code FROM quiz_attempts a JOIN quiz_windows w ON w.id = a.window_id JOIN quizzes q ON q.id = w.quiz_id JOIN quiz_takers t ON t.id = a.taker_id WHERE account_id = {patron} AND finished_at IS NULL"),
    ("/kuis/{slug}/mandiri/{code}/hasil", Patron, "SELECT '/kuis/' || slug || '/mandiri/' || a.code || '/hasil' FROM quiz_attempts a JOIN quiz_windows w ON w.id = a.window_id JOIN quizzes q ON q.id = w.quiz_id JOIN quiz_takers t ON t.id = a.taker_id WHERE account_id = {patron} AND finished_at IS NOT NULL"),
    ("/kuis/{slug}/mandiri/{code}/latihan", Patron, "SELECT '/kuis/' || slug || '/mandiri/' || a.code || '/latihan' FROM quiz_attempts a JOIN quiz_windows w ON w.id = a.window_id JOIN quizzes q ON q.id = w.quiz_id JOIN quiz_takers t ON t.id = a.taker_id WHERE account_id = {patron} AND finished_at IS NOT NULL"),
    ("/saya/kuis/{code}", Patron, "SELECT '/saya/kuis/' || code FROM quiz_games g JOIN quiz_players p ON p.game_id = g.id WHERE account_id = {patron} AND ended_at IS NOT NULL"),
    ("/saya/kuis/{code}/latihan", Patron, "SELECT '/saya/kuis/' || code || '/latihan' FROM quiz_games g JOIN quiz_players p ON p.game_id = g.id WHERE account_id = {patron} AND ended_at IS NOT NULL"),
    ("/saya/kuis/{code}/piagam", Patron, "SELECT '/saya/kuis/' || code || '/piagam' FROM quiz_games g JOIN quiz_players p ON p.game_id = g.id WHERE account_id = {patron} AND ended_at IS NOT NULL"),
    ("/petugas/kuis/sunting/{slug}", Staff, "SELECT '/petugas/kuis/sunting/' || slug FROM quizzes"),
    ("/petugas/kuis/soal/{code}", Staff, "SELECT '/petugas/kuis/soal/' || code FROM quiz_questions"),
    ("/petugas/kuis/main/{pin}", Staff, "SELECT '/petugas/kuis/main/' || pin FROM quiz_games WHERE ended_at IS NULL"),
    ("/petugas/kuis/main/{pin}/pemain", Staff, "SELECT '/petugas/kuis/main/' || pin || '/pemain' FROM quiz_games WHERE ended_at IS NULL"),
    ("/petugas/kuis/hasil/{code}", Staff, "SELECT '/petugas/kuis/hasil/' || code FROM quiz_games WHERE ended_at IS NOT NULL"),
    ("/petugas/kuis/hasil/{code}/{file}", Staff, "SELECT '/petugas/kuis/hasil/' || code || '/soal.csv' FROM quiz_games WHERE ended_at IS NOT NULL"),
    ("/petugas/kuis/mandiri/{code}", Staff, "SELECT '/petugas/kuis/mandiri/' || code FROM quiz_windows"),
    ("/petugas/kuis/mandiri/{code}/{file}", Staff, "SELECT '/petugas/kuis/mandiri/' || code || '/soal.csv' FROM quiz_windows"),
    ("/petugas/kuis/impor/{token}", Staff, ""),
    ("/ruang/{slug}", Patron, "SELECT '/ruang/' || slug FROM rooms"),
    ("/ruang/{slug}/pesan", Patron, "SELECT '/ruang/' || slug || '/pesan' FROM rooms WHERE closed_because IS NULL"),
    ("/ruang/pesanan/{kode}", Patron, "SELECT '/ruang/pesanan/' || code FROM bookings WHERE account_id = {patron}"),
    ("/petugas/ruang/{slug}", Staff, "SELECT '/petugas/ruang/' || slug FROM rooms"),
    ("/survei/hasil/{wave}", Patron, "SELECT '/survei/hasil/' || slug FROM survey_waves WHERE published = 1"),
    ("/petugas/survei/{wave}", Staff, "SELECT '/petugas/survei/' || slug FROM survey_waves"),
    ("/petugas/survei/{wave}/rekap.xlsx", Staff, "SELECT '/petugas/survei/' || slug || '/rekap.xlsx' FROM survey_waves WHERE published = 1"),
    ("/petugas/survei/{wave}/jawaban.csv", Staff, "SELECT '/petugas/survei/' || slug || '/jawaban.csv' FROM survey_waves WHERE published = 1"),
    ("/petugas/survei/{wave}/saran.csv", Staff, "SELECT '/petugas/survei/' || slug || '/saran.csv' FROM survey_waves WHERE published = 1"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Patron,
    Staff,
    /// Not over a plain request: a socket, or another process.
    Nobody,
}
use Who::{Nobody, Patron, Staff};

/// What stands where a value belongs, percent-encoded.
const VALUES: [&str; 12] = [
    "",
    "-1",
    "9223372036854775807",
    "9223372036854775808",
    "NaN",
    "2026-02-31",
    "%ff%fe",
    "%00",
    "%",
    "%3Cscript%3Ezq%3C%2Fscript%3E",
    "%22%27%3E%3Cimg%20src=x%20onerror=zq%3E",
    "%27%20OR%20%271%27=%271%27;DROP%20TABLE%20accounts;--",
];

/// What would be markup of the sender's own.
const MARKUP: [&str; 2] = ["<script>zq", "<img src=x"];

/// Every query that gives `name` a bad value, or gives it badly.
fn queries(name: &str) -> Vec<String> {
    let values = VALUES.map(str::to_owned);
    let long = ["x".repeat(10_000), "9".repeat(400)];
    let plain = values
        .into_iter()
        .chain(long)
        .map(|value| format!("{name}={value}"));
    let odd = [
        name.to_owned(),
        format!("{name}=1&{name}=%3Cscript%3Ezq"),
        format!("{name}[]=1&{name}[0]=%3Cscript%3Ezq"),
        format!("{name}[%3Cscript%3Ezq]=1"),
        format!("{name}=a%00b&%00=%ff"),
    ];
    plain.chain(odd).collect()
}

/// A library with a game under way, a file of members and a file of questions that wait, and who asks.
struct Library {
    app: TestApp,
    patron: TestApp,
    staff: TestApp,
    imported: String,
}

impl Library {
    async fn of(app: TestApp) -> Self {
        seed::sow(&app.app, Size::Demo).await.expect("a library");
        let (mut patron, mut staff) = (app.stranger(), app.stranger());
        for (browser, login) in [(&mut patron, "dewi"), (&mut staff, "fikri")] {
            let login = format!("{login}@contoh.sapa.test");
            let fields = [("login", login.as_str()), ("password", PASSWORD)];
            browser.submit("/masuk", "/api/auth/sign_in", &fields).await;
        }
        let slug: String = one(&app, "SELECT slug FROM quizzes").await;
        let opened = [("slug", slug.as_str())];
        let opened = staff
            .submit("/petugas/kuis", "/api/quizzes/open_lobby", &opened)
            .await;
        let pin = opened
            .location()
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        let seat = [
            ("pin", pin.as_str()),
            ("nickname", "Dewi"),
            ("key", "0123456789abcdee"),
        ];
        patron.submit("/kuis/gabung", "/api/quizzes/join", &seat).await;
        upload(
            &mut staff,
            "/petugas/anggota/unggah",
            "anggota.csv",
            "member_id,member_name,member_type_name,expire_date\n00019,Rani,Umum,\n",
        )
        .await;
        let imported = upload(
            &mut staff,
            "/petugas/kuis/impor/berkas",
            "soal.gift",
            "Apa warna langit? {=biru ~merah}",
        )
        .await;
        for sql in [
            // Who won has a certificate, and has played nothing else.
            "UPDATE quiz_players SET account_id = NULL WHERE account_id = {patron}",
            "UPDATE quiz_players SET account_id = {patron} WHERE id = (SELECT player_id FROM quiz_answers a JOIN quiz_games g ON g.id = a.game_id WHERE ended_at IS NOT NULL GROUP BY player_id ORDER BY SUM(points) DESC, player_id LIMIT 1)",
            "INSERT INTO quiz_images (hash, kind, body, at) VALUES ('0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'png', 'iVBORw0KGgo=', 1)",
            "INSERT INTO quiz_clips (hash, kind, body, at) VALUES ('0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'wav', 'UklGRg==', 1)",
        ] {
            change(&app, sql).await;
        }
        Self {
            app,
            patron,
            staff,
            imported,
        }
    }

    /// An address at which `route` is real.
    async fn real(&self, route: &str) -> String {
        if !route.contains('{') {
            return route.to_owned();
        }
        let (.., sql) = REAL
            .iter()
            .find(|(known, ..)| *known == route)
            .unwrap_or_else(|| panic!("{route} has no row in REAL, src/server/tests/addresses.rs"));
        if sql.is_empty() {
            return self.imported.clone();
        }
        one(&self.app, sql).await
    }

    /// Asks as a patron who reads English and as an administrator who reads Indonesian, and says what is wrong with the answers.
    async fn wrong_at(&self, target: &str) -> Vec<String> {
        // What is counted, such as guesses of a PIN, would hide everything after it.
        change(&self.app, "DELETE FROM rate_limits").await;
        let mut wrong = Vec::new();
        for (browser, lang) in [(&self.patron, "en"), (&self.staff, "id")] {
            if let Err(what) = ask(browser, target, lang).await {
                let shown: String = target.chars().take(160).collect();
                wrong.push(format!("{shown} in {lang}: {what}"));
            }
        }
        wrong
    }
}

/// The status of a fitting answer, or what is wrong with it.
async fn ask(browser: &TestApp, target: &str, lang: &str) -> Result<StatusCode, String> {
    let Ok(uri) = target.parse::<Uri>() else {
        // The server's parser refuses it before anything here sees it.
        return Ok(StatusCode::BAD_REQUEST);
    };
    let request = browser
        .request(Method::GET, "/")
        .uri(uri)
        .header(header::ACCEPT, "text/html")
        .header(header::ACCEPT_LANGUAGE, lang);
    let answer = browser.open_with(request).await;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &header::HeaderValue| value.to_str().ok())
            .unwrap_or_default()
    };
    let kind = text(header::CONTENT_TYPE);
    if status.is_server_error() {
        return Err(status.to_string());
    }
    if status.is_redirection() {
        let location = text(header::LOCATION);
        let stays = location.starts_with('/') && !location.starts_with("//");
        return if stays {
            Ok(status)
        } else {
            Err(format!("leads to {location}"))
        };
    }
    if kind == "text/event-stream" {
        // Never ends.
        return Ok(status);
    }
    let body = to_bytes(answer.into_body(), usize::MAX)
        .await
        .map_err(|error| error.to_string())?;
    let body = String::from_utf8_lossy(&body);
    if let Some(markup) = MARKUP.iter().find(|markup| body.contains(**markup)) {
        return Err(format!("{status} with {markup}"));
    }
    let is_page = kind.starts_with("text/html");
    if is_page && !body.contains(&format!("<html lang=\"{lang}\"")) {
        return Err(format!("{status} in another language"));
    }
    if status.is_client_error() && !is_page {
        return Err(format!("{status} without a page: {body:.200}"));
    }
    Ok(status)
}

async fn patron_in(app: &TestApp, sql: &str) -> String {
    if !sql.contains("{patron}") {
        return sql.to_owned();
    }
    let id: i64 = app
        .scalar("SELECT id FROM accounts WHERE email = 'dewi@contoh.sapa.test'")
        .await;
    sql.replace("{patron}", &id.to_string())
}

async fn one(app: &TestApp, sql: &str) -> String {
    app.scalar(format!("{} LIMIT 1", patron_in(app, sql).await)).await
}

async fn change(app: &TestApp, sql: &str) {
    app.change(patron_in(app, sql).await).await;
}

/// Where it leads.
async fn upload(browser: &mut TestApp, to: &str, name: &str, text: &str) -> String {
    let key = new_token();
    let answer = browser
        .upload("/", to, &[("key", &key)], (name, text.as_bytes()))
        .await;
    assert!(answer.status.is_redirection(), "{to}: {}", answer.text);
    answer.location().to_owned()
}

#[test]
fn the_table_knows_who_reads_which_parameter() {
    let listed: BTreeSet<(String, String)> = READ
        .iter()
        .flat_map(|(file, _, names)| names.iter().map(|name| ((*file).to_owned(), (*name).to_owned())))
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut real = BTreeSet::new();
    for path in sources(&root) {
        let file = path.strip_prefix(&root).expect("below it").display().to_string();
        let text = fs::read_to_string(&path).expect("a source file");
        for name in names_read(&text) {
            real.insert((file.clone(), name));
        }
    }
    let missing: Vec<_> = real.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&real).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "rows to add to READ, src/server/tests/addresses.rs: {missing:#?}\nrows of nothing: {gone:#?}"
    );
}

/// Of `query("name")`, and of the fields of what axum's `Query` reads.
fn names_read(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let calls: Vec<_> = text.split("query(").collect();
    for (before, call) in calls.iter().zip(calls.iter().skip(1)) {
        let is_sql = before.ends_with("::") || before.ends_with("fn ") || before.ends_with(['.', '_']);
        match call.trim_start().strip_prefix('"') {
            Some(name) if !is_sql => names.extend(name.split('"').next().map(str::to_owned)),
            // `query(name)`, where the names stand in a list that other calls spell out.
            None if !is_sql => assert!(call.starts_with("name)"), "which parameter is query({call:.40}?"),
            _ => {}
        }
    }
    for read in text.split(": Query<").skip(1) {
        let what = read.split('>').next().unwrap_or_default();
        let fields = text.split(&format!("struct {what} {{")).nth(1);
        let fields = fields.and_then(|fields| fields.split('}').next());
        let fields = fields.unwrap_or_else(|| panic!("what Query<{what}> reads stands in another file"));
        let fields = fields.lines().filter_map(|line| line.split_once(": "));
        names.extend(fields.map(|(name, _)| name.trim().trim_start_matches("pub ").to_owned()));
    }
    names
}

#[test]
fn the_table_knows_every_address_with_a_part_of_its_own() {
    let listed: BTreeSet<String> = REAL.iter().map(|(route, ..)| (*route).to_owned()).collect();
    let pages = generate_route_list(app::routes_alone);
    let pages = pages.into_iter().map(|route| route.path().to_owned());
    let plain = super::matrix::plain_routes().filter_map(|row| Some(row.strip_prefix("GET ")?.to_owned()));
    let real: BTreeSet<String> = pages.chain(plain).filter(|route| route.contains('{')).collect();
    let missing: Vec<_> = real.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&real).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "rows to add to REAL, src/server/tests/addresses.rs: {missing:#?}\nrows of nothing: {gone:#?}"
    );
}

on_each_engine! {
    async fn no_parameter_of_an_address_breaks_its_page(app) {
        let library = Library::of(app).await;
        let mut wrong = Vec::new();
        for (route, who, _) in REAL {
            let real = library.real(route).await;
            let (browser, lang) = match who {
                Patron => (&library.patron, "en"),
                Staff => (&library.staff, "id"),
                Nobody => continue,
            };
            // Else what follows would only show that nothing is there. An attempt leads to its next question.
            let found = ask(browser, &real, lang).await;
            let leads_on = *route == "/kuis/{slug}/mandiri/{code}" && found == Ok(StatusCode::FOUND);
            if found != Ok(StatusCode::OK) && !leads_on {
                wrong.push(format!("{real} as the {who:?}: {found:?}"));
            }
        }
        for (_, routes, names) in READ {
            for route in *routes {
                let real = library.real(route).await;
                for query in names.iter().flat_map(|name| queries(name)) {
                    wrong.extend(library.wrong_at(&format!("{real}?{query}")).await);
                }
            }
        }
        for (route, ..) in REAL {
            let real = library.real(route).await;
            let parts: Vec<_> = real.split('/').collect();
            let of_its_own = route.split('/').enumerate().filter(|(_, part)| part.starts_with('{'));
            for (place, _) in of_its_own {
                for value in VALUES.map(str::to_owned).into_iter().chain(["x".repeat(10_000)]) {
                    let mut parts = parts.clone();
                    parts[place] = &value;
                    wrong.extend(library.wrong_at(&parts.join("/")).await);
                }
            }
        }
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}
