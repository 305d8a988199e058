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
fn an_email_is_compared_without_case() {
    assert_eq!(
        normal_email(" Siti@Contoh.ID ").as_deref(),
        Some("siti@contoh.id")
    );
    for wrong in [
        "siti",
        "siti@",
        "@contoh.id",
        "siti@contoh",
        "si ti@contoh.id",
        "a@b@c.id",
        "siti@contoh..id",
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
