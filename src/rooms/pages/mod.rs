//! Pages of rooms, and the parts that other slices show of them.

mod book;
mod booking;
mod desk;
mod edit;
mod grid;
mod mine;
mod room;
mod slots;

pub use book::BookRoomPage;
pub use booking::BookingPage;
pub use desk::RoomDeskPage;
pub use edit::{EditRoomPage, NewRoomPage};
pub use grid::RoomsPage;
pub use mine::MyBookings;
pub use room::RoomPage;

use super::{Booking, Room, Status, backend::parse_date, texts};
use crate::{
    error::AppError,
    i18n::Lang,
    server::{Ctx, query},
    ui::Crumbs,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// The day that `?tanggal=` asks for; today without it.
fn asked_day(ctx: &Ctx) -> Result<Date, AppError> {
    let text = query("tanggal");
    if text.is_empty() {
        return Ok(ctx.zone().date(ctx.now()));
    }
    parse_date(&text).ok_or_else(|| AppError::invalid("", texts::unknown_date(ctx.lang)))
}

/// `20 orang, lantai 2`
fn size_and_floor(lang: Lang, room: &Room) -> String {
    format!(
        "{}, {}",
        texts::people(lang, room.capacity),
        texts::floor(lang, room.floor)
    )
}

/// Where a booking stands, in a word.
#[component]
fn State(booking: Booking) -> impl IntoView {
    let ctx = Ctx::current();
    let (class, text) = match booking.status {
        Status::Cancelled => ("badge badge-clay", texts::state_cancelled(ctx.lang)),
        Status::Booked if booking.checked_in_at.is_some() => {
            ("badge badge-hill", texts::state_here(ctx.lang))
        }
        Status::Booked if booking.period.ends <= ctx.now() => ("badge", texts::state_over(ctx.lang)),
        Status::Booked => ("badge badge-hill", texts::state_booked(ctx.lang)),
    };
    view! { <span class=class>{text}</span> }
}

/// The way back to all rooms.
fn crumbs(lang: Lang) -> impl IntoView {
    view! { <Crumbs steps=vec![("/ruang".into(), texts::rooms(lang).into())] /> }
}
