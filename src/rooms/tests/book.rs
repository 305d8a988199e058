use super::world::{BOOK, CANCEL, FORM, but, count, furnish, wish};
use crate::{
    auth::{AccountId, Role},
    rooms::{backend, store},
    seed::{Outcome, Size, sow},
    test_support::{TestApp, on_each_engine},
    time::Span,
};

const KEY: &str = "0123456789abcdef";
const STANDING: &str = "SELECT COUNT(*) FROM bookings WHERE status = 'booked'";
const SLOTS: &str = "SELECT COUNT(*) FROM room_slots";

async fn book(app: &mut TestApp, key: &str, starts: &str, ends: &str) -> String {
    let answer = app.submit(FORM, BOOK, &wish(key, starts, ends)).await;
    let location = answer.location().to_owned();
    assert!(location.starts_with("/ruang/pesanan/"), "{location}");
    location
}

/// Sends a form and gives the page that it comes back to.
async fn refused(app: &mut TestApp, form: &[(&str, &str)]) -> String {
    let answer = app.submit(FORM, BOOK, form).await;
    assert_eq!(answer.location(), FORM);
    app.get(FORM).await.text
}

on_each_engine! {
    async fn a_patron_books_sees_it_and_cancels(app) {
        furnish(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        patron.get("/saya").await.says("Belum ada ruang yang Anda pesan.");
        patron.get("/ruang?tanggal=2026-11-25").await.says("/ruang/musi/pesan?tanggal=2026-11-25&amp;mulai=09:00");
        let path = book(&mut patron, KEY, "09:00", "10:30").await;
        patron.get(&path).await.says("Ruang dipesan: Ruang Musi, Rabu, 25 November, 09.00–10.30 WIB.").says("Klub Buku Bukit Sulap");
        patron.get("/ruang?tanggal=2026-11-25").await.says("slot-mine").says(&path);
        patron.get("/saya").await.says("Pesanan ruang").says(&path);
        assert_eq!(count(&app, SLOTS).await, 6);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox WHERE body LIKE '%09.00–10.30%'").await, 1);

        let code = path.rsplit('/').next().unwrap();
        patron.submit(&path, CANCEL, &[("booking", code)]).await;
        patron.get(&path).await.says("Pesanan dibatalkan").says("Dibatalkan");
        patron.get("/saya").await.says("Tidak ada pesanan yang akan datang.").says("Pesanan sebelumnya");
        assert_eq!((count(&app, SLOTS).await, count(&app, "SELECT COUNT(*) FROM bookings").await), (0, 1));
        let audited = "SELECT COUNT(*) FROM audit WHERE action IN ('booking.made', 'booking.cancelled')";
        assert_eq!(count(&app, audited).await, 2);
        book(&mut patron, "fedcba9876543210", "09:00", "10:30").await;
    }

    async fn a_second_group_cannot_take_the_same_slot(app) {
        furnish(&app).await;
        let mut groups = Vec::new();
        for _ in 0..20 {
            groups.push(app.with_role(Role::Patron).await);
        }
        // All of these hold 10.00–10.30.
        let times = [("09:00", "10:30"), ("09:30", "11:30"), ("10:00", "10:30"), ("10:00", "13:00")];
        let tries = groups.into_iter().enumerate().map(|(n, mut group)| {
            let (starts, ends) = times[n % times.len()];
            let key = format!("keyOfGroup{n:06}");
            tokio::spawn(async move { group.call(BOOK, &wish(&key, starts, ends)).await.status.as_u16() })
        });
        let tries: Vec<_> = tries.collect();
        let mut statuses = Vec::new();
        for one in tries {
            statuses.push(one.await.unwrap());
        }
        let of = |wanted: u16| statuses.iter().filter(|status| **status == wanted).count();
        assert_eq!((of(200), of(409)), (1, 19), "{statuses:?}");
        assert_eq!(count(&app, STANDING).await, 1);
    }

    async fn who_comes_too_late_keeps_the_form_and_hears_what_is_free(app) {
        furnish(&app).await;
        let (mut first, mut second) = (app.with_role(Role::Patron).await, app.with_role(Role::Patron).await);
        book(&mut first, KEY, "09:00", "11:00").await;
        let late = but(but(wish("fedcba9876543210", "10:00", "11:00"), "group_name", "Komunitas <b>Silampari</b>"), "people", "7");
        let form = refused(&mut second, &late).await;
        for said in [
            "Ruang Musi pukul 10.00–11.00 sudah terisi.",
            "Ruang Musi, 11.00–12.00</a>",
            "Ruang Kelingi, 10.00–11.00</a>",
            "Komunitas &lt;b&gt;Silampari&lt;/b&gt;",
            "value=\"7\"",
        ] {
            assert!(form.contains(said), "{said:?} is not in\n{form}");
        }
        // The way to another room brings along what was typed.
        let mut ways = form.split("href=\"").filter_map(|rest| rest.split('"').next());
        let way = ways.find(|way| way.starts_with("/ruang/kelingi/pesan?")).unwrap().replace("&amp;", "&");
        second.get(&way).await
            .says(r#"<option value="10:00" selected>10.00</option>"#)
            .says(r#"<option value="11:00" selected>11.00</option>"#)
            .says("Komunitas &lt;b&gt;Silampari&lt;/b&gt;")
            .says("value=\"7\"");
        let elsewhere = but(late, "room", "kelingi");
        assert!(second.submit(FORM, BOOK, &elsewhere).await.location().starts_with("/ruang/pesanan/"), "the same key is good again");
    }

    async fn who_wants_the_same_room_again_hears_that_it_is_theirs(app) {
        furnish(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        book(&mut patron, KEY, "09:00", "11:00").await;
        let form = refused(&mut patron, &wish("fedcba9876543210", "10:00", "12:00")).await;
        assert!(form.contains("Anda sudah memesan Ruang Musi pukul 09.00–11.00."), "{form}");
        book(&mut patron, "fedcba9876543210", "13:00", "14:00").await;
        let form = refused(&mut patron, &wish("thekeyofathird01", "10:00", "12:00")).await;
        assert!(form.contains("Anda sudah punya 2 pesanan untuk hari itu."), "{form}");
        assert!(!form.contains("Yang masih kosong"), "no time of that day is theirs to take");
    }

    async fn times_that_are_taken_are_marked_and_named_before_they_are_chosen(app) {
        furnish(&app).await;
        let (mut first, mut second) = (app.with_role(Role::Patron).await, app.with_role(Role::Patron).await);
        second.get(FORM).await.says("Ruang Musi masih kosong sepanjang hari, Rabu, 25 November.");
        book(&mut first, KEY, "10:00", "11:00").await;
        let form = second.get("/ruang/musi/pesan?tanggal=2026-11-25&mulai=10:00").await;
        form.says(r#"<option value="10:00" selected>10.00, terisi</option>"#)
            .says(r#"<option value="11:00">11.00, terisi</option>"#)
            .says(r#"<option value="11:00">11.00</option>"#);
        let place = |what: &str| form.text.find(what).unwrap();
        assert!(place("Ruang Musi terisi pada Rabu, 25 November: 10.00–11.00.") < place("name=\"starts\""));
        // The form that comes back speaks of the room that it was about.
        let elsewhere = but(but(wish("fedcba9876543210", "10:00", "11:00"), "room", "kelingi"), "people", "9");
        assert!(refused(&mut second, &elsewhere).await.contains("Ruang Kelingi masih kosong sepanjang hari"));
    }

    async fn a_form_sent_twice_makes_one_booking(app) {
        furnish(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let first = book(&mut patron, KEY, "09:00", "10:00").await;
        assert_eq!(book(&mut patron, KEY, "09:00", "10:00").await, first);
        let mut stranger = app.with_role(Role::Patron).await;
        assert_eq!(stranger.call(BOOK, &wish(KEY, "09:00", "10:00")).await.status, 409, "a key shows nobody another's booking");
        let two = [patron.clone(), patron.clone()].map(|mut patron| {
            tokio::spawn(async move { patron.call(BOOK, &wish("fedcba9876543210", "11:00", "12:00")).await.status })
        });
        for one in two {
            assert_eq!(one.await.unwrap(), 200);
        }
        assert_eq!(count(&app, STANDING).await, 2);
    }

    async fn a_patron_holds_two_bookings_a_day_however_fast_they_ask(app) {
        furnish(&app).await;
        let patron = app.with_role(Role::Patron).await;
        let tries: Vec<_> = (0..6).map(|n| {
            let mut patron = patron.clone();
            tokio::spawn(async move {
                let (starts, ends) = (format!("{:02}:00", 8 + n), format!("{:02}:00", 9 + n));
                patron.call(BOOK, &wish(&format!("keyOfTheBooking{n}"), &starts, &ends)).await.status
            })
        }).collect();
        for one in tries {
            let status = one.await.unwrap();
            assert!(status == 200 || status == 409, "{status}");
        }
        assert!(count(&app, STANDING).await <= 2);
        let mut patron = patron;
        for n in 0..2 {
            patron.call(BOOK, &wish(&format!("keyOfAnotherOne{n}"), "14:00", "15:00")).await;
            patron.call(BOOK, &wish(&format!("keyOfYetOneMore{n}"), "15:00", "16:00")).await;
        }
        assert_eq!(count(&app, STANDING).await, 2);
        patron.call(BOOK, &but(wish("keyOfThursday001", "09:00", "10:00"), "date", "2026-11-26")).await;
        assert_eq!(count(&app, STANDING).await, 3, "another day has its own two");
    }

    async fn a_closing_day_is_refused_with_its_reason(app) {
        furnish(&app).await;
        app.change("INSERT INTO closures (day, reason_id, reason_en) VALUES ('2026-11-25', 'Inventarisasi', '')").await;
        let mut patron = app.with_role(Role::Patron).await;
        let answer = patron.call(BOOK, &wish(KEY, "09:00", "10:00")).await;
        assert_eq!(answer.status, 422);
        answer.says("Perpustakaan tutup: Inventarisasi.");
        patron.get("/ruang?tanggal=2026-11-25").await.says("Perpustakaan tutup: Inventarisasi.");
        patron.get(FORM).await.says("Perpustakaan tutup: Inventarisasi.");
        patron.call(BOOK, &but(wish(KEY, "09:00", "10:00"), "date", "2026-11-28")).await.says("Perpustakaan tutup pada tanggal itu.");
    }

    async fn a_stranger_neither_sees_nor_cancels_anothers_booking(app) {
        furnish(&app).await;
        let mut owner = app.with_role(Role::Patron).await;
        let path = book(&mut owner, KEY, "09:00", "10:00").await;
        let code = path.rsplit('/').next().unwrap();
        let mut stranger = app.with_role(Role::Patron).await;
        assert_eq!(stranger.get(&path).await.status, 404);
        assert_eq!(stranger.call(CANCEL, &[("booking", code)]).await.status, 404);
        let grid = stranger.get("/ruang?tanggal=2026-11-25").await;
        grid.says("Terisi");
        assert!(!grid.text.contains("Klub Buku") && !grid.text.contains(code));
        let mut visitor = app.stranger();
        assert_eq!(visitor.call(CANCEL, &[("booking", code)]).await.status, 401);
        assert!(visitor.get(&path).await.location().starts_with("/masuk?ke="));
        assert!(visitor.get(FORM).await.location().starts_with("/masuk?ke="));
        assert_eq!(count(&app, STANDING).await, 1);
    }

    async fn a_booking_is_cancelled_once_and_not_when_it_is_over(app) {
        furnish(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let first = book(&mut patron, KEY, "09:00", "10:00").await;
        let second = book(&mut patron, "fedcba9876543210", "11:00", "12:00").await;
        let code = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        assert_eq!(patron.call(CANCEL, &[("booking", &code(&first))]).await.status, 200);
        assert_eq!(patron.call(CANCEL, &[("booking", &code(&first))]).await.status, 409);
        app.app.set_clock(app.app.now() + Span::hours(26));
        assert_eq!(patron.call(CANCEL, &[("booking", &code(&second))]).await.status, 409);
        patron.get(&second).await.says("Selesai");
    }

    async fn nothing_that_is_typed_breaks_the_form(app) {
        furnish(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let long = "a".repeat(10_000);
        let good = wish(KEY, "09:00", "10:00");
        for (field, value) in [
            ("room", ""), ("room", "tidak-ada"), ("room", &long), ("room", "' OR 1=1 --"),
            ("date", ""), ("date", "besok"), ("date", "2026-02-30"), ("date", "9999-12-31"), ("date", "2026-11-23"),
            ("date", "2027-03-01"), ("date", "2199-12-31"), ("date", &long),
            ("starts", ""), ("starts", "pagi"), ("starts", "09:07"), ("starts", "99999999999999999999:00"), ("starts", "03:00"),
            ("starts", "10:00"), ("ends", "08:00"), ("ends", "24:00"), ("ends", "15:00"), ("ends", &long),
            ("people", ""), ("people", "0"), ("people", "-3"), ("people", "21"), ("people", "dua"), ("people", "1e3"),
            ("people", "99999999999999999999999"), ("people", "9223372036854775807"),
            ("group_name", ""), ("group_name", " \u{202e}\u{200b} "), ("group_name", &long), ("purpose", &long),
            ("key", ""), ("key", &long),
        ] {
            let status = patron.call(BOOK, &but(good.clone(), field, value)).await.status;
            assert_eq!(status, 422, "{field}={}", &value[..value.len().min(40)]);
        }
        assert_eq!(patron.call(BOOK, &[]).await.status, 422, "nothing at all");
        assert_eq!(patron.call(BOOK, &[("people", "2"), ("people", "3")]).await.status, 422, "twice the same field");
        assert_eq!((count(&app, STANDING).await, count(&app, SLOTS).await), (0, 0));
        for path in ["/ruang?tanggal=besok", "/ruang?tanggal=2026-02-30", "/ruang/musi?tanggal=0", "/ruang/musi/pesan?tanggal=%00"] {
            assert_eq!(patron.get(path).await.status, 422, "{path}");
        }
        for path in ["/ruang/tidak-ada", "/ruang/tidak-ada/pesan", "/ruang/pesanan/xxxxxxxx", "/ruang/pesanan/%ff%fe"] {
            assert_eq!(patron.get(path).await.status, 404, "{path}");
        }
        assert!(patron.get("/ruang/%00").await.status.is_client_error());
        for path in ["/ruang?tanggal=2199-12-31", "/ruang?tanggal=2000-01-01", "/ruang/musi/pesan?tanggal=2026-11-25&mulai=xx", "/ruang/musi/pesan?tanggal=2000-01-01"] {
            assert_eq!(patron.get(path).await.status, 200, "{path}");
        }
    }

    async fn a_time_that_is_not_to_be_had_is_named(app) {
        furnish(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let asked = |time: &str| format!("/ruang/musi/pesan?tanggal=2026-11-25&mulai={time}");
        assert!(!patron.get(&asked("09:00")).await.text.contains("tidak tersedia"));
        assert!(!patron.get(&asked("xx")).await.text.contains("tidak tersedia"));
        patron.get(&asked("22:00")).await.says(r#"<option value="22:00" selected>22.00, tidak tersedia</option>"#);
        // A form that comes back for a day with other hours still says what was chosen.
        let wish = wish(KEY, "22:00", "23:30");
        assert_eq!(patron.submit(FORM, BOOK, &wish).await.location(), FORM);
        patron.get(FORM).await
            .says(r#"<option value="22:00" selected>22.00, tidak tersedia</option>"#)
            .says(r#"<option value="23:30" selected>23.30, tidak tersedia</option>"#);
    }

    async fn a_form_for_a_day_that_is_closed_keeps_what_was_typed(app) {
        furnish(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        for (date, says) in [("2026-11-28", "Perpustakaan tutup pada tanggal itu."), ("2026-11-20", "sudah lewat")] {
            let wish = but(wish(KEY, "09:00", "10:00"), "date", date);
            assert_eq!(patron.submit(FORM, BOOK, &wish).await.location(), FORM);
            patron.get(FORM).await.says(says).says(&format!("value=\"{date}\"")).says("value=\"Klub Buku Bukit Sulap\"").says("09.00, tidak tersedia");
        }
    }

    async fn rooms_that_are_free_now_are_known_until_when(app) {
        furnish(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let today = but(wish(KEY, "11:00", "12:00"), "date", "2026-11-24");
        assert_eq!(patron.call(BOOK, &today).await.status, 200);
        let now = app.app.now();
        let free = backend::free_now(&app.app, &mut app.app.db().read().await.unwrap()).await.unwrap();
        let until: Vec<_> = free.iter().map(|room| (room.slug.as_str(), room.until)).collect();
        assert_eq!(until, [("kelingi", now + Span::hours(6)), ("musi", now + Span::hours(1))]);
        app.app.set_clock(app.app.now() + Span::minutes(90));
        let free = backend::free_now(&app.app, &mut app.app.db().read().await.unwrap()).await.unwrap();
        assert_eq!(free.len(), 1, "musi is taken now");
        app.app.set_clock(app.app.now() + Span::hours(6));
        assert_eq!(backend::free_now(&app.app, &mut app.app.db().read().await.unwrap()).await.unwrap(), []);
    }

    async fn the_demonstration_rooms_have_a_past_and_a_future_that_keep_the_rules(app) {
        assert_eq!(sow(&app.app, Size::Demo).await, Ok(Outcome::Sown));
        let now = app.app.now();
        let (past, coming) = ("SELECT COUNT(*) FROM bookings WHERE checked_in_at IS NOT NULL", "SELECT COUNT(*) FROM bookings WHERE starts_at > created_at + 3600000");
        assert!(count(&app, past).await > 50 && count(&app, coming).await > 50);
        let mut db = app.app.db().read().await.unwrap();
        for day in -30..=14_i64 {
            let date = app.app.config().zone.date(now + Span::days(day)).to_string();
            let bookings = store::bookings_on(&mut db, &date).await.unwrap();
            for (n, one) in bookings.iter().enumerate() {
                assert!(bookings[n + 1..].iter().all(|other| other.room != one.room || !other.period.overlaps(one.period)));
            }
        }
        let slots: i64 = sqlx::query_scalar("SELECT CAST(SUM(ends_at - starts_at) / 900000 AS BIGINT) FROM bookings WHERE status = 'booked'").fetch_one(&mut *db).await.unwrap();
        drop(db);
        assert_eq!(slots, count(&app, SLOTS).await);
    }

    async fn an_erased_patron_gives_the_rooms_back_and_leaves_no_name(app) {
        furnish(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        book(&mut patron, KEY, "09:00", "10:00").await;
        patron.get("/saya/data.json").await.says("room_bookings").says("Klub Buku Bukit Sulap");
        let owner: AccountId = {
            let mut db = app.app.db().read().await.unwrap();
            sqlx::query_scalar("SELECT account_id FROM bookings").fetch_one(&mut *db).await.unwrap()
        };
        let mut tx = app.write().await;
        backend::forget(&mut tx, owner, &app.app.config().zone).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((count(&app, SLOTS).await, count(&app, STANDING).await), (0, 0));
        let named = "SELECT COUNT(*) FROM bookings WHERE account_id IS NOT NULL OR group_name LIKE 'Klub%' OR purpose <> ''";
        assert_eq!((count(&app, named).await, count(&app, "SELECT COUNT(*) FROM bookings").await), (0, 1));
    }
}
