use crate::{
    i18n::Lang,
    library::{
        Closure, Library, OpeningHours, Words,
        rules::{BadHours, OpenState, handle_of, parse_hours, slug_of, write_hours},
        sentence::{headline, note},
    },
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Monday to Thursday 08–16, Friday with a break, Saturday 09–15, closed on Sunday and at Christmas.
fn library() -> Library {
    let hours = [
        (1, 480, 960),
        (2, 480, 960),
        (3, 480, 960),
        (4, 480, 960),
        (5, 480, 690),
        (5, 810, 960),
        (6, 540, 900),
    ];
    Library {
        hours: hours
            .map(|(weekday, opens, closes)| OpeningHours {
                weekday,
                opens,
                closes,
            })
            .to_vec(),
        closures: vec![Closure {
            day: "2026-12-25".into(),
            reason: Words::new("Hari Raya Natal", "Christmas Day"),
        }],
        ..Library::default()
    }
}

fn said(lang: Lang, day: Date, hour: u16, minute: u16) -> String {
    let library = library();
    headline(lang, &library, &library.state_at(day, hour * 60 + minute), day)
}

#[test]
fn the_state_is_one_sentence() {
    let tuesday = date(2026, 11, 24);
    let friday = date(2026, 11, 27);
    let saturday = date(2026, 11, 28);
    let christmas = date(2026, 12, 25);
    for (day, hour, minute, sentence) in [
        (tuesday, 10, 0, "Buka sampai 16.00"),
        (tuesday, 7, 59, "Tutup, buka lagi 08.00"),
        (tuesday, 8, 0, "Buka sampai 16.00"),
        (tuesday, 16, 0, "Tutup, buka lagi besok 08.00"),
        (friday, 11, 29, "Buka sampai 11.30"),
        (friday, 12, 0, "Tutup, buka lagi 13.30"),
        (saturday, 15, 0, "Tutup, buka lagi Senin 08.00"),
        (christmas, 9, 0, "Tutup hari ini: Hari Raya Natal"),
    ] {
        assert_eq!(
            said(Lang::Id, day, hour, minute),
            sentence,
            "{day} {hour}:{minute}"
        );
    }
    assert_eq!(said(Lang::En, christmas, 9, 0), "Closed today: Christmas Day");
    assert_eq!(
        said(Lang::En, saturday, 15, 0),
        "Closed, opens again on Monday at 08:00"
    );
}

#[test]
fn the_note_says_what_the_headline_leaves_open() {
    let library = library();
    let says = |day: Date, minute: u16| note(Lang::Id, &library, &library.state_at(day, minute), day);
    assert_eq!(
        says(date(2026, 11, 27), 600).as_deref(),
        Some("Istirahat sebentar, lalu buka lagi 13.30–16.00.")
    );
    assert_eq!(
        says(date(2026, 12, 25), 600).as_deref(),
        Some("Buka lagi besok pukul 09.00.")
    );
    assert_eq!(
        says(date(2026, 12, 21), 600).as_deref(),
        Some("Tutup Jumat, 25 Desember: Hari Raya Natal.")
    );
    assert_eq!(says(date(2026, 11, 24), 600), None);
}

#[test]
fn a_library_without_hours_promises_nothing() {
    let day = date(2026, 11, 24);
    let mut library = Library::default();
    let said = |library: &Library| headline(Lang::Id, library, &library.state_at(day, 600), day);
    assert_eq!(said(&library), "Jam buka belum diisi", "nobody closed it");
    library.closures.push(Closure {
        day: day.to_string(),
        reason: Words::new("Listrik padam", ""),
    });
    assert_eq!(said(&library), "Tutup hari ini: Listrik padam");
}

#[test]
fn people_can_come_in_while_it_is_open_or_before_it_opens_again_today() {
    let (tuesday, friday, christmas) = (date(2026, 11, 24), date(2026, 11, 27), date(2026, 12, 25));
    for (day, minute, lets_in) in [
        (tuesday, 420, true),
        (tuesday, 600, true),
        (tuesday, 960, false),
        (friday, 720, true),
        (christmas, 600, false),
    ] {
        assert_eq!(
            library().state_at(day, minute).lets_in(day),
            lets_in,
            "{day} {minute}"
        );
    }
    assert!(!Library::default().state_at(tuesday, 600).lets_in(tuesday));
}

#[test]
fn hours_are_read_as_people_write_them() {
    for written in [
        "08.00–11.30, 13.30–16.00",
        "8-11:30;13.30 - 16",
        "13.30 sampai 16.00, 8 s.d. 11.30",
    ] {
        assert_eq!(
            parse_hours(written),
            Ok(vec![(480, 690), (810, 960)]),
            "{written}"
        );
    }
    assert_eq!(parse_hours("  "), Ok(vec![]));
    assert_eq!(parse_hours("20–24"), Ok(vec![(1200, 1440)]));
    for (wrong, why) in [
        ("pagi", BadHours::Unreadable),
        ("08.00", BadHours::Unreadable),
        ("08.60–10.00", BadHours::Unreadable),
        ("08.00–25.00", BadHours::Unreadable),
        ("16.00–08.00", BadHours::Backwards),
        ("08.00–08.00", BadHours::Backwards),
        ("08.00–12.00, 11.00–16.00", BadHours::Overlapping),
        ("08.00–12.00, 12.00–16.00", BadHours::Overlapping),
    ] {
        assert_eq!(parse_hours(wrong), Err(why), "{wrong}");
    }
}

#[test]
fn a_handle_is_what_follows_the_last_slash() {
    for pasted in [
        "@perpus.linggau",
        "perpus.linggau",
        "https://www.instagram.com/perpus.linggau/?hl=id",
    ] {
        assert_eq!(handle_of(pasted).as_deref(), Some("perpus.linggau"), "{pasted}");
    }
    for wrong in ["", "javascript:alert(1)", "a b", "https://x.test/\"onclick"] {
        assert_eq!(handle_of(wrong), None, "{wrong}");
    }
}

/// Intervals as a week of some library could hold them: apart, in order.
fn intervals() -> impl Strategy<Value = Vec<(u16, u16)>> {
    proptest::collection::btree_set(0_u16..=1440, 0..8).prop_map(|times| {
        let times: Vec<u16> = times.into_iter().collect();
        times.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    })
}

proptest! {
    #[test]
    fn written_hours_read_back(intervals in intervals()) {
        for lang in Lang::ALL {
            prop_assert_eq!(parse_hours(&write_hours(lang, &intervals)), Ok(intervals.clone()));
        }
    }

    #[test]
    fn no_text_makes_the_hours_panic_or_overlap(text in "[0-9.:,; a-z–-]{0,60}") {
        if let Ok(intervals) = parse_hours(&text) {
            for (opens, closes) in &intervals {
                prop_assert!(opens < closes && *closes <= 1440);
            }
            for pair in intervals.windows(2) {
                prop_assert!(pair[0].1 < pair[1].0);
            }
        }
    }

    #[test]
    fn open_means_inside_an_interval_and_closed_names_a_later_opening(day in 0_i32..400, minute in 0_u16..1440) {
        let date = date(2026, 11, 24).saturating_add(jiff::Span::new().days(day));
        let library = library();
        let opening = library.opening_on(date);
        match library.state_at(date, minute) {
            OpenState::Open { until, .. } => {
                prop_assert!(until > minute && opening.covers(minute, until));
            }
            OpenState::Closed { opens, .. } => {
                prop_assert!(!opening.covers(minute, minute + 1));
                let (next, at) = opens.expect("it opens within a week or two");
                prop_assert!(next > date || at > minute);
                prop_assert!(library.opening_on(next).covers(at, at + 1));
            }
        }
    }

    #[test]
    fn a_slug_is_plain(name in "\\PC{0,60}") {
        let slug = slug_of(&name);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        prop_assert!(slug.len() <= 40 && slug.chars().all(plain));
        prop_assert_eq!(slug_of(&slug), slug);
    }
}
