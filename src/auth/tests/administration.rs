use crate::{
    auth::{AccountId, Role},
    test_support::{TestApp, on_each_engine},
};

/// Somebody with `role`, and their account.
async fn somebody(app: &TestApp, role: Role) -> (TestApp, String) {
    let mut browser = app.stranger();
    let id: AccountId = browser.sign_in_as(role).await;
    (browser, id.to_string())
}

on_each_engine! {
    async fn the_administrator_changes_a_role_at_once(app) {
        let (mut patron, id) = somebody(&app, Role::Patron).await;
        let (mut administrator, _) = somebody(&app, Role::Administrator).await;
        administrator.submit("/petugas/akun", "/api/auth/change_role", &[("account", &id), ("role", "librarian")]).await;
        administrator.get("/petugas/akun").await.says("Uji patron kini Pustakawan.");
        assert_eq!(patron.get("/petugas").await.status, 200);
    }

    async fn nobody_below_changes_roles_or_keeps_people_out(app) {
        let (_, id) = somebody(&app, Role::Patron).await;
        for role in [Role::Patron, Role::Librarian, Role::Manager] {
            let (mut browser, _) = somebody(&app, role).await;
            for (action, fields) in [
                ("/api/auth/change_role", vec![("account", id.as_str()), ("role", "administrator")]),
                ("/api/auth/disable", vec![("account", id.as_str())]),
                ("/api/auth/enable", vec![("account", id.as_str())]),
            ] {
                assert_eq!(browser.call(action, &fields).await.status, 403, "{role} {action}");
            }
        }
    }

    async fn the_last_administrator_stays(app) {
        let (mut only, id) = somebody(&app, Role::Administrator).await;
        for (action, fields) in [
            ("/api/auth/change_role", vec![("account", id.as_str()), ("role", "patron")]),
            ("/api/auth/disable", vec![("account", id.as_str())]),
        ] {
            assert_eq!(only.call(action, &fields).await.status, 409);
        }
        somebody(&app, Role::Administrator).await;
        assert_eq!(only.call("/api/auth/disable", &[("account", &id)]).await.status, 200);
        assert_eq!(only.get("/petugas").await.location(), "/masuk?ke=%2Fpetugas");
    }

    async fn two_administrators_cannot_dismiss_each_other_at_once(app) {
        let ((mut one, first), (mut two, second)) = (somebody(&app, Role::Administrator).await, somebody(&app, Role::Administrator).await);
        let (a, b) = ([("account", second.as_str()), ("role", "patron")], [("account", first.as_str()), ("role", "patron")]);
        let (a, b) = tokio::join!(one.call("/api/auth/change_role", &a), two.call("/api/auth/change_role", &b));
        assert!(a.status != 200 || b.status != 200);
        let mut db = app.app.db().read().await.unwrap();
        let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM accounts WHERE role = 'administrator'").fetch_one(&mut *db).await.unwrap();
        assert_eq!(left, 1);
    }

    async fn a_librarian_gives_codes_to_patrons_alone(app) {
        let (mut librarian, own) = somebody(&app, Role::Librarian).await;
        let (_, patron) = somebody(&app, Role::Patron).await;
        let (_, manager) = somebody(&app, Role::Manager).await;
        for (account, status) in [(patron, 200), (own, 403), (manager, 403), ("17".into(), 404), ("'; --".into(), 404)] {
            assert_eq!(librarian.call("/api/auth/make_code", &[("account", &account)]).await.status, status);
        }
    }

    async fn people_are_found_by_any_part_of_what_is_known_of_them(app) {
        let (mut librarian, _) = somebody(&app, Role::Librarian).await;
        somebody(&app, Role::Patron).await;
        librarian.get("/petugas/akun?cari=UJI+PATRON").await.says("1 akun ditemukan").says("Uji patron");
        librarian.get("/petugas/akun?cari=%25").await.says("Tidak ada akun yang cocok.");
        let nothing = librarian.get("/petugas/akun?cari=%3Cscript%3E").await;
        assert!(!nothing.text.contains("<script>"), "{}", nothing.text);
    }
}
