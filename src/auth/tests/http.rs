use crate::{
    auth::Role,
    test_support::{TestApp, on_each_engine},
    time::Span,
};

const REGISTER: &str = "/api/auth/register";
const SIGN_IN: &str = "/api/auth/sign_in";

fn registration(key: &str) -> Vec<(&str, &str)> {
    vec![
        ("key", key),
        ("name", "Siti Rahma"),
        ("email", "Siti@Contoh.id"),
        ("phone", "0812 3456 7890"),
        ("password", "durian jatuh malam"),
        ("consent", "yes"),
    ]
}

async fn register(app: &mut TestApp) {
    let answer = app
        .submit("/daftar", REGISTER, &registration("0123456789abcdef"))
        .await;
    assert_eq!(answer.location(), "/saya");
}

on_each_engine! {
    async fn a_patron_registers_and_is_signed_in(app) {
        let mut app = app;
        register(&mut app).await;
        app.get("/").await.says("Selamat datang, Siti Rahma.").says("/saya");
    }

    async fn a_refused_registration_keeps_what_was_typed(app) {
        let mut app = app;
        let fields = [("key", "0123456789abcdef"), ("name", "Budi <b>"), ("email", "budi"), ("password", "12345678"), ("consent", "yes")];
        let answer = app.submit("/daftar", REGISTER, &fields).await;
        assert_eq!(answer.location(), "/daftar");
        let form = app.get("/daftar").await;
        form.says("Budi &lt;b&gt;").says("Alamat surel ini belum lengkap").says("terlalu mudah ditebak");
        assert!(!form.text.contains("12345678"), "a password is never sent back");
    }

    async fn an_address_belongs_to_one_account(app) {
        let mut first = app.stranger();
        register(&mut first).await;
        let mut second = app.stranger();
        let mut fields = registration("fedcba9876543210");
        fields.retain(|(name, _)| *name != "phone");
        let answer = second.submit("/daftar", REGISTER, &fields).await;
        assert_eq!(answer.location(), "/daftar");
        second.get("/daftar").await.says("Surel ini sudah punya akun");
    }

    async fn a_registration_sent_twice_makes_one_account(app) {
        let mut app = app;
        register(&mut app).await;
        app.stranger().submit("/daftar", REGISTER, &registration("0123456789abcdef")).await;
        let mut db = app.app.db().read().await.unwrap();
        let accounts: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM accounts").fetch_one(&mut *db).await.unwrap();
        assert_eq!(accounts, 1);
    }

    async fn signing_in_works_with_email_and_phone_and_rotates_the_session(app) {
        let mut browser = app.stranger();
        register(&mut browser).await;
        for login in ["siti@contoh.ID", "+6281234567890", "0812-3456-7890"] {
            let mut other = app.stranger();
            let first = other.submit("/masuk", SIGN_IN, &[("login", login), ("password", "durian jatuh malam"), ("next", "/ruang")]).await;
            assert_eq!(first.location(), "/ruang");
            let again = other.submit("/masuk", SIGN_IN, &[("login", login), ("password", "durian jatuh malam")]).await;
            assert_ne!(first.cookies(), again.cookies());
        }
    }

    async fn a_wrong_password_does_not_say_which_half_is_wrong(app) {
        let mut browser = app.stranger();
        register(&mut browser).await;
        let mut said = Vec::new();
        for login in ["siti@contoh.id", "nobody@contoh.id"] {
            let mut other = app.stranger();
            other.submit("/masuk", SIGN_IN, &[("login", login), ("password", "salah sekali")]).await;
            said.push(other.get("/masuk").await.text.contains("Kami tidak mengenali pasangan ini"));
        }
        assert_eq!(said, [true, true]);
    }

    async fn the_eleventh_guess_at_an_account_has_to_wait(app) {
        let mut app = app;
        let guess = [("login", "siti@contoh.id"), ("password", "salah sekali")];
        for _ in 0..10 {
            assert_eq!(app.call(SIGN_IN, &guess).await.status, 422);
        }
        assert_eq!(app.call(SIGN_IN, &guess).await.status, 429);
        app.app.set_clock(app.app.now() + Span::minutes(16));
        assert_eq!(app.call(SIGN_IN, &guess).await.status, 422);
    }

    async fn a_session_ends_when_nobody_uses_it(app) {
        let mut patron = app.with_role(Role::Patron).await;
        patron.get("/").await.says("/saya");
        app.app.set_clock(app.app.now() + Span::days(31));
        patron.get("/").await.says("/masuk");
    }

    async fn the_reader_chooses_the_language(app) {
        let mut app = app;
        app.submit("/masuk", "/api/auth/speak", &[("lang", "en")]).await;
        app.get("/masuk").await.says("Sign in").says("<html lang=\"en\"");
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_offers_a_way_on() {
    let mut app = TestApp::sqlite().await;
    let answer = app.get("/tidak-ada").await;
    assert_eq!(answer.status, 404);
    answer.says("Halaman tidak ditemukan").says("Kembali ke beranda");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    use axum::{body::Body, http::Request};
    let mut app = TestApp::sqlite().await;
    let request = Request::post(SIGN_IN)
        .header("host", "sapa.test")
        .header("origin", "https://evil.example")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(app.answer(request.body(Body::empty()).unwrap()).await.status, 403);
}

#[tokio::test]
async fn a_form_that_does_not_parse_is_no_server_error() {
    let mut app = TestApp::sqlite().await;
    assert_eq!(
        app.call("/api/auth/speak", &[("lang", "klingon")]).await.status,
        422
    );
    assert_eq!(app.call("/api/auth/speak", &[]).await.status, 422);
    assert_eq!(app.call("/api/no/such/function", &[]).await.status, 404);
}

on_each_engine! {
    async fn my_page_shows_what_is_mine_and_signs_a_lost_device_out(app) {
        let mut phone = app.stranger();
        register(&mut phone).await;
        let mut desktop = app.stranger();
        desktop.submit("/masuk", SIGN_IN, &[("login", "siti@contoh.id"), ("password", "durian jatuh malam")]).await;
        let page = desktop.get("/saya").await;
        page.says("<h1>Siti Rahma</h1>").says("+6281234567890").says("Perangkat ini").says("/saya/data");
        let lost = page.text.split("name=\"session\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        desktop.submit("/saya", "/api/auth/end_session", &[("session", lost)]).await;
        assert_eq!(phone.get("/saya").await.location(), "/masuk?ke=%2Fsaya");
        desktop.get("/saya").await.says("Perangkat itu sudah dikeluarkan.");
    }

    async fn nobody_ends_the_session_of_somebody_else(app) {
        let mut siti = app.stranger();
        register(&mut siti).await;
        let mut db = app.app.db().read().await.unwrap();
        let name: String = sqlx::query_scalar("SELECT substr(token_hash, 1, 16) FROM sessions").fetch_one(&mut *db).await.unwrap();
        drop(db);
        let mut other = app.with_role(Role::Administrator).await;
        assert_eq!(other.call("/api/auth/end_session", &[("session", &name)]).await.status, 409);
        assert_eq!(siti.get("/saya").await.status, 200);
    }

    async fn signing_out_everywhere_ends_every_session(app) {
        let mut phone = app.stranger();
        register(&mut phone).await;
        let mut desktop = app.stranger();
        desktop.submit("/masuk", SIGN_IN, &[("login", "siti@contoh.id"), ("password", "durian jatuh malam")]).await;
        desktop.submit("/saya", "/api/auth/sign_out_everywhere", &[]).await;
        for browser in [&mut phone, &mut desktop] {
            assert_eq!(browser.get("/saya").await.location(), "/masuk?ke=%2Fsaya");
        }
    }
}
