//! Files of questions through the upload form, and out again.

use crate::{
    auth::Role,
    db::new_token,
    i18n::Lang,
    quizzes::{
        backend::look,
        exchange::{Format, kahoot},
    },
    server::uploads::Row,
    test_support::{TestApp, TestResponse, on_each_engine},
};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

const UPLOAD: &str = "/petugas/kuis/impor/berkas";
const TAKE_OVER: &str = "/api/quizzes/take_over";

/// Kahoot's template: seven rows of explanation, column titles in row 8, then these rows from column B.
fn template(rows: &[[&str; 7]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 1, "Quiz template").expect("a cell");
    for (column, title) in (1..).zip([
        "Question",
        "Answer 1",
        "Answer 2",
        "Answer 3",
        "Answer 4",
        "Time limit (sec)",
        "Correct answer(s)",
    ]) {
        sheet.write(7, column, title).expect("a cell");
    }
    for (line, row) in (8..).zip(rows) {
        sheet.write(line, 0, line - 7).expect("a cell");
        for (column, cell) in (1..).zip(row) {
            // Whole numbers are numbers, as people type them.
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(line, column, number).expect("a cell"),
                Err(_) => sheet.write(line, column, *cell).expect("a cell"),
            };
        }
    }
    book.save_to_buffer().expect("a workbook")
}

const GOOD: [[&str; 7]; 3] = [
    [
        "Ibu kota Sumatera Selatan?",
        "Palembang",
        "Jambi",
        "Bengkulu",
        "Lahat",
        "20",
        "1",
    ],
    [
        "Sungai mana yang ada di Sumatera Selatan?",
        "Musi",
        "Mahakam",
        "Kelingi",
        "",
        "30",
        "1,3",
    ],
    [
        "Bukit Sulap ada di Lubuklinggau.",
        "Benar",
        "Salah",
        "",
        "",
        "20",
        "1",
    ],
];

async fn upload(app: &mut TestApp, file: &[u8], title: &str) -> TestResponse {
    upload_as(app, "kuis.xlsx", file, title).await
}

async fn upload_as(app: &mut TestApp, name: &str, file: &[u8], title: &str) -> TestResponse {
    upload_with(app, &new_token(), name, file, title).await
}

async fn upload_with(app: &mut TestApp, key: &str, name: &str, file: &[u8], title: &str) -> TestResponse {
    let fields = [("key", key), ("title", title)];
    app.upload("/petugas/kuis/impor", UPLOAD, &fields, (name, file))
        .await
}

async fn questions(app: &TestApp) -> i64 {
    let mut db = app.app.db().read().await.expect("a connection");
    sqlx::query_scalar("SELECT COUNT(*) FROM quiz_questions")
        .fetch_one(&mut *db)
        .await
        .expect("a count")
}

fn token(answer: &TestResponse) -> String {
    answer
        .location()
        .strip_prefix("/petugas/kuis/impor/")
        .expect("a checked file")
        .to_owned()
}

/// As many questions, each of which begins with `word`.
fn two_hundred(word: &str) -> String {
    (0..200)
        .map(|n| format!("{word} {n} ditambah satu? {{={} ~{} ~nol}}\n\n", n + 1, n + 2))
        .collect()
}

/// Saves what was checked.
async fn take_over(staff: &mut TestApp, checked: &TestResponse) -> TestResponse {
    let token = token(checked);
    staff
        .submit(checked.location(), TAKE_OVER, &[("token", &token)])
        .await
}

/// The bank as a file of `format`.
async fn exported(staff: &mut TestApp, format: &str) -> Vec<u8> {
    let address = format!("/petugas/kuis/ekspor/berkas?format={format}");
    staff.get(&address).await.body
}

on_each_engine! {
    async fn a_file_sent_twice_waits_once(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let file = b"// soal\n::Sungai:: Sungai apa? {=Kelingi ~Musi}\n";
        let mut at = Vec::new();
        for _ in 0..2 {
            at.push(token(&upload_with(&mut staff, "0123456789abcdef", "soal.gift", file, "").await));
        }
        assert_eq!(at[0], at[1]);
        let mut db = app.app.db().read().await.expect("a connection");
        let waiting: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM quiz_imports").fetch_one(&mut *db).await.expect("a count");
        assert_eq!(waiting, 1);
    }

    async fn a_file_is_checked_first_and_taken_over_once(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let checked = upload(&mut staff, &template(&GOOD), "Sumatera Selatan").await;
        staff.get(checked.location()).await.says("3 soal siap disimpan").says("Bukit Sulap");
        assert_eq!(questions(&app).await, 0);
        let token = token(&checked);
        let saved = staff.submit(checked.location(), TAKE_OVER, &[("token", &token)]).await;
        assert_eq!(saved.location(), "/petugas/kuis/sunting/sumatera-selatan");
        staff.get(saved.location()).await.says("3 soal baru tersimpan").says("Ibu kota").says("Beberapa jawaban benar").says("Benar atau salah");
        // The button pressed again, and the same file sent again.
        staff.submit(checked.location(), TAKE_OVER, &[("token", &token)]).await;
        let again = upload(&mut staff, &template(&GOOD), "Sumatera Selatan").await;
        staff.get(again.location()).await.says("0 soal siap disimpan").says("3 soal sudah ada di bank");
        let saved = take_over(&mut staff, &again).await;
        assert_eq!((questions(&app).await, saved.location()), (3, "/petugas/kuis/sunting/sumatera-selatan"));
    }

    async fn one_wrong_row_and_nothing_is_saved(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let rows = [
            GOOD[0],
            ["", "Palembang", "Jambi", "", "", "20", "1"],
            ["Tanpa jawaban benar?", "Ya", "Tidak", "", "", "20", ""],
            ["Waktu salah?", "Ya", "Tidak", "", "", "900", "1"],
            ["Jawaban benar kosong?", "Ya", "Tidak", "", "", "20", "4"],
        ];
        let checked = upload(&mut staff, &template(&rows), "").await;
        staff.get(checked.location()).await
            .says("4 baris perlu diperbaiki").says("B: Tulis soalnya").says("H: Kolom H").says("G: Waktu antara").says("F: Pilihan ini ditandai benar");
        let token = token(&checked);
        assert_eq!(staff.call(TAKE_OVER, &[("token", &token)]).await.status, 409);
        assert_eq!(questions(&app).await, 0);
        // Another librarian does not take over what is not theirs.
        assert_eq!(app.with_role(Role::Librarian).await.call(TAKE_OVER, &[("token", &token)]).await.status, 404);
    }

    async fn what_is_no_spreadsheet_says_so(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        for (file, says) in [(&b"halo"[..], "tidak mengenali"), (b"", "Pilih berkasnya dulu"), (b"PK\x03\x04garbage", "bukan berkas XLSX")] {
            assert_eq!(upload(&mut staff, file, "").await.location(), "/petugas/kuis/impor");
            staff.get("/petugas/kuis/impor").await.says(says);
        }
        assert_eq!(upload(&mut staff, &template(&[]), "").await.location(), "/petugas/kuis/impor");
        staff.get("/petugas/kuis/impor").await.says("Tidak ada soal di berkas ini");
        assert_eq!(upload(&mut app.with_role(Role::Patron).await, &template(&GOOD), "").await.status, 403);
    }

    async fn every_format_comes_through_one_door(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let files: [(&str, &[u8], &str); 5] = [
            ("geografi.gift", include_bytes!("data/geografi.gift"), "GIFT"),
            ("geografi.xml", include_bytes!("data/geografi-moodle.xml"), "Moodle XML"),
            ("geografi.txt", include_bytes!("data/geografi-aiken.txt"), "Aiken"),
            ("geografi.csv", include_bytes!("data/geografi.csv"), "CSV"),
            ("geografi.json", include_bytes!("data/geografi.json"), "Sapa (JSON)"),
        ];
        for (name, file, format) in files {
            let checked = upload_as(&mut staff, name, file, "").await;
            staff.get(checked.location()).await.says(&format!("dibaca sebagai {format}")).says("siap disimpan");
            assert_eq!(take_over(&mut staff, &checked).await.location(), "/petugas/kuis/bank", "{name}");
        }
        assert!(questions(&app).await > 10);
        // What came in by many doors leaves by one, and comes back as nothing new.
        let count = questions(&app).await;
        for (format, name) in [("json", "a.json"), ("gift", "a.gift"), ("qti", "a.zip"), ("csv", "a.csv")] {
            let file = exported(&mut staff, format).await;
            let checked = upload_as(&mut staff, name, &file, "").await;
            staff.get(checked.location()).await.says(&format!("{count} soal sudah ada di bank"));
        }
        staff.get("/petugas/kuis/ekspor?format=gift").await.says("program lain melihat soal menjodohkan nomor");
    }

    async fn what_cannot_be_asked_is_said_and_left_out(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let gift = b"Jelaskan sejarah Lubuklinggau. {}\n\nIbu kota Sumatera Selatan? {=Palembang ~Jambi}\n";
        let checked = upload_as(&mut staff, "a.gift", gift, "").await;
        staff.get(checked.location()).await.says("1 soal tidak bisa ditanyakan").says("esai").says("1 soal siap");
        take_over(&mut staff, &checked).await;
        assert_eq!(questions(&app).await, 1);
    }

    async fn two_hundred_questions_take_less_than_two_seconds(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let texts: Vec<String> = (0..200).map(|n| format!("Berapa {n} tambah satu?")).collect();
        let rows: Vec<_> = texts.iter().map(|text| [text.as_str(), "Lebih", "Kurang", "", "", "20", "1"]).collect();
        let mut files = vec![("a.gift", two_hundred("Berapa").into_bytes()), ("a.xlsx", template(&rows))];
        for (format, name) in [("json", "a.json"), ("qti", "a.zip"), ("csv", "a.csv")] {
            let mut elsewhere = TestApp::sqlite().await.with_role(Role::Librarian).await;
            let checked = upload_as(&mut elsewhere, "a.gift", two_hundred(format).as_bytes(), "").await;
            take_over(&mut elsewhere, &checked).await;
            files.push((name, exported(&mut elsewhere, format).await));
        }
        for (taken, (name, file)) in (1..).zip(files) {
            let begun = std::time::Instant::now();
            let checked = upload_as(&mut staff, name, &file, "").await;
            take_over(&mut staff, &checked).await;
            println!("200 questions of {name} in {:?}", begun.elapsed());
            assert_eq!(questions(&app).await, 200 * taken, "{name}");
        }
    }

    async fn a_quiz_made_of_a_file_is_no_longer_than_any_other(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let gift: String = (0..101).map(|n| format!("Berapa {n} tambah satu? {{={} ~nol}}\n\n", n + 1)).collect();
        assert_eq!(upload_as(&mut staff, "a.gift", gift.as_bytes(), "Hitung").await.location(), "/petugas/kuis/impor");
        staff.get("/petugas/kuis/impor").await.says("Berkas ini berisi 101 soal, sedangkan satu kuis paling banyak 100.").says("value=\"Hitung\"");
        // Without a quiz the bank takes them all, and a hundred make one.
        let checked = upload_as(&mut staff, "a.gift", gift.as_bytes(), "").await;
        staff.get(checked.location()).await.says("101 soal siap disimpan");
        let hundred = gift.split_inclusive("\n\n").take(100).collect::<String>();
        assert!(upload_as(&mut staff, "a.gift", hundred.as_bytes(), "Hitung").await.location().starts_with("/petugas/kuis/impor/"));
    }

    async fn a_bank_too_large_for_one_file_leaves_in_parts_that_come_back(app) {
        crate::quizzes::tests::bank::fill(&app, 2005).await;
        let mut staff = app.with_role(Role::Librarian).await;
        staff.get("/petugas/kuis/ekspor?format=csv").await.says("Bank ini menjadi 3 berkas.").says("1000 soal").says("Bagian 3");
        let mut seen = std::collections::BTreeSet::new();
        for part in 1..=3 {
            let file = staff.get(&format!("/petugas/kuis/ekspor/berkas?format=csv&bagian={part}")).await;
            assert_eq!(file.headers["content-disposition"], format!("attachment; filename=\"bank-soal-{part}.csv\""));
            let rows = crate::quizzes::exchange::read(Format::Table, &file.body).expect("a file");
            seen.extend(rows.into_iter().map(|row| row.expect("a question").draft.text));
            let checked = upload_as(&mut staff, "a.csv", &file.body, "").await;
            let count = if part == 3 { 5 } else { 1000 };
            staff.get(checked.location()).await.says(&format!("{count} soal sudah ada di bank"));
        }
        assert_eq!(seen.len(), 2005);
    }
}

#[test]
fn the_first_question_of_a_template_stands_in_row_8() {
    let row = |line| Row {
        line,
        cells: [
            "",
            "Ibu kota Sumatera Selatan?",
            "Palembang",
            "Jambi",
            "",
            "",
            "20",
            "1",
        ]
        .map(String::from)
        .to_vec(),
    };
    let checked = look(Lang::Id, Format::Kahoot, kahoot::read(&[row(7), row(8), row(9)]));
    assert_eq!((checked.questions.len(), checked.wrong.len()), (2, 0));
}

#[test]
fn errors_are_said_in_the_readers_language() {
    let row = Row {
        line: 9,
        cells: ["9", "", "a", "b", "", "", "20", "1"].map(String::from).to_vec(),
    };
    let wrong = look(Lang::En, Format::Kahoot, kahoot::read(&[row])).wrong;
    assert_eq!(
        (wrong[0].at, wrong[0].problem.as_str()),
        (9, "B: Please write the question.")
    );
}

proptest! {
    #[test]
    fn any_cells_are_questions_or_errors(cells in prop::collection::vec(prop::collection::vec("\\PC{0,12}|[0-9,.]{0,4}", 0..10), 0..12)) {
        let rows: Vec<Row> = (6..).zip(cells).map(|(line, cells)| Row { line, cells }).collect();
        let checked = look(Lang::Id, Format::Kahoot, kahoot::read(&rows));
        prop_assert!(checked.questions.len() + checked.wrong.len() <= rows.len());
    }
}
