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
        // Both presses end where the first would have, and another key is another person.
        let mut pressed_twice = app.stranger();
        register(&mut pressed_twice).await;
        pressed_twice.get("/saya").await.says("<h1>Siti Rahma</h1>");
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

    async fn who_calls_the_address_of_somebody_else_their_number_does_not_stand_before_its_owner(app) {
        let mut fields = registration("fedcba9876543210");
        fields.retain(|(name, _)| !["name", "email", "phone"].contains(name));
        fields.extend([("name", "Orang Lain"), ("email", "lain@contoh.id"), ("member_number", "siti@contoh.id")]);
        assert_eq!(app.stranger().submit("/daftar", REGISTER, &fields).await.location(), "/saya");
        register(&mut app.stranger()).await;
        let mut siti = app.stranger();
        siti.submit("/masuk", SIGN_IN, &[("login", "siti@contoh.id"), ("password", "durian jatuh malam")]).await;
        siti.get("/saya").await.says("<h1>Siti Rahma</h1>");
    }

    async fn a_way_on_that_no_header_can_carry_leads_to_the_profile(app) {
        register(&mut app.stranger()).await;
        for next in ["/a\u{1}b", "/a\u{7f}", "/a\0", "/caf\u{e9}"] {
            let fields = [("login", "siti@contoh.id"), ("password", "durian jatuh malam"), ("next", next)];
            let answer = app.stranger().submit("/masuk", SIGN_IN, &fields).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (303, "/saya"), "{next:?}");
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

    async fn who_guesses_at_many_accounts_has_to_wait_also_after_a_restart(app) {
        let mut app = app;
        let guess = async |app: &mut TestApp, n: u32| {
            let login = format!("orang{n}@contoh.id");
            app.call(SIGN_IN, &[("login", login.as_str()), ("password", "salah sekali")]).await.status.as_u16()
        };
        for n in 0..100 {
            assert_eq!(guess(&mut app, n).await, 422);
        }
        assert_eq!(guess(&mut app, 100).await, 429);
        let mut restarted = app.after_a_kill().await;
        assert_eq!(guess(&mut restarted, 101).await, 429);
    }

    async fn one_address_registers_thirty_people_an_hour(app) {
        let mut status = 0;
        for n in 0..31 {
            let (key, email) = (format!("{n:0>20}"), format!("orang{n}@contoh.id"));
            let mut fields = registration(&key);
            fields.retain(|(name, _)| !["email", "phone"].contains(name));
            fields.push(("email", &email));
            status = app.stranger().call(REGISTER, &fields).await.status.as_u16();
            assert!(n == 30 || status < 400, "{n}: {status}");
        }
        assert_eq!(status, 429);
    }

    async fn an_account_needs_an_address_or_a_number_and_eight_characters(app) {
        for (without, password, says) in [
            ("email", "mudik 88", ""),
            ("phone", "kopi*9x", "Sandi"),
            ("both", "durian jatuh malam", "Isi surel, nomor HP, atau keduanya"),
        ] {
            let mut fields = registration("0123456789abcdef");
            fields.retain(|(name, _)| *name != "password" && *name != without && !(without == "both" && ["email", "phone"].contains(name)));
            fields.push(("password", password));
            let mut browser = app.stranger();
            let answer = browser.submit("/daftar", REGISTER, &fields).await;
            match says {
                "" => assert_eq!(answer.location(), "/saya"),
                says => {
                    assert_eq!(answer.location(), "/daftar");
                    let form = browser.get("/daftar").await;
                    assert!(form.text.to_lowercase().contains(&says.to_lowercase()) && form.text.contains("aria-invalid=\"true\""), "{without}");
                }
            }
        }
        let mut db = app.app.db().read().await.unwrap();
        let hashes: Vec<String> = sqlx::query_scalar("SELECT password_hash FROM accounts").fetch_all(&mut *db).await.unwrap();
        assert!(hashes.len() == 1 && hashes[0].starts_with("$argon2id$"), "{hashes:?}");
    }

    async fn a_session_ends_after_half_a_year_though_it_is_used_daily(app) {
        let mut patron = app.with_role(Role::Patron).await;
        for _ in 0..9 {
            app.app.set_clock(app.app.now() + Span::days(20));
            patron.get("/").await.says("/saya");
        }
        app.app.set_clock(app.app.now() + Span::days(1));
        patron.get("/").await.says("/masuk");
    }

    async fn the_session_from_before_a_sign_in_is_worth_nothing_after_it(app) {
        let mut browser = app.stranger();
        register(&mut browser).await;
        let before = browser.clone();
        let fields = [("login", "siti@contoh.id"), ("password", "durian jatuh malam")];
        browser.submit("/masuk", SIGN_IN, &fields).await;
        browser.get("/").await.says("Selamat datang, Siti Rahma.");
        let mut stolen = before;
        assert!(stolen.get("/saya").await.location().starts_with("/masuk"));
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
        // What they agreed to, in the words that they read, and when.
        page.says("Persetujuan saya").says("Disetujui 24 November 2026");
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
