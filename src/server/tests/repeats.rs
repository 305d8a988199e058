//! Forms that make something: sent twice they make it once; brought back by the browser's history and filled anew, what is new
//! is not lost.

use crate::{
    auth::Role,
    seed::{self, Size},
    test_support::{TestApp, on_each_engine},
};

const KEY: &str = "0123456789abcdef";

/// Where it goes, what is typed, the field that is typed anew and how, the table that grows.
type Row = (
    &'static str,
    &'static [(&'static str, &'static str)],
    (&'static str, &'static str),
    &'static str,
);

const ROWS: [Row; 9] = [
    (
        "/api/discussions/open_topic",
        &[
            ("group", "{group}"),
            ("title", "Bab pertama"),
            ("body", "Apa kesan kalian?"),
        ],
        ("title", "Bab kedua"),
        "topics",
    ),
    (
        "/api/discussions/keep_group",
        &[
            ("name", "Pembaca Malam"),
            ("description", "Membaca malam hari."),
            ("book_title", "Bumi Manusia"),
            ("book_author", "Pramoedya Ananta Toer"),
            ("book_year", "1980"),
        ],
        ("name", "Pembaca Pagi"),
        "reading_groups",
    ),
    (
        "/api/library/save_facility",
        &[
            ("name_id", "Loker"),
            ("name_en", "Lockers"),
            ("state", "available"),
        ],
        ("name_id", "Loker besar"),
        "facilities",
    ),
    (
        "/api/library/save_standard",
        &[
            ("name_id", "Pindai naskah"),
            ("name_en", "Scan of a manuscript"),
            ("promise_id", "Selesai dalam tiga hari kerja"),
            ("promise_en", "Done within three working days"),
        ],
        ("name_id", "Salin naskah"),
        "service_standards",
    ),
    (
        "/api/library/close",
        &[
            ("first", "2027-03-01"),
            ("reason_id", "Inventarisasi"),
            ("reason_en", "Stocktaking"),
        ],
        ("first", "2027-03-02"),
        "closures",
    ),
    (
        "/api/quizzes/save_quiz",
        &[("title", "Kuis Malam"), ("seats", "40")],
        ("title", "Kuis Pagi"),
        "quizzes",
    ),
    (
        "/api/quizzes/save_question",
        &[
            ("kind", "single"),
            ("text", "Musi adalah sungai."),
            ("option_a", "Benar"),
            ("option_b", "Salah"),
            ("right", "a"),
            ("seconds", "20"),
            ("points", "1000"),
            ("level", "1"),
        ],
        ("text", "Kelingi adalah sungai."),
        "quiz_questions",
    ),
    (
        "/api/rooms/save_room",
        &[
            ("name", "Ruang Baru"),
            ("capacity", "8"),
            ("floor", "1"),
            ("max_minutes", "120"),
        ],
        ("name", "Ruang Lain"),
        "rooms",
    ),
    (
        "/api/surveys/create_wave",
        &[
            ("title", "Survei akhir tahun"),
            ("closes_on", "2027-01-31"),
            ("population", "1200"),
            ("population_counts", "anggota aktif"),
        ],
        ("title", "Survei awal tahun"),
        "survey_waves",
    ),
];

async fn rows(app: &TestApp, table: &str) -> i64 {
    app.scalar(format!("SELECT COUNT(*) FROM {table}")).await
}

async fn group(app: &TestApp) -> String {
    app.scalar("SELECT slug FROM reading_groups ORDER BY id LIMIT 1")
        .await
}

/// Number and code of a member who has no account yet.
async fn claimable(app: &TestApp) -> (String, String) {
    let unclaimed = "FROM members WHERE account_id IS NULL ORDER BY id LIMIT 1";
    let id: String = app.scalar(format!("SELECT CAST(id AS TEXT) {unclaimed}")).await;
    let number: String = app.scalar(format!("SELECT number {unclaimed}")).await;
    let mut staff = app.with_role(Role::Librarian).await;
    let desk = "/petugas/anggota";
    staff
        .submit(desk, "/api/members/give_code", &[("member", &id)])
        .await;
    let page = staff.get(desk).await.text;
    let (_, code) = page.split_once("Kode untuk ").expect("the code");
    let (_, code) = code.split_once(": ").expect("the code");
    let (code, _) = code.split_once('.').expect("the code");
    (number, code.to_owned())
}

/// What the link to a new password holds that was mailed to dewi.
async fn mailed_token(app: &TestApp) -> String {
    let dewi = [("login", "dewi@contoh.sapa.test")];
    app.stranger().call("/api/auth/ask_reset", &dewi).await;
    let mail = "SELECT body FROM outbox WHERE body LIKE '%/sandi-baru?kode=%' ORDER BY id DESC LIMIT 1";
    let mail: String = app.scalar(mail).await;
    let (_, token) = mail.split_once("kode=").expect("a link");
    token.split_whitespace().next().expect("a token").to_owned()
}

on_each_engine! {
    async fn what_a_form_makes_it_makes_once_and_what_is_typed_anew_is_not_lost(app) {
        seed::sow(&app.app, Size::Demo).await.expect("a library");
        let group = group(&app).await;
        let mut manager = app.with_role(Role::Manager).await;
        for (action, typed, (field, anew), table) in ROWS {
            let fields: Vec<_> = typed
                .iter()
                .map(|(name, value)| (*name, if *value == "{group}" { group.as_str() } else { *value }))
                .chain([("key", KEY)])
                .collect();
            let before = rows(&app, table).await;
            for _ in 0..2 {
                let answer = manager.call(action, &fields).await;
                assert_eq!(answer.status, 200, "{action}: {}", answer.text);
            }
            assert_eq!(rows(&app, table).await, before + 1, "{action} sent twice");
            let fields: Vec<_> = fields
                .into_iter()
                .map(|(name, value)| (name, if name == field { anew } else { value }))
                .collect();
            let answer = manager.call(action, &fields).await;
            assert_eq!(answer.status, 200, "{action}: {}", answer.text);
            assert_eq!(rows(&app, table).await, before + 2, "{action} typed anew");
        }
    }

    async fn a_repeat_is_answered_when_all_tries_are_used_up(app) {
        seed::sow(&app.app, Size::Demo).await.expect("a library");
        let group = group(&app).await;
        let topic: String = app.scalar("SELECT code FROM topics ORDER BY id LIMIT 1").await;
        let mut patron = app.with_role(Role::Patron).await;
        for (action, fields, anew) in [
            ("/api/discussions/open_topic", vec![("group", group.as_str()), ("body", "Isi.")], "title"),
            ("/api/discussions/reply", vec![("topic", topic.as_str())], "body"),
        ] {
            for sent in 1.. {
                let text = format!("Nomor {sent}");
                let typed = [&fields[..], &[("key", KEY), (anew, &text)]].concat();
                let answer = patron.call(action, &typed).await;
                if answer.status == 429 {
                    break;
                }
                assert_eq!(answer.status, 200, "{action}: {}", answer.text);
            }
            let first = patron.call(action, &[&fields[..], &[("key", KEY), (anew, "Nomor 1")]].concat()).await;
            assert_eq!(first.status, 200, "{action}: {}", first.text);
        }
    }

    async fn who_sends_a_form_again_whose_answer_was_lost_is_signed_in(app) {
        seed::sow(&app.app, Size::Demo).await.expect("a library");
        let (number, code) = claimable(&app).await;
        let token = mailed_token(&app).await;
        let password = ("password", "durian jatuh malam");
        for (page, action, typed, accounts) in [
            ("/daftar", "/api/auth/register", vec![("name", "Siti"), ("email", "siti@contoh.id"), password, ("consent", "yes")], 1),
            ("/klaim", "/api/members/claim", vec![("number", number.as_str()), ("code", code.as_str()), password, ("consent", "yes")], 1),
            ("/sandi-baru", "/api/auth/new_password", vec![("token", token.as_str()), ("new_password", password.1)], 0),
        ] {
            let before = rows(&app, "accounts").await;
            for _ in 0..2 {
                let mut browser = app.stranger();
                let answer = browser.submit(page, action, &[&typed[..], &[("key", KEY)]].concat()).await;
                assert_eq!(answer.location(), "/saya", "{action}");
                assert_eq!(browser.get("/saya").await.status, 200, "{action}");
            }
            assert_eq!(rows(&app, "accounts").await, before + accounts, "{action} sent twice");
        }
    }

    async fn a_press_that_comes_too_late_is_answered_on_its_page(app) {
        seed::sow(&app.app, Size::Demo).await.expect("a library");
        let booking: String = app.scalar("SELECT code FROM bookings WHERE status = 'booked' AND day > '2026-11-24' ORDER BY id LIMIT 1").await;
        let mut staff = app.with_role(Role::Librarian).await;
        let cancelled = staff.call("/api/rooms/cancel", &[("booking", &booking), ("reason", "Listrik padam.")]).await;
        assert_eq!(cancelled.status, 200, "{}", cancelled.text);
        for (page, action, field, says) in [
            ("/petugas/ruang", "/api/rooms/check_in", ("booking", booking.as_str()), "Pesanan ini sudah dibatalkan."),
            ("/saya", "/api/auth/end_session", ("session", "0123456789abcdef"), "Perangkat itu sudah keluar."),
            ("/petugas/perpustakaan", "/api/library/reopen", ("day", "2027-03-01"), "Hari itu tidak ditutup"),
        ] {
            assert_eq!(staff.submit(page, action, &[field]).await.location(), page, "{action}");
            staff.get(page).await.says(says);
        }
    }

    async fn two_who_open_a_lobby_at_once_open_one(app) {
        seed::sow(&app.app, Size::Demo).await.expect("a library");
        let slug: String = app.scalar("SELECT slug FROM quizzes ORDER BY id LIMIT 1").await;
        let staff = app.with_role(Role::Librarian).await;
        let presses: Vec<_> = (0..4)
            .map(|_| {
                let (mut staff, slug) = (staff.clone(), slug.clone());
                tokio::spawn(async move { staff.call("/api/quizzes/open_lobby", &[("slug", &slug)]).await.status })
            })
            .collect();
        for press in presses {
            assert_eq!(press.await.expect("an answer"), 200);
        }
        assert_eq!(rows(&app, "quiz_games WHERE ended_at IS NULL").await, 1);
    }
}
