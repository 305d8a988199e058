use crate::discussions::rules::*;
use proptest::prelude::*;

#[test]
fn a_page_holds_fifty_replies_and_the_first_also_the_opening_post() {
    assert_eq!(numbers_on(1), (1, 51));
    assert_eq!(numbers_on(2), (52, 101));
    assert_eq!([1, 2, 51, 52, 101, 102].map(page_of), [1, 1, 1, 2, 2, 3]);
}

#[test]
fn only_what_can_be_an_address_is_looked_up() {
    assert!(is_name("laskar-pelangi"));
    for bad in ["", "A", "a b", "a/b", "\0", "é", "..", &"a".repeat(61)] {
        assert!(!is_name(bad), "{bad:?}");
    }
    for bad in ["", "0", "-1", "1.5", "x", "9999999999999999999999", "1000000"] {
        assert_eq!(post_number(bad), None, "{bad:?}");
    }
}

#[test]
fn a_group_gets_a_plain_address() {
    assert_eq!(slug("  Sabtu, Bersama Pram!  "), "sabtu-bersama-pram");
    assert_eq!(slug("日本"), "");
    assert_eq!(slug("Baru!"), "kelompok-baru");
    assert_eq!(slug("Baru saja"), "baru-saja");
}

proptest! {
    #[test]
    fn every_number_stands_on_the_page_that_is_said(number in 1_i64..100_000) {
        let (first, last) = numbers_on(page_of(number));
        prop_assert!((first..=last).contains(&number));
    }

    #[test]
    fn pages_follow_each_other(page in 1_i64..10_000) {
        prop_assert_eq!(numbers_on(page).1 + 1, numbers_on(page + 1).0);
    }

    #[test]
    fn a_slug_is_empty_or_an_address(name in any::<String>()) {
        let slug = slug(&name);
        prop_assert!(slug.is_empty() || is_name(&slug));
    }
}
