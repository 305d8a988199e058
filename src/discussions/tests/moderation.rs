use super::http::*;
use crate::{
    auth::Role,
    test_support::{TestApp, on_each_engine},
};

const REPORT: &str = "/api/discussions/report";
const REMOVE: &str = "/api/discussions/remove";
const KEEP: &str = "/api/discussions/keep";
const LOCK: &str = "/api/discussions/lock";

/// A topic with one reply that a reader reported twice. Gives the librarian, the author and the code.
async fn reported(app: &TestApp) -> (TestApp, TestApp, String) {
    let librarian = open_group(app).await;
    let mut author = app.with_role(Role::Patron).await;
    let code = open_topic(&mut author).await;
    reply(&mut author, &code, "anotherkey9901234", "Kata kasar.").await;
    let mut reader = app.with_role(Role::Patron).await;
    let page = format!("{GROUP}/{code}/2/lapor");
    reader
        .get(&page)
        .await
        .says("Kata kasar.")
        .says("Hanya petugas yang membaca");
    for _ in 0..2 {
        let report = [("topic", code.as_str()), ("post", "2"), ("reason", "Kasar <b>")];
        let answer = reader.submit(&page, REPORT, &report).await;
        assert_eq!(answer.location(), format!("{GROUP}/{code}?balasan=2#b-2"));
    }
    (librarian, author, code)
}

on_each_engine! {
    async fn a_report_reaches_the_staff_once(app) {
        let (mut librarian, ..) = reported(&app).await;
        librarian.get("/petugas/diskusi").await.says("Laporan tentang tulisan Uji patron").says("Kasar &lt;b&gt;").says("1 laporan");
    }

    async fn a_report_is_settled_by_leaving_the_post(app) {
        let (mut librarian, _, code) = reported(&app).await;
        librarian.get(&format!("{GROUP}/{code}/2/kelola")).await.says("Biarkan").says("Kata kasar.");
        let answer = librarian.submit("/petugas/diskusi", KEEP, &[("topic", &code), ("post", "2")]).await;
        assert_eq!(answer.location(), "/petugas/diskusi");
        librarian.get("/petugas/diskusi").await.says("Tidak ada laporan yang menunggu.");
        app.stranger().get(&format!("{GROUP}/{code}")).await.says("Kata kasar.");
    }

    async fn a_removed_post_says_why_and_its_author_is_told(app) {
        let (mut librarian, _, code) = reported(&app).await;
        let removal = [("topic", code.as_str()), ("post", "2"), ("reason", "Bahasa kasar.")];
        for _ in 0..2 {
            librarian.submit(&format!("{GROUP}/{code}/2/kelola"), REMOVE, &removal).await;
        }
        let thread = app.stranger().get(&format!("{GROUP}/{code}")).await;
        thread.says("Dihapus petugas: Bahasa kasar.");
        assert!(!thread.text.contains("Kata kasar."));
        librarian.get("/petugas/diskusi").await.says("Tidak ada laporan yang menunggu.");
        librarian.get(&format!("{GROUP}/{code}/2/kelola")).await.says("Kata kasar.");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox WHERE body LIKE '%Bahasa kasar.%Kata kasar.%'").await, 1);
        assert_eq!(count(&app, "SELECT reply_count FROM topics").await, 0);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'post.removed'").await, 1);
    }

    async fn the_mail_about_a_removal_leads_to_what_is_still_there(app) {
        let mut librarian = open_group(&app).await;
        let mut author = app.with_role(Role::Patron).await;
        let code = open_topic(&mut author).await;
        reply(&mut author, &code, "anotherkey9901234", "Kata kasar.").await;
        let removal = |post| [("topic", code.as_str()), ("post", post), ("reason", "Kasar.")];
        librarian.call(REMOVE, &removal("2")).await;
        let led_to = |address: &str| app.scalar::<i64>(format!("SELECT COUNT(*) FROM outbox WHERE body LIKE '%{address}\n%'"));
        assert_eq!(led_to(&format!("{GROUP}/{code}?balasan=2#b-2")).await, 1);
        // With the opening post all of the topic goes.
        librarian.call(REMOVE, &removal("1")).await;
        assert_eq!(author.get(&format!("{GROUP}/{code}")).await.status, 404);
        assert_eq!(led_to(GROUP).await, 1);
    }

    async fn a_topic_that_is_locked_names_what_its_links_do(app) {
        let (mut librarian, mut author, code) = reported(&app).await;
        let path = format!("{GROUP}/{code}");
        author.get(&path).await.says("aria-label=\"Ubah tulisan nomor 2\"");
        librarian.submit(&path, LOCK, &[("topic", &code), ("locked", "yes")]).await;
        author.get(&path).await.says("aria-label=\"Hapus tulisan nomor 2\"");
    }

    async fn a_removed_opening_post_takes_its_title_along(app) {
        let (mut librarian, _, code) = reported(&app).await;
        librarian.submit(&format!("{GROUP}/{code}/1/kelola"), REMOVE, &[("topic", &code), ("post", "1"), ("reason", "Fitnah.")]).await;
        let thread = app.stranger().get(&format!("{GROUP}/{code}")).await;
        thread.says("Topik yang dihapus petugas").says("Kata kasar.");
        assert!(!thread.text.contains("Bu Mus"));
    }

    async fn a_removal_without_a_reason_is_refused(app) {
        let (mut librarian, _, code) = reported(&app).await;
        assert_eq!(librarian.call(REMOVE, &[("topic", &code), ("post", "2"), ("reason", "  ")]).await.status, 422);
        let long = "a".repeat(501);
        assert_eq!(librarian.call(REMOVE, &[("topic", &code), ("post", "2"), ("reason", &long)]).await.status, 422);
        app.stranger().get(&format!("{GROUP}/{code}")).await.says("Kata kasar.");
    }

    async fn a_locked_topic_is_read_and_takes_no_new_words(app) {
        let (mut librarian, mut author, code) = reported(&app).await;
        let path = format!("{GROUP}/{code}");
        librarian.submit(&path, LOCK, &[("topic", &code), ("locked", "yes")]).await;
        author.get(&path).await.says("Topik ini sudah dikunci petugas");
        assert_eq!(author.call(REPLY, &[("key", "latekey9901234567"), ("topic", &code), ("body", "x")]).await.status, 409);
        // What was typed is shown to be copied.
        author.submit(&path, REPLY, &[("key", "latekey9901234567"), ("topic", &code), ("body", "Terlambat sedikit.")]).await;
        author.get(&path).await.says("Terlambat sedikit.");
        let page = format!("{path}/1/ubah");
        let edit = [("topic", code.as_str()), ("post", "1"), ("title", "Bu Mus kita"), ("body", "Guru sejati."), ("seen", "0")];
        assert_eq!(author.submit(&page, EDIT, &edit).await.location(), page);
        author.get(&page).await.says("Topik ini sudah dikunci petugas").says("Bu Mus kita").says("Guru sejati.");
        librarian.submit(&path, LOCK, &[("topic", &code), ("locked", "")]).await;
        assert_eq!(author.call(REPLY, &[("key", "latekey9901234567"), ("topic", &code), ("body", "x")]).await.status, 200);
    }

    async fn a_patron_has_no_part_in_moderation(app) {
        let (_, mut author, code) = reported(&app).await;
        for (action, expected) in [(REMOVE, 403), (KEEP, 403), (LOCK, 403), (KEEP_GROUP, 403)] {
            let fields = [("topic", code.as_str()), ("post", "2"), ("reason", "x"), ("name", "x"), ("book_title", "x"), ("key", KEY)];
            assert_eq!(author.call(action, &fields).await.status, expected, "{action}");
            assert_eq!(app.stranger().call(action, &fields).await.status, 401, "{action}");
        }
        for page in ["/petugas/diskusi", "/petugas/diskusi/baru", "/petugas/diskusi/anak-anak-pelangi"] {
            assert_eq!(author.get(page).await.status, 403, "{page}");
        }
    }

    async fn a_group_called_like_the_page_for_a_new_one_can_still_be_changed(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        let group = [("key", KEY), ("name", "Baru"), ("book_title", "Laskar Pelangi")];
        let path = "/diskusi/kelompok-baru";
        assert_eq!(librarian.submit("/petugas/diskusi/baru", KEEP_GROUP, &group).await.location(), path);
        librarian.get("/petugas/diskusi/kelompok-baru").await.says("value=\"Baru\"");
        assert!(!librarian.get("/petugas/diskusi/baru").await.text.contains("value=\"Baru\""));
    }

    async fn a_group_is_opened_once_and_its_form_keeps_what_was_typed(app) {
        let mut librarian = open_group(&app).await;
        let page = "/petugas/diskusi/baru";
        let again = [("key", "groupkey9876543210"), ("name", "anak anak PELANGI"), ("book_title", "x")];
        assert_eq!(librarian.submit(page, KEEP_GROUP, &again).await.location(), page);
        librarian.get(page).await.says("Sudah ada kelompok dengan nama ini.").says("anak anak PELANGI");
        for (field, value) in [("name", "!!!"), ("book_title", ""), ("book_year", "abad"), ("book_year", "99999")] {
            let mut fields = vec![("key", KEY), (field, value)];
            fields.extend([("name", "Lain"), ("book_title", "x")].into_iter().filter(|(name, _)| *name != field));
            assert_eq!(librarian.call(KEEP_GROUP, &fields).await.status, 422, "{field}={value}");
        }
        // Both ways lead there.
        for page in ["/petugas/diskusi", "/diskusi/anak-anak-pelangi"] {
            librarian.get(page).await.says("href=\"/petugas/diskusi/anak-anak-pelangi\"");
            assert!(!app.stranger().get(page).await.text.contains("/petugas/diskusi/anak"), "{page}");
        }
        librarian.get("/petugas/diskusi/anak-anak-pelangi").await.says("Membaca **pelan-pelan**.").says("value=\"2005\"");
    }
}
