//! The score of a team.

use crate::quizzes::{
    TeamPin,
    rules::{is_team_name_taken, team_score},
};
use proptest::prelude::*;

#[test]
fn a_team_has_the_mean_of_its_members_rounded_half_up() {
    for (members, score) in [
        (&[][..], 0),
        (&[0], 0),
        (&[1000], 1000),
        (&[1000, 500], 750),
        (&[1000, 501], 751),
        (&[1000, 500, 0], 500),
        (&[1, 0, 0], 0),
        (&[1, 1, 0], 1),
        (&[u32::MAX, u32::MAX], u32::MAX),
    ] {
        assert_eq!(team_score(members.iter().copied()), score, "{members:?}");
    }
}

#[test]
fn two_names_that_look_the_same_are_one() {
    for (name, taken) in [
        ("Tim Musi", true),
        ("tim-musi!", true),
        ("TIMMUSI", true),
        ("Tim Rupit", false),
    ] {
        assert_eq!(
            is_team_name_taken(name, ["Tim Musi", "Tim Kelingi"]),
            taken,
            "{name}"
        );
    }
}

#[test]
fn a_team_pin_is_four_digits_however_they_are_typed() {
    for (typed, number) in [
        ("1000", Some(1000)),
        (" 48 21 ", Some(4821)),
        ("9999", Some(9999)),
        ("0999", None),
        ("482", None),
        ("48213", None),
        ("48a1", None),
        ("٤٨٢١", None),
        ("", None),
    ] {
        let pin = typed.parse::<TeamPin>().ok();
        assert_eq!(pin.map(u32::from), number, "{typed:?}");
    }
    let last = TeamPin::from_number(TeamPin::HIGHEST).expect("a PIN");
    assert_eq!(u32::from(last.next()), TeamPin::LOWEST);
}

proptest! {
    /// Taking in somebody late costs nothing and brings nothing, in whatever order and however often.
    #[test]
    fn who_comes_late_neither_lifts_nor_lowers_the_team(earned in prop::collection::vec(0_u32..50_000, 1..40), late in 1_usize..10) {
        let before = team_score(earned.iter().copied());
        let mut members = earned;
        for _ in 0..late {
            members.push(team_score(members.iter().copied()));
            prop_assert_eq!(team_score(members.iter().copied()), before);
        }
    }

    /// The mean lies between the worst and the best, and never falls when somebody earns something.
    #[test]
    fn a_team_is_as_good_as_its_members(members in prop::collection::vec(0_u32..50_000, 1..40), gain in 0_u32..2_500, who in any::<prop::sample::Index>()) {
        let before = team_score(members.iter().copied());
        prop_assert!(before >= *members.iter().min().unwrap() && before <= *members.iter().max().unwrap());
        let mut after = members;
        let who = who.index(after.len());
        after[who] += gain;
        prop_assert!(team_score(after) >= before);
    }
}
