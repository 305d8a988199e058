use super::http::*;
use crate::{
    auth::{self, AccountId, ERASED_NAME, Role},
    discussions::backend,
    test_support::{TestApp, on_each_engine},
};

const OLD_TEXTS: &str = "SELECT COUNT(*) FROM post_revisions";

/// A topic with a reply that its author, whose id this gives, changed, and another that they deleted.
async fn regretted(app: &TestApp) -> (TestApp, AccountId, String) {
    open_group(app).await;
    let mut author = app.stranger();
    let id = author.sign_in_as(Role::Patron).await;
    let code = open_topic(&mut author).await;
    reply(&mut author, &code, "anotherkey9901234", "Nomor saya 0812.").await;
    reply(&mut author, &code, "anotherkey9956789", "Saya sakit.").await;
    let edit = [
        ("topic", code.as_str()),
        ("post", "2"),
        ("seen", "0"),
        ("body", "Hubungi saya."),
    ];
    author.call(EDIT, &edit).await;
    author.call(DELETE, &[("topic", &code), ("post", "3")]).await;
    assert_eq!(count(app, OLD_TEXTS).await, 2);
    (author, id, code)
}

/// The author is erased, as far as discussions see that.
async fn erase(app: &TestApp, author: AccountId) {
    let mut tx = app.write().await;
    backend::forget(&mut tx, author).await.expect("discussions");
    auth::store::erase(&mut tx, author).await.expect("the account");
    tx.commit().await.expect("commit");
}

on_each_engine! {
    async fn what_was_changed_or_deleted_is_in_the_download(app) {
        let (mut author, ..) = regretted(&app).await;
        author.get("/saya/data.json").await.says("Hubungi saya.").says("Nomor saya 0812.").says("Saya sakit.");
    }

    async fn what_was_changed_or_deleted_does_not_outlive_the_account(app) {
        let (_, author, code) = regretted(&app).await;
        erase(&app, author).await;
        assert_eq!(count(&app, OLD_TEXTS).await, 0);
        app.stranger().get(&format!("{GROUP}/{code}")).await.says("Hubungi saya.").says(ERASED_NAME);
        let mut librarian = app.with_role(Role::Librarian).await;
        assert!(!librarian.get(&format!("{GROUP}/{code}/3/kelola")).await.text.contains("Saya sakit."));
    }

    async fn what_a_reported_post_said_stays_until_the_staff_has_decided(app) {
        let (_, author, code) = regretted(&app).await;
        let mut reader = app.with_role(Role::Patron).await;
        reader.call("/api/discussions/report", &[("topic", &code), ("post", "2"), ("reason", "Nomor orang lain.")]).await;
        erase(&app, author).await;
        let mut librarian = app.with_role(Role::Librarian).await;
        librarian.get(&format!("{GROUP}/{code}/2/kelola")).await.says("Nomor saya 0812.");
        assert_eq!(count(&app, OLD_TEXTS).await, 1);
        librarian.call("/api/discussions/keep", &[("topic", &code), ("post", "2")]).await;
        assert_eq!(count(&app, OLD_TEXTS).await, 0);
    }
}
