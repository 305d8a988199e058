use super::{Outcome, PASSWORD, Size, sow};
use crate::{auth::Role, test_support::on_each_engine};

on_each_engine! {
    async fn the_demonstration_library_is_sown_once(app) {
        assert_eq!(sow(&app.app, Size::Demo).await, Ok(Outcome::Sown));
        assert_eq!(sow(&app.app, Size::Demo).await, Ok(Outcome::AlreadySown));
    }

    async fn a_library_in_use_is_left_alone(app) {
        app.with_role(Role::Patron).await;
        assert_eq!(sow(&app.app, Size::Demo).await, Ok(Outcome::InUse));
    }

    async fn a_demonstration_account_signs_in(app) {
        sow(&app.app, Size::Demo).await.unwrap();
        let mut app = app;
        let fields = [("login", "dewi@contoh.sapa.test"), ("password", PASSWORD)];
        assert_eq!(app.submit("/masuk", "/api/auth/sign_in", &fields).await.location(), "/saya");
    }
}
