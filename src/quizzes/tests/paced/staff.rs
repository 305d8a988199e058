//! What the staff see of a quiz at one's own pace, and take along.

use super::{begun, every_kind, opened, say, two};
use crate::{
    auth::Role,
    test_support::{NOW, TestApp, on_each_engine},
    time::Span,
};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

async fn code(app: &TestApp) -> String {
    let mut db = app.app.db().read().await.expect("a reader");
    sqlx::query_scalar("SELECT code FROM quiz_windows")
        .fetch_one(&mut *db)
        .await
        .expect("a code")
}

/// Rani knows half at first and then everything, Budi nothing, somebody with an account is under way, and one has a wicked name.
async fn taken(app: &TestApp) -> String {
    opened(app, &two()).await;
    let mut rani = app.stranger();
    let first = begun(&mut rani, "Rani").await;
    say(&mut rani, &first, 1, &[("pilih", "b")]).await;
    say(&mut rani, &first, 2, &[("lewati", "1")]).await;
    app.app.set_clock(NOW + Span::minutes(3));
    let second = begun(&mut rani, "").await;
    say(&mut rani, &second, 1, &[("pilih", "b")]).await;
    say(&mut rani, &second, 2, &[("a", "1"), ("c", "1")]).await;
    let mut budi = app.stranger();
    let at = begun(&mut budi, "=1+1").await;
    say(&mut budi, &at, 1, &[("pilih", "a")]).await;
    say(&mut budi, &at, 2, &[("b", "1")]).await;
    let mut siti = app.with_role(Role::Patron).await;
    let at = begun(&mut siti, "").await;
    say(&mut siti, &at, 1, &[("pilih", "b")]).await;
    code(app).await
}

on_each_engine! {
    async fn the_staff_page_says_how_it_goes(app) {
        let code = taken(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        // Best scores 2000, 1000 and 0.
        staff.get("/petugas/kuis/sunting/kota").await.says("<dt>Orang ikut</dt><dd>3</dd>").says("<dt>Percobaan</dt><dd>4</dd>")
            .says("<dd>1.000</dd>").says(&format!("/petugas/kuis/mandiri/{code}")).says("Perubahan setelah itu tidak ikut.");
    }

    async fn the_report_counts_first_attempts_per_question_and_the_best_per_person(app) {
        let code = taken(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let page = staff.get(&format!("/petugas/kuis/mandiri/{code}")).await;
        page.says("1.000 dari 2.000").says("Rani").says("tanpa akun").says("Uji patron").says("Belum selesai")
            // Three first answers to the first question, two of them right; two to the second, none right, one passed.
            .says("67 %").says("0 dari 2 benar (0 %)").says("Dilewati: <b>1</b>").says("Kelingi: <b>2</b>");
        assert!(page.text.find("Rani") < page.text.find("Uji patron"));
        assert!(!page.text.contains("Waktu tengah"));
        assert_eq!(staff.get("/petugas/kuis/mandiri/tidakada").await.status, 404);
        assert_eq!(app.with_role(Role::Patron).await.get(&format!("/petugas/kuis/mandiri/{code}")).await.status, 403);
        let mut english = app.with_role(Role::Librarian).await;
        english.call("/api/auth/speak", &[("lang", "en")]).await;
        english.get(&format!("/petugas/kuis/mandiri/{code}")).await.says("Median of best scores").says("no account");
    }

    async fn the_report_opens_as_a_workbook_and_runs_no_formula(app) {
        let code = taken(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let file = staff.get(&format!("/petugas/kuis/mandiri/{code}/hasil.xlsx")).await;
        assert_eq!(file.headers["content-disposition"], "attachment; filename=\"kuis-uji-mandiri-2026-11-24-hasil.xlsx\"");
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file.body)).unwrap();
        assert_eq!(workbook.sheet_names(), ["Pemain", "Soal", "Jawaban"]);
        let players = workbook.worksheet_range("Pemain").unwrap();
        let first: Vec<Data> = players.rows().nth(1).unwrap().to_vec();
        assert_eq!(first[..2], [Data::Float(1.0), Data::String("Rani".into())]);
        assert_eq!(first[3..], [2000.0, 2000.0, 2.0, 2.0].map(Data::Float));
        assert_eq!(workbook.worksheet_range("Soal").unwrap().height(), 3);
        // Seven answers, one of them passed.
        assert_eq!(workbook.worksheet_range("Jawaban").unwrap().height(), 8);
        for sheet in ["Pemain", "Soal", "Jawaban"] {
            assert_eq!(workbook.worksheet_formula(sheet).map_or(0, |formulas| formulas.used_cells().count()), 0, "{sheet}");
        }
        for (file, says) in [("pemain.csv", "'=1+1"), ("jawaban.csv", "Dilewati"), ("soal.csv", "Beberapa jawaban benar")] {
            staff.get(&format!("/petugas/kuis/mandiri/{code}/{file}")).await.says(says);
        }
        assert_eq!(staff.get(&format!("/petugas/kuis/mandiri/{code}/rahasia.csv")).await.status, 404);
        let file = format!("/petugas/kuis/mandiri/{code}/pemain.csv");
        assert_eq!(app.with_role(Role::Patron).await.get(&file).await.status, 403);
        assert_eq!(app.stranger().get(&file).await.location(), "/masuk?ke=/petugas/kuis");
    }

    async fn a_window_that_nobody_used_has_a_report_of_nothing(app) {
        opened(&app, &every_kind()).await;
        let code = code(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        staff.get(&format!("/petugas/kuis/mandiri/{code}")).await.says("Belum ada yang ikut.");
        assert_eq!(staff.get(&format!("/petugas/kuis/mandiri/{code}/hasil.xlsx")).await.status, 200);
    }
}
