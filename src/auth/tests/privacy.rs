use crate::{
    auth::{AccountId, Role, store},
    test_support::{TestApp, on_each_engine},
};

const PASSWORD: &str = "durian jatuh malam";
const ERASE: &str = "/api/auth/erase";

async fn registered(app: &TestApp) -> (TestApp, AccountId) {
    let mut siti = app.stranger();
    let form = [
        ("key", "0123456789abcdef"),
        ("name", "Siti Rahma"),
        ("email", "siti@contoh.id"),
        ("phone", "0812 3456 7890"),
        ("password", PASSWORD),
        ("consent", "yes"),
    ];
    siti.submit("/daftar", "/api/auth/register", &form).await;
    let mut db = app.app.db().read().await.expect("a connection");
    let id = sqlx::query_scalar("SELECT id FROM accounts WHERE email = 'siti@contoh.id'")
        .fetch_one(&mut *db)
        .await
        .expect("an account");
    (siti, id)
}

on_each_engine! {
    async fn everything_known_of_me_is_one_download(app) {
        let (mut siti, _) = registered(&app).await;
        let file = siti.get("/saya/data.json").await;
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        let data: serde_json::Value = serde_json::from_str(&file.text).unwrap();
        assert_eq!(data["account"]["phone"], "+6281234567890");
        assert_eq!(data["account"]["registered_at"], "2026-11-24T10:00:00+07:00");
        assert_eq!(data["account"]["consents"][0]["granted"], true);
        assert!(!file.text.contains("argon2"), "the hash of the password is nobody's");
        assert_eq!(app.stranger().get("/saya/data.json").await.location(), "/masuk?ke=%2Fsaya%2Fdata");
    }

    async fn an_erased_account_leaves_no_name_behind(app) {
        let (mut siti, id) = registered(&app).await;
        siti.call("/api/auth/ask_reset", &[("login", "siti@contoh.id")]).await;
        let answer = siti.submit("/saya/data", ERASE, &[("current_password", PASSWORD), ("sure", "yes")]).await;
        assert_eq!(answer.location(), "/");
        siti.get("/").await.says("Akun Anda sudah dihapus.");
        assert_eq!(siti.get("/saya").await.location(), "/masuk?ke=%2Fsaya");
        let sign_in = [("login", "siti@contoh.id"), ("password", PASSWORD)];
        assert_eq!(app.stranger().call("/api/auth/sign_in", &sign_in).await.status, 422);
        let mut db = app.app.db().read().await.unwrap();
        let profile = store::profile(&mut db, id).await.unwrap();
        assert_eq!((profile.name.as_str(), profile.email, profile.phone), ("Anggota yang menghapus akunnya", None, None));
        let mails: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM outbox").fetch_one(&mut *db).await.unwrap();
        assert_eq!(mails, 0);
        let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE subject LIKE '%siti%' OR detail LIKE '%siti%' OR detail LIKE '%Siti%'")
            .fetch_one(&mut *db).await.unwrap();
        assert_eq!(known, 0);
        drop(db);
        let form = [("key", "fedcba9876543210"), ("name", "Siti"), ("email", "siti@contoh.id"), ("password", PASSWORD), ("consent", "yes")];
        assert_eq!(app.stranger().submit("/daftar", "/api/auth/register", &form).await.location(), "/saya", "the address is free again");
    }

    async fn a_mail_to_an_earlier_address_does_not_outlive_the_account(app) {
        let (mut siti, _) = registered(&app).await;
        siti.call("/api/auth/ask_reset", &[("login", "siti@contoh.id")]).await;
        app.change("UPDATE outbox SET sent_at = created_at").await;
        let moved = [("name", "Siti Rahma"), ("email", "baru@contoh.id"), ("phone", ""), ("current_password", PASSWORD)];
        assert_eq!(siti.submit("/saya/profil", "/api/auth/change_profile", &moved).await.location(), "/saya");
        siti.submit("/saya/data", ERASE, &[("current_password", PASSWORD), ("sure", "yes")]).await;
        assert_eq!(app.scalar::<i64>("SELECT COUNT(*) FROM accounts WHERE erased_at IS NOT NULL").await, 1);
        assert_eq!(app.scalar::<i64>("SELECT COUNT(*) FROM outbox").await, 0);
    }

    async fn a_claimed_membership_is_in_the_download_and_outlives_the_account(app) {
        let (mut siti, id) = registered(&app).await;
        let mut tx = app.write().await;
        sqlx::query("INSERT INTO members (id, source, number, name, kind, account_id, created_at, changed_at) VALUES (1, 'slims', 'LL-0042', 'Siti Rahma', 'Umum', $1, 0, 0)")
            .bind(id).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        siti.get("/saya/data.json").await.says("LL-0042");
        siti.submit("/saya/data", ERASE, &[("current_password", PASSWORD), ("sure", "yes")]).await;
        let mut db = app.app.db().read().await.unwrap();
        let claimed: i64 = sqlx::query_scalar("SELECT COUNT(account_id) FROM members WHERE number = 'LL-0042'").fetch_one(&mut *db).await.unwrap();
        assert_eq!(claimed, 0);
    }

    async fn nothing_is_erased_without_the_password_and_the_tick(app) {
        let (mut siti, _) = registered(&app).await;
        siti.submit("/saya/data", ERASE, &[("current_password", "salah sekali"), ("sure", "yes")]).await;
        siti.get("/saya/data").await.says("Bukan kata sandi Anda yang sekarang.");
        assert_eq!(siti.call(ERASE, &[("current_password", PASSWORD)]).await.status, 422);
        assert_eq!(siti.get("/saya").await.status, 200);
    }

    async fn the_last_administrator_cannot_leave(app) {
        let (mut siti, id) = registered(&app).await;
        let mut tx = app.write().await;
        store::set_role(&mut tx, id, Role::Administrator).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(siti.call(ERASE, &[("current_password", PASSWORD), ("sure", "yes")]).await.status, 409);
    }

    async fn a_consent_is_taken_back_once_and_the_account_rests_on_one(app) {
        let (mut siti, id) = registered(&app).await;
        let mut tx = app.write().await;
        store::insert_consent(&mut tx, id, "photos", "Saya setuju difoto pada acara.").await.unwrap();
        tx.commit().await.unwrap();
        siti.submit("/saya/data", "/api/auth/withdraw_consent", &[("purpose", "photos")]).await;
        siti.get("/saya/data").await.says("Persetujuan itu dicabut.").says("Dicabut 24 November 2026");
        for purpose in ["photos", "account", "", "<script>"] {
            assert_eq!(siti.call("/api/auth/withdraw_consent", &[("purpose", purpose)]).await.status, 409);
        }
    }
}
