use super::support::{questionnaire, send, set, with_open_wave};
use crate::{
    auth::Role,
    test_support::{TestApp, TestResponse, on_each_engine},
    time::Span,
};

const DESK: &str = "/petugas/survei";
const CREATE: &str = "/api/surveys/create_wave";

async fn create(app: &mut TestApp, title: &str) -> TestResponse {
    let key = crate::db::new_token();
    let fields = [
        ("key", key.as_str()),
        ("title", title),
        ("closes_on", "2026-12-31"),
        ("population", "1500"),
        ("population_counts", "anggota aktif"),
    ];
    app.submit(DESK, CREATE, &fields).await
}

async fn step(app: &mut TestApp, what: &str, wave: &str) -> TestResponse {
    let page = format!("{DESK}/{wave}");
    let done = app
        .submit(&page, &format!("/api/surveys/{what}"), &[("wave", wave)])
        .await;
    assert_eq!(done.location(), page);
    app.get(&page).await
}

on_each_engine! {
    async fn a_librarian_runs_a_wave_from_draft_to_publication(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        assert_eq!(create(&mut librarian, "SKM 2026").await.location(), "/petugas/survei/skm-2026");
        librarian.get("/petugas/survei/skm-2026").await.says("Belum dibuka").says("Buka survei");
        step(&mut librarian, "open_wave", "skm-2026").await.says("Survei dibuka.");
        let mut visitor = app.stranger();
        for _ in 0..6 {
            assert_eq!(send(&mut visitor, &questionnaire()).await.location(), "/survei/terima-kasih");
        }
        librarian.get(DESK).await.says("6 jawaban");
        librarian.get("/petugas/survei/skm-2026").await.says("6 jawaban").says("75,00").says("306 (Krejcie–Morgan)").says("anggota aktif");
        step(&mut librarian, "publish_result", "skm-2026").await.says("Tutup surveinya dulu");
        assert_eq!(visitor.get("/survei/hasil/skm-2026").await.status, 404);
        step(&mut librarian, "close_wave", "skm-2026").await.says("Survei ditutup.");
        step(&mut librarian, "publish_result", "skm-2026").await.says("Hasil terbit untuk umum.");
        let public = visitor.get("/survei/hasil/skm-2026").await;
        public.says("75,00").says("Kurang baik").says("1.500 anggota aktif").says("24 November 2026");
        assert!(!public.text.contains("Hitungan pembanding"), "one score on a public page");
        visitor.get("/survei").await.says("/survei/hasil/skm-2026");
        step(&mut librarian, "withdraw_result", "skm-2026").await;
        assert_eq!(visitor.get("/survei/hasil/skm-2026").await.status, 404);
    }

    async fn a_second_wave_waits_until_the_first_is_closed(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        create(&mut librarian, "SKM satu").await;
        create(&mut librarian, "SKM dua").await;
        step(&mut librarian, "open_wave", "skm-satu").await;
        step(&mut librarian, "open_wave", "skm-dua").await.says("Survei lain sedang dibuka.");
        step(&mut librarian, "close_wave", "skm-satu").await;
        step(&mut librarian, "open_wave", "skm-dua").await.says("Survei dibuka.");
    }

    async fn a_wave_whose_time_is_up_makes_room_for_the_next(app) {
        with_open_wave(&app).await;
        app.app.set_clock(app.app.now() + Span::days(31));
        let mut librarian = app.with_role(Role::Librarian).await;
        librarian.get("/petugas/survei/skm-2026").await.says("Waktunya habis");
        create(&mut librarian, "SKM dua").await;
        step(&mut librarian, "open_wave", "skm-dua").await.says("Survei dibuka.");
        step(&mut librarian, "open_wave", "skm-2026").await.says("Hari terakhirnya sudah lewat.");
    }

    async fn a_wave_that_ran_its_time_ends_on_its_last_day(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        create(&mut librarian, "SKM 2026").await;
        step(&mut librarian, "open_wave", "skm-2026").await;
        app.app.set_clock(app.app.now() + Span::days(40));
        let mut librarian = app.with_role(Role::Librarian).await;
        step(&mut librarian, "close_wave", "skm-2026").await;
        step(&mut librarian, "publish_result", "skm-2026").await;
        app.stranger().get("/survei/hasil/skm-2026").await.says("24 November 2026 – 31 Desember 2026");
    }

    async fn a_closed_wave_opens_again_and_its_result_is_counted_anew(app) {
        with_open_wave(&app).await;
        let mut librarian = app.with_role(Role::Librarian).await;
        for _ in 0..5 {
            send(&mut app.stranger(), &questionnaire()).await;
        }
        step(&mut librarian, "close_wave", "skm-2026").await.says("75,00");
        app.app.set_clock(app.app.now() + Span::minutes(1));
        step(&mut librarian, "open_wave", "skm-2026").await;
        let mut best = questionnaire();
        for element in crate::surveys::Element::ALL {
            set(&mut best, element.slug(), "4");
        }
        send(&mut app.stranger(), &best).await;
        step(&mut librarian, "close_wave", "skm-2026").await.says("79,17");
    }

    async fn a_wave_that_cannot_be_is_refused_by_field(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        let fields = [("key", "0123456789abcdef"), ("title", "???"), ("closes_on", "2026-02-30"), ("population", "-5"), ("population_counts", " ")];
        assert_eq!(librarian.submit(DESK, CREATE, &fields).await.location(), DESK);
        librarian.get(DESK).await
            .says("Tulis judul")
            .says("Pilih hari terakhir")
            .says("Tulis bilangan bulat")
            .says("Tulis apa yang dihitung N")
            .says("value=\"???\"");
        create(&mut librarian, "SKM 2026").await;
        assert_eq!(create(&mut librarian, "skm 2026!").await.location(), DESK);
        librarian.get(DESK).await.says("Sudah ada survei dengan judul ini.");
    }

    async fn a_group_under_five_is_not_shown(app) {
        with_open_wave(&app).await;
        for person in 0..12 {
            let mut fields = questionnaire();
            if person < 2 {
                set(&mut fields, "sex", "L");
            }
            set(&mut fields, "education", ["S1", "SMA"][person % 2]);
            send(&mut app.stranger(), &fields).await;
        }
        let mut librarian = app.with_role(Role::Librarian).await;
        let page = librarian.get("/petugas/survei/skm-2026").await;
        let sexes = page.text.split("Jenis kelamin").nth(1).unwrap().split("</table>").next().unwrap().to_owned();
        assert_eq!(sexes.matches("tidak ditampilkan").count(), 2, "neither the two men nor the ten women: {sexes}");
        let schools = page.text.split("Pendidikan terakhir").nth(1).unwrap().split("</table>").next().unwrap().to_owned();
        assert!(!schools.contains("tidak ditampilkan"), "{schools}");
    }

    async fn how_few_gave_an_answer_is_for_the_staff_to_see(app) {
        with_open_wave(&app).await;
        for person in 0..12 {
            let mut fields = questionnaire();
            if person == 0 {
                set(&mut fields, "waktu", "1");
            }
            send(&mut app.stranger(), &fields).await;
        }
        let mut librarian = app.with_role(Role::Librarian).await;
        step(&mut librarian, "close_wave", "skm-2026").await;
        step(&mut librarian, "publish_result", "skm-2026").await.says("1 (8%)").says("11 (92%)");
        let public = app.stranger().get("/survei/hasil/skm-2026").await;
        public.says("&lt;5").says("5 atau lebih").says("12 (100%)");
        for count in ["1 (8%)", "11 (92%)"] {
            assert!(!public.text.contains(count), "{count}");
        }
    }

    async fn four_answers_show_no_score(app) {
        with_open_wave(&app).await;
        for _ in 0..4 {
            send(&mut app.stranger(), &questionnaire()).await;
        }
        let mut librarian = app.with_role(Role::Librarian).await;
        let page = librarian.get("/petugas/survei/skm-2026").await;
        page.says("Nilai belum ditampilkan");
        assert!(!page.text.contains("75,00"));
    }

    async fn the_staffs_part_is_the_staffs(app) {
        with_open_wave(&app).await;
        let mut visitor = app.stranger();
        let mut patron = app.with_role(Role::Patron).await;
        for path in [DESK, "/petugas/survei/skm-2026"] {
            assert!(visitor.get(path).await.location().starts_with("/masuk?ke="), "{path}");
            assert_eq!(patron.get(path).await.status, 403, "{path}");
        }
        for file in ["rekap.xlsx", "jawaban.csv", "saran.csv"] {
            let path = format!("/petugas/survei/skm-2026/{file}");
            assert_eq!(visitor.get(&path).await.location(), "/petugas/survei/skm-2026");
            assert_eq!(patron.get(&path).await.location(), "/petugas/survei/skm-2026");
        }
        for what in ["open_wave", "close_wave", "publish_result", "withdraw_result"] {
            let path = format!("/api/surveys/{what}");
            assert_eq!(visitor.call(&path, &[("wave", "skm-2026")]).await.status, 401);
            assert_eq!(patron.call(&path, &[("wave", "skm-2026")]).await.status, 403);
        }
        assert_eq!(visitor.call(CREATE, &[]).await.status, 401);
        assert_eq!(patron.call(CREATE, &[]).await.status, 403);
        let mut librarian = app.with_role(Role::Librarian).await;
        for wrong in ["", "tidak-ada", "\0"] {
            assert_eq!(librarian.call("/api/surveys/open_wave", &[("wave", wrong)]).await.status, 404);
        }
    }
}
