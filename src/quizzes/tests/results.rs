//! A game afterwards: what the page says, and what the files hold.

use super::builders::{ask, choice, number, order, other, played, text};
use crate::{
    auth::Role,
    quizzes::{Answer, Body, Kind, Order, Question, rules},
    test_support::{TestApp, on_each_engine},
};
use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use std::io::Cursor;

/// One of the 720 orders of six items.
fn order_of_six(no: usize) -> Answer {
    let (mut left, mut no): (Vec<u8>, usize) = ((0..6).collect(), no);
    let mut places = Vec::new();
    while !left.is_empty() {
        places.push(left.remove(no % left.len()));
        no /= left.len() + 1;
    }
    order(&places)
}

/// Three players and a stranger with a wicked name, six kinds of question.
async fn game(app: &TestApp) -> String {
    let questions = [
        ask(Kind::Single, &[1], 1000),
        ask(Kind::Multiple, &[0, 2], 1000),
        other(Kind::Typed),
        other(Kind::Numeric),
        other(Kind::Ordering),
        other(Kind::Poll),
        other(Kind::WordCloud),
        other(Kind::Slide),
    ];
    let answers = [
        (0, 0, choice(&[1]), 2_000),
        (1, 0, choice(&[1]), 4_000),
        (2, 0, choice(&[3]), 6_000),
        (0, 1, choice(&[0, 2]), 3_000),
        (1, 1, choice(&[0]), 3_000),
        (0, 2, text("kelingi"), 5_000),
        (1, 2, text("Sungai Musi"), 5_000),
        (2, 2, text("sungai  musi!"), 7_000),
        (3, 2, text("=HYPERLINK(\"http://evil.example\")"), 8_000),
        (0, 3, number("126.3"), 5_000),
        (1, 3, number("17000"), 5_000),
        (2, 3, number("17000"), 5_000),
        (0, 4, order(&[0, 1, 2, 3]), 9_000),
        (1, 4, order(&[1, 0, 2, 3]), 9_000),
        (0, 5, choice(&[2]), 2_000),
        (1, 6, text("tenang, Buku"), 2_000),
        (2, 6, text("buku"), 2_000),
    ];
    played(&app.app, &questions, &["Siti", "Budi", "Rani", "=1+1"], &answers).await
}

on_each_engine! {
    async fn a_librarian_sees_what_the_hall_knew(app) {
        let code = game(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let page = staff.get(&format!("/petugas/kuis/hasil/{code}")).await;
        page.says("4 pemain").says("Soal tersulit").says("1 dari 4 benar (25 %)")
            // Options, the same word written differently, numbers as they are read here, orders, words of a cloud.
            .says("Kelingi: <b>2</b>").says("Sungai Musi: <b>2</b>").says("17.000: <b>2</b>").says("Musi → Kelingi → Rupit → Lakitan: <b>1</b>").says("Buku: <b>2</b>")
            .says("67 %").says("4,0 dtk").says("Rata-rata waktu");
        assert!(page.text.find("Soal tersulit") < page.text.find("Per pemain"));
        assert_eq!(staff.get("/petugas/kuis/hasil/tidakada").await.status, 404);
        let mut english = app.with_role(Role::Librarian).await;
        english.call("/api/auth/speak", &[("lang", "en")]).await;
        english.get(&format!("/petugas/kuis/hasil/{code}")).await.says("Hardest questions").says("1 of 4 right (25 %)").says("Mean time");
    }

    async fn the_results_open_as_a_workbook(app) {
        let code = game(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let file = staff.get(&format!("/petugas/kuis/hasil/{code}/hasil.xlsx")).await;
        assert_eq!(file.headers["content-disposition"], "attachment; filename=\"kuis-uji-2026-11-24-hasil.xlsx\"");
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file.body)).unwrap();
        assert_eq!(workbook.sheet_names(), ["Pemain", "Soal", "Jawaban"]);
        let players = workbook.worksheet_range("Pemain").unwrap();
        let first: Vec<Data> = players.rows().nth(1).unwrap().to_vec();
        assert_eq!(first[..2], [Data::Float(1.0), Data::String("Siti".into())]);
        // Five of five scored answers were right; six answers in 26 seconds.
        assert_eq!(first[3..], [Data::Float(5.0), Data::Float(6.0), Data::Float(4.3)]);
        let questions = workbook.worksheet_range("Soal").unwrap();
        assert_eq!(questions.height(), 9);
        let typed: Vec<Data> = questions.rows().nth(3).unwrap().to_vec();
        assert_eq!(typed[3..6], [Data::Float(4.0), Data::Float(1.0), Data::Float(25.0)]);
        assert_eq!((&typed[7], &typed[9]), (&Data::String("Kelingi".into()), &Data::String("ya".into())));
        assert_eq!(workbook.worksheet_range("Jawaban").unwrap().height(), 18);
    }

    async fn however_much_was_said_the_workbook_opens_and_says_where_it_was_cut(app) {
        let items = (0..6).map(|n| format!("{n}{}", "a".repeat(rules::OPTION_MAX - 1))).collect();
        let body = Body::Ordering { items, order: Order::straight(6).expect("an order") };
        let questions = [Question { body, ..other(Kind::Ordering) }, other(Kind::Typed)];
        let names: Vec<String> = (0..101).map(|n| format!("Pemain {n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let orders = (0..60).map(|n| (n, 0, order_of_six(n), 1_000));
        let words = (0..101).map(|n| (n, 1, text(&format!("kata {n}")), 1_000));
        let code = played(&app.app, &questions, &names, &orders.chain(words).collect::<Vec<_>>()).await;
        let file = app.with_role(Role::Librarian).await.get(&format!("/petugas/kuis/hasil/{code}/hasil.xlsx")).await;
        assert_eq!(file.status, 200);
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file.body)).unwrap();
        let questions = workbook.worksheet_range("Soal").unwrap();
        let said: Vec<String> = questions.rows().skip(1).map(|row| row[8].to_string()).collect();
        assert!(said.iter().all(|said| said.ends_with(": 1; …")), "{said:?}");
        let orders = said[0].matches(": 1").count();
        assert!((40..60).contains(&orders), "{orders}");
        assert_eq!(said[1].matches(": 1").count(), 100);
    }

    async fn neither_a_nickname_nor_an_answer_runs_as_a_formula(app) {
        let code = game(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let file = staff.get(&format!("/petugas/kuis/hasil/{code}/hasil.xlsx")).await;
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file.body)).unwrap();
        for sheet in ["Pemain", "Soal", "Jawaban"] {
            assert_eq!(workbook.worksheet_formula(sheet).map_or(0, |formulas| formulas.used_cells().count()), 0, "{sheet}");
        }
        let players = workbook.worksheet_range("Pemain").unwrap();
        assert!(players.used_cells().any(|(_, _, cell)| *cell == Data::String("=1+1".into())));
        for (file, says) in [("pemain.csv", "'=1+1"), ("jawaban.csv", "'=HYPERLINK"), ("soal.csv", "Kelingi")] {
            let file = staff.get(&format!("/petugas/kuis/hasil/{code}/{file}")).await;
            file.says(says);
            let mut csv = csv::Reader::from_reader(file.text.trim_start_matches('\u{feff}').as_bytes());
            for record in csv.records() {
                assert!(record.unwrap().iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
            }
        }
    }

    async fn the_files_are_for_the_staff(app) {
        let code = game(&app).await;
        let file = format!("/petugas/kuis/hasil/{code}/pemain.csv");
        assert_eq!(app.with_role(Role::Patron).await.get(&file).await.status, 403);
        assert_eq!(app.stranger().get(&file).await.location(), "/masuk?ke=/petugas/kuis");
        assert_eq!(app.with_role(Role::Librarian).await.get(&format!("/petugas/kuis/hasil/{code}/rahasia.csv")).await.status, 404);
    }

    async fn a_game_without_players_has_results_of_nothing(app) {
        let code = played(&app.app, &[ask(Kind::Single, &[1], 1000)], &[], &[]).await;
        let mut staff = app.with_role(Role::Librarian).await;
        staff.get(&format!("/petugas/kuis/hasil/{code}")).await.says("Tidak ada pemain");
        staff.get(&format!("/petugas/kuis/hasil/{code}/soal.csv")).await.says("Satu jawaban benar");
    }
}

#[test]
fn the_hardest_question_is_the_one_that_most_missed() {
    let questions = [
        Some((3, 4)),
        None,
        Some((1, 4)),
        Some((4, 4)),
        Some((0, 0)),
        Some((2, 4)),
        Some((1, 4)),
    ];
    assert_eq!(rules::hardest(&questions), [2, 6, 5]);
    assert_eq!(rules::hardest(&[Some((4, 4)), None, Some((0, 0))]), [0; 0]);
}

proptest! {
    #[test]
    fn what_is_hard_was_missed_more_than_what_is_not(shares in prop::collection::vec((0_usize..20, 0_usize..20), 0..30)) {
        let questions: Vec<_> = shares.iter().map(|(a, b)| Some((*a.min(b), *a.max(b)))).collect();
        let hard = rules::hardest(&questions);
        prop_assert!(hard.len() <= 3);
        let share = |no: &usize| questions[*no].map(|(right, answered)| right as f64 / answered as f64).unwrap();
        for (no, question) in questions.iter().enumerate() {
            if !hard.contains(&no) && question.is_some_and(|(right, answered)| right < answered) {
                prop_assert!(hard.iter().all(|hard| share(hard) <= share(&no)));
            }
        }
    }
}
