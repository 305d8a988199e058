//! A picture, a clip and a book beside a question: looked into, kept once, shown wherever the question is, and never without words.

use super::{
    bank::{SAVE, edited, fill},
    builders::{ask, choice, played_by, player, quiz},
};
use crate::{
    auth::Role,
    i18n::Lang,
    quizzes::{
        Book, Clip, FileKind, Image, Kind, Question, QuestionForm, backend,
        engine::game::Player,
        exchange::{self, Format, Loss},
        rules::{self, BadFile, BadPicture, link},
        store::bank::BankQuestion,
    },
    test_support::{TestApp, TestResponse, on_each_engine},
    time::Span,
};
use axum::{
    body::Body,
    http::{Method, header},
};
use proptest::prelude::*;

const KEEP: &str = "/api/quizzes/keep_draft";
const PAGE: &str = "/petugas/kuis/soal/soal0";
const TOKEN: &str = "abcdefghabcdefghabcdefghabcdefgh";

/// The beginning of a PNG, which says its size; `colour` makes it another file.
fn png(width: u32, height: u32, colour: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, colour, colour, colour, colour]);
    bytes
}

fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 16];
    bytes.extend(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    bytes.extend([0xff, 0xc0, 0, 17, 8]);
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9]);
    bytes
}

fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".to_vec();
    bytes.extend(&(width - 1).to_le_bytes()[..3]);
    bytes.extend(&(height - 1).to_le_bytes()[..3]);
    bytes.extend([0; 8]);
    bytes
}

/// Sends the editor's form with a file, as a browser without script does.
async fn send(app: &mut TestApp, action: &str, fields: &[(&str, &str)], file: &[u8]) -> TestResponse {
    app.upload(PAGE, action, fields, ("a.png", file)).await
}

/// The address of the clip on a page.
fn clip(page: &str) -> String {
    let (_, after) = page.split_once("src=\"/kuis/suara/").expect("a clip");
    format!("/kuis/suara/{}", &after[..64])
}

/// The address of the picture on a page.
fn picture(page: &str) -> String {
    let (_, after) = page.split_once("src=\"/kuis/gambar/").expect("a picture");
    format!("/kuis/gambar/{}", &after[..64])
}

fn beside(question: Question, hash: &str, clip: &str) -> Question {
    Question {
        image: Some(Image {
            hash: hash.to_owned(),
            alt: "Sungai dari atas bukit".into(),
        }),
        clip: Some(Clip {
            hash: clip.to_owned(),
            words: "Hujan di atas seng".into(),
        }),
        book: Some(Book {
            title: "Laskar Pelangi".into(),
            link: "https://katalog.example/buku/1".into(),
        }),
        ..question
    }
}

/// A second of silence.
fn wav() -> Vec<u8> {
    let mut bytes =
        b"RIFF\x64\x1f\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x40\x1f\0\0"
            .to_vec();
    bytes.extend([128; 8000]);
    bytes
}

#[test]
fn a_clip_is_known_by_how_it_begins() {
    let large = [&wav()[..], &[128; 1024 * 1024]].concat();
    let cases: [(&[u8], Result<&str, BadFile>); 11] = [
        (&wav(), Ok("wav")),
        (b"ID3\x04\0\0\0\0\0\0", Ok("mp3")),
        (b"\xff\xfb\x90\x64", Ok("mp3")),
        (b"\xff\xf3\x90\x64", Ok("mp3")),
        (b"OggS\0\x02", Ok("ogg")),
        (b"\0\0\0\x20ftypM4A \0", Ok("m4a")),
        (b"\0\0\0\x20ftypisom\0", Ok("m4a")),
        (&large, Err(BadFile::ClipTooLarge)),
        // A film, a picture of an iPhone, and text that calls itself a song.
        (
            b"\0\0\0\x20ftypqt  \0",
            Err(BadFile::Picture(BadPicture::Unknown)),
        ),
        (
            b"\0\0\0\x20ftypheic\0",
            Err(BadFile::Picture(BadPicture::Unknown)),
        ),
        (
            b"<html>lagu.mp3</html>",
            Err(BadFile::Picture(BadPicture::Unknown)),
        ),
    ];
    for (bytes, expected) in cases {
        let found = rules::file(bytes);
        assert_eq!(
            found,
            expected.map(|kind| (FileKind::Clip, kind)),
            "{:?}",
            &bytes[..bytes.len().min(12)]
        );
    }
}

#[test]
fn a_picture_is_known_by_what_it_holds() {
    let large = [png(800, 600, 1), vec![0; 2 * 1024 * 1024]].concat();
    let cases: [(&[u8], Result<&str, BadPicture>); 14] = [
        (&png(800, 600, 1), Ok("png")),
        (&jpeg(800, 600), Ok("jpeg")),
        (&webp(800, 600), Ok("webp")),
        (&png(16, 6000, 1), Ok("png")),
        (&png(15, 600, 1), Err(BadPicture::Sides)),
        (&png(6001, 600, 1), Err(BadPicture::Sides)),
        (&png(0, 0, 1), Err(BadPicture::Sides)),
        (&large, Err(BadPicture::Large)),
        (
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>",
            Err(BadPicture::Unknown),
        ),
        (b"<?xml version=\"1.0\"?><svg/>", Err(BadPicture::Unknown)),
        (b"GIF89a\x10\0\x10\0", Err(BadPicture::Unknown)),
        (b"<!doctype html><script>1</script>", Err(BadPicture::Unknown)),
        (&png(800, 600, 1)[..12], Err(BadPicture::Unknown)),
        (b"", Err(BadPicture::Unknown)),
    ];
    for (bytes, expected) in cases {
        assert_eq!(
            rules::file(bytes),
            expected
                .map(|kind| (FileKind::Picture, kind))
                .map_err(BadFile::Picture),
            "{:?}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(40)])
        );
    }
}

#[test]
fn a_book_is_linked_to_where_it_is_read_or_found() {
    for (text, expected) in [
        ("/diskusi/laskar-pelangi", Some("/diskusi/laskar-pelangi")),
        (" /diskusi/laskar-pelangi/ ", Some("/diskusi/laskar-pelangi")),
        (
            "/diskusi/laskar-pelangi/abc123",
            Some("/diskusi/laskar-pelangi/abc123"),
        ),
        (
            "https://katalog.example/buku?id=1#isi",
            Some("https://katalog.example/buku?id=1#isi"),
        ),
        ("/diskusi/", None),
        ("/diskusi/a/b/c", None),
        ("/diskusi/../petugas", None),
        ("/petugas", None),
        ("//jahat.example", None),
        ("http://katalog.example", None),
        ("https://katalog", None),
        ("https://katalog.example@jahat.example/", None),
        ("https://katalog.example/\" onclick=\"x", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("", None),
    ] {
        assert_eq!(link(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn a_picture_needs_words_and_a_link_needs_a_name() {
    let form = |changed: &dyn Fn(&mut QuestionForm)| {
        let mut form = QuestionForm {
            text: "Sungai mana?".into(),
            kind: "word_cloud".into(),
            seconds: "20".into(),
            image: "a".repeat(64),
            image_alt: "Sungai".into(),
            book: "Laskar Pelangi".into(),
            book_link: "https://katalog.example/1".into(),
            ..QuestionForm::default()
        };
        changed(&mut form);
        rules::question(Lang::Id, &form)
    };
    let whole = form(&|_| ()).expect("a question");
    assert_eq!(whole.image.expect("a picture").alt, "Sungai");
    assert_eq!(whole.book.expect("a book").title, "Laskar Pelangi");
    for (field, change) in [
        (
            "image_alt",
            &(|form: &mut QuestionForm| form.image_alt = " ".into()) as &dyn Fn(&mut QuestionForm),
        ),
        ("image_alt", &|form| form.image_alt = "x".repeat(201)),
        ("book", &|form| form.book.clear()),
        ("book", &|form| form.book = "x".repeat(121)),
        ("book_link", &|form| form.book_link = "ftp://x".into()),
        ("book_link", &|form| form.book_link.clear()),
    ] {
        let errors = form(change).expect_err(field);
        assert!(errors.get(field).is_some(), "{field}: {errors:?}");
    }
}

#[test]
fn files_say_what_becomes_of_pictures_and_books() {
    let held = BankQuestion {
        question: beside(ask(Kind::Single, &[1], 1000), &"b".repeat(64), &"c".repeat(64)),
        level: 1,
        tags: String::new(),
        source: String::new(),
    };
    let draft = exchange::bank::draft(&held);
    for (format, expected) in [
        (Format::Json, vec![(0, Loss::PictureNamed)]),
        (Format::Gift, vec![(0, Loss::Picture), (0, Loss::Book)]),
        (Format::Qti, vec![(0, Loss::Picture), (0, Loss::Book)]),
        (Format::Table, vec![(0, Loss::Picture), (0, Loss::Book)]),
    ] {
        let (bytes, losses) = exchange::write(format, "Kuis", std::slice::from_ref(&draft)).expect("a file");
        assert_eq!(losses, expected, "{format:?}");
        let back = exchange::read(format, &bytes)
            .expect("rows")
            .remove(0)
            .expect("a question")
            .draft;
        if format == Format::Json {
            assert_eq!(back, draft);
            let form = exchange::bank::form(Lang::Id, &back).expect("a form");
            assert_eq!(
                rules::question(Lang::Id, &form).expect("a question"),
                held.question
            );
        }
    }
}

on_each_engine! {
    async fn a_picture_is_sent_with_the_form_and_served_for_good(app) {
        fill(&app, 1).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let file = png(800, 600, 1);
        let form = edited(&[("key", "1111111111111111"), ("version", "1"), ("image_alt", "Sungai <dari> atas")]);
        // What is no part of the picture, such as where it was taken, does not stay.
        let sent = [&file[..], b"-3.2967, 102.8617"].concat();
        assert_eq!(send(&mut staff, SAVE, &form, &sent).await.location(), "/petugas/kuis/bank");
        let page = staff.get(PAGE).await;
        page.says("Sungai &lt;dari&gt; atas");
        let address = picture(&page.text);
        let served = app.stranger().get(&address).await;
        assert_eq!((served.status.as_u16(), served.body.as_slice()), (200, file.as_slice()));
        for (name, value) in [("content-type", "image/png"), ("cache-control", "public, max-age=31536000, immutable"), ("x-content-type-options", "nosniff")] {
            assert_eq!(served.headers[name], value);
        }
        // The same file again is the same picture; a form without a file keeps it.
        let again = edited(&[("key", "2222222222222222"), ("version", "2"), ("image_alt", "Lain")]);
        send(&mut staff, SAVE, &again, &file).await;
        assert_eq!(picture(&staff.get(PAGE).await.text), address);
        let hash = address.rsplit('/').next().unwrap_or_default().to_owned();
        let kept = edited(&[("key", "3333333333333333"), ("version", "3"), ("image", &hash), ("image_alt", "Lain lagi")]);
        staff.submit(PAGE, SAVE, &kept).await;
        staff.get(PAGE).await.says(&hash).says("Lain lagi");
        // Taken away, it is gone from the question, and not from what was played.
        let gone = edited(&[("key", "4444444444444444"), ("version", "4"), ("image", &hash), ("drop_image", "yes"), ("image_alt", "Lain lagi")]);
        staff.submit(PAGE, SAVE, &gone).await;
        assert!(!staff.get(PAGE).await.text.contains("/kuis/gambar/"));
        assert_eq!(app.stranger().get("/kuis/gambar/contoh").await.status, 404);
    }

    async fn a_clip_is_sent_with_the_form_and_served_whole_and_in_parts(app) {
        fill(&app, 1).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let file = wav();
        let form = edited(&[("key", "1111111111111111"), ("version", "1"), ("clip_words", "Suara <hujan>")]);
        assert_eq!(send(&mut staff, SAVE, &form, &file).await.location(), "/petugas/kuis/bank");
        let page = staff.get(PAGE).await;
        page.says("Suara &lt;hujan&gt;").says("<audio controls");
        let address = clip(&page.text);
        let mut patron = app.stranger();
        let served = patron.get(&address).await;
        assert_eq!((served.status.as_u16(), served.body.as_slice()), (200, file.as_slice()));
        for (name, value) in [("content-type", "audio/wav"), ("accept-ranges", "bytes"), ("cache-control", "public, max-age=31536000, immutable"), ("x-content-type-options", "nosniff")] {
            assert_eq!(served.headers[name], value);
        }
        for (asked, status, said, body) in [
            ("bytes=0-1", 206, "bytes 0-1/8044", &file[..2]),
            ("bytes=8040-", 206, "bytes 8040-8043/8044", &file[8040..]),
            ("bytes=-4", 206, "bytes 8040-8043/8044", &file[8040..]),
            ("bytes=9000-", 416, "bytes */8044", b""),
            // Several parts, other units and nonsense: the whole.
            ("bytes=0-1,4-5", 200, "", &file),
            ("items=0-1", 200, "", &file),
            ("bytes=x", 200, "", &file),
        ] {
            let request = patron.request(Method::GET, &address).header(header::RANGE, asked);
            let part = patron.answer(request.body(Body::empty()).expect("a request")).await;
            let range = part.headers.get(header::CONTENT_RANGE).map_or("", |range| range.to_str().unwrap_or_default());
            assert_eq!((part.status.as_u16(), range, part.body.as_slice()), (status, said, body), "{asked}");
        }
        assert_eq!(patron.get("/kuis/suara/contoh").await.status, 404);
        // Without words it comes back with the form; too large it does not come at all; taken away it is gone.
        let hash = address.rsplit('/').next().unwrap_or_default().to_owned();
        let mute = edited(&[("key", "2222222222222222"), ("version", "2"), ("clip", &hash)]);
        staff.submit(PAGE, SAVE, &mute).await;
        staff.get(PAGE).await.says("Tulis apa yang terdengar").says(&hash);
        let large = [&file[..], &[128; 1024 * 1024]].concat();
        send(&mut staff, SAVE, &edited(&[("key", "3333333333333333"), ("version", "2")]), &large).await;
        staff.get(PAGE).await.says("Suara ini terlalu besar");
        let gone = edited(&[("key", "4444444444444444"), ("version", "2"), ("clip", &hash), ("clip_words", "Hujan"), ("drop_clip", "yes")]);
        staff.submit(PAGE, SAVE, &gone).await;
        assert!(!staff.get(PAGE).await.text.contains("/kuis/suara/"));
        let wrong = sqlx::query("UPDATE quiz_questions SET clip = $1, clip_words = ''").bind(&hash);
        let mut tx = app.write().await;
        assert!(wrong.execute(&mut *tx).await.is_err(), "the database takes no clip without words");
    }

    async fn what_is_wrong_with_a_form_does_not_lose_its_picture(app) {
        fill(&app, 1).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let form = edited(&[("key", "1111111111111111"), ("version", "1"), ("text", "Sungai mana?")]);
        send(&mut staff, SAVE, &form, &png(800, 600, 2)).await;
        let page = staff.get(PAGE).await;
        page.says("Tulis apa yang terlihat di gambar").says("Sungai mana?</textarea>").says("/kuis/gambar/");
        // The draft of the preview has it too.
        let draft = edited(&[("version", "1"), ("draft", TOKEN), ("image_alt", "Sebuah sungai")]);
        send(&mut staff, KEEP, &draft, &png(800, 600, 3)).await;
        for part in ["hp", "layar", "jawaban"] {
            staff.get(&format!("/petugas/kuis/pratinjau?draf={TOKEN}&bagian={part}")).await;
        }
        staff.get(&format!("/petugas/kuis/pratinjau?draf={TOKEN}&bagian=hp")).await.says("class=\"picture\"").says("Sebuah sungai");
        // What is no picture says so beside its field, and nothing is saved.
        send(&mut staff, SAVE, &form, b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>").await;
        staff.get(PAGE).await.says("bukan gambar PNG").says("Sungai mana?</textarea>");
        // Who may not send files sends none.
        let mut patron = app.with_role(Role::Patron).await;
        assert_eq!(send(&mut patron, SAVE, &form, &png(800, 600, 4)).await.status, 303);
        let mut db = app.app.db().read().await.expect("a connection");
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM quiz_images").fetch_one(&mut *db).await.expect("a count");
        assert_eq!(count, 2);
    }

    async fn a_picture_that_nothing_shows_is_dropped_after_two_months(app) {
        fill(&app, 1).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let form = edited(&[("key", "1111111111111111"), ("version", "1"), ("image_alt", "Sungai")]);
        send(&mut staff, SAVE, &form, &png(800, 600, 5)).await;
        send(&mut staff, KEEP, &edited(&[("version", "1"), ("draft", TOKEN)]), &png(800, 600, 6)).await;
        app.app.set_clock(app.app.now() + Span::days(61));
        backend::drop_expired(&app.app).await.expect("a clean-up");
        let mut db = app.app.db().read().await.expect("a connection");
        let left: Vec<String> = sqlx::query_scalar("SELECT i.hash FROM quiz_images i JOIN quiz_questions q ON q.image = i.hash").fetch_all(&mut *db).await.expect("hashes");
        let all: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM quiz_images").fetch_one(&mut *db).await.expect("a count");
        assert_eq!((left.len(), all), (1, 1));
    }

    async fn a_game_shows_the_picture_with_the_question_and_the_book_afterwards(app) {
        fill(&app, 1).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let form = edited(&[("key", "1111111111111111"), ("version", "1"), ("image_alt", "Sungai")]);
        send(&mut staff, SAVE, &form, &png(800, 600, 7)).await;
        let address = picture(&staff.get(PAGE).await.text);
        let hash = address.rsplit('/').next().unwrap_or_default().to_owned();
        let form = edited(&[("key", "2222222222222222"), ("version", "2"), ("image", &hash), ("image_alt", "Sungai"), ("clip_words", "Hujan")]);
        send(&mut staff, SAVE, &form, &wav()).await;
        let heard = clip(&staff.get(PAGE).await.text);
        let heard = heard.rsplit('/').next().unwrap_or_default().to_owned();
        let mut siti = app.stranger();
        let id = siti.sign_in_as(Role::Patron).await;
        let seat = Player { account: Some(id), ..player(1) };
        let questions = [beside(ask(Kind::Single, &[1], 1000), &hash, &heard)];
        let code = played_by(&app.app, &questions, &[seat], &[(0, 0, choice(&[0]), 900)]).await;
        for (is_staff, path) in [
            (true, format!("/petugas/kuis/hasil/{code}")),
            (false, format!("/saya/kuis/{code}")),
            (false, format!("/saya/kuis/{code}/latihan?soal=1&kirim=1&pilih=a")),
        ] {
            let browser = if is_staff { &mut staff } else { &mut siti };
            browser.get(&path).await.says(&address).says("Sungai dari atas bukit").says(&heard).says("Hujan di atas seng").says("https://katalog.example/buku/1").says("Baca: Laskar Pelangi");
        }
        let asked = siti.get(&format!("/saya/kuis/{code}/latihan")).await;
        asked.says(&address);
        assert!(!asked.text.contains("katalog.example"), "the book may tell the answer");
        // Live: the picture comes with the question, before it opens; the book with the reveal.
        quiz(&app.app, "gambar-hidup", 5, &questions).await;
        let snapshot = |revealed| backend::pictured("Kuis", questions[0].clone(), app.app.now(), revealed);
        let told = |revealed| serde_json::to_string(&snapshot(revealed)).expect("JSON");
        assert!(told(false).contains(&heard) && told(true).contains(&heard));
        assert!(told(false).contains(&hash) && !told(false).contains("katalog.example"));
        assert!(told(true).contains(&hash) && told(true).contains("katalog.example"));
    }

    async fn a_book_of_a_reading_group_brings_its_title(app) {
        fill(&app, 1).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let group = [("key", "0123456789abcdef"), ("name", "Klub Pelangi"), ("book_title", "Laskar Pelangi"), ("book_author", "Andrea Hirata"), ("description", "Membaca bersama.")];
        let made = staff.submit("/petugas/diskusi/baru", "/api/discussions/keep_group", &group).await;
        assert!(made.status.is_redirection());
        staff.get("/petugas/kuis/soal").await.says("/diskusi/klub-pelangi").says("Laskar Pelangi · Klub Pelangi");
        let form = edited(&[("key", "1111111111111111"), ("version", "1"), ("book_link", "/diskusi/klub-pelangi")]);
        assert_eq!(staff.submit(PAGE, SAVE, &form).await.location(), "/petugas/kuis/bank");
        staff.get(PAGE).await.says("value=\"Laskar Pelangi\"");
        let nowhere = edited(&[("key", "2222222222222222"), ("version", "2"), ("book_link", "/diskusi/tidak-ada")]);
        staff.submit(PAGE, SAVE, &nowhere).await;
        staff.get(PAGE).await.says("Kelompok baca atau topik ini tidak ada.");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_a_look_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0_usize..40, byte in any::<u8>()) {
        let _ = rules::file(&bytes);
        for mut damaged in [png(800, 600, 1), jpeg(800, 600), webp(800, 600), wav()] {
            let at = at % damaged.len();
            damaged[at] = byte;
            let _ = rules::file(&damaged);
            let _ = rules::file(&damaged[..at]);
        }
    }

    #[test]
    fn a_link_leads_to_a_group_or_away_by_https(text in "[ -~]{0,40}") {
        if let Some(link) = link(&text) {
            prop_assert!(link.starts_with("/diskusi/") || link.starts_with("https://"));
            prop_assert!(!link.contains(['"', '<', '>', ' ', '\\']));
        }
    }
}
