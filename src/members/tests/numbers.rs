//! Numbers that are almost the same, or the same.

use super::http::{CLAIM, claim, desk_code, keep, upload, with_members};
use crate::{
    auth::Role,
    members::store,
    test_support::{TestApp, on_each_engine},
};

/// A librarian who brought this list in.
async fn with_list(app: &TestApp, list: &str) -> TestApp {
    let mut librarian = app.with_role(Role::Librarian).await;
    let uploaded = upload(&mut librarian, "anggota.csv", list.as_bytes()).await;
    keep(&mut librarian, &uploaded).await;
    librarian
}

on_each_engine! {
    async fn capitals_in_a_number_do_not_matter(app) {
        let mut librarian = with_list(&app, "member_id,member_name\nContoh-7,Rani\n").await;
        let mut squatter = app.stranger();
        let registration = [
            ("key", "fedcba9876543210"), ("name", "Bukan Rani"), ("email", "bukan@contoh.id"), ("member_number", "CONTOH-7"),
            ("password", "durian jatuh malam"), ("consent", "yes"),
        ];
        squatter.submit("/daftar", "/api/auth/register", &registration).await;
        squatter.get("/saya").await.says("CONTOH-7");
        let code = desk_code(&mut librarian, "Contoh-7").await;
        assert_eq!(app.stranger().submit("/klaim", CLAIM, &claim("contoh-7", &code)).await.location(), "/saya");
        assert!(!squatter.get("/saya").await.text.contains("CONTOH-7"));
        let mut rani = app.stranger();
        let sign_in = [("login", "CONTOH-7"), ("password", "durian jatuh malam")];
        assert_eq!(rani.submit("/masuk", "/api/auth/sign_in", &sign_in).await.location(), "/saya");
        rani.get("/saya").await.says("<h1>Rani</h1>");
    }

    async fn of_two_numbers_that_differ_in_capitals_the_one_as_typed_comes_first(app) {
        with_list(&app, "member_id,member_name\nA1,Siti\n").await;
        with_list(&app, "No Anggota,Nama Anggota\na1,Rani\n").await;
        let mut db = app.app.db().read().await.unwrap();
        for (typed, first) in [("A1", "Siti"), ("a1", "Rani")] {
            let found = store::by_number(&mut db, typed).await.unwrap();
            assert_eq!((found.len(), found[0].name.as_str()), (2, first), "{typed}");
        }
    }

    async fn two_people_with_one_number_are_mailed_codes_of_their_own(app) {
        with_members(&app).await;
        with_list(&app, "No Anggota,Nama Anggota,Email\n00017,Rani,rani@contoh.id\n").await;
        app.stranger().submit("/klaim", "/api/members/mail_code", &[("number", "00017")]).await;
        let mail: String = app.scalar("SELECT body FROM outbox WHERE recipient = 'siti@contoh.id'").await;
        let (_, code) = mail.split_once("kode=").unwrap();
        let code = code.lines().next().unwrap();
        let mut siti = app.stranger();
        assert_eq!(siti.submit("/klaim", CLAIM, &claim("00017", code)).await.location(), "/saya");
        siti.get("/saya").await.says("<h1>Siti O'Rahma</h1>");
    }
}
