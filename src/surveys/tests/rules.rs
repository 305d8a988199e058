use crate::{
    error::AppError,
    i18n::Lang,
    server::text_files::spreadsheet_text,
    surveys::{AnswerForm, Element, rules::*},
};
use proptest::prelude::*;

/// Answers of `n` people to one element that add up to `sum`.
fn tally_of(n: u64, sum: u64) -> [u64; 4] {
    let (low, rest) = ((sum / n) as usize, sum % n);
    let mut counts = [0; 4];
    counts[low - 1] += n - rest;
    if rest > 0 {
        counts[low] += rest;
    }
    counts
}

fn tallies_of(elements: [(u64, u64); 9]) -> Tallies {
    let mut tallies = Tallies::default();
    for (element, (n, sum)) in Element::ALL.iter().zip(elements) {
        for (value, times) in (1..).zip(tally_of(n, sum)) {
            tallies.add(*element, value, times);
        }
    }
    tallies
}

/// The published worked example of skm.md, in the order of the form.
const ORACLE: [u64; 9] = [105, 101, 100, 116, 102, 105, 106, 105, 115];

#[test]
fn the_published_example_gives_its_published_figures() {
    let tallies = tallies_of(ORACLE.map(|sum| (29, sum)));
    let nrrs: Vec<_> = Element::ALL
        .iter()
        .map(|element| nrr(tallies.of(*element)).unwrap())
        .collect();
    assert_eq!(
        nrrs,
        [36207, 34828, 34483, 40000, 35172, 36207, 36552, 36207, 39655]
    );
    assert_eq!(ikm(&tallies, Weight::Ninth), Some(Ikm(9148)));
    assert_eq!(ikm(&tallies, Weight::Rounded0111), Some(Ikm(9138)));
    assert_eq!(ikm(&tallies, Weight::Rounded011), Some(Ikm(9056)));
    assert_eq!(grade(Ikm(9148)), Grade::A);
}

#[test]
fn every_printed_boundary_has_its_grade() {
    for (figure, expected) in [
        (2500, Grade::D),
        (6499, Grade::D),
        (6500, Grade::C),
        (7660, Grade::C),
        (7661, Grade::B),
        (8830, Grade::B),
        (8831, Grade::A),
        (10_000, Grade::A),
    ] {
        assert_eq!(grade(Ikm(figure)), expected, "{figure}");
    }
}

#[test]
fn a_half_is_rounded_up_even_where_thirds_make_it() {
    let third = |numerator| Fraction {
        numerator,
        denominator: 3,
    };
    assert_eq!(round_half_up(&[third(1), third(2)], 0), 1);
    assert_eq!(round_half_up(&[third(1), third(1), third(1)], 4), 10_000);
    let half = Fraction {
        numerator: 1,
        denominator: 2,
    };
    assert_eq!(round_half_up(&[half], 0), 1);
    // 0.005 as three sixths of a hundredth.
    let sixth = Fraction {
        numerator: 1,
        denominator: 600,
    };
    assert_eq!(round_half_up(&[sixth; 3], 2), 1);
    assert_eq!(round_half_up(&[sixth; 2], 2), 0);
}

#[test]
fn nine_large_counts_without_a_common_divisor_are_exact_still() {
    // The common denominator has 46 digits. All answers are 3, so the index is 75 exactly.
    let primes = [
        100_003, 100_019, 100_043, 100_049, 100_057, 100_069, 100_103, 100_109, 100_129,
    ];
    let tallies = tallies_of(primes.map(|n| (n, n * 3)));
    assert_eq!(ikm(&tallies, Weight::Ninth), Some(Ikm(7500)));
    // One step down in one answer of the last element: 75 − 25/9/100129 = 74.99997…
    let mut elements = primes.map(|n| (n, n * 3));
    elements[8].1 -= 1;
    assert_eq!(ikm(&tallies_of(elements), Weight::Ninth), Some(Ikm(7500)));
}

#[test]
fn an_element_that_nobody_answered_leaves_no_index() {
    let mut tallies = Tallies::default();
    for element in &Element::ALL[..8] {
        tallies.add(*element, 4, 10);
    }
    assert_eq!(ikm(&tallies, Weight::Ninth), None);
    assert_eq!(nrr(tallies.of(Element::Complaints)), None);
    tallies.add(Element::Complaints, 4, 1);
    assert_eq!(ikm(&tallies, Weight::Ninth), Some(Ikm(10_000)));
}

#[test]
fn the_sample_is_that_of_krejcie_and_morgan() {
    for (population, sample) in [
        (0, 0),
        (1, 1),
        (10, 10),
        (100, 80),
        (500, 217),
        (1500, 306),
        (100_000_000, 384),
    ] {
        assert_eq!(required_sample(population), sample, "N = {population}");
    }
}

#[test]
fn students_t_is_that_of_the_tables() {
    for (degrees, t) in [(4.0, 2.776), (10.0, 2.228), (28.0, 2.048), (120.0, 1.980)] {
        assert!(
            (student_t(degrees) - t).abs() < 0.01,
            "{degrees}: {}",
            student_t(degrees)
        );
    }
}

#[test]
fn the_interval_narrows_with_more_respondents() {
    let people = |times: u64| {
        [(9, 27, 6 * times), (9, 36, 4 * times), (8, 20, times)].map(|(answered, sum, respondents)| Pattern {
            answered,
            sum,
            respondents,
        })
    };
    let width = |times| {
        let interval = interval(Ikm(8200), &people(times)).unwrap();
        assert!(interval.low < Ikm(8200) && Ikm(8200) < interval.high);
        interval.high.0 - interval.low.0
    };
    assert!(width(1) > width(4) && width(4) > width(40));
    // By hand: 11 people, 75 × 6, 100 × 4, 62.5 × 1: mean 82.9545, s = 14.0009, t(10) = 2.2281, half 9.4060.
    let by_hand = interval(Ikm(8295), &people(1)).unwrap();
    assert!(
        (by_hand.high.0 - 9236).abs() <= 1 && (by_hand.low.0 - 7354).abs() <= 1,
        "{by_hand:?}"
    );
}

#[test]
fn four_people_are_too_few_for_an_interval() {
    let pattern = |respondents| Pattern {
        answered: 9,
        sum: 30,
        respondents,
    };
    assert_eq!(interval(Ikm(8333), &[pattern(4)]), None);
    assert!(interval(Ikm(8333), &[pattern(5)]).is_some());
}

#[test]
fn one_small_group_takes_the_next_along() {
    assert_eq!(hidden(&[40, 3, 17]), [false, true, true]);
    assert_eq!(hidden(&[40, 3, 2]), [false, true, true]);
    assert_eq!(hidden(&[40, 1, 2, 9]), [false, true, true, true]);
    assert_eq!(hidden(&[40, 17]), [false, false]);
    assert_eq!(hidden(&[0, 17]), [false, false]);
}

#[test]
fn a_title_gives_an_address() {
    assert_eq!(slug_of("SKM semester II 2026"), "skm-semester-ii-2026");
    assert_eq!(slug_of("  «Survei» / ???"), "survei");
    assert_eq!(slug_of("!!!"), "");
    assert!(!is_slug("") && !is_slug("a b") && !is_slug("a\0") && !is_slug("Ü") && is_slug("skm-2026"));
}

#[test]
fn a_formula_becomes_a_text() {
    for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
        assert!(spreadsheet_text(formula).starts_with('\''), "{formula:?}");
    }
    assert_eq!(spreadsheet_text("Sudah bagus = baik"), "Sudah bagus = baik");
}

fn filled(value: &str) -> AnswerForm {
    let value = value.to_owned();
    AnswerForm {
        persyaratan: value.clone(),
        prosedur: value.clone(),
        waktu: value.clone(),
        biaya: value.clone(),
        produk: value.clone(),
        kompetensi: value.clone(),
        perilaku: value.clone(),
        sarana: value.clone(),
        pengaduan: value,
        ..AnswerForm::default()
    }
}

#[test]
fn blanks_are_asked_about_once_and_never_counted() {
    let mut form = filled("3");
    form.waktu.clear();
    let Err(AppError::Invalid(errors)) = read_questionnaire(Lang::Id, &form) else {
        panic!("a blank is asked about");
    };
    assert!(errors.get("").unwrap().contains("Waktu pelayanan"));
    assert!(errors.get("waktu").is_some() && errors.get("biaya").is_none());
    form.blanks = "yes".into();
    let read = read_questionnaire(Lang::Id, &form).unwrap();
    assert_eq!(read.answers.len(), 8);
    assert!(
        read.answers
            .iter()
            .all(|(element, value)| *element != Element::Time && *value == 3)
    );
}

#[test]
fn a_questionnaire_without_any_answer_is_none() {
    let form = AnswerForm {
        blanks: "yes".into(),
        comment: "Sudah bagus".into(),
        ..AnswerForm::default()
    };
    assert!(read_questionnaire(Lang::En, &form).is_err());
}

prop_compose! {
    fn some_tallies()(cells in prop::array::uniform9(prop::array::uniform4(0_u64..200))) -> Tallies {
        let mut tallies = Tallies::default();
        for (element, counts) in Element::ALL.iter().zip(cells) {
            for (value, times) in (1..).zip(counts) {
                tallies.add(*element, value, times);
            }
            tallies.add(*element, 2, 1);
        }
        tallies
    }
}

#[test]
fn a_count_of_few_is_not_told_nor_those_that_would_tell_it() {
    use Count::{About, Enough, Exactly, Few};
    for (counts, told) in [
        ([0, 5, 70, 45], [Exactly(0), Exactly(5), Exactly(70), Exactly(45)]),
        ([0, 2, 70, 48], [Few, Few, About(60), About(40)]),
        ([1, 5, 76, 38], [Few, Enough, About(60), About(30)]),
        ([0, 0, 11, 1], [Few, Few, Enough, Few]),
        ([0; 4], [Exactly(0); 4]),
    ] {
        assert_eq!(spread(counts), told, "{counts:?}");
    }
}

proptest! {
    #[test]
    fn an_index_lies_between_25_and_100_and_has_a_grade(tallies in some_tallies()) {
        let ikm = ikm(&tallies, Weight::Ninth).unwrap();
        prop_assert!((2500..=10_000).contains(&ikm.0));
        let _ = grade(ikm);
    }

    #[test]
    fn a_better_index_never_has_a_worse_grade(a in 2500_i64..=10_000, b in 2500_i64..=10_000) {
        prop_assert!(grade(Ikm(a.min(b))) <= grade(Ikm(a.max(b))));
    }

    #[test]
    fn a_better_answer_never_lowers_the_index(tallies in some_tallies(), element in 0_usize..9) {
        let mut better = tallies;
        better.add(Element::ALL[element], 4, 1);
        prop_assert!(ikm(&better, Weight::Ninth) >= ikm(&tallies, Weight::Ninth));
    }

    #[test]
    fn the_order_of_answers_does_not_matter(answers in prop::collection::vec((0_usize..9, 1_u8..=4), 1..200)) {
        let count = |answers: &[(usize, u8)]| {
            let mut tallies = Tallies::default();
            for (element, value) in answers {
                tallies.add(Element::ALL[*element], *value, 1);
            }
            tallies
        };
        let (forward, mut backward) = (count(&answers), answers);
        backward.reverse();
        prop_assert_eq!(forward, count(&backward));
    }

    #[test]
    fn the_order_of_elements_does_not_matter(sums in prop::array::uniform9(29_u64..=116), turn in 0_usize..9) {
        let mut turned = sums;
        turned.rotate_left(turn);
        let index = |sums: [u64; 9]| ikm(&tallies_of(sums.map(|sum| (29, sum))), Weight::Ninth);
        prop_assert_eq!(index(sums), index(turned));
    }

    #[test]
    fn long_division_agrees_with_a_common_denominator(
        terms in prop::collection::vec((0_i128..1000, 1_i128..60), 1..6),
        decimals in 0_u32..5,
    ) {
        let common: i128 = terms.iter().map(|(_, denominator)| denominator).product();
        let sum: i128 = terms.iter().map(|(numerator, denominator)| numerator * (common / denominator)).sum();
        let expected = (2 * sum * 10_i128.pow(decimals) + common) / (2 * common);
        let fractions: Vec<_> = terms.iter().map(|(numerator, denominator)| Fraction { numerator: *numerator, denominator: *denominator }).collect();
        prop_assert_eq!(i128::from(round_half_up(&fractions, decimals)), expected);
    }

    #[test]
    fn a_larger_population_never_needs_fewer_answers(n in 0_u64..10_000_000, more in 0_u64..1000) {
        prop_assert!(required_sample(n) <= required_sample(n + more));
        prop_assert!(required_sample(n) <= n.max(1));
    }

    #[test]
    fn a_hidden_group_cannot_be_had_by_subtraction(groups in prop::collection::vec(0_u64..60, 1..8)) {
        let hidden = hidden(&groups);
        let kept: Vec<u64> = groups.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(n, _)| *n).collect();
        for (n, hidden) in groups.iter().zip(&hidden) {
            prop_assert!(*hidden || *n == 0 || *n >= SMALLEST_GROUP);
        }
        let others = groups.iter().zip(&hidden).any(|(n, hidden)| !hidden && *n >= SMALLEST_GROUP);
        let people: u64 = kept.iter().sum();
        prop_assert!(people == 0 || !others || (kept.len() > 1 && people >= SMALLEST_GROUP));
    }

    #[test]
    fn either_every_count_of_a_question_is_told_or_none(
        counts in prop::array::uniform4(prop_oneof![0_u64..12, 0_u64..400]),
    ) {
        let (told, people) = (spread(counts), counts.iter().sum::<u64>());
        let all = counts.iter().all(|n| *n == 0 || *n >= SMALLEST_GROUP);
        for (n, count) in counts.into_iter().zip(told) {
            let fits = match count {
                Count::Exactly(count) => all && count == n,
                Count::Few => !all && n < SMALLEST_GROUP,
                Count::Enough => !all && n >= SMALLEST_GROUP,
                Count::About(share) => {
                    let is_near = (100 * n).abs_diff(share * people) <= 5 * people;
                    !all && n >= SMALLEST_GROUP && people >= 50 && is_near
                }
            };
            prop_assert!(fits, "{counts:?} as {told:?}");
        }
    }

    #[test]
    fn no_form_makes_the_reader_panic(age in "\\PC{0,8}", answer in "\\PC{0,3}", comment in "\\PC{0,40}") {
        let form = AnswerForm { age, comment, ..filled(&answer) };
        if let Ok(read) = read_questionnaire(Lang::Id, &form) {
            prop_assert!(read.answers.iter().all(|(_, value)| (1..=4).contains(value)));
        }
    }
}
