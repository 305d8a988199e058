//! The rooms, and who used them: a month back and two weeks ahead, or a whole year of a busy house.

use super::{Seeding, Size, Value, read_data};
use crate::{
    auth::AccountId,
    db::new_id,
    error::AppError,
    library::{self, Words},
    rooms::{
        BookingId, Period, Policy, Room, Status,
        backend::open_periods,
        rules::{cells, inside_opening_hours, slots_of},
        store,
    },
    time::{Millis, Span},
};
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Bookings in a hundred that were taken back, and groups in a hundred that came.
const CANCELLED: usize = 6;
const CAME: usize = 92;
const CODE_LENGTH: usize = 8;

#[derive(Deserialize)]
struct RoomData {
    slug: String,
    name: String,
    capacity: i64,
    floor: i64,
    equipment_id: Vec<String>,
    equipment_en: Vec<String>,
    accessible: bool,
    description_id: String,
    description_en: String,
    max_minutes: i64,
}

#[derive(Deserialize)]
struct Group {
    group: String,
    purpose: String,
    rooms: Vec<String>,
    people: [i64; 2],
    minutes: i64,
}

/// Rows that wait to be written together.
#[derive(Default)]
struct Rows {
    bookings: Vec<[Value; 16]>,
    slots: Vec<[Value; 3]>,
    /// Turns used, by patron and day.
    turns: BTreeMap<(AccountId, Date), i64>,
}

pub(super) async fn sow(seeding: &mut Seeding) -> Result<(), AppError> {
    let rooms = sow_rooms(seeding).await?;
    let groups: Vec<Group> = read_data(include_str!("data/bookings.json"))?;
    // Chances in a hundred that a free half hour becomes the beginning of a booking.
    let (days, chance) = match seeding.size {
        Size::Demo => (-30..=14, 12),
        Size::Large => (-365..=30, 40),
    };
    let mut rows = Rows::default();
    for day in days {
        let date = seeding.today.saturating_add(day.days());
        let opening = library::backend::opening_on(&mut seeding.tx, date).await?;
        let cells = cells(
            &open_periods(&seeding.zone, date, &opening),
            Policy::default().step(),
        );
        for room in &rooms {
            fill_day(seeding, &mut rows, room, &groups, date, &cells, chance);
        }
    }
    write(seeding, &rows).await
}

async fn sow_rooms(seeding: &mut Seeding) -> Result<Vec<Room>, AppError> {
    let rooms: Vec<RoomData> = read_data(include_str!("data/rooms.json"))?;
    let now = seeding.tx.now();
    let mut sown = Vec::new();
    for room in rooms {
        let room = Room {
            id: new_id(now),
            slug: room.slug,
            name: room.name,
            capacity: room.capacity,
            floor: room.floor,
            accessible: room.accessible,
            equipment: Words::new(room.equipment_id.join("\n"), room.equipment_en.join("\n")),
            description: Words::new(room.description_id, room.description_en),
            max_minutes: room.max_minutes,
            closed_because: None,
        };
        store::insert_room(&mut seeding.tx, &room).await?;
        sown.push(room);
    }
    Ok(sown)
}

/// Walks through one room's day and lets groups in where there is time.
fn fill_day(
    seeding: &mut Seeding,
    rows: &mut Rows,
    room: &Room,
    groups: &[Group],
    date: Date,
    cells: &[Period],
    chance: usize,
) {
    let fitting: Vec<&Group> = groups
        .iter()
        .filter(|group| group.rooms.contains(&room.slug))
        .collect();
    let mut free_from = Millis(0);
    for cell in cells {
        if cell.starts < free_from || fitting.is_empty() || seeding.below(100) >= chance {
            continue;
        }
        let group = fitting[seeding.below(fitting.len())];
        let period = Period {
            starts: cell.starts,
            ends: cell.starts + Span::minutes(group.minutes),
        };
        if inside_opening_hours(cells, period) && add(seeding, rows, room, group, date, period) {
            free_from = period.ends;
        }
    }
}

/// Adds a booking; whether it holds the room.
fn add(
    seeding: &mut Seeding,
    rows: &mut Rows,
    room: &Room,
    group: &Group,
    date: Date,
    period: Period,
) -> bool {
    let owner = seeding.some_patron();
    let used = rows.turns.entry((owner, date)).or_default();
    if *used >= Policy::default().per_day {
        return false;
    }
    let cancelled = seeding.below(100) < CANCELLED;
    let turn = (!cancelled).then(|| {
        *used += 1;
        *used
    });
    let now = seeding.tx.now();
    let lead = Span::minutes(60 + i64::try_from(seeding.below(10 * 24 * 60)).unwrap_or(0));
    let within_minute = Span(i64::try_from(seeding.below(60_000)).unwrap_or(0));
    let made_at = (period.starts - lead + within_minute).min(now - Span::minutes(1));
    let came = !cancelled && period.starts <= now && seeding.below(100) < CAME;
    let [least, most] = group.people;
    let spread = usize::try_from(most - least + 1).unwrap_or(1);
    let people = least + i64::try_from(seeding.below(spread)).unwrap_or(0);
    let status = if cancelled {
        Status::Cancelled
    } else {
        Status::Booked
    };
    let booking: BookingId = new_id(made_at);
    rows.bookings.push([
        booking.into(),
        seeding.code(CODE_LENGTH).into(),
        room.id.into(),
        owner.into(),
        date.to_string().into(),
        period.starts.into(),
        period.ends.into(),
        group.group.as_str().into(),
        group.purpose.as_str().into(),
        people.min(room.capacity).into(),
        status.as_str().into(),
        Value::maybe_int(turn),
        made_at.into(),
        Value::maybe_int(cancelled.then_some(made_at + Span::minutes(50))),
        "".into(),
        Value::maybe_int(came.then_some(period.starts)),
    ]);
    if !cancelled {
        let of_room = slots_of(period).map(|slot| [room.id.into(), slot.into(), booking.into()]);
        rows.slots.extend(of_room);
    }
    !cancelled
}

async fn write(seeding: &mut Seeding, rows: &Rows) -> Result<(), AppError> {
    let columns = [
        "id",
        "code",
        "room_id",
        "account_id",
        "day",
        "starts_at",
        "ends_at",
        "group_name",
        "purpose",
        "people",
        "status",
        "turn",
        "created_at",
        "cancelled_at",
        "cancel_reason",
        "checked_in_at",
    ];
    seeding.insert("bookings", columns, &rows.bookings).await?;
    seeding
        .insert("room_slots", ["room_id", "slot", "booking_id"], &rows.slots)
        .await
}
