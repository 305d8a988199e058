use super::builders::other;
use crate::{
    i18n::Lang,
    quizzes::{
        Kind, Pin, QuestionForm,
        backend::pictured,
        blocked::is_blocked,
        islands::Cue,
        rules::{nickname, nickname_key, question, ranks, slug},
    },
    time::Millis,
};
use proptest::prelude::*;

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

#[test]
fn each_kind_asks_for_its_own_fields() {
    let form = |kind: &str| QuestionForm {
        text: "Sungai di tengah kota?".into(),
        kind: kind.into(),
        seconds: "20".into(),
        points: "1000".into(),
        ..QuestionForm::default()
    };
    let typed = |accepted: &str| QuestionForm {
        accepted: accepted.into(),
        ..form("typed")
    };
    let items = |items: &str| QuestionForm {
        items: items.into(),
        ..form("ordering")
    };
    let numeric = |value: &str, tolerance: &str| QuestionForm {
        value: value.into(),
        tolerance: tolerance.into(),
        ..form("numeric")
    };
    let poll = QuestionForm {
        option_a: "Pagi".into(),
        option_b: "Malam".into(),
        ..form("poll")
    };
    for good in [
        typed("Kelingi\n\n  Sungai Kelingi "),
        items("satu\ndua\ntiga"),
        numeric("126,3", ""),
        numeric("-5", "0,5"),
        poll,
        form("word_cloud"),
        QuestionForm {
            seconds: String::new(),
            points: String::new(),
            ..form("slide")
        },
    ] {
        let question = question(Lang::Id, &good).expect(&good.kind);
        assert_eq!(question.kind().as_str(), good.kind);
        assert_eq!(question.points > 0, question.kind().is_scored());
    }
    for (field, wrong) in [
        ("accepted", typed("")),
        ("accepted", typed("Musi\nmusi")),
        ("accepted", typed(&"x".repeat(61))),
        ("accepted", typed("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk")),
        ("items", items("satu\ndua")),
        ("items", items("1\n2\n3\n4\n5\n6\n7")),
        ("value", numeric("banyak", "1")),
        ("tolerance", numeric("5", "-1")),
        ("option_a", form("poll")),
        (
            "seconds",
            QuestionForm {
                seconds: "0".into(),
                ..form("word_cloud")
            },
        ),
    ] {
        let errors = question(Lang::Id, &wrong).unwrap_err();
        assert!(errors.get(field).is_some(), "{field}: {errors:?}");
    }
}

proptest! {
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

#[test]
fn a_tone_says_that_a_question_opens_ends_or_is_told_and_nothing_else() {
    let question = other(Kind::Typed);
    let asked = pictured("Kuis", question.clone(), Millis(0), false);
    let cue = |opened, left| Cue::of(&asked, opened, left);
    assert_eq!(cue(false, 20), None, "before it opens");
    assert_eq!(cue(true, 20), Some(Cue::Opened));
    assert_eq!(cue(true, 6), Some(Cue::Opened));
    assert_eq!(cue(true, 5), Some(Cue::Soon));
    assert_eq!(cue(true, 0), Some(Cue::Soon), "its end is told by the reveal");
    let told = pictured("Kuis", question, Millis(0), true);
    assert_eq!(Cue::of(&told, true, 0), Some(Cue::Told));
    let slide = pictured("Kuis", other(Kind::Slide), Millis(0), false);
    assert_eq!(Cue::of(&slide, true, 20), None, "nobody answers a slide");
}
