use crate::auth::rules::{normal_email, normal_phone, safe_next};
use proptest::prelude::*;

#[test]
fn a_phone_number_has_one_stored_form() {
    for written in [
        "0812 3456 7890",
        "+62 812-3456-7890",
        "62812.3456.7890",
        "(0812) 34567890",
    ] {
        assert_eq!(
            normal_phone(written).as_deref(),
            Some("+6281234567890"),
            "{written}"
        );
    }
    for wrong in ["", "0812", "call me", "+62 812 x", "08123456789012345"] {
        assert_eq!(normal_phone(wrong), None, "{wrong}");
    }
}

#[test]
fn an_email_is_compared_without_case_and_is_nothing_but_an_address() {
    for (written, stored) in [
        (" Siti@Contoh.ID ", "siti@contoh.id"),
        (
            "siti.r+kuis_1@surat.perpus-linggau.go.id",
            "siti.r+kuis_1@surat.perpus-linggau.go.id",
        ),
        ("siti@Bücher.example", "siti@bücher.example"),
    ] {
        assert_eq!(normal_email(written).as_deref(), Some(stored));
    }
    for wrong in [
        "siti",
        "siti@",
        "@contoh.id",
        "siti@contoh",
        "si ti@contoh.id",
        "a@b@c.id",
        "siti@contoh..id",
        "a<korban@contoh.id>",
        "siti <siti@contoh.id>",
        "a,b@contoh.id",
        "a;b@contoh.id",
        "a:b@contoh.id",
        "a(b)@contoh.id",
        "a\\b@contoh.id",
        "\"a\"@contoh.id",
        "a\u{1}@contoh.id",
        "a@[127.0.0.1]",
        "a@contoh.id>",
        "a@con_toh.id",
        "a@contoh.id,b.id",
    ] {
        assert_eq!(normal_email(wrong), None, "{wrong}");
    }
}

#[test]
fn sign_in_never_leads_to_another_site() {
    assert_eq!(
        safe_next("/ruang?tanggal=2026-11-24"),
        "/ruang?tanggal=2026-11-24"
    );
    for elsewhere in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "/a\r\nSet-Cookie: x",
        "/a\u{1}",
        "/a\u{7f}",
        "/caf\u{e9}",
    ] {
        assert_eq!(safe_next(elsewhere), "/saya", "{elsewhere}");
    }
}

proptest! {
    #[test]
    fn a_normal_phone_is_a_fixed_point(text in "[0-9+() .-]{0,24}") {
        if let Some(phone) = normal_phone(&text) {
            prop_assert_eq!(normal_phone(&phone), Some(phone.clone()));
        }
    }
}
