use crate::{auth::Role, test_support::on_each_engine};

on_each_engine! {
    async fn who_has_to_sign_in_first_is_told_why_and_finds_the_way_back_also_by_registering(app) {
        let mut app = app;
        app.get("/masuk?ke=%2Fruang%2Fmusi%2Fpesan%3Ftanggal%3D2026-11-25").await
            .says("Masuk dulu untuk melanjutkan.")
            .says("href=\"/daftar?ke=%2Fruang%2Fmusi%2Fpesan%3Ftanggal%3D2026-11-25\"");
        app.get("/daftar?ke=%2Fruang%2Fmusi").await
            .says("name=\"next\" value=\"/ruang/musi\"")
            .says("href=\"/masuk?ke=%2Fruang%2Fmusi\"");
        let plain = app.get("/masuk").await;
        plain.says("href=\"/daftar\"");
        assert!(!plain.text.contains("untuk melanjutkan"), "nobody was sent here");
    }

    async fn registering_goes_on_to_where_one_was_led_from_and_never_to_another_site(app) {
        for (next, location) in [("/ruang/musi", "/ruang/musi"), ("", "/saya"), ("//jahat.example", "/saya")] {
            let key = crate::db::new_token();
            let email = format!("{key}@contoh.id");
            let fields = [("key", key.as_str()), ("name", "Siti"), ("email", email.as_str()), ("password", "durian jatuh malam"), ("consent", "yes"), ("next", next)];
            let answer = app.stranger().submit("/daftar", "/api/auth/register", &fields).await;
            assert_eq!(answer.location(), location, "{next}");
        }
    }

    async fn a_form_promises_only_what_it_keeps_and_marks_the_password_that_it_emptied(app) {
        let mut app = app;
        let fields = [("key", "0123456789abcdef"), ("name", "Budi"), ("email", "budi"), ("password", "durian jatuh malam"), ("consent", "yes")];
        app.submit("/daftar", "/api/auth/register", &fields).await;
        app.get("/daftar").await
            .says("Ada isian yang perlu diperbaiki. Isian Anda yang lain tetap ada di bawah.")
            .says("Ketik lagi kata sandi.");
        app.submit("/daftar", "/api/auth/register", &[("key", "0123456789abcdef"), ("email", "budi"), ("consent", "yes")]).await;
        let nothing_else = app.get("/daftar").await;
        nothing_else.says("Ada isian yang perlu diperbaiki.");
        assert!(!nothing_else.text.contains("Isian Anda yang lain"));
        app.submit("/lupa-sandi", "/api/auth/ask_reset", &[("login", " ")]).await;
        let one_field = app.get("/lupa-sandi").await;
        one_field.says("Ada isian yang perlu diperbaiki.");
        assert!(!one_field.text.contains("Isian Anda yang lain"));
    }

    async fn whose_address_has_an_account_is_led_to_it(app) {
        let fields = |key| [("key", key), ("name", "Siti"), ("email", "siti@contoh.id"), ("password", "durian jatuh malam"), ("consent", "yes")];
        app.stranger().submit("/daftar", "/api/auth/register", &fields("0123456789abcdef")).await;
        let mut again = app.stranger();
        again.submit("/daftar?ke=%2Fruang", "/api/auth/register", &fields("fedcba9876543210")).await;
        let form = again.get("/daftar?ke=%2Fruang").await;
        form.says("Surel ini sudah punya akun").says("href=\"/lupa-sandi\"");
        assert_eq!(form.text.matches("href=\"/masuk?ke=%2Fruang\"").count(), 2, "beside the field, and below as always");
    }

    async fn each_page_of_an_account_leads_back_to_it(app) {
        let mut patron = app.with_role(Role::Patron).await;
        for path in ["/saya/profil", "/saya/data", "/saya/sandi"] {
            patron.get(path).await.says("<ol class=\"crumbs\"><li><a href=\"/saya\">Saya</a></li></ol>");
        }
    }
}
