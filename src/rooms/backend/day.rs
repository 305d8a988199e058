//! Reading: what a day's grid shows to whom, one booking, one's own, and what is free now.

use super::{days_ahead, open_periods, path_of};
use crate::{
    auth::{Role, Viewer},
    error::AppError,
    library,
    rooms::{
        Booking, Period, Policy, Room,
        rules::{self, Limits},
        store, texts,
    },
    server::{App, Ctx},
    staff::Happening,
    time::{Millis, Span},
};
use jiff::civil::Date;
use sqlx::AnyConnection;

/// One day of the grid.
#[derive(Debug)]
pub struct Day {
    pub date: Date,
    pub today: Date,
    /// Why the library is closed, when it is not simply its weekday.
    pub closed_because: Option<String>,
    /// Empty: closed.
    pub columns: Vec<Column>,
    pub rooms: Vec<RoomDay>,
    /// The day is further ahead than this person may book.
    pub too_early: bool,
    /// How many bookings stand outside of opening hours and are not over; for the staff alone.
    pub shut_out: i64,
    pub policy: Policy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Cell(Period),
    /// Between two open intervals, such as Friday prayers.
    Break(Millis),
}

#[derive(Debug)]
pub struct RoomDay {
    pub room: Room,
    /// One for each column.
    pub cells: Vec<Cell>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Cell {
    Free,
    /// `group` and `code` only for the staff. `run`: it began in an earlier cell.
    Taken {
        group: Option<String>,
        code: Option<String>,
        run: bool,
    },
    Mine {
        code: String,
        run: bool,
    },
    Past,
    /// Nobody can book it: the room is closed, or the day too far ahead.
    Closed,
    /// The library is closed between two open intervals.
    Break,
}

/// All rooms on `date`, as whoever asks may see them.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn day(ctx: &Ctx, db: &mut AnyConnection, date: Date) -> Result<Day, AppError> {
    let rooms = store::rooms(db).await?;
    day_of(ctx, db, date, rooms).await
}

/// One room on `date`.
///
/// # Errors
/// [`AppError::NotFound`] for a slug that no room has.
pub async fn room_day(
    ctx: &Ctx,
    db: &mut AnyConnection,
    slug: &str,
    date: Date,
) -> Result<(Room, Day), AppError> {
    let room = store::find_room(db, slug).await?.ok_or(AppError::NotFound)?;
    let day = day_of(ctx, db, date, vec![room.clone()]).await?;
    Ok((room, day))
}

async fn day_of(ctx: &Ctx, db: &mut AnyConnection, date: Date, rooms: Vec<Room>) -> Result<Day, AppError> {
    let policy = store::policy(db).await?;
    let opening = library::backend::opening_on(db, date).await?;
    let bookings = store::bookings_on(db, &date.to_string()).await?;
    let open = open_periods(ctx.zone(), date, &opening);
    let shown = |booking: &&Booking| rooms.iter().any(|room| room.id == booking.room);
    let shut_out = |booking: &&Booking| {
        ctx.is_staff() && booking.period.ends > ctx.now() && !rules::is_open(&open, booking.period)
    };
    let shut_out = bookings.iter().filter(shown).filter(shut_out).count();
    let cells = rules::cells(&open, policy.step());
    let columns = with_breaks(&cells);
    let role = ctx.viewer.as_ref().map_or(Role::Patron, |viewer| viewer.role);
    let ahead = days_ahead(ctx.zone(), ctx.now(), date);
    let too_early = rooms
        .first()
        .is_some_and(|room| ahead > Limits::of(policy, room, role).days_ahead);
    let row = |room: Room| {
        let of_room: Vec<&Booking> = bookings
            .iter()
            .filter(|booking| booking.room == room.id)
            .collect();
        let closed = too_early || room.closed_because.is_some();
        let cell = |column: &Column| match column {
            Column::Break(_) => Cell::Break,
            Column::Cell(period) => cell(ctx, &of_room, *period, closed),
        };
        RoomDay {
            cells: columns.iter().map(cell).collect(),
            room,
        }
    };
    let rooms = rooms.into_iter().map(row).collect();
    Ok(Day {
        date,
        today: ctx.zone().date(ctx.now()),
        closed_because: opening.closed_because.map(|why| why.say(ctx.lang).to_owned()),
        columns,
        rooms,
        too_early,
        shut_out: i64::try_from(shut_out).unwrap_or(i64::MAX),
        policy,
    })
}

fn with_breaks(cells: &[Period]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(cells.len() + 1);
    for cell in cells {
        if let Some(Column::Cell(before)) = columns.last()
            && before.ends != cell.starts
        {
            columns.push(Column::Break(before.ends));
        }
        columns.push(Column::Cell(*cell));
    }
    columns
}

fn cell(ctx: &Ctx, bookings: &[&Booking], period: Period, closed: bool) -> Cell {
    if let Some(booking) = bookings.iter().find(|booking| booking.period.overlaps(period)) {
        let run = booking.period.starts < period.starts;
        return seen_by(ctx.viewer.as_ref(), booking, run);
    }
    if period.ends <= ctx.now() {
        Cell::Past
    } else if closed {
        Cell::Closed
    } else {
        Cell::Free
    }
}

fn seen_by(viewer: Option<&Viewer>, booking: &Booking, run: bool) -> Cell {
    let may_see = viewer.is_some_and(|viewer| rules::may_see(booking, viewer));
    if may_see && booking.account == viewer.map(|viewer| viewer.id) {
        return Cell::Mine {
            code: booking.code.clone(),
            run,
        };
    }
    Cell::Taken {
        group: may_see.then(|| booking.group_name.clone()),
        code: may_see.then(|| booking.code.clone()),
        run,
    }
}

impl Day {
    /// The cells that are not over: what the booking form offers.
    #[must_use]
    pub fn open_cells(&self, now: Millis) -> Vec<Period> {
        let open = |column: &Column| match column {
            Column::Cell(period) if period.ends > now => Some(*period),
            _ => None,
        };
        self.columns.iter().filter_map(open).collect()
    }

    /// When any of the rooms is taken, neighbouring cells joined.
    #[must_use]
    pub fn taken(&self) -> Vec<Period> {
        let taken = |cell: &Cell| matches!(cell, Cell::Taken { .. } | Cell::Mine { .. });
        let mut periods: Vec<Period> = Vec::new();
        for (n, column) in self.columns.iter().enumerate() {
            let Column::Cell(period) = column else { continue };
            if !self.rooms.iter().any(|room| taken(&room.cells[n])) {
                continue;
            }
            match periods.last_mut() {
                Some(last) if last.ends == period.starts => last.ends = period.ends,
                _ => periods.push(*period),
            }
        }
        periods
    }
}

/// A booking, for its owner and the staff.
///
/// # Errors
/// [`AppError::SignInRequired`]; [`AppError::NotFound`] for anyone else as for a code that does not exist.
pub async fn booking(ctx: &Ctx, db: &mut AnyConnection, code: &str) -> Result<Booking, AppError> {
    let viewer = ctx.signed_in()?;
    let booking = store::find_booking(db, code).await?;
    booking
        .filter(|booking| rules::may_see(booking, viewer))
        .ok_or(AppError::NotFound)
}

/// A patron's own bookings, for `/saya`.
#[derive(Debug, Default)]
pub struct Mine {
    /// The next one first.
    pub upcoming: Vec<Booking>,
    /// Over or cancelled, the last ten.
    pub past: Vec<Booking>,
}

/// # Errors
/// [`AppError::SignInRequired`].
pub async fn mine(ctx: &Ctx) -> Result<Mine, AppError> {
    let account = ctx.signed_in()?.id;
    let mut db = ctx.read().await?;
    Ok(Mine {
        upcoming: store::upcoming_of(&mut db, account, ctx.now()).await?,
        past: store::past_of(&mut db, account, ctx.now()).await?,
    })
}

/// The bookings that stand on a day, for the staff.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::Forbidden`].
pub async fn on_day(ctx: &Ctx, db: &mut AnyConnection, date: Date) -> Result<Vec<Booking>, AppError> {
    ctx.at_least(Role::Librarian)?;
    Ok(store::bookings_on(db, &date.to_string()).await?)
}

/// Today's bookings, for the staff desk.
///
/// # Errors
/// [`AppError::SignInRequired`], [`AppError::Forbidden`].
pub async fn today(ctx: &Ctx) -> Result<Vec<Happening>, AppError> {
    let today = ctx.zone().date(ctx.now());
    let bookings = on_day(ctx, &mut *ctx.read().await?, today).await?;
    let happening = |booking: Booking| Happening {
        from: booking.period.starts,
        until: booking.period.ends,
        note: format!(
            "{}, {}",
            booking.room_name,
            texts::people(ctx.lang, booking.people)
        ),
        href: path_of(&booking.code),
        title: booking.group_name,
    };
    Ok(bookings.into_iter().map(happening).collect())
}

/// A room that can be walked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeRoom {
    pub slug: String,
    pub name: String,
    pub capacity: i64,
    pub floor: i64,
    /// The next booking or closing time.
    pub until: Millis,
}

/// The rooms that are free at this moment, for the home page; none when the library is closed.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn free_now(app: &App, db: &mut AnyConnection) -> Result<Vec<FreeRoom>, AppError> {
    let (now, zone) = (app.now(), &app.config().zone);
    let date = zone.date(now);
    let opening = app.library().opening_on(date);
    let this_moment = Period {
        starts: now,
        ends: now + Span(1),
    };
    let open = open_periods(zone, date, &opening)
        .into_iter()
        .find(|open| open.holds(this_moment));
    let Some(open) = open else {
        return Ok(Vec::new());
    };
    let bookings = store::bookings_on(db, &date.to_string()).await?;
    let free = |room: Room| {
        let mut later = bookings
            .iter()
            .filter(|booking| booking.room == room.id && booking.period.ends > now);
        let until = later
            .next()
            .map_or(open.ends, |booking| booking.period.starts.min(open.ends));
        (until > now && room.closed_because.is_none()).then_some(FreeRoom {
            slug: room.slug,
            name: room.name,
            capacity: room.capacity,
            floor: room.floor,
            until,
        })
    };
    Ok(store::rooms(db).await?.into_iter().filter_map(free).collect())
}
