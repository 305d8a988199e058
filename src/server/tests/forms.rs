//! Forms without JavaScript, whatever comes between.

use crate::{
    auth::Role,
    discussions::rules::BODY_MAX,
    server::flash,
    test_support::{TestApp, on_each_engine},
    time::Span,
};

const PROFILE: &str = "/api/auth/change_profile";
const SIGN_IN: &str = "/api/auth/sign_in";
const NAMED: [(&str, &str); 4] = [
    ("name", "Siti <Rahma>"),
    ("email", "siti@contoh.id"),
    ("phone", ""),
    ("current_password", "sangat rahasia"),
];

on_each_engine! {
    async fn a_form_sent_after_the_session_ended_is_there_again_after_the_sign_in(app) {
        let mut siti = app.stranger();
        let form = [("key", "0123456789abcdef"), ("name", "Siti"), ("email", "siti@contoh.id"), ("password", "durian jatuh malam"), ("consent", "yes")];
        siti.submit("/daftar", "/api/auth/register", &form).await;
        siti.get("/saya/profil").await;
        app.app.set_clock(app.app.now() + Span::days(31));
        let answer = siti.submit("/saya/profil", PROFILE, &NAMED).await;
        assert_eq!(answer.location(), "/masuk?ke=%2Fsaya%2Fprofil");
        siti.get("/masuk?ke=%2Fsaya%2Fprofil").await.says("Yang tadi Anda tulis tetap tersimpan.");
        let answer = siti.submit("/masuk", "/api/auth/sign_in", &[("login", "siti@contoh.id"), ("password", "durian jatuh malam"), ("next", "/saya/profil")]).await;
        assert_eq!(answer.location(), "/saya/profil");
        let page = siti.get("/saya/profil").await;
        page.says("value=\"Siti &lt;Rahma&gt;\"");
        assert!(!page.text.contains("sangat rahasia"));
    }

    async fn a_refused_form_shows_its_values_once_and_no_secret_ever(app) {
        let mut patron = app.with_role(Role::Patron).await;
        patron.submit("/saya/profil", PROFILE, &NAMED).await;
        let page = patron.get("/saya/profil").await;
        page.says("value=\"Siti &lt;Rahma&gt;\"").says("Bukan kata sandi Anda yang sekarang.");
        assert!(!page.text.contains("sangat rahasia"));
        let fresh = patron.get("/saya/profil").await;
        assert!(!fresh.text.contains("Rahma"));
        let mut db = app.app.db().read().await.unwrap();
        let kept: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM flashes WHERE body LIKE '%sangat rahasia%'").fetch_one(&mut *db).await.unwrap();
        assert_eq!(kept, 0);
    }

    async fn what_no_form_of_ours_takes_is_not_kept(app) {
        let long = "x".repeat(120_000);
        for (name, value) in [("lain", long.as_str()), (long.as_str(), "")] {
            let mut stranger = app.stranger();
            let fields = [("login", "siti@contoh.id"), (name, value), ("password", "salah sekali")];
            stranger.submit("/masuk", SIGN_IN, &fields).await;
            stranger.get("/masuk").await.says("value=\"siti@contoh.id\"");
        }
        assert_eq!(app.scalar::<i64>("SELECT COUNT(*) FROM flashes WHERE length(body) < 1000").await, 2);
    }

    async fn the_longest_reply_waits_whole_for_the_sign_in(app) {
        let body = "🌴".repeat(BODY_MAX);
        app.stranger().submit("/diskusi/umum/kopi", "/api/discussions/reply", &[("body", &body)]).await;
        let kept: String = app.scalar("SELECT body FROM flashes").await;
        assert!(kept.contains(&body));
    }

    async fn what_a_form_left_is_dropped_when_nobody_can_see_it_any_more(app) {
        app.stranger().submit("/masuk", SIGN_IN, &[("login", "x"), ("password", "y")]).await;
        let begun = app.app.now();
        for (minutes, left) in [(9, 1), (11, 0)] {
            app.app.set_clock(begun + Span::minutes(minutes));
            flash::drop_expired(&app.app).await.expect("no failure");
            assert_eq!(app.scalar::<i64>("SELECT COUNT(*) FROM flashes").await, left, "after {minutes} minutes");
        }
    }

    async fn what_a_form_left_is_nobody_elses(app) {
        let mut patron = app.with_role(Role::Patron).await;
        patron.submit("/saya/profil", PROFILE, &NAMED).await;
        let other = app.with_role(Role::Patron).await.get("/saya/profil").await;
        assert!(!other.text.contains("Rahma"));
    }
}

#[tokio::test]
async fn the_names_of_fields_count_toward_the_size_of_a_form_with_a_file() {
    let mut app = TestApp::sqlite().await;
    let names: Vec<String> = (0..30).map(|n| format!("{n}{}", "x".repeat(10_000))).collect();
    let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let answer = app.upload("/masuk", SIGN_IN, &fields, ("a.txt", b"halo")).await;
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn a_form_goes_back_to_a_page_of_ours_and_nowhere_else() {
    let mut app = TestApp::sqlite().await;
    for referer in ["//evil.example/x", "https://evil.example//y", "\\\\evil", ""] {
        let answer = app
            .submit(referer, SIGN_IN, &[("login", "x"), ("password", "y")])
            .await;
        assert_eq!(answer.status, 303, "{referer}");
        assert!(
            answer.location().starts_with('/') && !answer.location().starts_with("//"),
            "{referer}: {}",
            answer.location()
        );
    }
    for next in [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
    ] {
        let page = app.get(&format!("/masuk?ke={next}")).await;
        assert_eq!(page.status, 200);
    }
}
