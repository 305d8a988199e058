use crate::{
    auth::Role,
    discussions::{rules, store},
    live,
    test_support::{TestApp, on_each_engine},
    time::Span,
};
use futures::StreamExt;

pub(super) const OPEN_TOPIC: &str = "/api/discussions/open_topic";
pub(super) const REPLY: &str = "/api/discussions/reply";
pub(super) const EDIT: &str = "/api/discussions/edit";
pub(super) const DELETE: &str = "/api/discussions/delete";
pub(super) const JOIN: &str = "/api/discussions/join";
pub(super) const LEAVE: &str = "/api/discussions/leave";
pub(super) const ARRIVALS: &str = "/api/discussions/arrivals";
pub(super) const KEEP_GROUP: &str = "/api/discussions/keep_group";
pub(super) const GROUP: &str = "/diskusi/anak-anak-pelangi";
pub(super) const KEY: &str = "0123456789abcdef";

/// A librarian opens the reading group.
pub(super) async fn open_group(app: &TestApp) -> TestApp {
    let mut librarian = app.with_role(Role::Librarian).await;
    let fields = [
        ("key", "groupkey0123456789"),
        ("name", "Anak-Anak Pelangi"),
        ("description", "Membaca **pelan-pelan**."),
        ("book_title", "Laskar Pelangi"),
        ("book_author", "Andrea Hirata"),
        ("book_year", "2005"),
        ("book_publisher", "Bentang Pustaka"),
    ];
    let answer = librarian
        .submit("/petugas/diskusi/baru", KEEP_GROUP, &fields)
        .await;
    assert_eq!(answer.location(), GROUP);
    librarian
}

/// Opens a topic and gives its code.
pub(super) async fn open_topic(patron: &mut TestApp) -> String {
    let fields = [
        ("key", KEY),
        ("group", "anak-anak-pelangi"),
        ("title", "Bu Mus"),
        ("body", "Guru *sejati*?"),
    ];
    let answer = patron
        .submit("/diskusi/anak-anak-pelangi/baru", OPEN_TOPIC, &fields)
        .await;
    answer
        .location()
        .strip_prefix("/diskusi/anak-anak-pelangi/")
        .expect("a topic")
        .to_owned()
}

pub(super) async fn reply(patron: &mut TestApp, code: &str, key: &str, body: &str) -> String {
    let from = format!("{GROUP}/{code}");
    let answer = patron
        .submit(&from, REPLY, &[("key", key), ("topic", code), ("body", body)])
        .await;
    answer.location().to_owned()
}

pub(super) async fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.scalar(sql).await
}

on_each_engine! {
    async fn a_patron_reads_joins_opens_a_topic_and_others_reply(app) {
        open_group(&app).await;
        let mut stranger = app.stranger();
        stranger.get("/diskusi").await.says("Anak-Anak Pelangi").says("Laskar Pelangi · Andrea Hirata");
        stranger.get(GROUP).await.says("<strong>pelan-pelan</strong>").says("Bentang Pustaka").says("Masuk untuk ikut");
        let mut patron = app.with_role(Role::Patron).await;
        patron.submit(GROUP, JOIN, &[("group", "anak-anak-pelangi")]).await;
        patron.get(GROUP).await.says("Selamat datang di Anak-Anak Pelangi.").says("Anda anggota").says("1 anggota");
        let code = open_topic(&mut patron).await;
        let mut other = app.with_role(Role::Patron).await;
        let path = reply(&mut other, &code, "anotherkey9901234", "Setuju.").await;
        assert_eq!(path, format!("{GROUP}/{code}?balasan=2#b-2"));
        let thread = stranger.get(&format!("{GROUP}/{code}")).await;
        thread.says("<em>sejati</em>").says("Setuju.").says("1 balasan").says("Masuk untuk membalas").says("id=\"b-2\"");
        stranger.get(GROUP).await.says("2 anggota").says("Bu Mus").says("oleh Uji patron · 1 balasan");
    }

    async fn a_reply_sent_twice_is_written_once_and_a_new_text_with_the_old_key_is_not_lost(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        let first = reply(&mut patron, &code, KEY, "Satu.").await;
        assert_eq!(reply(&mut patron, &code, KEY, "Satu.").await, first);
        assert_ne!(reply(&mut patron, &code, KEY, "Dua.").await, first);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM posts").await, 3);
        assert_eq!(count(&app, "SELECT reply_count FROM topics").await, 2);
    }

    async fn replies_at_the_same_moment_get_numbers_without_gaps(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        let mut writing = Vec::new();
        for n in 0..8 {
            let (mut patron, code) = (patron.clone(), code.clone());
            let (key, body) = (format!("samemoment{n:08}"), format!("Balasan {n}"));
            writing.push(tokio::spawn(async move { reply(&mut patron, &code, &key, &body).await }));
        }
        for reply in writing {
            reply.await.unwrap();
        }
        assert_eq!(count(&app, "SELECT MAX(number) FROM posts").await, 9);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM posts").await, 9);
        assert_eq!(count(&app, "SELECT reply_count FROM topics").await, 8);
    }

    async fn a_refused_reply_comes_back_with_its_text(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        let long = format!("</textarea><b>{}", "a".repeat(rules::BODY_MAX));
        let path = format!("{GROUP}/{code}");
        assert_eq!(reply(&mut patron, &code, "anotherkey9901234", &long).await, path);
        patron.get(&path).await.says("&lt;/textarea>&lt;b>aaa").says("Paling banyak 20.000 huruf");
        for empty in ["", " \n ", "\u{0}", "[a]: http://a.example"] {
            assert_eq!(reply(&mut patron, &code, "anotherkey9901234", empty).await, path);
            patron.get(&path).await.says("Tulis sesuatu dulu.");
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM posts").await, 1);
    }

    async fn hostile_markdown_is_shown_and_does_nothing(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        let body = "<script>alert(1)</script>\n\n[klik](javascript:alert(1)) ![x](https://a.example/x.png) \u{0}\u{202e}";
        reply(&mut patron, &code, "anotherkey9901234", body).await;
        let thread = patron.get(&format!("{GROUP}/{code}")).await;
        thread.says("&lt;script&gt;alert(1)&lt;/script&gt;").says("klik");
        assert!(!thread.text.contains("<script>alert") && !thread.text.contains("javascript:") && !thread.text.contains("x.png"));
    }

    async fn an_author_edits_and_the_old_text_is_kept(app) {
        let mut librarian = open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        reply(&mut patron, &code, "anotherkey9901234", "Kata lama.").await;
        let page = format!("{GROUP}/{code}/2/ubah");
        patron.get(&page).await.says("Kata lama.").says("Simpan perubahan");
        let edit = [("topic", code.as_str()), ("post", "2"), ("seen", "0"), ("body", "Kata baru.")];
        let answer = patron.submit(&page, EDIT, &edit).await;
        assert_eq!(answer.location(), format!("{GROUP}/{code}?balasan=2#b-2"));
        let thread = patron.get(&format!("{GROUP}/{code}")).await;
        thread.says("Kata baru.").says("diubah");
        assert!(!thread.text.contains("Kata lama."));
        librarian.get(&format!("{GROUP}/{code}/2/kelola")).await.says("Kata lama.");
        assert_eq!(patron.get(&format!("{GROUP}/{code}/2/kelola")).await.status, 403);
    }

    async fn an_edit_of_what_was_changed_meanwhile_is_refused_with_its_text(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        reply(&mut patron, &code, "anotherkey9901234", "Nol.").await;
        let page = format!("{GROUP}/{code}/2/ubah");
        let edit = |body| [("topic", code.as_str()), ("post", "2"), ("seen", "0"), ("body", body)];
        patron.submit(&page, EDIT, &edit("Satu.")).await;
        // The same form twice is no conflict.
        assert_eq!(patron.submit(&page, EDIT, &edit("Satu.")).await.location(), format!("{GROUP}/{code}?balasan=2#b-2"));
        assert_eq!(patron.submit(&page, EDIT, &edit("Dua.")).await.location(), page);
        patron.get(&page).await.says("diubah dari tempat lain").says("Dua.").says("name=\"seen\" value=\"1\"");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM post_revisions").await, 1);
    }

    async fn nobody_changes_what_another_wrote(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        for role in [Role::Patron, Role::Librarian, Role::Administrator] {
            let mut other = app.with_role(role).await;
            let post = [("topic", code.as_str()), ("post", "1"), ("seen", "0"), ("title", "x"), ("body", "x")];
            assert_eq!(other.call(EDIT, &post).await.status, 403);
            assert_eq!(other.call(DELETE, &post).await.status, 403);
            assert_eq!(other.get(&format!("{GROUP}/{code}/1/ubah")).await.status, 403);
        }
        let mut stranger = app.stranger();
        assert_eq!(stranger.call(EDIT, &[("topic", &code), ("post", "1")]).await.status, 401);
        assert_eq!(stranger.call(REPLY, &[("topic", &code), ("body", "x")]).await.status, 401);
        assert_eq!(stranger.get(&format!("{GROUP}/{code}/1/ubah")).await.location(), format!("/masuk?ke=%2Fdiskusi%2Fanak-anak-pelangi%2F{code}%2F1%2Fubah"));
        app.with_role(Role::Patron).await.get(&format!("{GROUP}/{code}")).await.says("Guru <em>sejati</em>?");
    }

    async fn a_deleted_reply_leaves_a_tombstone_and_its_number(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        reply(&mut patron, &code, "anotherkey9901234", "Menyesal.").await;
        reply(&mut patron, &code, "anotherkey9956789", "Tidak menyesal.").await;
        for _ in 0..2 {
            let answer = patron.submit(&format!("{GROUP}/{code}/2/ubah"), DELETE, &[("topic", &code), ("post", "2")]).await;
            assert_eq!(answer.location(), format!("{GROUP}/{code}?balasan=2#b-2"));
        }
        let thread = app.stranger().get(&format!("{GROUP}/{code}")).await;
        thread.says("Dihapus oleh penulisnya.").says("id=\"b-3\"").says("1 balasan");
        assert!(!thread.text.contains(">Menyesal."));
        assert_eq!(count(&app, "SELECT reply_count FROM topics").await, 1);
        assert_eq!(patron.get(&format!("{GROUP}/{code}/2/ubah")).await.status, 404);
    }

    async fn a_topic_that_nobody_answered_goes_with_its_post(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        let answer = patron.submit(&format!("{GROUP}/{code}/1/ubah"), DELETE, &[("topic", &code), ("post", "1")]).await;
        assert_eq!(answer.location(), GROUP);
        assert_eq!(patron.get(&format!("{GROUP}/{code}")).await.status, 404);
        patron.get(GROUP).await.says("Belum ada topik").says("0 topik");
    }

    async fn a_topic_goes_with_the_last_of_its_posts_whichever_that_is(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        reply(&mut patron, &code, "anotherkey9901234", "Sendiri saja.").await;
        let path = format!("{GROUP}/{code}");
        let from = format!("{path}/1/ubah");
        assert_eq!(patron.submit(&from, DELETE, &[("topic", &code), ("post", "1")]).await.location(), format!("{path}#b-1"));
        patron.get(&path).await.says("Sendiri saja.");
        let from = format!("{path}/2/ubah");
        assert_eq!(patron.submit(&from, DELETE, &[("topic", &code), ("post", "2")]).await.location(), GROUP);
        assert_eq!(patron.get(&path).await.status, 404);
        patron.get(GROUP).await.says("Belum ada topik").says("0 topik");
        assert_eq!(count(&app, "SELECT reply_count FROM topics").await, 0);
    }

    async fn a_topic_was_last_active_when_the_newest_post_that_is_left_was_written(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        let opened = app.app.now();
        app.app.set_clock(opened + Span::hours(1));
        reply(&mut patron, &code, "anotherkey9901234", "Tetap.").await;
        app.app.set_clock(opened + Span::hours(2));
        reply(&mut patron, &code, "anotherkey9956789", "Beli obat murah!").await;
        for (post, last) in [("3", Span::hours(1)), ("2", Span(0))] {
            patron.call(DELETE, &[("topic", &code), ("post", post)]).await;
            assert_eq!(count(&app, "SELECT last_activity_at FROM topics").await, (opened + last).0, "without {post}");
        }
    }

    async fn leaving_a_group_keeps_what_was_written(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        for _ in 0..2 {
            patron.submit(GROUP, LEAVE, &[("group", "anak-anak-pelangi")]).await;
        }
        patron.get(GROUP).await.says("Tulisan Anda tetap ada").says("0 anggota").says("Ikut kelompok ini");
        patron.get(&format!("{GROUP}/{code}")).await.says("sejati").says("Dengan membalas, Anda ikut");
    }

    async fn arrivals_count_what_others_said_since(app) {
        open_group(&app).await;
        let mut reader = app.with_role(Role::Patron).await;
        let code = open_topic(&mut reader).await;
        let mut other = app.with_role(Role::Patron).await;
        let after = |n| [("topic", code.clone()), ("after", n)].map(|(k, v): (&str, String)| (k, v));
        let asked = after("1".to_owned());
        let asked: Vec<(&str, &str)> = asked.iter().map(|(k, v)| (*k, v.as_str())).collect();
        reader.call(ARRIVALS, &asked).await.says(r#"{"count":0,"first":0}"#);
        reply(&mut reader, &code, "readerkey99012345", "Saya sendiri.").await;
        reader.call(ARRIVALS, &asked).await.says(r#"{"count":0,"first":0}"#);
        reply(&mut other, &code, "otherkey990123456", "Orang lain.").await;
        reply(&mut other, &code, "otherkey991234567", "Lagi.").await;
        reader.call(ARRIVALS, &asked).await.says(r#"{"count":2,"first":3}"#);
        app.stranger().call(ARRIVALS, &asked).await.says(r#"{"count":3,"first":2}"#);
        assert_eq!(reader.call(ARRIVALS, &[("topic", "../x"), ("after", "1")]).await.status, 404);
        assert_eq!(reader.call(ARRIVALS, &[("topic", &code), ("after", "x")]).await.status, 422);
    }

    async fn a_long_thread_is_read_in_pages_and_an_address_finds_its_page(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        for n in 0..55 {
            // More than the limit of one writer in ten minutes.
            app.app.set_clock(app.app.now() + Span::minutes(1));
            reply(&mut patron, &code, &format!("longthread{n:06}"), &format!("Balasan ke-{n}.")).await;
        }
        let path = format!("{GROUP}/{code}");
        let first = patron.get(&path).await;
        first.says("Guru").says("id=\"b-51\"").says("1 dari 2");
        assert!(!first.text.contains("id=\"b-52\""));
        let second = patron.get(&format!("{path}?hal=2")).await;
        second.says("id=\"b-52\"").says("id=\"b-56\"").says("start=\"52\"");
        assert!(!second.text.contains("id=\"b-51\""));
        patron.get(&format!("{path}?balasan=56")).await.says("id=\"b-56\"");
        for missing in ["?hal=3", "?hal=0", "?hal=x", "?balasan=57", "?balasan=x", "?hal=99999999999999999999"] {
            assert_eq!(patron.get(&format!("{path}{missing}")).await.status, 404, "{missing}");
        }
    }

    async fn the_eleventh_topic_of_an_hour_and_the_next_page_of_topics(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let topic = |n: usize| [("group", "anak-anak-pelangi".to_owned()), ("key", format!("manytopics{n:06}")), ("title", format!("Topik ke-{n}.")), ("body", "Isi".to_owned())];
        for n in 0..25 {
            let fields = topic(n);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
            if n == 10 {
                assert_eq!(patron.call(OPEN_TOPIC, &fields).await.status, 429);
            }
            // A minute apart, and the eleventh an hour later.
            app.app.set_clock(app.app.now() + if n < 10 { Span::minutes(1) } else { Span::hours(1) });
            assert_eq!(patron.call(OPEN_TOPIC, &fields).await.status, 200);
        }
        let page = patron.get(GROUP).await;
        page.says("Topik ke-24.").says("Topik lebih lama");
        assert!(!page.text.contains("Topik ke-4."));
        let older = page.text.split("?sebelum=").nth(1).unwrap().split('"').next().unwrap();
        let older = patron.get(&format!("{GROUP}?sebelum={older}")).await;
        older.says("Topik ke-4.").says("Topik ke-0.").says("Topik terbaru");
        assert!(!older.text.contains("Topik ke-5."));
        for bad in ["x", "1", "1.", "x.y", "1.%00"] {
            assert_eq!(patron.get(&format!("{GROUP}?sebelum={bad}")).await.status, 404, "{bad}");
        }
    }

    async fn what_is_not_there_is_not_found(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        for path in ["/diskusi/lain", "/diskusi/%00", "/diskusi/a'b", "/diskusi/anak-anak-pelangi/zzzzzzzz", "/diskusi/anak-anak-pelangi/%00"] {
            assert_eq!(patron.get(path).await.status, 404, "{path}");
        }
        assert_eq!(patron.get(&format!("/diskusi/lain/{code}")).await.status, 404);
        for number in ["0", "2", "-1", "x", "99999999999999999999"] {
            assert_eq!(patron.get(&format!("{GROUP}/{code}/{number}/ubah")).await.status, 404, "{number}");
            assert_eq!(patron.call(EDIT, &[("topic", &code), ("post", number), ("body", "x")]).await.status, 404);
        }
        assert_eq!(patron.call(REPLY, &[("key", KEY), ("topic", "zzzzzzzz"), ("body", "x")]).await.status, 404);
        assert_eq!(patron.call(REPLY, &[("topic", &code), ("body", "x")]).await.status, 422);
        assert_eq!(patron.call(JOIN, &[("group", "\0")]).await.status, 404);
        assert_eq!(patron.call(OPEN_TOPIC, &[("key", KEY), ("group", "lain"), ("title", "x"), ("body", "x")]).await.status, 404);
    }

    async fn a_closed_group_is_read_and_takes_no_new_words(app) {
        let mut librarian = open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        let fields = [("group", "anak-anak-pelangi"), ("name", "Anak-Anak Pelangi"), ("book_title", "Laskar Pelangi"), ("closed", "yes")];
        librarian.submit("/petugas/diskusi/anak-anak-pelangi", KEEP_GROUP, &fields).await;
        let mut late = app.with_role(Role::Patron).await;
        late.get(&format!("{GROUP}/{code}")).await.says("sejati").says("Kelompok ini sudah ditutup");
        assert_eq!(late.call(JOIN, &[("group", "anak-anak-pelangi")]).await.status, 409);
        assert_eq!(late.call(REPLY, &[("key", KEY), ("topic", &code), ("body", "x")]).await.status, 409);
        assert_eq!(late.call(OPEN_TOPIC, &[("key", KEY), ("group", "anak-anak-pelangi"), ("title", "x"), ("body", "x")]).await.status, 409);
        // What was typed before that is shown to be copied.
        let page = format!("{GROUP}/baru");
        let topic = [("key", KEY), ("group", "anak-anak-pelangi"), ("title", "Lintang"), ("body", "Mengapa ia <b>berhenti</b>?")];
        assert_eq!(late.submit(&page, OPEN_TOPIC, &topic).await.location(), page);
        let said = late.get(&page).await;
        said.says("Kelompok ini sudah ditutup").says("Lintang").says("Mengapa ia &lt;b&gt;berhenti&lt;/b&gt;?");
        assert!(said.status == 200 && !said.text.contains("<textarea"));
        let page = format!("{GROUP}/{code}/1/ubah");
        let edit = [("topic", code.as_str()), ("post", "1"), ("title", "Bu Mus kita"), ("body", "Guru sejati."), ("seen", "0")];
        assert_eq!(patron.submit(&page, EDIT, &edit).await.location(), page);
        patron.get(&page).await.says("Kelompok ini sudah ditutup").says("Bu Mus kita").says("Guru sejati.");
        assert_eq!(patron.call(EDIT, &[("topic", &code), ("post", "1"), ("title", "x"), ("body", "x"), ("seen", "0")]).await.status, 409);
        // One's own words can always go.
        assert_eq!(patron.call(DELETE, &[("topic", &code), ("post", "1")]).await.status, 200);
    }

    async fn text_of_an_older_renderer_is_rendered_again(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        app.change("UPDATE posts SET renderer = 0, body_html = 'lama'").await;
        patron.get(&format!("{GROUP}/{code}")).await.says("Guru <em>sejati</em>?");
    }

    async fn the_newest_topics_are_told_to_other_slices(app) {
        open_group(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        let code = open_topic(&mut patron).await;
        let mut db = app.app.db().read().await.unwrap();
        let newest = crate::discussions::backend::newest(&mut db, 5).await.unwrap();
        assert_eq!((newest.len(), newest[0].path.as_str(), newest[0].group.as_str()), (1, format!("{GROUP}/{code}").as_str(), "Anak-Anak Pelangi"));
        let thread = store::thread(&mut db, &code).await.unwrap().unwrap();
        assert!(thread.is_open());
    }

    async fn a_preview_shows_what_a_reply_will_look_like(app) {
        let mut patron = app.with_role(Role::Patron).await;
        patron.call("/api/discussions/preview", &[("body", "*a* <b>")]).await.says("<em>a</em> &lt;b&gt;");
        assert_eq!(patron.call("/api/discussions/preview", &[("body", " ")]).await.status, 422);
        assert_eq!(app.stranger().call("/api/discussions/preview", &[("body", "a")]).await.status, 401);
    }
}

#[tokio::test]
async fn a_reply_through_one_process_is_heard_by_a_reader_at_the_other() {
    let Some(first) = TestApp::postgres().await else {
        return;
    };
    open_group(&first).await;
    let mut writer = first.with_role(Role::Patron).await;
    let code = open_topic(&mut writer).await;
    let second = first.beside().await;
    tokio::spawn(live::across::hear(second.app.clone()));
    let answer = second.open(&format!("/siaran?topik=diskusi/{code}")).await;
    let mut stream = answer.into_body().into_data_stream();
    reply(&mut writer, &code, "key0000000000000b", "Saya juga suka Bu Mus.").await;
    let heard = stream.next().await.expect("an event").expect("bytes");
    assert!(heard.ends_with(b"data: changed\n\n"), "{heard:?}");
}
