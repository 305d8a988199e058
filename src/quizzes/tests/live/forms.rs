//! A pad without script: everything by plain pages and forms.

use super::{Phone, Room, join, room, room_of, stored};
use crate::{
    db::Engine,
    quizzes::{
        Kind,
        rules::{GRACE, LEAD},
        tests::builders::{ask, choice, other},
        wire::{Asked, Command},
    },
    test_support::{TestApp, TestResponse, on_each_engine},
    time::Span,
};
use std::time::Duration;
use tokio::time::sleep;

const ANSWER: &str = "/api/quizzes/answer";
const SAVED: &str = "Jawaban tersimpan";
/// Long enough for what was let loose to be in the queue.
const IN_TURN: Duration = Duration::from_millis(300);

/// A player of `room` who has pages alone.
async fn paper(app: &TestApp, room: &Room, name: &str) -> TestApp {
    let mut browser = app.stranger();
    assert_eq!(join(&mut browser, room.pin, name).await.location(), pad(room));
    browser
}

fn pad(room: &Room) -> String {
    format!("/kuis/main/{}", room.pin)
}

/// What the page's form calls its question.
fn question_on(page: &TestResponse) -> String {
    let name = page
        .text
        .split("name=\"untuk\" value=\"")
        .nth(1)
        .expect("a question");
    name.split('"').next().expect("a name").to_owned()
}

async fn say(browser: &mut TestApp, room: &Room, question: &str, fields: &[(&str, &str)]) -> TestResponse {
    let fields: Vec<_> = [("untuk", question)]
        .into_iter()
        .chain(fields.iter().copied())
        .collect();
    let answer = browser.submit(&pad(room), ANSWER, &fields).await;
    assert_eq!(answer.location(), pad(room));
    browser.get(&pad(room)).await
}

async fn answers(app: &TestApp) -> i64 {
    stored(app, "SELECT COUNT(*) FROM quiz_answers").await
}

on_each_engine! {
    async fn a_phone_without_script_plays_from_the_lobby_to_the_end(app) {
        let mut room = room(&app, "kertas", &["Rusa Riang"]).await;
        let mut paper = paper(&app, &room, "Tapir Tekun").await;
        let page = paper.get(&pad(&room)).await;
        page.says("Anda masuk sebagai Tapir Tekun").says("<noscript data-again=\"4\"><meta http-equiv=\"refresh\" content=\"4\"");
        room.host.command(Command::Next).await;
        // Not before it opens, and then at once.
        paper.get(&pad(&room)).await.says("content=\"2\"").says("disabled");
        room.wait(Span(LEAD));
        let page = paper.get(&pad(&room)).await;
        page.says("Sungai mana").says("value=\"b\"").says("content=\"8\"").says("<progress max=\"20\" value=\"20\"");
        let question = question_on(&page);
        room.wait(Span::seconds(4));
        say(&mut paper, &room, &question, &[("pilih", "b")]).await.says(SAVED).says("content=\"4\"").says("<progress max=\"20\" value=\"16\"");
        // The same again is the same; another answer is not taken.
        say(&mut paper, &room, &question, &[("pilih", "b")]).await.says(SAVED);
        say(&mut paper, &room, &question, &[("pilih", "a")]).await.says("Soal ini sudah Anda jawab").says(SAVED);
        assert_eq!(stored(&app, "SELECT took FROM quiz_answers").await, 4_000);
        room.phones[0].stage(1).await;
        room.phones[0].answer(0, choice(&[0])).await.expect("saved");
        room.host.stage(2).await;
        let page = paper.get(&pad(&room)).await;
        page.says("Benar").says("+900 poin").says("Peringkat 1 dari 2").says("<small>Jawaban Anda</small>").says("Kelingi membelah kota.");
        assert!(!page.text.contains("Anda masuk sebagai"));
        // After the reveal nothing counts any more, for this question or the next.
        say(&mut paper, &room, &question, &[("pilih", "a")]).await.says("Terlambat");
        room.host.command(Command::Next).await;
        room.wait(Span(LEAD));
        say(&mut paper, &room, &question, &[("pilih", "b")]).await.says("Terlambat");
        assert_eq!(answers(&app).await, 2);
        room.host.command(Command::End).await;
        paper.get(&pad(&room)).await.says("Kuis selesai").says("900 poin");
        room.host.command(Command::End).await;
        paper.get(&pad(&room)).await.says("Peringkat 1 dari 2").says("1 dari 2 soal benar").says("Soal demi soal").says("Kuis lain");
    }

    async fn every_kind_is_answered_by_a_plain_form(app) {
        let questions = [
            ask(Kind::Multiple, &[0, 2], 1000), ask(Kind::TrueFalse, &[0], 1000), other(Kind::Typed), other(Kind::Numeric),
            other(Kind::Ordering), other(Kind::Poll), other(Kind::WordCloud),
        ];
        let mut room = room_of(&app, "kertas-jenis", &[], &questions).await;
        let mut paper = paper(&app, &room, "Tapir Tekun").await;
        // What is no answer is said, and what was typed is still there.
        let wrong: [(&[(&str, &str)], &str); 7] = [
            (&[], "Pilih jawaban Anda dulu"), (&[("pilih", "d")], "Pilih jawaban Anda dulu"), (&[("jawab", " , ")], "Tulis jawaban Anda dulu"),
            (&[("jawab", "tinggi")], "tinggi"), (&[("ke1", "1"), ("ke2", "1")], "Setiap butir dipilih satu kali"), (&[("pilih", "z")], "Pilih jawaban Anda dulu"),
            (&[("jawab", "bangsat")], "tidak kami tampilkan"),
        ];
        let right: [&[(&str, &str)]; 7] = [
            &[("a", "1"), ("c", "1")], &[("pilih", "a")], &[("jawab", " kelingi ")], &[("jawab", "126,3")],
            &[("ke1", "1"), ("ke2", "0"), ("ke3", "2"), ("ke4", "3")], &[("pilih", "c")], &[("jawab", "tenang, ramah")],
        ];
        for (wrong, right) in wrong.into_iter().zip(right) {
            room.ask().await;
            let question = question_on(&paper.get(&pad(&room)).await);
            say(&mut paper, &room, &question, wrong.0).await.says(wrong.1);
            let before = answers(&app).await;
            // The only one who plays has answered: the page shows how it went.
            say(&mut paper, &room, &question, right).await.says("poin");
            assert_eq!(answers(&app).await, before + 1, "{question}");
            room.host.stage(room.host.epoch + 1).await;
        }
        assert_eq!(stored(&app, "SELECT CAST(COUNT(*) AS BIGINT) FROM quiz_answers WHERE question_no < 4 AND points = 1000").await, 4);
    }

    async fn an_order_is_made_press_by_press(app) {
        let mut room = room_of(&app, "kertas-urut", &[], &[other(Kind::Ordering)]).await;
        let mut paper = paper(&app, &room, "Tapir Tekun").await;
        room.ask().await;
        let page = paper.get(&pad(&room)).await;
        let question = question_on(&page);
        page.says("name=\"ke1\" value=\"0\"").says("formmethod=\"get\"");
        let moved = format!("{}?untuk={question}&ke1=0&ke2=1&ke3=2&ke4=3&naik=2", pad(&room));
        paper.get(&moved).await.says("name=\"ke2\" value=\"2\"").says("name=\"ke3\" value=\"1\"");
        // Nonsense in the address, or the order of another question, begins anew.
        for other in [moved.replace("ke2=1", "ke2=0"), moved.replace(&question, "1.2.3.ordering"), moved.replace("naik=2", "turun=9")] {
            paper.get(&other).await.says("name=\"ke2\" value=\"1\"");
        }
        assert_eq!(answers(&app).await, 0);
        let order = [("ke1", "1"), ("ke2", "0"), ("ke3", "2"), ("ke4", "3")];
        say(&mut paper, &room, &question, &order).await.says("Urutan yang benar");
    }

    async fn a_choice_is_no_word_and_nobody_leads_before_there_is_a_point(app) {
        let mut room = room_of(&app, "kertas-jajak", &[], &[other(Kind::Poll), other(Kind::WordCloud)]).await;
        let mut paper = paper(&app, &room, "Tapir Tekun").await;
        for (answer, says) in [(("pilih", "c"), "Pilihan Anda tercatat"), (("jawab", "tenang"), "Kata Anda tercatat")] {
            room.ask().await;
            let question = question_on(&paper.get(&pad(&room)).await);
            let page = say(&mut paper, &room, &question, &[answer]).await;
            page.says(says);
            assert!(!page.text.contains("Peringkat"));
            room.host.stage(room.host.epoch + 1).await;
        }
    }

    async fn what_is_late_paused_forged_or_meant_for_another_game_changes_nothing(app) {
        let mut room = room(&app, "kertas-palsu", &["Rusa Riang"]).await;
        let other = super::room(&app, "kertas-lain", &["Murai Merdu"]).await;
        let mut paper = paper(&app, &room, "Tapir Tekun").await;
        let mut elsewhere = self::paper(&app, &other, "Kancil Kalem").await;
        room.host.command(Command::Next).await;
        let question = question_on(&paper.get(&pad(&room)).await);
        say(&mut paper, &room, &question, &[("pilih", "b")]).await.says("Siap-siap");
        room.wait(Span(LEAD));
        // Without a seat, with the seat of another game, and with a name that is none.
        let fields = [("untuk", question.as_str()), ("pilih", "b")];
        for browser in [&mut app.stranger(), &mut elsewhere] {
            assert_eq!(browser.call(ANSWER, &fields).await.status, 404);
        }
        let here = room.pin.to_string();
        let crossed = question.replace(&here, &other.pin.to_string());
        for name in [&crossed, "", "x", "1.2.3", &format!("{question}.1"), &question.replace("single", "riddle"), &question.replace(&here, "000000")] {
            assert_eq!(paper.call(ANSWER, &[("untuk", name), ("pilih", "b")]).await.status, 404, "{name}");
        }
        // Another question, another epoch, another kind.
        for name in [".1.1.single", ".9.0.single", ".0.0.single"] {
            assert_eq!(paper.call(ANSWER, &[("untuk", &format!("{here}{name}")), ("pilih", "b")]).await.status, 409, "{name}");
        }
        let typed = [("untuk", format!("{here}.1.0.typed")), ("jawab", "Kelingi".to_owned())];
        let typed = typed.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(paper.call(ANSWER, &typed).await.status, 422);
        room.host.command(Command::Pause).await;
        say(&mut paper, &room, &question, &[("pilih", "b")]).await.says("Jeda sebentar");
        room.host.command(Command::Resume).await;
        room.wait(Span(20_000 + GRACE + 1));
        say(&mut paper, &room, &question, &[("pilih", "b")]).await.says("Terlambat");
        assert_eq!(answers(&app).await, 0);
    }

    async fn an_answer_by_form_counts_however_long_the_one_before_takes_to_write(app) {
        let mut room = room(&app, "kertas-lambat", &["Rusa Riang"]).await;
        let mut paper = paper(&app, &room, "Tapir Tekun").await;
        room.ask().await;
        let question = question_on(&paper.get(&pad(&room)).await);
        // On SQLite that is the only writer already.
        let mut held = app.write().await;
        if app.app.db().engine() == Engine::Postgres {
            sqlx::query("LOCK TABLE quiz_answers IN SHARE MODE").execute(&mut *held).await.expect("a lock");
        }
        let (pin, epoch) = (room.pin, room.phones[0].epoch);
        room.phones[0].say(Asked::Answer { pin, epoch, no: 0, answer: choice(&[1]) }).await;
        sleep(IN_TURN).await;
        let let_go = async {
            sleep(IN_TURN).await;
            room.wait(Span(20_000 + 2 * GRACE));
            drop(held);
        };
        tokio::join!(say(&mut paper, &room, &question, &[("pilih", "b")]), let_go).0.says("Benar");
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers WHERE points = 1000").await, 2);
    }

    async fn an_answer_by_form_is_still_there_after_a_kill(app) {
        let mut room = room(&app, "kertas-mati", &["Rusa Riang"]).await;
        let mut paper = paper(&app, &room, "Tapir Tekun").await;
        room.ask().await;
        let question = question_on(&paper.get(&pad(&room)).await);
        say(&mut paper, &room, &question, &[("pilih", "b")]).await.says(SAVED);
        let restarted = app.after_a_kill().await;
        let mut back = restarted.with_cookies_of(&paper);
        back.get(&pad(&room)).await.says(SAVED);
    }
}

#[tokio::test]
async fn a_form_that_reaches_the_other_process_counts_too() {
    let Some(first) = TestApp::postgres().await else {
        return;
    };
    let first = first.beside_and_reachable().await;
    let second = first.beside_and_reachable().await;
    let mut room = room(&first, "kertas-dua", &["Rusa Riang"]).await;
    let mut paper = paper(&second, &room, "Tapir Tekun").await;
    let server = second.listen().await;
    let mut screen = Phone::connect(&second.stranger(), server, room.pin, "layar")
        .await
        .expect("a screen");
    room.ask().await;
    screen.stage(1).await;
    second.app.set_clock(first.app.now());
    let question = question_on(&paper.get(&pad(&room)).await);
    say(&mut paper, &room, &question, &[("pilih", "b")])
        .await
        .says(SAVED);
    assert_eq!(answers(&first).await, 1);
    room.phones[0].answer(0, choice(&[0])).await.expect("saved");
    screen.stage(2).await;
    paper.get(&pad(&room)).await.says("+1.000 poin");
}
