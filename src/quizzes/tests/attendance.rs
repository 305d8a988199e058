//! Before a quiz and at its door: who is reminded, once; who moves up; who came.

use super::builders::{ask, quiz};
use crate::{
    auth::Role,
    quizzes::{Kind, backend},
    test_support::{NOW, TestApp, on_each_engine},
    time::{Millis, Span},
};

const SIGN_UP: &str = "/api/quizzes/sign_up";
const CANCEL: &str = "/api/quizzes/cancel_sign_up";
/// The quizzes of the builder start a day after they are made.
const STARTS_AT: Millis = Millis(NOW.0 + 86_400_000);

/// Signs up at once, some seconds after everybody before.
async fn signed_up(app: &TestApp) -> TestApp {
    app.app.set_clock(app.app.now() + Span::seconds(5));
    let mut patron = app.with_role(Role::Patron).await;
    patron.submit("/kuis/kota", SIGN_UP, &[("slug", "kota")]).await;
    patron
}

/// A quiz of `seats` that starts five days after `NOW`.
async fn in_five_days(app: &TestApp, seats: i64) {
    quiz(&app.app, "kota", seats, &[ask(Kind::Single, &[1], 1000)]).await;
    moved_to(app, Some(NOW + Span::days(5))).await;
}

async fn moved_to(app: &TestApp, starts_at: Option<Millis>) {
    let mut tx = app.write().await;
    sqlx::query("UPDATE quizzes SET starts_at = $1")
        .bind(starts_at)
        .execute(&mut *tx)
        .await
        .expect("a change");
    tx.commit().await.expect("commit");
}

/// What the job does once a minute, at `at`; gives how many reminders there are in all.
async fn reminders(app: &TestApp, at: Millis) -> i64 {
    app.app.set_clock(at);
    backend::remind(&app.app).await.expect("no failure");
    mails(app, "Pengingat: %").await
}

async fn mails(app: &TestApp, subject: &str) -> i64 {
    let mut db = app.app.db().read().await.expect("a connection");
    sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE subject LIKE $1")
        .bind(subject)
        .fetch_one(&mut *db)
        .await
        .expect("a count")
}

on_each_engine! {
    async fn who_has_a_seat_is_reminded_a_day_and_an_hour_before_once_each(app) {
        in_five_days(&app, 2).await;
        for _ in 0..3 {
            signed_up(&app).await;
        }
        let starts_at = NOW + Span::days(5);
        assert_eq!(reminders(&app, starts_at - Span::hours(25)).await, 0);
        // Two have a seat; the third waits.
        assert_eq!(reminders(&app, starts_at - Span::hours(24)).await, 2);
        assert_eq!(reminders(&app, starts_at - Span::hours(23)).await, 2);
        assert_eq!(reminders(&app, starts_at - Span::minutes(60)).await, 4);
        assert_eq!(reminders(&app, starts_at - Span::minutes(30)).await, 4);
        assert_eq!(reminders(&app, starts_at + Span::hours(1)).await, 4);
        let mut db = app.app.db().read().await.expect("a connection");
        let body: String = sqlx::query_scalar("SELECT body FROM outbox ORDER BY id LIMIT 1").fetch_one(&mut *db).await.expect("a mail");
        assert!(body.contains("Halo Uji patron") && body.contains("Minggu, 29 November, 10.00 WIB") && body.contains("/kuis/kota"), "{body}");
    }

    async fn two_processes_remind_everybody_once(app) {
        in_five_days(&app, 20).await;
        for _ in 0..12 {
            signed_up(&app).await;
        }
        app.app.set_clock(NOW + Span::days(4));
        let other = app.beside().await;
        let (mine, theirs) = tokio::join!(backend::remind(&app.app), backend::remind(&other.app));
        assert!(mine.is_ok() && theirs.is_ok());
        assert_eq!(mails(&app, "Pengingat: %").await, 12);
    }

    async fn a_quiz_that_was_moved_or_called_off_reminds_of_its_new_time_or_not_at_all(app) {
        in_five_days(&app, 2).await;
        signed_up(&app).await;
        let was = NOW + Span::days(5);
        moved_to(&app, Some(was + Span::days(2))).await;
        assert_eq!(reminders(&app, was - Span::hours(24)).await, 0);
        assert_eq!(reminders(&app, was + Span::days(1)).await, 1);
        moved_to(&app, None).await;
        assert_eq!(reminders(&app, was + Span::days(2) - Span::minutes(50)).await, 1);
    }

    async fn who_signs_up_on_the_day_is_not_reminded_of_what_they_just_did(app) {
        quiz(&app.app, "kota", 5, &[ask(Kind::Single, &[1], 1000)]).await;
        signed_up(&app).await;
        assert_eq!(reminders(&app, STARTS_AT - Span::hours(20)).await, 0);
        assert_eq!(reminders(&app, STARTS_AT - Span::minutes(59)).await, 1);
    }

    async fn a_server_that_stood_still_sends_one_reminder_not_two(app) {
        in_five_days(&app, 2).await;
        signed_up(&app).await;
        assert_eq!(reminders(&app, NOW + Span::days(5) - Span::minutes(45)).await, 1);
    }

    async fn a_seat_that_becomes_free_or_is_added_is_told_to_who_waits(app) {
        in_five_days(&app, 1).await;
        let mut first = signed_up(&app).await;
        for _ in 0..4 {
            signed_up(&app).await;
        }
        // On the last day: the mail about the seat says all that a reminder would.
        app.app.set_clock(NOW + Span::days(5) - Span::hours(20));
        first.submit("/kuis/kota", CANCEL, &[("slug", "kota")]).await;
        assert_eq!(mails(&app, "Anda mendapat kursi%").await, 1);
        assert_eq!(reminders(&app, app.app.now() + Span::minutes(1)).await, 0);
        let mut staff = app.with_role(Role::Librarian).await;
        let form = [("slug", "kota"), ("title", "Kuis uji"), ("date", "2026-11-29"), ("time", "10.00"), ("seats", "3")];
        staff.submit("/petugas/kuis/sunting/kota", "/api/quizzes/save_quiz", &form).await;
        assert_eq!(mails(&app, "Anda mendapat kursi%").await, 3);
    }

    async fn who_joins_signed_in_has_come(app) {
        quiz(&app.app, "kota", 2, &[ask(Kind::Single, &[1], 1000)]).await;
        let (mut siti, mut budi) = (signed_up(&app).await, signed_up(&app).await);
        let mut staff = app.with_role(Role::Librarian).await;
        let list = staff.get("/petugas/kuis/sunting/kota").await;
        assert!(!list.text.contains("Hadir") && !list.text.contains("hadir"), "nobody was expected yet");
        app.app.set_clock(STARTS_AT - Span::minutes(5));
        let open = staff.submit("/petugas/kuis", "/api/quizzes/open_lobby", &[("slug", "kota")]).await;
        let pin = open.location().rsplit('/').next().expect("a PIN").to_owned();
        // Whoever did not sign up may play, and is on no list.
        let mut guest = app.with_role(Role::Patron).await;
        for (browser, key, name) in [(&mut siti, "aaaaaaaaaaaaaaaa", "Siti"), (&mut guest, "bbbbbbbbbbbbbbbb", "Tamu")] {
            let joined = browser.submit("/kuis/gabung", "/api/quizzes/join", &[("key", key), ("pin", &pin), ("nickname", name)]).await;
            assert_eq!(joined.location(), format!("/kuis/main/{pin}"));
        }
        app.stranger().get(&format!("/kuis/gabung?pin={pin}")).await.says("supaya kehadiran Anda tercatat");
        siti.get("/saya").await.says("Anda hadir");
        budi.get("/saya").await.says("Anda terdaftar");
        let list = staff.get("/petugas/kuis/sunting/kota").await;
        list.says("1 dari 2 pemilik kursi sudah hadir.").says("Hadir").says("Belum hadir");
        app.app.set_clock(STARTS_AT + Span::hours(2));
        staff.get("/petugas/kuis/sunting/kota").await.says("Tidak hadir");
    }
}
