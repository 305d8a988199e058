//! A library that closes, or changes its hours, after rooms were booked.

use super::world::{BOOK, CANCEL, FORM, count, furnish, wish};
use crate::{
    auth::Role,
    test_support::{TestApp, on_each_engine},
    time::Span,
};

const KEY: &str = "0123456789abcdef";
const HOURS: &str = "/petugas/perpustakaan";
const CLOSE: &str = "/api/library/close";
const SET_HOURS: &str = "/api/library/set_hours";
const DESK: &str = "/petugas/ruang?tanggal=2026-11-25";
const STRANDED: &str = "1 pesanan ruang masih berlaku pada waktu tutup";

/// A patron with Ruang Musi on Wednesday from 09.00 until 10.00, and the address of the booking.
async fn booked(app: &TestApp) -> (TestApp, String) {
    furnish(app).await;
    let mut patron = app.with_role(Role::Patron).await;
    let path = patron
        .submit(FORM, BOOK, &wish(KEY, "09:00", "10:00"))
        .await
        .location()
        .to_owned();
    (patron, path)
}

on_each_engine! {
    async fn a_closure_strands_no_booking_in_silence(app) {
        let (mut patron, path) = booked(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        for page in [HOURS, "/petugas", "/ruang?tanggal=2026-11-25"] {
            assert!(!staff.get(page).await.text.contains("pada waktu tutup"), "{page}");
        }
        let closure = [("key", KEY), ("first", "2026-11-25"), ("reason_id", "Listrik padam")];
        assert_eq!(staff.submit(HOURS, CLOSE, &closure).await.location(), HOURS);
        for page in [HOURS, "/petugas", "/ruang?tanggal=2026-11-25"] {
            staff.get(page).await.says(STRANDED).says(&format!("href=\"{DESK}\""));
        }
        staff.get("/petugas").await.says("Rabu, 25 November. Perpustakaan tutup: Listrik padam.");
        for page in [path.as_str(), "/saya"] {
            patron.get(page).await.says("Perpustakaan tutup: Listrik padam.");
        }
        assert!(!patron.get("/ruang?tanggal=2026-11-25").await.text.contains("pada waktu tutup"), "the staff's to mend");

        // The staff cancel it, and it waits no more.
        let code = path.rsplit('/').next().unwrap();
        staff.submit(DESK, CANCEL, &[("booking", code), ("reason", "Listrik padam")]).await;
        for page in [HOURS, "/petugas", "/ruang?tanggal=2026-11-25"] {
            assert!(!staff.get(page).await.text.contains("pada waktu tutup"), "{page}");
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox WHERE body LIKE '%Listrik padam%'").await, 1);
    }

    async fn new_hours_strand_no_booking_in_silence(app) {
        let (mut patron, path) = booked(&app).await;
        let mut manager = app.with_role(Role::Manager).await;
        let hours = |wednesday| [("day1", "08.00–16.00"), ("day2", "08.00–16.00"), ("day3", wednesday)];
        manager.submit(HOURS, SET_HOURS, &hours("08.00–12.00")).await;
        assert!(!manager.get(HOURS).await.text.contains("pada waktu tutup"), "it still lies inside");
        manager.submit(HOURS, SET_HOURS, &hours("09.30–16.00")).await;
        manager.get(HOURS).await.says("Jam buka sudah diperbarui.").says(STRANDED).says("Rabu, 25 November: 1 pesanan");
        manager.get("/petugas").await.says(STRANDED);
        patron.get(&path).await.says("Di luar jam buka. Hari itu perpustakaan buka 09.30–16.00.");
        // What is over needs nobody.
        app.app.set_clock(app.app.now() + Span::days(1));
        assert!(!manager.get("/petugas").await.text.contains("pada waktu tutup"));
    }
}
