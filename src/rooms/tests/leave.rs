//! A group that leaves before its time is over.

use super::world::{BOOK, CANCEL, FORM, but, count, furnish, wish};
use crate::{
    auth::{AccountId, Role},
    rooms::backend,
    test_support::{TestApp, on_each_engine},
    time::Span,
};

const KEY: &str = "0123456789abcdef";
const STANDING: &str = "SELECT COUNT(*) FROM bookings WHERE status = 'booked'";
const SLOTS: &str = "SELECT COUNT(*) FROM room_slots";
const MINUTES: &str = "SELECT CAST(SUM(ends_at - starts_at) / 60000 AS BIGINT) FROM bookings";

/// A patron who has Ruang Musi today from 10.00 until 12.00, and the address of the booking; it is 10.35.
async fn inside(app: &TestApp) -> (TestApp, String) {
    furnish(app).await;
    let mut patron = app.with_role(Role::Patron).await;
    let today = but(wish(KEY, "10:00", "12:00"), "date", "2026-11-24");
    let path = patron.submit(FORM, BOOK, &today).await.location().to_owned();
    app.app.set_clock(app.app.now() + Span::minutes(35));
    (patron, path)
}

fn code(path: &str) -> &str {
    path.rsplit('/').next().expect("a code")
}

on_each_engine! {
    async fn who_leaves_early_gives_back_the_rest_and_was_there(app) {
        let (mut patron, path) = inside(&app).await;
        patron.get(&path).await.says("Kembalikan sisa waktu").says("mulai 10.45");
        patron.submit(&path, CANCEL, &[("booking", code(&path))]).await;
        patron.get(&path).await.says("Ruang Musi kosong lagi mulai 10.45.").says("10.00–10.45");
        assert_eq!((count(&app, STANDING).await, count(&app, MINUTES).await, count(&app, SLOTS).await), (1, 45, 3));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'booking.ended_early'").await, 1);
        // Nothing is left of it, and that is said.
        patron.call(CANCEL, &[("booking", code(&path))]).await.says("Sisa waktunya sudah dikembalikan");
        assert!(!patron.get(&path).await.text.contains("Kembalikan sisa waktu"));
        app.app.set_clock(app.app.now() + Span::minutes(10));
        patron.get(&path).await.says("Selesai");
        let mut next = app.with_role(Role::Patron).await;
        let rest = but(wish("fedcba9876543210", "11:00", "12:00"), "date", "2026-11-24");
        assert_eq!(next.call(BOOK, &rest).await.status, 200, "others may have it");
    }

    async fn a_visit_that_ended_early_was_one_of_the_two_of_its_day(app) {
        let (mut patron, path) = inside(&app).await;
        patron.submit(&path, CANCEL, &[("booking", code(&path))]).await;
        let today = |key, starts, ends| but(wish(key, starts, ends), "date", "2026-11-24");
        assert_eq!(patron.call(BOOK, &today("fedcba9876543210", "13:00", "14:00")).await.status, 200);
        assert_eq!(patron.call(BOOK, &today("thekeyofathird01", "15:00", "16:00")).await.status, 409);
    }

    async fn the_staff_end_what_runs_with_a_reason_and_its_owner_is_told(app) {
        let (mut owner, path) = inside(&app).await;
        let mut staff = app.with_role(Role::Librarian).await;
        staff.submit(&path, CANCEL, &[("booking", code(&path)), ("reason", "Atap bocor")]).await;
        owner.get(&path).await.says("10.00–10.45").says("Atap bocor");
        let told = "SELECT COUNT(*) FROM outbox WHERE subject LIKE 'Pesanan diakhiri%' AND body LIKE '%10.45%Atap bocor%'";
        assert_eq!(count(&app, told).await, 1);
    }

    async fn an_account_erased_in_the_room_leaves_that_the_room_was_used(app) {
        inside(&app).await;
        let owner: AccountId = app.scalar("SELECT account_id FROM bookings").await;
        let mut tx = app.write().await;
        backend::forget(&mut tx, owner, &app.app.config().zone).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((count(&app, STANDING).await, count(&app, MINUTES).await, count(&app, SLOTS).await), (1, 45, 3));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM bookings WHERE account_id IS NOT NULL OR cancel_reason <> ''").await, 0);
    }
}
