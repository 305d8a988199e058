use crate::{
    auth::Role,
    test_support::{TestApp, on_each_engine},
    time::Span,
};

const OLD: &str = "durian jatuh malam";
const NEW: &str = "musim rambutan tiba";
const CHANGE: &str = "/api/auth/change_password";
const ASK: &str = "/api/auth/ask_reset";
const RENEW: &str = "/api/auth/new_password";
const KEY: &str = "0123456789abcdef";

async fn registered(app: &TestApp) -> TestApp {
    let mut siti = app.stranger();
    let form = [
        ("key", KEY),
        ("name", "Siti Rahma"),
        ("email", "siti@contoh.id"),
        ("phone", "0812 3456 7890"),
        ("password", OLD),
        ("consent", "yes"),
    ];
    let answer = siti.submit("/daftar", "/api/auth/register", &form).await;
    assert_eq!(answer.location(), "/saya");
    siti
}

async fn signs_in(app: &TestApp, password: &str) -> bool {
    let form = [("login", "siti@contoh.id"), ("password", password)];
    app.stranger()
        .call("/api/auth/sign_in", &form)
        .await
        .status
        .is_success()
}

/// The texts of all mails that wait to be sent.
async fn mails(app: &TestApp) -> Vec<String> {
    let mut db = app.app.db().read().await.expect("a connection");
    sqlx::query_scalar("SELECT body FROM outbox ORDER BY id")
        .fetch_all(&mut *db)
        .await
        .expect("the outbox")
}

fn link_in(mail: &str) -> &str {
    let link = mail.split("http://127.0.0.1:3000").nth(1).expect("a link");
    link.split_whitespace().next().expect("a link")
}

on_each_engine! {
    async fn a_changed_password_ends_every_other_session(app) {
        let mut phone = registered(&app).await;
        let mut desktop = app.stranger();
        desktop.submit("/masuk", "/api/auth/sign_in", &[("login", "siti@contoh.id"), ("password", OLD)]).await;
        let answer = desktop.submit("/saya/sandi", CHANGE, &[("current_password", OLD), ("new_password", NEW)]).await;
        assert_eq!(answer.location(), "/saya");
        desktop.get("/saya").await.says("Kata sandi baru berlaku.");
        assert_eq!(phone.get("/saya").await.location(), "/masuk?ke=%2Fsaya");
        assert!(signs_in(&app, NEW).await && !signs_in(&app, OLD).await);
    }

    async fn changing_the_password_takes_the_current_one_and_a_good_new_one(app) {
        let mut siti = registered(&app).await;
        siti.submit("/saya/sandi", CHANGE, &[("current_password", "salah sekali"), ("new_password", NEW)]).await;
        let form = siti.get("/saya/sandi").await;
        form.says("Bukan kata sandi Anda yang sekarang.");
        assert!(!form.text.contains(NEW) && !form.text.contains("salah sekali"));
        assert_eq!(siti.call(CHANGE, &[("current_password", OLD), ("new_password", "12345678")]).await.status, 422);
        assert_eq!(app.stranger().call(CHANGE, &[("current_password", OLD), ("new_password", NEW)]).await.status, 401);
        assert!(signs_in(&app, OLD).await);
    }

    async fn a_mailed_link_sets_a_new_password_once(app) {
        let mut phone = registered(&app).await;
        let mut other = app.stranger();
        other.submit("/lupa-sandi", ASK, &[("login", "SITI@contoh.id")]).await;
        other.get("/masuk").await.says("tautannya sudah kami kirim");
        let mail = mails(&app).await.remove(0);
        let link = link_in(&mail);
        other.get(link).await.says("Buat kata sandi baru");
        let token = link.split("kode=").nth(1).unwrap();
        let form = [("key", KEY), ("token", token), ("new_password", NEW)];
        assert_eq!(other.submit(link, RENEW, &form).await.location(), "/saya");
        other.get("/saya").await.says("Siti Rahma");
        assert_eq!(phone.get("/saya").await.location(), "/masuk?ke=%2Fsaya");
        assert!(signs_in(&app, NEW).await);
        let later = [("key", "fedcba9876543210"), ("token", token), ("new_password", NEW)];
        assert_eq!(app.stranger().call(RENEW, &later).await.status, 422);
        app.stranger().get(link).await.says("Tautan ini tidak berlaku lagi");
    }

    async fn a_new_password_sent_twice_is_set_once_and_signs_in_twice(app) {
        registered(&app).await;
        app.stranger().call(ASK, &[("login", "siti@contoh.id")]).await;
        let mail = mails(&app).await.remove(0);
        let link = link_in(&mail);
        let token = link.split("kode=").nth(1).unwrap();
        let form = [("key", KEY), ("token", token), ("new_password", NEW)];
        for _ in 0..2 {
            let mut siti = app.stranger();
            assert_eq!(siti.submit(link, RENEW, &form).await.location(), "/saya");
            siti.get("/saya").await.says("Siti Rahma");
        }
        assert_eq!(app.scalar::<i64>("SELECT COUNT(*) FROM audit WHERE action = 'password.reset'").await, 1);
        // The form opens nothing without the password that it set.
        let guess = [("key", KEY), ("token", token), ("new_password", OLD)];
        assert_eq!(app.stranger().call(RENEW, &guess).await.status, 422);
        assert!(signs_in(&app, NEW).await);
    }

    async fn a_link_works_for_half_an_hour(app) {
        registered(&app).await;
        let mut other = app.stranger();
        other.submit("/lupa-sandi", ASK, &[("login", "0812-3456-7890")]).await;
        let mail = mails(&app).await.remove(0);
        app.app.set_clock(app.app.now() + Span::minutes(31));
        other.get(link_in(&mail)).await.says("Tautan ini tidak berlaku lagi");
    }

    async fn asking_for_a_link_does_not_tell_who_has_an_account(app) {
        registered(&app).await;
        let mut said = Vec::new();
        for login in ["siti@contoh.id", "nobody@contoh.id", "LL-000", "<script>"] {
            let mut other = app.stranger();
            let answer = other.submit("/lupa-sandi", ASK, &[("login", login)]).await;
            said.push((answer.status, answer.location().to_owned(), other.get("/masuk").await.text.contains("sudah kami kirim")));
        }
        said.dedup();
        assert_eq!(said, [(axum::http::StatusCode::SEE_OTHER, "/masuk".to_owned(), true)]);
        assert_eq!(mails(&app).await.len(), 1);
    }

    async fn nobody_fills_the_mailbox_of_somebody_else(app) {
        registered(&app).await;
        for _ in 0..3 {
            assert_eq!(app.stranger().call(ASK, &[("login", "siti@contoh.id")]).await.status, 200);
        }
        assert_eq!(app.stranger().call(ASK, &[("login", "siti@contoh.id")]).await.status, 429);
        assert_eq!(mails(&app).await.len(), 3);
    }

    async fn a_code_from_the_desk_opens_an_account_without_mail(app) {
        registered(&app).await;
        let mut librarian = app.with_role(Role::Librarian).await;
        let page = librarian.get("/petugas/akun?cari=siti").await;
        let account = page.text.split("name=\"account\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        librarian.submit("/petugas/akun?cari=siti", "/api/auth/make_code", &[("account", &account)]).await;
        let page = librarian.get("/petugas/akun?cari=siti").await;
        let code = page.text.split("Kode untuk Siti Rahma: ").nth(1).unwrap()[..11].to_uppercase().replace('-', " ");
        let mut siti = app.stranger();
        let mut form = [("key", KEY), ("login", "+62 812 3456 7890"), ("code", &code), ("new_password", NEW)];
        assert_eq!(siti.submit("/sandi-baru", RENEW, &form).await.location(), "/saya");
        assert!(signs_in(&app, NEW).await);
        form[0] = ("key", "fedcba9876543210");
        assert_eq!(app.stranger().call(RENEW, &form).await.status, 422);
    }

    async fn a_code_for_a_patron_does_not_open_the_account_of_a_manager(app) {
        registered(&app).await;
        let account = app.scalar::<i64>("SELECT id FROM accounts WHERE email = 'siti@contoh.id'").await.to_string();
        let mut librarian = app.with_role(Role::Librarian).await;
        librarian.submit("/petugas/akun?cari=siti", "/api/auth/make_code", &[("account", &account)]).await;
        let page = librarian.get("/petugas/akun?cari=siti").await;
        let code = &page.text.split("Kode untuk Siti Rahma: ").nth(1).unwrap()[..11];
        let mut administrator = app.with_role(Role::Administrator).await;
        let promotion = [("account", account.as_str()), ("role", "manager")];
        assert_eq!(administrator.call("/api/auth/change_role", &promotion).await.status, 200);
        let form = [("key", KEY), ("login", "siti@contoh.id"), ("code", code), ("new_password", NEW)];
        assert_eq!(app.stranger().call(RENEW, &form).await.status, 422);
        assert!(signs_in(&app, OLD).await);
    }

    async fn a_link_ends_with_the_address_and_with_the_number_of_its_account(app) {
        let mut siti = registered(&app).await;
        let moves = [("siti@contoh.id", "081234567899"), ("baru@contoh.id", "081234567899")];
        for (email, phone) in moves {
            app.stranger().call(ASK, &[("login", "siti@contoh.id")]).await;
            let mail = mails(&app).await.pop().expect("a mail");
            let moved = [("name", "Siti Rahma"), ("email", email), ("phone", phone), ("current_password", OLD)];
            assert_eq!(siti.submit("/saya/profil", "/api/auth/change_profile", &moved).await.location(), "/saya");
            app.stranger().get(link_in(&mail)).await.says("Tautan ini tidak berlaku lagi");
            assert_eq!(app.scalar::<i64>("SELECT COUNT(*) FROM password_codes").await, 0, "{email} {phone}");
        }
        // What waits to go to the old address does not go there any more.
        assert!(mails(&app).await.is_empty());
    }

    async fn guessing_codes_has_to_wait(app) {
        registered(&app).await;
        let guess = [("key", KEY), ("login", "siti@contoh.id"), ("code", "abcde-fghij"), ("new_password", NEW)];
        for _ in 0..10 {
            assert_eq!(app.stranger().call(RENEW, &guess).await.status, 422);
        }
        assert_eq!(app.stranger().call(RENEW, &guess).await.status, 429);
    }

    async fn what_opens_the_account_changes_only_with_the_password(app) {
        let mut siti = registered(&app).await;
        let change = "/api/auth/change_profile";
        let renamed = [("name", "Siti  R."), ("email", "siti@contoh.id"), ("phone", "081234567890")];
        assert_eq!(siti.submit("/saya/profil", change, &renamed).await.location(), "/saya");
        siti.get("/saya").await.says("<h1>Siti R.</h1>");
        let moved = [("name", "Siti"), ("email", "baru@contoh.id"), ("phone", "")];
        siti.submit("/saya/profil", change, &moved).await;
        siti.get("/saya/profil").await.says("Bukan kata sandi Anda yang sekarang.").says("baru@contoh.id");
        let moved = [("name", "Siti"), ("email", "baru@contoh.id"), ("phone", ""), ("current_password", OLD)];
        assert_eq!(siti.submit("/saya/profil", change, &moved).await.location(), "/saya");
        let mut taken = app.with_role(Role::Patron).await;
        let stolen = [("name", "X"), ("email", "baru@contoh.id"), ("phone", "")];
        assert_eq!(taken.call(change, &stolen).await.status, 422);
    }
}
