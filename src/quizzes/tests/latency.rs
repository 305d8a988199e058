//! What the network takes of an answer's time, and what it pays to pretend.

use super::builders::{ask, choice};
use crate::{
    quizzes::{
        Answer, Kind, Mode, Pace, Question,
        rules::{self, COMPENSATED, Latency, score},
    },
    time::Span,
};
use proptest::prelude::*;

fn earned(question: &Question, answer: &Answer, arrival: i64, latency: Latency, pace: Pace) -> (i64, u32) {
    rules::earned(Mode::default(), (question, answer), arrival, latency, pace)
}

fn question(seconds: u32, points: u32) -> Question {
    Question {
        seconds,
        ..ask(Kind::Single, &[1], points)
    }
}

fn link(round_trip: i64) -> Latency {
    Latency::default().with(Span(round_trip))
}

/// What a reaction of so many milliseconds earns over a link with that round trip.
fn played(question: &Question, reaction: i64, round_trip: i64) -> u32 {
    earned(
        question,
        &choice(&[1]),
        reaction + round_trip / 2,
        link(round_trip),
        Pace::USUAL,
    )
    .1
}

#[test]
fn half_the_round_trip_is_taken_off_up_to_200_ms() {
    let question = question(20, 1000);
    for (arrival, round_trip, took) in [
        (5_000, 0, 5_000),
        (5_000, 20, 4_990),
        (5_000, 400, 4_800),
        (5_000, 401, 4_800),
        (5_000, 60_000, 4_800),
        // Never before the opening, never after the close.
        (100, 400, 0),
        (20_150, 400, 19_950),
        (20_400, 400, 20_000),
    ] {
        let scored = earned(&question, &choice(&[1]), arrival, link(round_trip), Pace::USUAL).0;
        assert_eq!(scored, took, "{arrival} ms over {round_trip} ms");
    }
    // Before anything was measured nothing is taken off.
    assert_eq!(
        earned(&question, &choice(&[1]), 5_000, Latency::default(), Pace::USUAL).0,
        5_000
    );
}

#[test]
fn only_the_shortest_round_trip_counts() {
    let mut latency = Latency::default();
    for (round_trip, one_way) in [
        (900, COMPENSATED),
        (80, 40),
        (400, 40),
        (20, 10),
        (5_000, 10),
        (-3, 0),
    ] {
        latency = latency.with(Span(round_trip));
        assert_eq!(latency.one_way(), one_way, "after {round_trip}");
    }
}

#[test]
fn equal_reactions_at_20_and_400_ms_differ_by_at_most_a_hundredth() {
    let mut seen = 0;
    for (seconds, points) in [(20, 1000), (20, 2000), (30, 1000), (60, 1000), (240, 2000)] {
        let question = question(seconds, points);
        for reaction in (0..question.time() - 200).step_by(7) {
            let (near, far) = (played(&question, reaction, 20), played(&question, reaction, 400));
            assert!(
                near.abs_diff(far) <= points / 100,
                "{seconds} s, {reaction} ms: {near} and {far}"
            );
            seen += 1;
        }
    }
    // Shorter ones too, but for who is faster than the step to full points.
    for seconds in 5..20 {
        let question = question(seconds, 1000);
        for reaction in (500..question.time() - 200).step_by(7) {
            let (near, far) = (played(&question, reaction, 20), played(&question, reaction, 400));
            let allowed = if seconds < 10 { 10 } else { 1 };
            assert!(
                near.abs_diff(far) <= allowed,
                "{seconds} s, {reaction} ms: {near} and {far}"
            );
            seen += 1;
        }
    }
    assert!(seen > 50_000);
}

#[test]
fn equal_relative_speed_earns_equal_points() {
    let question = question(20, 1000);
    for (percent_of_time, points) in [(0, 1000), (25, 875), (50, 750), (90, 550), (100, 500), (102, 500)] {
        for pace in Pace::ALL {
            let own = pace.stretched(question.time());
            let arrival = own * percent_of_time / 100;
            let (took, earned) = earned(&question, &choice(&[1]), arrival, Latency::default(), pace);
            assert_eq!((took, earned), (arrival.min(own), points), "{pace:?}");
        }
    }
    assert_eq!(Pace::of_percent(300), None);
}

proptest! {
    /// The worst that a client can do is to hold back every echo from the first on.
    #[test]
    fn who_fakes_delay_gains_at_most_a_hundredth(
        seconds in 5_u32..=240,
        points in prop_oneof![Just(1000_u32), Just(2000)],
        share in 0.0_f64..1.02,
        real in 0_i64..600,
        faked in 0_i64..10_000,
        pace in prop::sample::select(Pace::ALL.to_vec()),
    ) {
        let (question, answer) = (question(seconds, points), choice(&[1]));
        let arrival = (pace.stretched(question.time()) as f64 * share) as i64;
        let honest = earned(&question, &answer, arrival, link(real), pace).1;
        let faking = earned(&question, &answer, arrival, link(real).with(Span(faked)), pace).1;
        let all_held_back = earned(&question, &answer, arrival, link(real + faked), pace).1;
        // One honest echo, and the others are in vain.
        prop_assert!(faking <= honest);
        prop_assert!(all_held_back <= honest + points / 100);
        prop_assert!(all_held_back <= points && all_held_back >= score(Mode::default(), &question, &answer, pace.shrunk(arrival)));
    }
}
