//! Taking a quiz at one's own pace.

use super::super::builders::{ask, other};
use super::{ANSWER, FINISH, START, begun, count, every_kind, opened, opened_as, say, score, start, two};
use crate::{
    auth::{AccountId, Role},
    db::Actor,
    quizzes::Kind,
    test_support::{NOW, on_each_engine},
    time::Span,
};

const PAGE: &str = "/kuis/kota/mandiri";

/// The places of the rivers in the page's selects, in the right order.
fn rivers(page: &str) -> Vec<String> {
    let value = |item: &str| {
        let before = page
            .split(&format!(">{item}</option>"))
            .next()
            .unwrap_or_default();
        let value = before.rsplit("value=\"").next().unwrap_or_default();
        value.split('"').next().unwrap_or_default().to_owned()
    };
    ["Musi", "Kelingi", "Rupit", "Lakitan"].map(value).to_vec()
}

/// What is asked on a page, and the options in their order.
fn options(page: &str) -> String {
    let from = page.split("<h2>").nth(1).unwrap_or_default();
    from.split("</fieldset>").next().unwrap_or_default().to_owned()
}

on_each_engine! {
    async fn who_has_no_account_takes_every_kind_of_question_to_its_result(app) {
        opened(&app, &every_kind()).await;
        let mut rani = app.stranger();
        rani.get("/kuis").await.says("Bisa dimainkan kapan saja").says("Buka sampai Kamis, 26 November, 20.00 WIB");
        rani.get("/kuis/kota").await.says("Mainkan sendiri");
        rani.get(PAGE).await.says("9 soal").says("2 dari 2 masih tersisa").says("Tidak ada hitungan waktu").says("Nama panggilan");
        let at = begun(&mut rani, "Rani").await;
        assert_eq!(rani.get(&at).await.location(), format!("{at}?soal=1"));
        rani.get(&format!("{at}?soal=1")).await.says("Soal 1 dari 9").says("<p>Percobaan 1 dari 2</p>").says("Pilih jawaban").says("Lewati soal ini");
        for (place, fields, says) in [
            (1, &[("pilih", "b")][..], "Benar!</b> 1.000 dari 1.000 poin"),
            (2, &[("a", "1")], "Sebagian benar.</b> 1.000 dari 2.000 poin"),
            (3, &[("pilih", "b")], "Belum tepat.</b> 0 dari 1.000 poin"),
            (4, &[("jawab", "kelinggi")], "Benar!"),
        ] {
            let sent = say(&mut rani, &at, place, fields).await;
            assert_eq!(sent.location(), format!("{at}?soal={place}"));
            rani.get(sent.location()).await.says(says).says("Kelingi membelah kota.").says(&format!("{at}?soal={}", place + 1));
        }
        let order = rivers(&rani.get(&format!("{at}?soal=5")).await.text);
        let fields: Vec<_> = ["ke1", "ke2", "ke3", "ke4"].into_iter().zip(order.iter().map(String::as_str)).collect();
        say(&mut rani, &at, 5, &fields).await;
        rani.get(&format!("{at}?soal=5")).await.says("Benar!").says("Jawaban Anda: Musi → Kelingi → Rupit → Lakitan");
        say(&mut rani, &at, 6, &[("jawab", "130,5")]).await;
        say(&mut rani, &at, 7, &[("pilih", "c")]).await;
        rani.get(&format!("{at}?soal=7")).await.says("Pilihan Anda tercatat");
        rani.get(&format!("{at}?soal=8")).await.says("Paling banyak tiga, pisahkan dengan koma.");
        say(&mut rani, &at, 8, &[("jawab", "tenang, buku")]).await;
        rani.get(&format!("{at}?soal=8")).await.says("Kata Anda tercatat");
        rani.get(&format!("{at}?soal=9")).await.says("Lanjut");
        // A slide has nothing to reveal.
        assert_eq!(say(&mut rani, &at, 9, &[]).await.location(), at);
        assert_eq!(rani.get(&at).await.location(), format!("{at}/hasil"));
        let result = rani.get(&format!("{at}/hasil")).await;
        result.says("5.000 dari 7.000").says("4 dari 6").says("Jawaban Anda: Salah").says("Yang benar: Benar").says("Kelingi membelah kota.").says("Latih 2 soal").says("Coba lagi");
        assert_eq!(score(&app, &at).await, 5000);
        rani.get(PAGE).await.says("1 dari 2 masih tersisa").says("Anda bermain sebagai Rani.").says("Dihitung");
        rani.call("/api/auth/speak", &[("lang", "en")]).await;
        rani.get(&format!("{at}/hasil")).await.says("5,000 of 7,000").says("Practise the 2 I missed").says("Your answer: Salah");
    }

    async fn no_page_of_an_attempt_asks_for_a_script(app) {
        opened(&app, &two()).await;
        let mut rani = app.stranger();
        let at = begun(&mut rani, "Rani").await;
        for page in [PAGE.to_owned(), format!("{at}?soal=1")] {
            let page = rani.get(&page).await;
            assert!(!page.text.contains("<leptos-island") && !page.text.contains("data-component"), "{}", page.text);
        }
    }

    async fn an_answer_counts_once(app) {
        opened(&app, &two()).await;
        let mut rani = app.stranger();
        let at = begun(&mut rani, "Rani").await;
        say(&mut rani, &at, 1, &[("pilih", "a")]).await;
        // The same again is the same page; another one, after going back, changes nothing.
        assert_eq!(say(&mut rani, &at, 1, &[("pilih", "a")]).await.location(), format!("{at}?soal=1"));
        let page = rani.get(&format!("{at}?soal=1")).await;
        page.says("Belum tepat.");
        assert!(!page.text.contains("sudah Anda jawab"));
        for other in [&[("pilih", "b")][..], &[("lewati", "1")], &[]] {
            say(&mut rani, &at, 1, other).await;
            rani.get(&format!("{at}?soal=1")).await.says("Soal ini sudah Anda jawab. Jawaban pertama yang dihitung.").says("Belum tepat.");
        }
        assert_eq!((score(&app, &at).await, count(&app, "quiz_attempt_answers").await), (0, 1));
        let code = at.rsplit('/').next().unwrap();
        assert_eq!(rani.call(ANSWER, &[("attempt", code), ("soal", "1"), ("pilih", "b")]).await.status, 409);
    }

    async fn what_is_no_answer_is_said_with_what_was_sent(app) {
        opened(&app, &[other(Kind::Numeric), other(Kind::Ordering), ask(Kind::Single, &[1], 1000), other(Kind::WordCloud)]).await;
        let mut rani = app.stranger();
        let at = begun(&mut rani, "Rani").await;
        for (place, fields, says) in [
            (1, &[("jawab", "banyak sekali")][..], "Tulis sebuah angka"),
            (2, &[("ke1", "0"), ("ke2", "0"), ("ke3", "1"), ("ke4", "2")], "Setiap butir dipilih satu kali."),
            (3, &[], "Beri jawaban dulu, atau lewati soal ini."),
            (3, &[("pilih", "z")], "Beri jawaban dulu, atau lewati soal ini."),
            (4, &[("jawab", "anjing, buku")], "Kata itu tidak kami tampilkan"),
        ] {
            let sent = say(&mut rani, &at, place, fields).await;
            assert_eq!(sent.location(), format!("{at}?soal={place}"));
            rani.get(sent.location()).await.says(says).says("id=\"jawab-error\"");
        }
        say(&mut rani, &at, 1, &[("jawab", "banyak sekali")]).await;
        rani.get(&format!("{at}?soal=1")).await.says("value=\"banyak sekali\"");
        assert_eq!(count(&app, "quiz_attempt_answers").await, 0);
        for place in ["0", "5", "x", ""] {
            let code = at.rsplit('/').next().unwrap();
            assert_eq!(rani.call(ANSWER, &[("attempt", code), ("soal", place), ("pilih", "b")]).await.status, 404);
        }
    }

    async fn nothing_is_taken_outside_the_window(app) {
        opened_as(&app, &two(), &[("opens_time", "12:00")]).await;
        let mut rani = app.stranger();
        rani.get(PAGE).await.says("Dibuka Selasa, 24 November, 12.00 WIB");
        let early = start(&mut rani, "Rani").await;
        rani.get(early.location()).await.says("Dibuka Selasa");
        assert_eq!(rani.call(START, &[("key", "0123456789abcdef"), ("slug", "kota"), ("nickname", "Rani")]).await.status, 409);
        app.app.set_clock(NOW + Span::hours(3));
        let at = begun(&mut rani, "Rani").await;
        say(&mut rani, &at, 1, &[("pilih", "b")]).await;
        // The moment of closing is outside.
        app.app.set_clock(NOW + Span::hours(58));
        let late = say(&mut rani, &at, 2, &[("a", "1"), ("c", "1")]).await;
        rani.get(late.location()).await.says("Waktunya sudah habis").says("sudah ditutup Kamis, 26 November, 20.00 WIB").says("Lihat hasil");
        let code = at.rsplit('/').next().unwrap();
        let refused = rani.call(ANSWER, &[("attempt", code), ("soal", "2"), ("a", "1")]).await;
        assert_eq!(refused.status, 409);
        refused.says("Jawaban sampai saat itu tetap dihitung.");
        assert_eq!(rani.call(FINISH, &[("attempt", code)]).await.status, 409);
        assert_eq!(rani.call(START, &[("key", "fedcba9876543210"), ("slug", "kota")]).await.status, 409);
        // It counts as it stands.
        assert_eq!(rani.get(&at).await.location(), format!("{at}/hasil"));
        rani.get(&format!("{at}/hasil")).await.says("Waktunya habis").says("1.000 dari 2.000").says("Anda melewati soal ini.");
        let start_page = rani.get(PAGE).await;
        start_page.says("Ditutup Kamis").says("1.000 dari 2.000");
        assert!(!start_page.text.contains(">Mulai<"));
        assert!(!rani.get("/kuis").await.text.contains("Bisa dimainkan kapan saja"));
    }

    async fn the_attempts_are_limited_and_the_best_one_counts(app) {
        opened(&app, &two()).await;
        let mut rani = app.stranger();
        let first = begun(&mut rani, "Rani").await;
        say(&mut rani, &first, 1, &[("pilih", "b")]).await;
        say(&mut rani, &first, 2, &[("a", "1"), ("c", "1")]).await;
        app.app.set_clock(NOW + Span::minutes(5));
        let second = begun(&mut rani, "").await;
        assert_ne!(first, second);
        say(&mut rani, &second, 1, &[("pilih", "a")]).await;
        say(&mut rani, &second, 2, &[("a", "1")]).await;
        rani.get(&format!("{second}/hasil")).await.says("500 dari 2.000").says(">2.000<").says("Percobaan 2 dari 2");
        let third = start(&mut rani, "").await;
        assert_eq!(third.location(), PAGE);
        rani.get(PAGE).await.says("Semua percobaan Anda di kuis ini sudah terpakai.").says("0 dari 2 masih tersisa");
        assert_eq!(rani.call(START, &[("key", "0123456789abcdef"), ("slug", "kota")]).await.status, 409);
        // Somebody else has attempts of their own.
        begun(&mut app.stranger(), "Budi").await;
    }

    async fn an_attempt_that_was_left_is_gone_on_with(app) {
        opened(&app, &two()).await;
        let mut siti = app.with_role(Role::Patron).await;
        assert!(!siti.get(PAGE).await.text.contains("Nama panggilan"));
        let at = begun(&mut siti, "").await;
        say(&mut siti, &at, 1, &[("pilih", "b")]).await;
        app.app.set_clock(NOW + Span::hours(20));
        siti.get("/saya").await.says("Kuis uji").says("Lanjutkan").says(&at);
        siti.get(PAGE).await.says("Percobaan Anda belum selesai").says("Belum selesai");
        assert_eq!(start(&mut siti, "").await.location(), at);
        assert_eq!(siti.get(&at).await.location(), format!("{at}?soal=2"));
        // What is right is not told before its answer.
        assert_eq!(siti.get(&format!("{at}/hasil")).await.location(), at);
        assert_eq!(siti.get(&format!("{at}/latihan")).await.location(), at);
        say(&mut siti, &at, 2, &[("a", "1"), ("c", "1")]).await;
        siti.get("/saya").await.says("2.000 poin").says(&format!("{at}/hasil"));
        assert_eq!(count(&app, "quiz_attempts").await, 1);
    }

    async fn nobody_else_finds_an_attempt(app) {
        opened(&app, &two()).await;
        let (mut rani, mut siti) = (app.stranger(), app.with_role(Role::Patron).await);
        let theirs = [begun(&mut rani, "Rani").await, begun(&mut siti, "").await];
        let mut budi = app.stranger();
        begun(&mut budi, "Budi").await;
        for at in &theirs {
            let code = at.rsplit('/').next().unwrap();
            for other in [&mut budi, &mut app.stranger(), &mut app.with_role(Role::Patron).await, &mut app.with_role(Role::Librarian).await] {
                for page in ["", "?soal=1", "/hasil", "/latihan"] {
                    assert_eq!(other.get(&format!("{at}{page}")).await.status, 404, "{at}{page}");
                }
                assert_eq!(other.call(ANSWER, &[("attempt", code), ("soal", "1"), ("pilih", "b")]).await.status, 404);
                assert_eq!(other.call(FINISH, &[("attempt", code)]).await.status, 404);
            }
            // Nor is it another quiz's.
            assert_eq!(rani.get(&at.replace("/kota/", "/desa/")).await.status, 404);
        }
        assert_eq!(count(&app, "quiz_attempt_answers").await, 0);
    }

    async fn a_form_sent_twice_is_one_attempt_of_one_browser(app) {
        opened(&app, &two()).await;
        let fields = [("key", "0123456789abcdef"), ("slug", "kota"), ("nickname", "Rani")];
        let (mut rani, mut again) = (app.stranger(), app.stranger());
        let first = rani.submit(PAGE, START, &fields).await;
        // The first answer was lost on its way.
        let second = again.submit(PAGE, START, &fields).await;
        assert_eq!(first.location(), second.location());
        assert_eq!(again.get(&format!("{}?soal=1", second.location())).await.status, 200);
        assert_eq!((count(&app, "quiz_attempts").await, count(&app, "quiz_takers").await), (1, 1));
        // Two tabs with a form each: the second goes on with the attempt of the first.
        assert_eq!(start(&mut rani, "Rani").await.location(), first.location());
    }

    async fn a_nickname_is_free_decent_and_short(app) {
        opened(&app, &two()).await;
        begun(&mut app.stranger(), "Rani").await;
        let mut budi = app.stranger();
        for (name, says) in [
            ("RANI!", "Nama ini sudah dipakai"), ("", "Isi nama panggilan"), ("b a b i", "tidak kami tampilkan"), ("abcdefghijklmnopqrstu", "paling banyak 20 huruf"),
        ] {
            assert_eq!(start(&mut budi, name).await.location(), PAGE);
            budi.get(PAGE).await.says(says);
        }
        let offered = [("key", "0123456789abcdef"), ("slug", "kota"), ("nickname", ""), ("offered", "Durian Ceria")];
        assert!(budi.submit(PAGE, START, &offered).await.location().starts_with("/kuis/kota/mandiri/"));
        budi.get(PAGE).await.says("Anda bermain sebagai Durian Ceria.");
        assert_eq!(count(&app, "quiz_takers").await, 2);
        // A name on offer that was just taken gives way to a free one; a typed one does not.
        let taken = [("key", "fedcba9876543210"), ("slug", "kota"), ("nickname", ""), ("offered", "Durian Ceria")];
        let mut siti = app.stranger();
        assert!(siti.submit(PAGE, START, &taken).await.location().starts_with("/kuis/kota/mandiri/"));
        assert_eq!(start(&mut app.stranger(), "Durian Ceria").await.location(), PAGE);
        assert_eq!(count(&app, "quiz_takers").await, 3);
        let names = app.stranger().get(PAGE).await.text;
        assert!(names.matches("name=\"offered\"").count() == 4 && !names.contains("value=\"Durian Ceria\""));
    }

    async fn a_question_edited_later_does_not_rewrite_what_was_played(app) {
        opened(&app, &two()).await;
        let change = async |text: &str| {
            let mut tx = app.app.db().write(NOW, Actor::default()).await.unwrap();
            sqlx::query("UPDATE quiz_questions SET text = $1 WHERE code = 'kota-0'").bind(text.to_owned()).execute(&mut *tx).await.unwrap();
            tx.commit().await.unwrap();
        };
        // Until somebody begins, it may be mended.
        change("Soal yang diperbaiki").await;
        let mut rani = app.stranger();
        let at = begun(&mut rani, "Rani").await;
        rani.get(&format!("{at}?soal=1")).await.says("Soal yang diperbaiki");
        change("Soal yang lain").await;
        rani.get(&format!("{at}?soal=1")).await.says("Soal yang diperbaiki");
        // Who comes later is asked the same.
        let mut budi = app.stranger();
        let at = begun(&mut budi, "Budi").await;
        budi.get(&format!("{at}?soal=1")).await.says("Soal yang diperbaiki");
    }

    async fn each_attempt_keeps_an_order_of_its_own(app) {
        let questions: Vec<_> = (0..9).map(|_| ask(Kind::Single, &[1], 1000)).collect();
        opened_as(&app, &questions, &[("shuffles", "yes")]).await;
        let mut orders = Vec::new();
        for name in ["Rani", "Budi"] {
            let mut browser = app.stranger();
            let at = begun(&mut browser, name).await;
            let mut order = Vec::new();
            for place in 1..=9 {
                let page = browser.get(&format!("{at}?soal={place}")).await.text;
                // A reload shows the same.
                assert_eq!(options(&browser.get(&format!("{at}?soal={place}")).await.text), options(&page));
                order.push(page.split("(kota ").nth(1).unwrap().split(')').next().unwrap().to_owned());
                // The right option wherever it stands.
                let option = page.split(">Kelingi</label>").next().unwrap().rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
                say(&mut browser, &at, place, &[("pilih", option.as_str())]).await;
            }
            assert_eq!(score(&app, &at).await, 9000, "{name}");
            let mut sorted = order.clone();
            sorted.sort();
            sorted.dedup();
            assert_eq!(sorted.len(), 9);
            orders.push(order);
        }
        assert_ne!(orders[0], orders[1]);
    }

    async fn a_finished_attempt_takes_no_more(app) {
        opened(&app, &two()).await;
        let mut rani = app.stranger();
        let at = begun(&mut rani, "Rani").await;
        let code = at.rsplit('/').next().unwrap();
        rani.get(&format!("{at}?soal=1")).await.says("Selesaikan percobaan ini").says("Ya, selesaikan");
        say(&mut rani, &at, 1, &[("pilih", "b")]).await;
        for _ in 0..2 {
            let finished = rani.submit(&format!("{at}?soal=2"), FINISH, &[("attempt", code)]).await;
            assert_eq!(finished.location(), format!("{at}/hasil"));
        }
        rani.get(&format!("{at}/hasil")).await.says("1.000 dari 2.000").says("Anda melewati soal ini.");
        assert_eq!(rani.call(ANSWER, &[("attempt", code), ("soal", "2"), ("a", "1"), ("c", "1")]).await.status, 409);
        assert_eq!(score(&app, &at).await, 1000);
    }

    async fn what_was_passed_is_said_and_practised(app) {
        opened(&app, &two()).await;
        let mut rani = app.stranger();
        let at = begun(&mut rani, "Rani").await;
        say(&mut rani, &at, 1, &[("lewati", "1"), ("pilih", "b")]).await;
        rani.get(&format!("{at}?soal=1")).await.says("Anda melewati soal ini.").says("Yang benar: Kelingi");
        say(&mut rani, &at, 2, &[("a", "1"), ("c", "1")]).await;
        let practice = format!("{at}/latihan");
        rani.get(&format!("{at}/hasil")).await.says(&practice).says("Latih 1 soal").says("Tidak dijawab");
        rani.get(&practice).await.says("Soal 1 dari 1").says("Tidak ada yang dicatat");
        rani.get(&format!("{practice}?soal=1&kirim=1&pilih=b")).await.says("Benar!").says("Kembali ke hasil saya");
        assert_eq!(score(&app, &at).await, 1000);
    }

    async fn who_is_forgotten_leaves_their_attempts_under_no_name(app) {
        opened(&app, &two()).await;
        let mut siti = app.stranger();
        let form = [("key", "0123456789abcdef"), ("name", "Siti Aminah"), ("email", "siti@contoh.id"), ("password", "durian jatuh malam"), ("consent", "yes")];
        siti.submit("/daftar", "/api/auth/register", &form).await;
        let at = begun(&mut siti, "").await;
        say(&mut siti, &at, 1, &[("pilih", "b")]).await;
        siti.get("/saya/data.json").await.says("\"attempts\"").says("\"score\": 1000");
        siti.submit("/saya/data", "/api/auth/erase", &[("current_password", "durian jatuh malam"), ("sure", "yes")]).await;
        let mut db = app.app.db().read().await.unwrap();
        let left: (Option<AccountId>, String) = sqlx::query_as("SELECT account_id, nickname FROM quiz_takers").fetch_one(&mut *db).await.unwrap();
        assert!(left.0.is_none() && left.1.starts_with("Pemain "));
        assert_eq!(score(&app, &at).await, 1000);
    }

    async fn attempts_from_one_address_are_limited(app) {
        opened(&app, &two()).await;
        let mut rani = app.stranger();
        let mut last = 200;
        for n in 0..=200 {
            let key = format!("{n:016}");
            last = rani.call(START, &[("key", &key), ("slug", "kota"), ("nickname", "Rani")]).await.status.as_u16();
        }
        assert_eq!(last, 429);
    }
}
