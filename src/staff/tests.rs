use super::pages::due;
use crate::{
    auth::Role,
    i18n::Lang,
    test_support::on_each_engine,
    time::{Millis, Span},
};

on_each_engine! {
    async fn the_desk_is_for_the_staff_alone(app) {
        let mut stranger = app.stranger();
        assert_eq!(stranger.get("/petugas").await.status, 302);
        assert_eq!(app.with_role(Role::Patron).await.get("/petugas").await.status, 403);
        let desk = app.with_role(Role::Librarian).await.get("/petugas").await;
        assert_eq!(desk.status, 200);
        desk.says("Menunggu Anda").says("Hari ini").says("akun pemustaka");
    }

    async fn a_mail_that_cannot_be_sent_waits_on_the_desk(app) {
        let mut tx = app.app.db().write(app.app.now(), Default::default()).await.unwrap();
        tx.mail("siti@contoh.id", "Kode Anda", "…").await.unwrap();
        sqlx::query("UPDATE outbox SET attempts = 8, last_error = 'no such host'").execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        app.with_role(Role::Librarian).await.get("/petugas").await.says("Surel kepada siti@contoh.id tidak terkirim");
    }
}

#[test]
fn a_promise_is_told_in_whole_hours_or_days() {
    let now = Millis(1_000_000_000_000);
    let said = |span: Span| due(Lang::En, now, now + span);
    assert_eq!(said(Span::days(-2)), "2 days late");
    assert_eq!(said(Span::hours(-1)), "1 hour late");
    assert_eq!(said(Span::minutes(-59)), "Now");
    assert_eq!(said(Span::minutes(59)), "Now");
    assert_eq!(said(Span::hours(23)), "In 23 hours");
    assert_eq!(said(Span::days(1)), "In 1 day");
}
