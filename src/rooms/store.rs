//! SQL of rooms and bookings.

use super::{Booking, BookingId, Period, Policy, Room, RoomId, Status, rules};
use crate::{auth::AccountId, db::Tx, library::Words, time::Millis};
use sqlx::{AnyConnection, FromRow, Result};

#[derive(FromRow)]
struct RoomRow {
    id: RoomId,
    slug: String,
    name: String,
    capacity: i64,
    floor: i64,
    accessible: i64,
    equipment_id: String,
    equipment_en: String,
    description_id: String,
    description_en: String,
    max_minutes: i64,
    closed_because: Option<String>,
}

impl From<RoomRow> for Room {
    fn from(row: RoomRow) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            name: row.name,
            capacity: row.capacity,
            floor: row.floor,
            accessible: row.accessible == 1,
            equipment: Words::new(row.equipment_id, row.equipment_en),
            description: Words::new(row.description_id, row.description_en),
            max_minutes: row.max_minutes,
            closed_because: row.closed_because,
        }
    }
}

#[derive(FromRow)]
struct BookingRow {
    id: BookingId,
    code: String,
    room_id: RoomId,
    room_slug: String,
    room_name: String,
    account_id: Option<AccountId>,
    starts_at: Millis,
    ends_at: Millis,
    group_name: String,
    purpose: String,
    people: i64,
    status: String,
    cancel_reason: String,
    checked_in_at: Option<Millis>,
}

impl From<BookingRow> for Booking {
    fn from(row: BookingRow) -> Self {
        let booked = row.status == Status::Booked.as_str();
        Self {
            id: row.id,
            code: row.code,
            room: row.room_id,
            room_slug: row.room_slug,
            room_name: row.room_name,
            account: row.account_id,
            period: Period {
                starts: row.starts_at,
                ends: row.ends_at,
            },
            group_name: row.group_name,
            purpose: row.purpose,
            people: row.people,
            status: if booked { Status::Booked } else { Status::Cancelled },
            cancel_reason: row.cancel_reason,
            checked_in_at: row.checked_in_at,
        }
    }
}

/// All rooms, from the ground up.
pub async fn rooms(db: &mut AnyConnection) -> Result<Vec<Room>> {
    let rows: Vec<RoomRow> = sqlx::query_as("SELECT * FROM rooms ORDER BY floor, name")
        .fetch_all(db)
        .await?;
    Ok(rows.into_iter().map(Room::from).collect())
}

pub async fn find_room(db: &mut AnyConnection, slug: &str) -> Result<Option<Room>> {
    let row: Option<RoomRow> = sqlx::query_as("SELECT * FROM rooms WHERE slug = $1")
        .bind(slug)
        .fetch_optional(db)
        .await?;
    Ok(row.map(Room::from))
}

pub async fn insert_room(tx: &mut Tx, room: &Room) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO rooms (id, slug, name, capacity, floor, accessible, equipment_id, equipment_en, description_id,
         description_en, max_minutes, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(room.id)
    .bind(&room.slug)
    .bind(&room.name)
    .bind(room.capacity)
    .bind(room.floor)
    .bind(i64::from(room.accessible))
    .bind(&room.equipment.id)
    .bind(&room.equipment.en)
    .bind(&room.description.id)
    .bind(&room.description.en)
    .bind(room.max_minutes)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Everything but the slug, which others may have noted down.
pub async fn update_room(tx: &mut Tx, room: &Room) -> Result<()> {
    sqlx::query(
        "UPDATE rooms SET name = $2, capacity = $3, floor = $4, accessible = $5, equipment_id = $6, equipment_en = $7,
         description_id = $8, description_en = $9, max_minutes = $10 WHERE id = $1",
    )
    .bind(room.id)
    .bind(&room.name)
    .bind(room.capacity)
    .bind(room.floor)
    .bind(i64::from(room.accessible))
    .bind(&room.equipment.id)
    .bind(&room.equipment.en)
    .bind(&room.description.id)
    .bind(&room.description.en)
    .bind(room.max_minutes)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn set_closed(tx: &mut Tx, room: RoomId, because: Option<&str>) -> Result<()> {
    sqlx::query("UPDATE rooms SET closed_because = $2 WHERE id = $1")
        .bind(room)
        .bind(because)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Bookings that stand on a local day, in the order in which they begin.
pub async fn bookings_on(db: &mut AnyConnection, day: &str) -> Result<Vec<Booking>> {
    let rows: Vec<BookingRow> = sqlx::query_as(
        "SELECT b.*, r.slug AS room_slug, r.name AS room_name FROM bookings b JOIN rooms r ON r.id = b.room_id
         WHERE b.day = $1 AND b.status = 'booked' ORDER BY b.starts_at, r.floor, r.name",
    )
    .bind(day)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Booking::from).collect())
}

/// Bookings that stand on the local day `from` or later and end after `now`, the next one first.
pub async fn standing(db: &mut AnyConnection, from: &str, now: Millis) -> Result<Vec<Booking>> {
    let rows: Vec<BookingRow> = sqlx::query_as(
        "SELECT b.*, r.slug AS room_slug, r.name AS room_name FROM bookings b JOIN rooms r ON r.id = b.room_id
         WHERE b.day >= $1 AND b.status = 'booked' AND b.ends_at > $2 ORDER BY b.starts_at, b.id",
    )
    .bind(from)
    .bind(now)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Booking::from).collect())
}

/// A patron's bookings that end after `now`, the next one first.
pub async fn upcoming_of(db: &mut AnyConnection, account: AccountId, now: Millis) -> Result<Vec<Booking>> {
    let rows: Vec<BookingRow> = sqlx::query_as(
        "SELECT b.*, r.slug AS room_slug, r.name AS room_name FROM bookings b JOIN rooms r ON r.id = b.room_id
         WHERE b.account_id = $1 AND b.ends_at > $2 AND b.status = 'booked' ORDER BY b.starts_at LIMIT 50",
    )
    .bind(account)
    .bind(now)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Booking::from).collect())
}

/// A patron's bookings that are over or cancelled, the last one first.
pub async fn past_of(db: &mut AnyConnection, account: AccountId, now: Millis) -> Result<Vec<Booking>> {
    let rows: Vec<BookingRow> = sqlx::query_as(
        "SELECT b.*, r.slug AS room_slug, r.name AS room_name FROM bookings b JOIN rooms r ON r.id = b.room_id
         WHERE b.account_id = $1 AND (b.ends_at <= $2 OR b.status = 'cancelled') ORDER BY b.starts_at DESC LIMIT 10",
    )
    .bind(account)
    .bind(now)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Booking::from).collect())
}

pub async fn find_booking(db: &mut AnyConnection, code: &str) -> Result<Option<Booking>> {
    let row: Option<BookingRow> = sqlx::query_as(
        "SELECT b.*, r.slug AS room_slug, r.name AS room_name FROM bookings b JOIN rooms r ON r.id = b.room_id
         WHERE b.code = $1",
    )
    .bind(code)
    .fetch_optional(db)
    .await?;
    Ok(row.map(Booking::from))
}

pub async fn turns_used(db: &mut AnyConnection, account: AccountId, day: &str) -> Result<Vec<i64>> {
    sqlx::query_scalar("SELECT turn FROM bookings WHERE account_id = $1 AND day = $2 AND turn IS NOT NULL")
        .bind(account)
        .bind(day)
        .fetch_all(db)
        .await
}

pub async fn insert_booking(tx: &mut Tx, booking: &Booking, day: &str, turn: Option<i64>) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO bookings (id, code, room_id, account_id, day, starts_at, ends_at, group_name, purpose, people,
         status, turn, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(booking.id)
    .bind(&booking.code)
    .bind(booking.room)
    .bind(booking.account)
    .bind(day)
    .bind(booking.period.starts)
    .bind(booking.period.ends)
    .bind(&booking.group_name)
    .bind(&booking.purpose)
    .bind(booking.people)
    .bind(booking.status.as_str())
    .bind(turn)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Takes the slots in ascending order, so that two who want overlapping ones wait for each other and never both.
pub async fn insert_slots(tx: &mut Tx, booking: &Booking) -> Result<()> {
    let slots = rules::slots_of(booking.period);
    sqlx::query(
        "WITH RECURSIVE wanted (slot) AS (
             SELECT CAST($2 AS BIGINT) UNION ALL SELECT slot + 1 FROM wanted WHERE slot + 1 < CAST($3 AS BIGINT)
         )
         INSERT INTO room_slots (room_id, slot, booking_id)
         SELECT CAST($1 AS BIGINT), slot, CAST($4 AS BIGINT) FROM wanted ORDER BY slot",
    )
    .bind(booking.room)
    .bind(slots.start)
    .bind(slots.end)
    .bind(booking.id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Whether it stood until now.
pub async fn cancel(tx: &mut Tx, booking: BookingId, reason: &str) -> Result<bool> {
    let now = tx.now();
    let cancelled = sqlx::query(
        "UPDATE bookings SET status = 'cancelled', turn = NULL, cancelled_at = $2, cancel_reason = $3
         WHERE id = $1 AND status = 'booked'",
    )
    .bind(booking)
    .bind(now)
    .bind(reason)
    .execute(&mut **tx)
    .await?;
    sqlx::query("DELETE FROM room_slots WHERE booking_id = $1")
        .bind(booking)
        .execute(&mut **tx)
        .await?;
    Ok(cancelled.rows_affected() == 1)
}

/// Ends a booking that runs at `ends`, which is the end of a slot. The visit and its turn stay. Whether it stood for longer
/// until now.
pub async fn end_early(tx: &mut Tx, booking: BookingId, ends: Millis, reason: &str) -> Result<bool> {
    let ended = sqlx::query(
        "UPDATE bookings SET ends_at = $2, cancel_reason = $3 WHERE id = $1 AND status = 'booked' AND ends_at > $2",
    )
    .bind(booking)
    .bind(ends)
    .bind(reason)
    .execute(&mut **tx)
    .await?;
    if ended.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("DELETE FROM room_slots WHERE booking_id = $1 AND slot >= $2")
        .bind(booking)
        .bind(ends.0.div_euclid(rules::SLOT.0))
        .execute(&mut **tx)
        .await?;
    Ok(true)
}

/// Every booking of an account, the first one first.
pub async fn all_of(db: &mut AnyConnection, account: AccountId) -> Result<Vec<Booking>> {
    let rows: Vec<BookingRow> = sqlx::query_as(
        "SELECT b.*, r.slug AS room_slug, r.name AS room_name FROM bookings b JOIN rooms r ON r.id = b.room_id
         WHERE b.account_id = $1 ORDER BY b.starts_at",
    )
    .bind(account)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Booking::from).collect())
}

/// Leaves of an account's bookings only that a room was used, when, and by how many.
pub async fn forget(tx: &mut Tx, account: AccountId, nobody: &str) -> Result<()> {
    sqlx::query(
        "UPDATE bookings SET account_id = NULL, turn = NULL, group_name = $2, purpose = '', cancel_reason = ''
         WHERE account_id = $1",
    )
    .bind(account)
    .bind(nobody)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn set_checked_in(tx: &mut Tx, booking: BookingId, at: Option<Millis>) -> Result<()> {
    sqlx::query("UPDATE bookings SET checked_in_at = $2 WHERE id = $1 AND status = 'booked'")
        .bind(booking)
        .bind(at)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Settings that cannot be read are as good as none.
pub async fn policy(db: &mut AnyConnection) -> Result<Policy> {
    let json: Option<String> = sqlx::query_scalar("SELECT value FROM settings WHERE key = 'rooms'")
        .fetch_optional(db)
        .await?;
    Ok(json
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default())
}

pub async fn set_policy(tx: &mut Tx, policy: Policy) -> Result<()> {
    let json = serde_json::to_string(&policy).unwrap_or_default();
    sqlx::query(
        "INSERT INTO settings (key, value) VALUES ('rooms', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )
    .bind(json)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
