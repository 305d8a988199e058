//! Points: tables of examples, and what holds for every question and answer.

use super::builders::{ask, choice, number, order, other, text};
use crate::{
    i18n::Lang,
    quizzes::{
        Answer, Body, Choice, Kind, Mode, Number, Order, Question,
        rules::{self, Case, credit, examples, shuffled},
    },
};
use proptest::prelude::*;

const ACCURACY: Mode = Mode {
    accuracy: true,
    streak: false,
    teams: false,
};

/// As a quiz counts where nobody chose otherwise.
fn score(question: &Question, answer: &Answer, took: i64) -> u32 {
    rules::score(Mode::default(), question, answer, took)
}

fn share(question: &Question, answer: &Answer) -> (u32, u32) {
    let credit = credit(&question.body, answer);
    (credit.hits, credit.of)
}

#[test]
fn points_fall_with_time_to_one_half() {
    let single = ask(Kind::Single, &[1], 1000);
    for (took, points) in [
        (0, 1000),
        (499, 1000),
        (500, 988),
        (1_000, 975),
        (10_000, 750),
        (19_999, 500),
        (20_000, 500),
        // Within the grace after the close.
        (20_400, 500),
        (-5, 1000),
    ] {
        assert_eq!(score(&single, &choice(&[1]), took), points, "{took} ms");
    }
    assert_eq!(score(&single, &choice(&[0]), 0), 0);
    assert_eq!(score(&ask(Kind::Single, &[1], 2000), &choice(&[1]), 10_000), 1500);
    assert_eq!(score(&ask(Kind::Single, &[1], 0), &choice(&[1]), 0), 0);
}

#[test]
fn where_only_accuracy_counts_time_is_worth_nothing() {
    let multiple = ask(Kind::Multiple, &[0, 2], 1000);
    for (chosen, points) in [(&[0, 2][..], 1000), (&[0], 500), (&[0, 1], 0), (&[1], 0)] {
        for took in [-5, 0, 500, 10_000, 20_000, 20_400] {
            let earned = rules::score(ACCURACY, &multiple, &choice(chosen), took);
            assert_eq!(earned, points, "{chosen:?} after {took} ms");
        }
    }
    let third = rules::score(
        ACCURACY,
        &ask(Kind::Multiple, &[0, 1, 2], 1000),
        &choice(&[0]),
        9_000,
    );
    assert_eq!(third, 333);
}

#[test]
fn the_host_is_shown_what_answers_earn() {
    use Case::{AtOnce, AtTheEnd, Double, HalfRight, Halfway, Wrong};
    let by_speed = [
        (AtOnce, 1000),
        (Halfway, 750),
        (AtTheEnd, 500),
        (HalfRight, 375),
        (Wrong, 0),
        (Double, 1500),
    ];
    assert_eq!(examples(Mode::default()), by_speed);
    let by_accuracy = [
        (AtOnce, 1000),
        (Halfway, 1000),
        (AtTheEnd, 1000),
        (HalfRight, 500),
        (Wrong, 0),
        (Double, 2000),
    ];
    assert_eq!(examples(ACCURACY), by_accuracy);
    let streak = Mode {
        streak: true,
        ..ACCURACY
    };
    let bonus = [(Case::Second, 100), (Case::Third, 200), (Case::Sixth, 500)];
    assert_eq!(examples(streak), [&by_accuracy[..], &bonus].concat());
    let teams = Mode {
        teams: true,
        ..ACCURACY
    };
    // The mean of 1000 and 501, rounded half up.
    assert_eq!(examples(teams), [&by_accuracy[..], &[(Case::Team, 751)]].concat());
}

#[test]
fn a_multiple_choice_earns_its_share() {
    let multiple = ask(Kind::Multiple, &[0, 2], 1000);
    for (chosen, points) in [
        (&[0, 2][..], 1000),
        (&[0], 500),
        (&[0, 1], 0),
        (&[0, 2, 3], 500),
        // Ticking everything earns nothing.
        (&[0, 1, 2, 3], 0),
        (&[1], 0),
    ] {
        assert_eq!(score(&multiple, &choice(chosen), 0), points, "{chosen:?}");
    }
}

#[test]
fn a_typed_answer_is_judged_by_what_it_says() {
    let typed = other(Kind::Typed);
    for (said, right) in [
        ("Kelingi", true),
        ("  kelingi ", true),
        ("KÉLINGI!", true),
        ("sungai-kelingi", true),
        // One letter wrong, missing, extra, or two swapped.
        ("kelingo", true),
        ("kelngi", true),
        ("kelinggi", true),
        ("keilngi", true),
        ("kelg", false),
        ("klingo", false),
        ("Musi", false),
        ("", false),
    ] {
        let points = if right { 1000 } else { 0 };
        assert_eq!(score(&typed, &text(said), 0), points, "{said:?}");
    }
    let mut strict = typed;
    strict.body = Body::Typed {
        accepted: vec!["Kelingi".into()],
        typo: false,
    };
    assert_eq!(score(&strict, &text("kelingi"), 0), 1000);
    assert_eq!(score(&strict, &text("kelinggi"), 0), 0);
}

#[test]
fn a_digit_and_a_short_word_are_never_typing_mistakes() {
    for (meant, said, mistyped) in [
        ("tahun 1945", "tahun 1946", false),
        ("tahun 1945", "tahn 1945", true),
        ("ya", "yo", false),
        ("musi", "muis", true),
        ("musi", "musi", true),
        ("musi", "mussiq", false),
    ] {
        assert_eq!(rules::is_typo(meant, said), mistyped, "{meant} {said}");
    }
}

#[test]
fn a_number_is_right_within_its_tolerance_exactly() {
    let numeric = other(Kind::Numeric);
    for (said, points) in [
        ("126.3", 1000),
        ("136.3", 1000),
        ("116.3", 1000),
        ("136.300001", 0),
        ("116.2", 0),
        ("-126.3", 0),
    ] {
        assert_eq!(score(&numeric, &number(said), 0), points, "{said}");
    }
    // In binary fractions 3.15 is more than 0.01 away from 3.14.
    let pi = |said: &str| {
        let [value, tolerance, said] =
            ["3.14", "0.01", said].map(|text| text.parse::<Number>().expect("a number"));
        said.is_within(tolerance, value)
    };
    assert!(pi("3.15") && pi("3.13") && !pi("3.151"));
}

#[test]
fn a_number_is_read_as_people_write_it() {
    for (lang, written, plain) in [
        (Lang::Id, "17.000", "17000"),
        (Lang::Id, "1.250.000,5", "1250000.5"),
        (Lang::Id, "3,14", "3.14"),
        (Lang::Id, "3.14", "3.14"),
        (Lang::Id, "0.125", "0.125"),
        (Lang::Id, "1945", "1945"),
        (Lang::Id, " -7 ", "-7"),
        (Lang::Id, "−7", "-7"),
        (Lang::En, "17,000", "17000"),
        (Lang::En, "17.000", "17"),
        (Lang::En, "3,14", "3.14"),
    ] {
        let number = Number::read(lang, written).map(|number| number.to_string());
        assert_eq!(number.as_deref(), Some(plain), "{written}");
    }
    for wrong in [
        "",
        "-",
        "tujuh",
        "1e9",
        "1.2.3",
        "1,",
        "1234567890123",
        "0,1234567",
        "٣",
    ] {
        assert_eq!(Number::read(Lang::Id, wrong), None, "{wrong}");
    }
    assert_eq!(
        "17000".parse::<Number>().expect("a number").said(Lang::Id),
        "17.000"
    );
    assert_eq!(
        "1945.5".parse::<Number>().expect("a number").said(Lang::Id),
        "1945,5"
    );
}

#[test]
fn each_item_at_its_place_earns_its_share() {
    let ordering = other(Kind::Ordering);
    for (given, points) in [
        (&[0, 1, 2, 3], 1000),
        (&[1, 0, 2, 3], 500),
        (&[3, 1, 2, 0], 500),
        (&[1, 2, 3, 0], 0),
    ] {
        assert_eq!(score(&ordering, &order(given), 0), points, "{given:?}");
    }
}

#[test]
fn an_opinion_earns_nothing() {
    for (question, answer) in [
        (other(Kind::Poll), choice(&[1])),
        (other(Kind::WordCloud), text("tenang")),
    ] {
        // Not even if somebody gave it points.
        let question = Question {
            points: 2000,
            ..question
        };
        assert_eq!(score(&question, &answer, 0), 0);
    }
}

#[test]
fn a_cloud_takes_three_words_of_each() {
    assert_eq!(
        rules::words(" tenang, Buku;buku,ramah ,, teh manis"),
        ["tenang", "Buku", "ramah"]
    );
    assert_eq!(rules::words(" , ;!"), Vec::<&str>::new());
}

fn answers() -> impl Strategy<Value = Answer> {
    prop_oneof![
        (1_i64..16).prop_map(|bits| Answer::Options(Choice::from_bits(bits).expect("bits"))),
        "\\PC{0,20}|[kK]eli?n?g+[ií]".prop_map(Answer::Text),
        Just(vec![0_u8, 1, 2, 3])
            .prop_shuffle()
            .prop_map(|items| Answer::Order(Order::of(items).expect("an order"))),
        (-2_000_000_i64..2_000_000).prop_map(|tenths| number(&format!(
            "{}{}.{}",
            if tenths < 0 { "-" } else { "" },
            tenths.abs() / 10,
            tenths.abs() % 10
        ))),
    ]
}

proptest! {
    #[test]
    fn scores_never_fall_below_zero_nor_rise_above_the_points(
        kind in prop::sample::select(Kind::ALL.to_vec()), answer in answers(), correct in 1_i64..16, seconds in 5_u32..=240,
        points in prop_oneof![Just(0_u32), Just(1000), Just(2000)], took in any::<i64>(),
    ) {
        let correct = Choice::from_bits(correct).expect("bits");
        let options = || vec!["a".to_owned(), "b".to_owned(), "c".to_owned(), "d".to_owned()];
        let body = match kind {
            Kind::Single => Body::Single { options: options(), correct },
            Kind::Multiple => Body::Multiple { options: options(), correct },
            _ => other(kind).body,
        };
        let question = Question { body, seconds, points, ..other(kind) };
        prop_assert!(score(&question, &answer, took) <= points);
        // Without a part for speed an answer earns what the quickest one earns, and never less than with it.
        let accurate = rules::score(ACCURACY, &question, &answer, took);
        prop_assert_eq!(accurate, score(&question, &answer, 0));
        prop_assert!(accurate >= score(&question, &answer, took));
        let (hits, of) = share(&question, &answer);
        prop_assert!(hits <= of && of > 0);
        // What does not fit is never right.
        prop_assert!(answer.fits(&question.body) || hits == 0 || kind == Kind::Single);
    }

    #[test]
    fn answering_sooner_never_earns_less(took in 0_i64..20_000, later in 0_i64..20_000) {
        let single = ask(Kind::Single, &[1], 1000);
        prop_assert!(score(&single, &choice(&[1]), took) >= score(&single, &choice(&[1]), took + later));
    }

    #[test]
    fn shuffled_items_never_stand_in_the_right_order_and_keep_their_answer(random in any::<u64>()) {
        let bank = other(Kind::Ordering);
        let game = shuffled(bank.clone(), random);
        let Body::Ordering { items, order } = &game.body else { panic!("another kind") };
        let right: Vec<&String> = order.iter().map(|index| &items[index]).collect();
        prop_assert_eq!(right, bank.body.options().iter().collect::<Vec<_>>());
        prop_assert_ne!(items.as_slice(), bank.body.options());
        prop_assert_eq!(score(&game, &Answer::Order(order.clone()), 0), 1000);
        prop_assert_eq!(&game, &shuffled(bank, random));
    }

    #[test]
    fn a_number_survives_being_written_and_read(units in -1_000_000_000_000_000_i64..1_000_000_000_000_000) {
        let number: Number = format!("{}{}.{:06}", if units < 0 { "-" } else { "" }, units.abs() / 1_000_000, units.abs() % 1_000_000)
            .parse().expect("a number");
        prop_assert_eq!(number.to_string().parse(), Ok(number));
        for lang in [Lang::Id, Lang::En] {
            prop_assert_eq!(Number::read(lang, &number.said(lang)), Some(number));
        }
    }

    #[test]
    fn any_text_folds_to_itself(text in "\\PC{0,40}") {
        let folded = rules::folded(&text);
        prop_assert_eq!(rules::folded(&folded), folded);
    }
}
