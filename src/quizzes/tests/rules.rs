use super::builders::{ask, choice};
use crate::{
    i18n::Lang,
    quizzes::{
        Choice, Kind, Pin, Question, QuestionForm,
        blocked::is_blocked,
        rules::{credit, nickname, nickname_key, question, ranks, score, slug},
    },
};
use proptest::prelude::*;

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
        assert_eq!(score(&single, choice(&[1]), took), points, "{took} ms");
    }
    assert_eq!(score(&single, choice(&[0]), 0), 0);
    assert_eq!(score(&ask(Kind::Single, &[1], 2000), choice(&[1]), 10_000), 1500);
    assert_eq!(score(&ask(Kind::Single, &[1], 0), choice(&[1]), 0), 0);
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
        assert_eq!(score(&multiple, choice(chosen), 0), points, "{chosen:?}");
    }
}

#[test]
fn equal_scores_share_a_place() {
    assert_eq!(ranks(&[900, 700, 700, 10]), [1, 2, 2, 4]);
    assert_eq!(ranks(&[]), Vec::<u32>::new());
}

#[test]
fn a_nickname_is_short_visible_and_clean() {
    let checked = |text: &str| nickname(Lang::Id, text, is_blocked);
    assert_eq!(checked("  Tapir   Tekun \u{202e}").as_deref(), Ok("Tapir Tekun"));
    for wrong in ["", "   ", "!!!", "\u{200b}", "nama yang jauh lebih panjang"] {
        assert!(checked(wrong).is_err(), "{wrong:?}");
    }
    for blocked in [
        "asu",
        "4su",
        "A-S-U",
        "si asu",
        "Bangsat",
        "b4ngs4t kau",
        "bang sat",
        "bbaangsatt",
        "ánjing",
    ] {
        assert!(checked(blocked).is_err(), "{blocked:?} is shown");
    }
    for honest in ["Masuk Dulu", "Banjir", "Lele Lembut", "Bu Yanti", "Kelas 8B"] {
        assert!(checked(honest).is_ok(), "{honest:?} is refused");
    }
}

#[test]
fn made_up_names_may_be_shown() {
    let names: Vec<String> =
        serde_json::from_str(include_str!("../../seed/data/quiz_nicknames.json")).unwrap();
    for name in names {
        assert_eq!(
            nickname(Lang::Id, &name, is_blocked).as_deref(),
            Ok(name.as_str())
        );
    }
}

#[test]
fn names_that_look_alike_are_the_same() {
    assert_eq!(nickname_key("Bu Yanti"), nickname_key("bu-yanti!"));
}

#[test]
fn a_pin_is_read_as_people_type_it() {
    let pin = Pin::from_number(482_913).unwrap();
    for written in ["482913", "482 913", " 482-913 ", "482.913"] {
        assert_eq!(written.parse(), Ok(pin), "{written}");
    }
    assert_eq!(pin.spaced(), "482 913");
    for wrong in [
        "",
        "48291",
        "4829130",
        "012345",
        "48291a",
        "４８２９１３",
        "-82913",
    ] {
        assert!(wrong.parse::<Pin>().is_err(), "{wrong}");
    }
}

#[test]
fn a_title_becomes_an_address() {
    assert_eq!(
        slug("Sastra Sumatra, dari Hamka sampai sekarang!"),
        "sastra-sumatra-dari-hamka-sampai-sekarang"
    );
    assert_eq!(slug("  ***  "), "kuis");
}

#[test]
fn a_question_that_cannot_be_asked_says_why() {
    let good = QuestionForm {
        text: "Ibu kota Sumatera Selatan?".into(),
        kind: "single".into(),
        option_a: "Palembang".into(),
        option_b: "Jambi".into(),
        right_a: "yes".into(),
        seconds: "20".into(),
        points: "1000".into(),
        ..QuestionForm::default()
    };
    assert!(question(Lang::Id, &good).is_ok());
    let wrong = [
        (
            "text",
            QuestionForm {
                text: " ".into(),
                ..good.clone()
            },
        ),
        (
            "kind",
            QuestionForm {
                kind: "essay".into(),
                ..good.clone()
            },
        ),
        (
            "seconds",
            QuestionForm {
                seconds: "4".into(),
                ..good.clone()
            },
        ),
        (
            "points",
            QuestionForm {
                points: "-1".into(),
                ..good.clone()
            },
        ),
        (
            "right",
            QuestionForm {
                right_b: "yes".into(),
                ..good.clone()
            },
        ),
        (
            "right",
            QuestionForm {
                right_a: String::new(),
                ..good.clone()
            },
        ),
        (
            "option_b",
            QuestionForm {
                option_b: "palembang".into(),
                ..good.clone()
            },
        ),
        (
            "option_c",
            QuestionForm {
                right_c: "yes".into(),
                ..good.clone()
            },
        ),
        (
            "option_a",
            QuestionForm {
                option_b: String::new(),
                ..good.clone()
            },
        ),
    ];
    for (field, form) in wrong {
        let errors = question(Lang::Id, &form).unwrap_err();
        assert!(errors.get(field).is_some(), "{field}: {errors:?}");
    }
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Single), Just(Kind::Multiple), Just(Kind::TrueFalse)]
}

proptest! {
    #[test]
    fn scores_never_fall_below_zero(
        kind in kinds(), correct in 1_i64..16, chosen in 1_i64..16, seconds in 5_u32..=240,
        points in prop_oneof![Just(0_u32), Just(1000), Just(2000)], took in any::<i64>(),
    ) {
        let (correct, chosen) = (Choice::from_bits(correct).expect("bits"), Choice::from_bits(chosen).expect("bits"));
        let question = Question { correct, seconds, ..ask(kind, &[0], points) };
        prop_assert!(score(&question, chosen, took) <= points);
        let (hits, of) = credit(kind, correct, chosen);
        prop_assert!(hits <= of && of > 0);
    }

    #[test]
    fn answering_sooner_never_earns_less(took in 0_i64..20_000, later in 0_i64..20_000) {
        let single = ask(Kind::Single, &[1], 1000);
        prop_assert!(score(&single, choice(&[1]), took) >= score(&single, choice(&[1]), took + later));
    }

    #[test]
    fn any_text_is_a_nickname_or_says_why(text in "\\PC{0,40}") {
        if let Ok(name) = nickname(Lang::En, &text, is_blocked) {
            prop_assert!((1..=20).contains(&name.chars().count()));
            prop_assert_eq!(nickname(Lang::En, &name, is_blocked), Ok(name));
        }
    }

    #[test]
    fn any_title_gives_an_address(title in "\\PC{0,120}") {
        let slug = slug(&title);
        prop_assert!(!slug.is_empty() && slug.len() <= 60);
        prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
    }
}
