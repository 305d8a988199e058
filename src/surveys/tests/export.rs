use super::support::{questionnaire, send, set, with_open_wave};
use crate::{
    auth::Role,
    test_support::{TestApp, on_each_engine},
};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

const WAVE: &str = "/petugas/survei/skm-2026";
const FILES: [&str; 3] = ["rekap.xlsx", "jawaban.csv", "saran.csv"];

/// The librarian who closed the wave.
async fn closed(app: &TestApp) -> TestApp {
    let mut librarian = app.with_role(Role::Librarian).await;
    librarian
        .submit(WAVE, "/api/surveys/close_wave", &[("wave", "skm-2026")])
        .await;
    librarian
}

async fn with_answers(app: &TestApp) {
    with_open_wave(app).await;
    for comment in [
        "=HYPERLINK(\"http://evil.example\")",
        "+62 812",
        "Sudah bagus, \"pertahankan\".",
        "",
        "-",
        "@SUM(A1)",
    ] {
        let mut fields = questionnaire();
        set(&mut fields, "comment", comment);
        set(&mut fields, "pengaduan", "");
        set(&mut fields, "blanks", "yes");
        if comment.is_empty() {
            set(&mut fields, "pengaduan", "4");
        }
        assert_eq!(
            send(&mut app.stranger(), &fields).await.location(),
            "/survei/terima-kasih"
        );
    }
}

on_each_engine! {
    async fn no_file_leaves_an_open_wave(app) {
        with_answers(&app).await;
        let mut librarian = app.with_role(Role::Librarian).await;
        let page = librarian.get(WAVE).await;
        page.says("Berkas tersedia setelah survei ditutup");
        for file in FILES {
            assert!(!page.text.contains(file), "{file}");
            assert_eq!(librarian.get(&format!("{WAVE}/{file}")).await.location(), WAVE);
        }
        let mut librarian = closed(&app).await;
        let page = librarian.get(WAVE).await;
        for file in FILES {
            page.says(file);
            assert_eq!(librarian.get(&format!("{WAVE}/{file}")).await.status, 200);
        }
    }

    async fn four_answers_make_no_file(app) {
        with_open_wave(&app).await;
        for _ in 0..4 {
            send(&mut app.stranger(), &questionnaire()).await;
        }
        let mut librarian = closed(&app).await;
        let page = librarian.get(WAVE).await;
        page.says("bila paling sedikit lima orang menjawab");
        for file in FILES {
            assert!(!page.text.contains(file), "{file}");
            assert_eq!(librarian.get(&format!("{WAVE}/{file}")).await.location(), WAVE);
        }
    }

    async fn answers_are_downloaded_without_their_authors(app) {
        with_answers(&app).await;
        let mut librarian = closed(&app).await;
        let file = librarian.get("/petugas/survei/skm-2026/jawaban.csv").await;
        assert_eq!(file.status, 200);
        assert_eq!(file.headers["content-disposition"], "attachment; filename=\"skm-2026-jawaban.csv\"");
        let lines: Vec<_> = file.text.lines().collect();
        assert_eq!(lines[0], "\u{feff}no,persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,sarana,pengaduan");
        assert_eq!(lines.len(), 7);
        assert_eq!(lines.iter().filter(|line| line.ends_with(",3,3,3,3,3,3,3,3,")).count(), 5, "a blank stays blank");
        assert_eq!(lines.iter().filter(|line| line.ends_with(",3,4")).count(), 1);
        for of_a_person in ["34", "SWASTA", "2026", "evil"] {
            assert!(!file.text.contains(of_a_person), "{of_a_person}");
        }
    }

    async fn a_comment_never_runs_as_a_formula(app) {
        with_answers(&app).await;
        let mut librarian = closed(&app).await;
        let file = librarian.get("/petugas/survei/skm-2026/saran.csv").await;
        file.says("\u{feff}saran").says("'=HYPERLINK").says("'+62 812").says("'-").says("'@SUM").says("\"Sudah bagus, \"\"pertahankan\"\".\"");
        assert!(file.text.lines().all(|line| !line.starts_with(['=', '+', '-', '@'])));
    }

    async fn the_recap_opens_as_a_workbook(app) {
        with_answers(&app).await;
        let mut librarian = closed(&app).await;
        let file = librarian.get("/petugas/survei/skm-2026/rekap.xlsx").await;
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file.body)).unwrap();
        assert_eq!(workbook.sheet_names(), ["Rekap", "Responden", "Jawaban", "Saran"]);
        let recap = workbook.worksheet_range("Rekap").unwrap();
        let cells: Vec<_> = recap.used_cells().map(|(_, _, cell)| cell.clone()).collect();
        // Eight elements of 3 by six people, one of 4 by a single one: 25/9 × (8 × 3 + 4) = 77.78.
        assert!(cells.contains(&Data::Float(77.78)), "{cells:?}");
        assert!(cells.contains(&Data::String("B".into())));
        let suggestions = workbook.worksheet_range("Saran").unwrap();
        assert!(suggestions.used_cells().any(|(_, _, cell)| *cell == Data::String("=HYPERLINK(\"http://evil.example\")".into())));
        assert_eq!(workbook.worksheet_formula("Saran").map_or(0, |formulas| formulas.used_cells().count()), 0);
    }
}
