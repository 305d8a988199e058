use super::world::{BOOK, CANCEL, FORM, but, count, furnish, wish};
use crate::{
    auth::Role,
    test_support::{TestApp, on_each_engine},
    time::Span,
};

const KEY: &str = "0123456789abcdef";
const CHECK_IN: &str = "/api/rooms/check_in";
const SAVE: &str = "/api/rooms/save_room";
const CLOSE: &str = "/api/rooms/close_room";
const POLICY: &str = "/api/rooms/set_policy";
const DESK: &str = "/petugas/ruang?tanggal=2026-11-25";

async fn booked(app: &TestApp) -> (TestApp, String) {
    let mut patron = app.with_role(Role::Patron).await;
    let answer = patron.submit(FORM, BOOK, &wish(KEY, "09:00", "10:00")).await;
    let code = answer.location().rsplit('/').next().expect("a code").to_owned();
    (patron, code)
}

fn new_room() -> Vec<(&'static str, &'static str)> {
    vec![
        ("key", "keyOfANewRoom0001"),
        ("name", "Studio Silampari"),
        ("capacity", "4"),
        ("floor", "3"),
        ("max_minutes", "120"),
        ("equipment_id", "Dua mikrofon\r\nPeredam suara"),
        ("description_id", "Studio kecil."),
    ]
}

on_each_engine! {
    async fn the_staff_see_the_day_and_mark_who_came(app) {
        furnish(&app).await;
        let (_, code) = booked(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        staff.get(DESK).await.says("Klub Buku Bukit Sulap").says("Uji patron");
        app.app.set_clock(app.app.now() + Span::days(1));
        staff.get("/petugas").await.says("Klub Buku Bukit Sulap").says("Ruang Musi, 12 orang");
        staff.submit(DESK, CHECK_IN, &[("booking", &code), ("present", "yes")]).await;
        staff.get(DESK).await.says("Klub Buku Bukit Sulap sudah datang.").says("Urungkan");
        staff.submit(DESK, CHECK_IN, &[("booking", &code), ("present", "")]).await;
        assert_eq!(count(&app, "SELECT COUNT(*) FROM bookings WHERE checked_in_at IS NULL").await, 1);
        assert_eq!(staff.call(CHECK_IN, &[("booking", "xxxxxxxx"), ("present", "yes")]).await.status, 404);
    }

    async fn the_staff_cancel_with_a_reason_that_the_owner_reads(app) {
        furnish(&app).await;
        let (mut owner, code) = booked(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        staff.submit(DESK, CANCEL, &[("booking", &code)]).await;
        staff.get(DESK).await.says("Tulis alasannya");
        staff.submit(DESK, CANCEL, &[("booking", &code), ("reason", "Atap bocor")]).await;
        owner.get(&format!("/ruang/pesanan/{code}")).await.says("Dibatalkan").says("Atap bocor");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox WHERE body LIKE '%Atap bocor%'").await, 1);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM room_slots").await, 0);
    }

    async fn the_staff_have_no_limit_of_bookings(app) {
        furnish(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        for (n, (starts, ends)) in [("08:00", "09:00"), ("09:00", "10:00"), ("10:00", "16:00")].into_iter().enumerate() {
            let key = format!("keyOfTheStaff00{n}");
            assert_eq!(staff.call(BOOK, &wish(&key, starts, ends)).await.status, 200, "{starts}");
        }
    }

    async fn a_room_is_added_changed_closed_and_opened_again(app) {
        furnish(&app).await;
        let (_, code) = booked(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let made = staff.submit("/petugas/ruang/baru", SAVE, &new_room()).await;
        assert_eq!(made.location(), "/petugas/ruang");
        staff.submit("/petugas/ruang/baru", SAVE, &new_room()).await;
        assert_eq!(count(&app, "SELECT COUNT(*) FROM rooms").await, 3, "the form came twice");
        staff.get("/ruang/studio-silampari").await.says("Dua mikrofon, Peredam suara").says("Belum ramah kursi roda");
        let again = but(new_room(), "key", "fedcba9876543210");
        staff.call(SAVE, &again).await.says("Sudah ada ruang dengan nama ini.");

        let mut change = but(new_room(), "name", "Ruang Musi Baru");
        change.push(("room", "musi"));
        staff.call(SAVE, &change).await;
        staff.get("/petugas/ruang/musi").await.says("Ruang Musi Baru");

        assert_eq!(staff.call(CLOSE, &[("room", "musi")]).await.status, 422);
        assert_eq!(staff.call(CLOSE, &[("room", "musi"), ("reason", "Dicat ulang")]).await.status, 200);
        let mut patron = app.with_role(Role::Patron).await;
        let wish = but(wish("fedcba9876543210", "11:00", "12:00"), "people", "2");
        patron.call(BOOK, &wish).await.says("Ditutup sementara: Dicat ulang");
        staff.get(&format!("/ruang/pesanan/{code}")).await.says("Dipesan");
        assert_eq!(staff.call(CLOSE, &[("room", "musi"), ("open", "yes")]).await.status, 200);
        assert_eq!(patron.call(BOOK, &wish).await.status, 200);
    }

    async fn the_step_of_the_grid_can_change_without_touching_a_booking(app) {
        furnish(&app).await;
        booked(&app).await;
        let mut staff = app.with_role(Role::Manager).await;
        let policy = |step| [("step_minutes", step), ("days_ahead", "90"), ("per_day", "3")];
        assert_eq!(staff.call(POLICY, &policy("15")).await.status, 200);
        let mut patron = app.with_role(Role::Patron).await;
        let overlapping = wish("fedcba9876543210", "09:45", "10:15");
        assert_eq!(patron.call(BOOK, &overlapping).await.status, 409);
        assert_eq!(patron.call(BOOK, &wish("fedcba9876543210", "10:00", "10:15")).await.status, 200);
        assert_eq!(staff.call(POLICY, &policy("7")).await.status, 422);
        assert_eq!(staff.call(POLICY, &[("step_minutes", "30"), ("days_ahead", "0"), ("per_day", "99")]).await.status, 422);
    }

    async fn a_patron_does_nothing_of_the_staff(app) {
        furnish(&app).await;
        let (mut patron, code) = booked(&app).await;
        for path in [DESK, "/petugas/ruang/baru", "/petugas/ruang/musi"] {
            assert_eq!(patron.get(path).await.status, 403, "{path}");
        }
        let code = code.as_str();
        for (action, fields) in [
            (CHECK_IN, vec![("booking", code), ("present", "yes")]),
            (SAVE, new_room()),
            (CLOSE, vec![("room", "musi"), ("reason", "x")]),
            (POLICY, vec![("step_minutes", "15")]),
        ] {
            assert_eq!(patron.call(action, &fields).await.status, 403, "{action}");
            assert_eq!(app.stranger().call(action, &fields).await.status, 401, "{action}");
        }
    }

    async fn nothing_that_is_typed_breaks_the_rooms_form(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let long = "a".repeat(10_000);
        for (field, value) in [
            ("name", ""), ("name", &long), ("capacity", "0"), ("capacity", "banyak"), ("capacity", "99999999999999999999"),
            ("floor", ""), ("floor", "100"), ("max_minutes", "14"), ("max_minutes", "1441"), ("description_id", &long),
            ("key", ""),
        ] {
            assert_eq!(staff.call(SAVE, &but(new_room(), field, value)).await.status, 422, "{field}");
        }
        let mut missing = new_room();
        missing.push(("room", "tidak-ada"));
        assert_eq!(staff.call(SAVE, &missing).await.status, 404);
        assert_eq!(staff.call(CLOSE, &[("room", "tidak-ada"), ("reason", "x")]).await.status, 404);
        assert_eq!(staff.call(CLOSE, &[("room", "musi"), ("reason", &long)]).await.status, 422);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM rooms").await, 0);
    }
}
