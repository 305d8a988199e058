use crate::{
    auth::{Role, Viewer},
    db::new_id,
    i18n::Zone,
    rooms::{
        Booking, Period, Policy, Status,
        backend::parse_date,
        rules::{
            Limits, Refusal, SLOT, Wish, cells, free_turn, given_back_from, inside_opening_hours, is_open,
            may_cancel, may_see, minute_of_day, next_free, refusals, slots_of, slug_of_name, usual,
        },
    },
    test_support::NOW,
    time::{Millis, Span},
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::world::room;

const WEDNESDAY: Date = date(2026, 11, 25);
const STEP: Span = Span::minutes(30);

fn zone() -> Zone {
    Zone::named("Asia/Jakarta").expect("a zone")
}

fn at(minute: u16) -> Millis {
    zone().instant(WEDNESDAY, minute)
}

fn from_to(starts: u16, ends: u16) -> Period {
    Period {
        starts: at(starts),
        ends: at(ends),
    }
}

/// A day with a break: 08.00–11.30, 13.30–16.00.
fn day() -> Vec<Period> {
    cells(&[from_to(480, 690), from_to(810, 960)], STEP)
}

#[test]
fn a_booking_takes_every_quarter_hour_it_touches_and_no_other() {
    let slots = slots_of(from_to(540, 600));
    assert_eq!(slots.end - slots.start, 4);
    assert_eq!(slots.start, at(540).0 / SLOT.0);
    assert_eq!(
        slots_of(from_to(600, 630)).start,
        slots.end,
        "the next one begins where this one ends"
    );
}

#[test]
fn a_period_is_open_only_when_all_of_it_is() {
    for (starts, ends, open, why) in [
        (480, 690, true, "the whole morning"),
        (810, 960, true, "the whole afternoon"),
        (450, 540, false, "before opening"),
        (930, 990, false, "past closing"),
        (660, 840, false, "across the break"),
        (690, 810, false, "within the break"),
        (485, 540, false, "between the cells"),
        (480, 500, false, "ends between the cells"),
        (540, 540, false, "nothing"),
        (600, 540, false, "backwards"),
    ] {
        assert_eq!(inside_opening_hours(&day(), from_to(starts, ends)), open, "{why}");
    }
}

#[test]
fn the_grid_begins_on_a_quarter_hour_even_where_the_doors_do_not() {
    let cells = cells(&[from_to(490, 600)], STEP);
    let starts: Vec<Millis> = cells.iter().map(|cell| cell.starts).collect();
    assert_eq!(starts, [at(495), at(525), at(555)]);
}

fn wish(starts: u16, ends: u16) -> Wish {
    Wish {
        period: from_to(starts, ends),
        days_ahead: 1,
        people: 4,
    }
}

fn refused(wish: Wish, role: Role) -> Vec<Refusal> {
    let room = room("musi", "Ruang Musi", 20);
    let limits = Limits::of(Policy::default(), &room, role);
    refusals(wish, &room, limits, &day(), NOW)
}

#[test]
fn each_rule_has_its_own_refusal() {
    let patron = Role::Patron;
    assert_eq!(refused(wish(540, 660), patron), []);
    assert_eq!(refused(wish(660, 600), patron), [Refusal::Backwards]);
    assert_eq!(refused(wish(660, 840), patron), [Refusal::OutsideHours]);
    assert_eq!(
        refused(wish(480, 690), patron),
        [Refusal::TooLong { minutes: 180 }]
    );
    let crowd = Wish {
        people: 21,
        ..wish(540, 600)
    };
    assert_eq!(refused(crowd, patron), [Refusal::TooMany { capacity: 20 }]);
    let early = Wish {
        days_ahead: 61,
        ..wish(540, 600)
    };
    assert_eq!(refused(early, patron), [Refusal::TooFarAhead { days: 60 }]);
    let on_time = Wish {
        days_ahead: 60,
        ..wish(540, 600)
    };
    assert_eq!(refused(on_time, patron), []);
}

#[test]
fn the_staff_may_book_longer_and_further_ahead_and_not_more_people() {
    let staff = Role::Librarian;
    assert_eq!(refused(wish(480, 690), staff), []);
    assert_eq!(
        refused(
            Wish {
                days_ahead: 90,
                ..wish(540, 600)
            },
            staff
        ),
        []
    );
    assert_eq!(
        refused(
            Wish {
                people: 21,
                ..wish(540, 600)
            },
            staff
        ),
        [Refusal::TooMany { capacity: 20 }]
    );
}

#[test]
fn the_slot_that_runs_can_be_booked_and_the_one_before_cannot() {
    let room = room("musi", "Ruang Musi", 20);
    let limits = Limits::of(Policy::default(), &room, Role::Patron);
    let at_quarter_past = at(555);
    let refused = |wish| refusals(wish, &room, limits, &day(), at_quarter_past);
    assert_eq!(refused(wish(540, 600)), []);
    assert_eq!(refused(wish(510, 600)), [Refusal::Past]);
    assert_eq!(refused(wish(500, 600)), [Refusal::Past], "off the grid, and past");
}

#[test]
fn a_closed_room_is_refused_first() {
    let mut room = room("musi", "Ruang Musi", 20);
    room.closed_because = Some("Pendingin ruangan diperbaiki".into());
    let limits = Limits::of(Policy::default(), &room, Role::Librarian);
    assert_eq!(
        refusals(wish(540, 600), &room, limits, &day(), NOW),
        [Refusal::RoomClosed]
    );
}

#[test]
fn a_patron_has_so_many_turns_a_day() {
    assert_eq!(free_turn(&[], 2), Some(1));
    assert_eq!(free_turn(&[2], 2), Some(1), "a cancelled one is free again");
    assert_eq!(free_turn(&[1, 2], 2), None);
    assert_eq!(free_turn(&[1, 2, 3], 2), None, "the rule became stricter");
}

#[test]
fn the_next_free_time_is_as_long_and_does_not_cross_the_break() {
    let taken = [from_to(540, 630)];
    let hour = Span::minutes(60);
    assert_eq!(next_free(&day(), &taken, hour, at(540)), Some(from_to(630, 690)));
    assert_eq!(
        next_free(&day(), &taken, Span::minutes(90), at(540)),
        Some(from_to(810, 900))
    );
    assert_eq!(next_free(&day(), &taken, Span::minutes(240), at(480)), None);
}

#[test]
fn the_form_proposes_an_hour_or_what_there_is() {
    let taken = [from_to(600, 660)];
    let long = Span::minutes(180);
    assert_eq!(
        usual(&day(), &taken, Some(at(480)), long),
        Some(from_to(480, 540))
    );
    assert_eq!(
        usual(&day(), &taken, Some(at(570)), long),
        Some(from_to(570, 600))
    );
    assert_eq!(
        usual(&day(), &taken, Some(at(660)), long),
        Some(from_to(660, 690)),
        "the break"
    );
    assert_eq!(
        usual(&day(), &taken, None, Span::minutes(30)),
        Some(from_to(480, 510)),
        "the longest of the room"
    );
    assert_eq!(
        usual(&day(), &taken, Some(at(485)), long),
        Some(from_to(480, 540)),
        "no such cell"
    );
    assert_eq!(usual(&[], &taken, None, long), None);
}

#[test]
fn only_the_owner_and_the_staff_see_a_booking_and_cancel_it_until_it_is_over() {
    let viewer = |role| Viewer {
        id: new_id(NOW),
        name: "Uji".into(),
        role,
    };
    let (owner, stranger, staff) = (
        viewer(Role::Patron),
        viewer(Role::Patron),
        viewer(Role::Librarian),
    );
    let mut booking = booking(from_to(540, 600));
    booking.account = Some(owner.id);
    for (who, may) in [(&owner, true), (&stranger, false), (&staff, true)] {
        assert_eq!(may_see(&booking, who), may);
        assert_eq!(may_cancel(&booking, who, at(584)), may);
        assert!(
            !may_cancel(&booking, who, at(585)),
            "its last quarter of an hour runs"
        );
        assert!(!may_cancel(&booking, who, at(600)), "it is over");
    }
    booking.status = Status::Cancelled;
    assert!(!may_cancel(&booking, &owner, at(540)));
    booking.account = None;
    assert!(
        !may_see(&booking, &owner),
        "nobody owns what an erased account booked"
    );
}

#[test]
fn a_group_that_leaves_gives_back_what_it_has_not_begun_to_use() {
    let nine_to_ten = from_to(540, 600);
    for (now, from, why) in [
        (500, Some(540), "all of it, before it begins"),
        (540, Some(555), "the quarter that begins is used"),
        (554, Some(555), "as is the one that ends"),
        (555, Some(570), "and the next one"),
        (585, None, "nothing is left but the last one"),
        (600, None, "it is over"),
    ] {
        assert_eq!(given_back_from(nine_to_ten, at(now)), from.map(at), "{why}");
    }
}

#[test]
fn a_booking_is_shut_out_by_the_doors_and_not_by_the_grid() {
    let open = [from_to(480, 690), from_to(810, 960)];
    for (starts, ends, inside) in [
        (480, 690, true),
        (485, 500, true),
        (660, 840, false),
        (930, 990, false),
        (450, 540, false),
    ] {
        assert_eq!(is_open(&open, from_to(starts, ends)), inside, "{starts}–{ends}");
    }
    assert!(!is_open(&[], from_to(540, 600)), "closed all day");
}

fn booking(period: Period) -> Booking {
    Booking {
        id: new_id(NOW),
        code: "abcdefgh".into(),
        room: new_id(NOW),
        room_slug: "musi".into(),
        room_name: "Ruang Musi".into(),
        account: None,
        period,
        group_name: "Klub".into(),
        purpose: String::new(),
        people: 2,
        status: Status::Booked,
        cancel_reason: String::new(),
        checked_in_at: None,
    }
}

#[test]
fn a_time_and_a_date_are_read_or_refused() {
    for (text, minute) in [
        ("09:00", Some(540)),
        ("9.30", Some(570)),
        ("24:00", Some(1440)),
        ("00:00", Some(0)),
    ] {
        assert_eq!(minute_of_day(text), minute, "{text}");
    }
    for wrong in [
        "",
        "9",
        "09:60",
        "24:01",
        "25:00",
        "-1:00",
        "09:0",
        "٠٩:٠٠",
        "999999999999:00",
        "9:00:00",
        "+9:00",
    ] {
        assert_eq!(minute_of_day(wrong), None, "{wrong}");
    }
    assert_eq!(parse_date("2026-11-25"), Some(WEDNESDAY));
    for wrong in [
        "",
        "2026-02-30",
        "2026-11-25T09:00",
        "25-11-2026",
        "9999-12-31",
        "-999999-01-01",
        "2026-1-1",
        "x",
    ] {
        assert_eq!(parse_date(wrong), None, "{wrong}");
    }
}

#[test]
fn a_room_never_takes_the_address_of_another_page() {
    assert_eq!(slug_of_name("Ruang Musi, lantai 2"), "ruang-musi-lantai-2");
    assert_eq!(slug_of_name("Baru"), "ruang-baru");
    assert_eq!(slug_of_name("Pesanan"), "ruang-pesanan");
    assert_eq!(slug_of_name("★"), "ruang");
}

const ZONES: [&str; 7] = [
    "Asia/Jakarta",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "Australia/Lord_Howe",
    "Europe/London",
    "America/St_Johns",
    "America/New_York",
];

prop_compose! {
    /// A day anywhere, with doors that open and close at any minute.
    fn any_day()(zone in 0..ZONES.len(), day in 0..3_000_i64, opens in 0_u16..1400, open_for in 1_u16..1440, step in 0..3_usize)
        -> (Vec<Period>, Span) {
        let zone = Zone::named(ZONES[zone]).expect("a zone");
        let date = date(2020, 1, 1).saturating_add(jiff::Span::new().days(day));
        let closes = (opens + open_for).min(1440);
        let open = Period { starts: zone.instant(date, opens), ends: zone.instant(date, closes) };
        (vec![open], Span::minutes(Policy::STEPS[step]))
    }
}

proptest! {
    #[test]
    fn cells_never_share_a_slot_in_any_zone((open, step) in any_day()) {
        let cells = cells(&open, step);
        for cell in &cells {
            prop_assert_eq!(cell.starts.0.rem_euclid(SLOT.0), 0, "begins on a quarter hour");
            prop_assert!(open[0].holds(*cell));
        }
        for pair in cells.windows(2) {
            prop_assert_eq!(slots_of(pair[0]).end, slots_of(pair[1]).start);
        }
    }

    #[test]
    fn two_periods_share_a_slot_exactly_when_they_overlap(
        (open, step) in any_day(), a in 0_usize..96, b in 0_usize..96, la in 1_usize..8, lb in 1_usize..8,
    ) {
        let cells = cells(&open, step);
        prop_assume!(!cells.is_empty());
        let period = |first: usize, length: usize| {
            let first = first % cells.len();
            let last = (first + length - 1).min(cells.len() - 1);
            Period { starts: cells[first].starts, ends: cells[last].ends }
        };
        let (a, b) = (period(a, la), period(b, lb));
        prop_assert!(inside_opening_hours(&cells, a));
        let (sa, sb) = (slots_of(a), slots_of(b));
        let share = sa.start < sb.end && sb.start < sa.end;
        prop_assert_eq!(share, a.overlaps(b));
        prop_assert_eq!((sa.end - sa.start) * SLOT.0, a.length().0);
    }

    #[test]
    fn what_is_proposed_can_be_booked((open, step) in any_day(), first in 0_usize..96) {
        let cells = cells(&open, step);
        prop_assume!(!cells.is_empty());
        let pressed = cells[first % cells.len()].starts;
        let proposed = usual(&cells, &[], Some(pressed), Span::minutes(120)).unwrap();
        prop_assert_eq!(proposed.starts, pressed);
        prop_assert!(inside_opening_hours(&cells, proposed));
        prop_assert!(proposed.length() <= Span::minutes(60).max(step));
    }

    #[test]
    fn no_text_breaks_the_parsers(text in "\\PC{0,20}") {
        let _ = (minute_of_day(&text), parse_date(&text));
        let slug = slug_of_name(&text);
        prop_assert!(!slug.is_empty() && slug.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    }
}
