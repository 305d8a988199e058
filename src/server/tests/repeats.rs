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
