use crate::{
    auth::Role,
    library::manifest,
    seed::{Size, sow},
    test_support::{TestApp, on_each_engine},
    time::Span,
};
use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::Value;

const HOURS: &str = "/petugas/perpustakaan";
const SET_HOURS: &str = "/api/library/set_hours";
const CLOSE: &str = "/api/library/close";
const KEY: &str = "0123456789abcdef";

async fn sown(app: &TestApp) {
    sow(&app.app, Size::Demo)
        .await
        .expect("the demonstration library");
}

on_each_engine! {
    async fn people_read_hours_contacts_facilities_and_promises(app) {
        sown(&app).await;
        let page = app.stranger().get("/tentang").await;
        assert_eq!(page.status, 200);
        page.says("Tentang kami · Perpustakaan Kota Lubuklinggau")
            .says("Buka sampai 16.00")
            .says("13.30–16.00")
            .says("https://wa.me/6281200000000")
            .says("https://www.instagram.com/perpuslinggau.contoh/")
            .says("Belum bisa dipakai")
            .says("Bisa dengan kursi roda")
            .says("Maklumat pelayanan")
            .says("Inilah janji kami kepada Anda.")
            .says("Kartu anggota jadi dalam 15 menit");
    }

    async fn a_library_that_says_nothing_of_itself_still_has_a_page(app) {
        let mut app = app;
        app.get("/tentang").await.says("Jam buka belum diisi.");
    }

    async fn a_phone_that_keeps_the_site_calls_it_by_the_name_of_its_library(app) {
        sown(&app).await;
        let mut patron = app.stranger();
        for (language, tag, rooms) in [("id", "id", "Ruang"), ("en-GB,en;q=0.9", "en", "Rooms")] {
            let request = patron.request(Method::GET, manifest::PATH).header(header::ACCEPT_LANGUAGE, language);
            let answer = patron.answer(request.body(Body::empty()).expect("a request")).await;
            let said: Value = serde_json::from_str(&answer.text).expect("JSON");
            assert_eq!(answer.headers[header::CONTENT_TYPE], "application/manifest+json");
            assert_eq!(said["name"], "Sapa · Perpustakaan Kota Lubuklinggau");
            assert_eq!((&said["lang"], &said["shortcuts"][0]["name"]), (&tag.into(), &rooms.into()));
            let places = said["icons"].as_array().expect("icons").iter().map(|icon| &icon["src"]);
            for place in places.chain(said["shortcuts"].as_array().expect("shortcuts").iter().map(|shortcut| &shortcut["url"])) {
                assert_eq!(patron.get(place.as_str().expect("an address")).await.status, 200, "{place}");
            }
            // The page behind has the same colour.
            let paper = format!("--paper: {};", said["background_color"].as_str().expect("a colour"));
            assert!(include_str!("../../../style/tokens.css").contains(&paper), "{paper}");
        }
        app.stranger().get("/").await.says(&format!("<link rel=\"manifest\" href=\"{}\"", manifest::PATH));
    }

    async fn new_hours_show_at_once(app) {
        sown(&app).await;
        let mut manager = app.with_role(Role::Manager).await;
        let answer = manager.submit(HOURS, SET_HOURS, &[("day2", "09.00–12.00, 13.00–20.30")]).await;
        assert_eq!(answer.location(), HOURS);
        manager.get(HOURS).await.says("Jam buka sudah diperbarui.").says("09.00–12.00, 13.00–20.30");
        let page = app.stranger().get("/tentang").await;
        page.says("Buka sampai 12.00").says("13.00–20.30");
    }

    async fn wrong_hours_come_back_with_an_error_for_each_day(app) {
        sown(&app).await;
        let mut manager = app.with_role(Role::Manager).await;
        let week = [("day1", "16.00–08.00"), ("day2", "08.00–12.00, 11.00–13.00"), ("day3", "pagi <b>"), ("day4", "08.00–16.00")];
        assert_eq!(manager.submit(HOURS, SET_HOURS, &week).await.location(), HOURS);
        let page = manager.get(HOURS).await;
        page.says("Jam tutup harus sesudah jam buka.")
            .says("Gabungkan menjadi satu")
            .says("pagi &lt;b&gt;")
            .says("id=\"day3-error\"");
        app.stranger().get("/tentang").await.says("Buka sampai 16.00");
    }

    async fn a_closure_wins_and_can_be_taken_back(app) {
        sown(&app).await;
        let mut librarian = app.with_role(Role::Librarian).await;
        let closure = [("key", KEY), ("first", "2026-11-24"), ("last", "2026-11-26"), ("reason_id", "Listrik padam"), ("reason_en", "No power")];
        assert_eq!(librarian.submit(HOURS, CLOSE, &closure).await.location(), HOURS);
        app.stranger().get("/tentang").await.says("Tutup hari ini: Listrik padam");
        // Sent twice it is one closure, and no error.
        assert_eq!(librarian.submit(HOURS, CLOSE, &closure).await.location(), HOURS);
        librarian.get(HOURS).await.says("Selasa, 24 November 2026").says("Kamis, 26 November 2026");
        librarian.submit(HOURS, "/api/library/reopen", &[("day", "2026-11-24")]).await;
        app.stranger().get("/tentang").await.says("Buka sampai 16.00");
        assert_eq!(librarian.call("/api/library/reopen", &[("day", "2026-11-24")]).await.status, 409);
    }

    async fn a_closure_that_cannot_be_says_why(app) {
        sown(&app).await;
        let mut librarian = app.with_role(Role::Librarian).await;
        for (first, last, reason, why) in [
            ("2026-11-23", "", "Libur", "Tanggal ini sudah lewat."),
            ("besok", "", "Libur", "Pilih tanggal."),
            ("2026-11-25", "2026-11-24", "Libur", "Hari terakhir harus sesudah hari pertama."),
            ("2026-12-01", "2027-03-01", "Libur", "Paling lama 31 hari sekaligus."),
            ("2126-12-01", "", "Libur", "Tanggal ini terlalu jauh."),
            ("2026-12-01", "", "  ", "Tulis alasannya"),
            ("2026-12-25", "", "Libur", "25 Desember sudah tutup: Hari Raya Natal."),
        ] {
            let fields = [("key", KEY), ("first", first), ("last", last), ("reason_id", reason)];
            assert_eq!(librarian.submit(HOURS, CLOSE, &fields).await.location(), HOURS);
            librarian.get(HOURS).await.says(why);
        }
    }

    async fn a_librarian_says_how_a_facility_stands(app) {
        sown(&app).await;
        let mut librarian = app.with_role(Role::Librarian).await;
        librarian.get("/petugas/perpustakaan/fasilitas").await.says("/petugas/perpustakaan/fasilitas/lift");
        let fields = [("slug", "lift"), ("state", "unavailable"), ("note_id", "Menunggu suku cadang."), ("note_en", "")];
        librarian.submit("/petugas/perpustakaan/fasilitas/lift", "/api/library/set_facility_state", &fields).await;
        app.stranger().get("/tentang").await.says("Menunggu suku cadang.");
        let wrong = [("slug", "lift"), ("state", "broken")];
        assert_eq!(librarian.call("/api/library/set_facility_state", &wrong).await.status, 422);
        let unknown = [("slug", "kolam-renang"), ("state", "available")];
        assert_eq!(librarian.call("/api/library/set_facility_state", &unknown).await.status, 404);
        let renamed = [("slug", "lift"), ("state", "available"), ("name_id", "Elevator")];
        assert_eq!(librarian.call("/api/library/save_facility", &renamed).await.status, 403);
    }

    async fn a_manager_adds_and_removes_facilities_and_promises(app) {
        sown(&app).await;
        let mut manager = app.with_role(Role::Manager).await;
        let facility = [("key", KEY), ("name_id", "Ruang podcast"), ("state", "limited"), ("note_id", "Lantai 3."), ("accessible", "yes")];
        manager.submit("/petugas/perpustakaan/fasilitas/baru", "/api/library/save_facility", &facility).await;
        manager.submit("/petugas/perpustakaan/fasilitas/baru", "/api/library/save_facility", &facility).await;
        manager.get("/petugas/perpustakaan/fasilitas/ruang-podcast").await.says("Lantai 3.");
        let again = [("key", "fedcba9876543210"), ("name_id", "ruang PODCAST"), ("state", "limited")];
        assert_eq!(manager.call("/api/library/save_facility", &again).await.status, 422);
        let removed = manager.submit("/petugas/perpustakaan/fasilitas", "/api/library/remove_facility", &[("slug", "ruang-podcast")]).await;
        assert_eq!(removed.location(), "/petugas/perpustakaan/fasilitas");
        assert_eq!(manager.get("/petugas/perpustakaan/fasilitas/ruang-podcast").await.status, 404);
        let promise = [("key", "aaaabbbbccccdddd"), ("name_id", "Telepon diangkat"), ("promise_id", "Telepon Anda diangkat sebelum dering kelima.")];
        manager.submit("/petugas/perpustakaan/layanan/baru", "/api/library/save_standard", &promise).await;
        app.stranger().get("/tentang").await.says("sebelum dering kelima");
        manager.submit("/petugas/perpustakaan/layanan", "/api/library/remove_standard", &[("slug", "telepon-diangkat")]).await;
        assert!(!app.stranger().get("/tentang").await.text.contains("dering kelima"));
    }

    async fn the_profile_is_a_managers_to_write(app) {
        sown(&app).await;
        let form = [("name", "Perpustakaan Umum Bukit Sulap"), ("short_name", "Bukit Sulap"), ("whatsapp", "0812 3456 7890"), ("instagram", "https://instagram.com/bukit.sulap/")];
        let mut librarian = app.with_role(Role::Librarian).await;
        assert_eq!(librarian.call("/api/library/describe", &form).await.status, 403);
        let mut manager = app.with_role(Role::Manager).await;
        let page = "/petugas/perpustakaan/profil";
        assert_eq!(manager.submit(page, "/api/library/describe", &form).await.location(), page);
        app.stranger().get("/tentang").await
            .says("Tentang kami · Perpustakaan Umum Bukit Sulap")
            .says("https://wa.me/6281234567890")
            .says("https://www.instagram.com/bukit.sulap/");
        let wrong = [("name", ""), ("short_name", "x"), ("whatsapp", "hubungi kami"), ("email", "halo"), ("facebook", "\"><script>")];
        manager.submit(page, "/api/library/describe", &wrong).await;
        manager.get(page).await.says("id=\"name-error\"").says("Ini bukan nomor HP.").says("Nama akun hanya berisi");
    }

    async fn another_process_learns_of_new_hours_within_a_minute(app) {
        sown(&app).await;
        app.change("DELETE FROM opening_hours").await;
        app.stranger().get("/tentang").await.says("Buka sampai 16.00");
        app.app.set_clock(app.app.now() + Span::minutes(1));
        crate::library::backend::renew(&app.app).await.unwrap();
        app.stranger().get("/tentang").await.says("Jam buka belum diisi.");
    }
}
