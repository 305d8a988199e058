//! A library that is open on weekdays, and its rooms.

use crate::{
    db::new_id,
    library::{self, Words},
    rooms::{Room, store},
    test_support::TestApp,
};

pub const BOOK: &str = "/api/rooms/book";
pub const CANCEL: &str = "/api/rooms/cancel";
pub const FORM: &str = "/ruang/musi/pesan?tanggal=2026-11-25";

pub fn room(slug: &str, name: &str, capacity: i64) -> Room {
    Room {
        id: new_id(crate::test_support::NOW),
        slug: slug.into(),
        name: name.into(),
        capacity,
        floor: 2,
        accessible: true,
        equipment: Words::new("Papan tulis\nProyektor", ""),
        description: Words::new("Meja panjang.", "A long table."),
        max_minutes: 180,
        closed_because: None,
    }
}

/// Musi (20 people) and Kelingi (8); open 08.00–16.00 on weekdays, Fridays with a break, closed on 24 December.
pub async fn furnish(app: &TestApp) {
    let mut tx = app.write().await;
    for room in [
        room("musi", "Ruang Musi", 20),
        room("kelingi", "Ruang Kelingi", 8),
    ] {
        store::insert_room(&mut tx, &room).await.expect("the database");
    }
    let hours = "INSERT INTO opening_hours (weekday, opens, closes) VALUES ($1, $2, $3)";
    for (weekday, opens, closes) in [
        // As the application binds them: a connection remembers the types of a statement by its text.
        (1_i64, 480_i64, 960_i64),
        (2, 480, 960),
        (3, 480, 960),
        (4, 480, 960),
        (5, 480, 690),
        (5, 810, 960),
    ] {
        let query = sqlx::query(hours).bind(weekday).bind(opens).bind(closes);
        query.execute(&mut *tx).await.expect("the database");
    }
    tx.commit().await.expect("the database");
    library::backend::renew(&app.app).await.expect("the library");
}

/// A form for Ruang Musi on Wednesday, 25 November 2026.
pub fn wish<'a>(key: &'a str, starts: &'a str, ends: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("key", key),
        ("room", "musi"),
        ("date", "2026-11-25"),
        ("starts", starts),
        ("ends", ends),
        ("group_name", "Klub Buku Bukit Sulap"),
        ("purpose", "Bedah novel"),
        ("people", "12"),
    ]
}

/// The same form with one field changed.
pub fn but<'a>(mut form: Vec<(&'a str, &'a str)>, field: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    for pair in &mut form {
        if pair.0 == field {
            pair.1 = value;
        }
    }
    form
}

pub async fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.scalar(sql).await
}
