//! Quizzes that are played in another way than usual, as their staff chose.

use super::{Room, room_with, stored};
use crate::{
    auth::Role,
    quizzes::{
        Kind,
        tests::builders::{ask, choice, game_questions, quiz},
        wire::Command,
    },
    test_support::{TestApp, on_each_engine},
    time::Span,
};

const SAVE: &str = "/api/quizzes/save_quiz";

/// Saves the quiz `slug` with `chosen` beside what every quiz has.
async fn save(staff: &mut TestApp, slug: &str, chosen: &[&str]) {
    let page = format!("/petugas/kuis/sunting/{slug}");
    let mut fields = vec![
        ("key", "0123456789abcdef"),
        ("slug", slug),
        ("title", "Kuis uji"),
        ("seats", "20"),
    ];
    fields.extend(chosen.iter().map(|name| (*name, "yes")));
    assert_eq!(staff.submit(&page, SAVE, &fields).await.location(), page);
}

async fn text(app: &TestApp, sql: &'static str) -> String {
    let mut db = app.app.db().read().await.expect("a connection");
    sqlx::query_scalar(sql).fetch_one(&mut *db).await.expect("a text")
}

on_each_engine! {
    async fn where_only_accuracy_counts_a_slow_answer_earns_as_much_also_after_a_kill(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        quiz(&app.app, "teliti", 20, &game_questions()).await;
        let page = "/petugas/kuis/sunting/teliti";
        staff.get(page).await.says("Cara poin dihitung").says("Benar, setelah 10 detik").says(">750<").says(">375<");
        save(&mut staff, "teliti", &["accuracy"]).await;
        let saved = staff.get(page).await;
        saved.says("name=\"accuracy\" value=\"yes\" checked").says(">1.000<").says(">500<");
        assert!(!saved.text.contains(">750<"));
        let mut room = room_with(&app, "teliti", &["Tapir Tekun", "Rusa Riang"]).await;
        room.librarian.get(&format!("/petugas/kuis/main/{}", room.pin)).await.says("Cara poin dihitung").says(">500<");
        // What holds is what the quiz said when the lobby opened.
        save(&mut staff, "teliti", &[]).await;
        room.ask().await;
        room.wait(Span::seconds(19));
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.host.command(Command::Reveal).await;
        assert_eq!(room.phones[0].mine().await.gained, Some(1000));
        room.ask().await;

        let mut room = room.after_a_kill().await;
        room.wait(Span::seconds(15));
        room.phones[0].answer(1, choice(&[0])).await.expect("saved");
        room.phones[1].answer(1, choice(&[0, 2])).await.expect("saved");
        assert_eq!((room.phones[0].mine().await.score, room.phones[1].mine().await.score), (1500, 1000));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers WHERE took > 10000").await, 3);
    }

    async fn a_streak_goes_on_after_a_kill_and_the_results_say_what_it_earned(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        quiz(&app.app, "deret", 20, &vec![ask(Kind::Single, &[1], 1000); 3]).await;
        save(&mut staff, "deret", &["accuracy", "streak"]).await;
        staff.get("/petugas/kuis/sunting/deret").await.says("name=\"streak\" value=\"yes\" checked").says(">+100<").says(">+500<");
        let mut room = room_with(&app, "deret", &["Tapir Tekun", "Rusa Riang"]).await;
        let answers = async |room: &mut Room, no: u32, second: usize| {
            room.ask().await;
            room.phones[0].answer(no, choice(&[1])).await.expect("saved");
            room.phones[1].answer(no, choice(&[second])).await.expect("saved");
            let (first, second) = (room.phones[0].mine().await, room.phones[1].mine().await);
            room.host.stage(room.phones[0].epoch + 1).await;
            [(first.gained, first.bonus, first.score), (second.gained, second.bonus, second.score)]
        };
        assert_eq!(answers(&mut room, 0, 1).await, [(Some(1000), 0, 1000); 2]);
        assert_eq!(answers(&mut room, 1, 0).await, [(Some(1100), 100, 2100), (Some(0), 0, 1000)]);
        let mut room = room.after_a_kill().await;
        assert_eq!(answers(&mut room, 2, 1).await, [(Some(1200), 200, 3300), (Some(1000), 0, 2000)]);
        room.host.command(Command::End).await;
        room.host.command(Command::End).await;
        let code = text(&app, "SELECT code FROM quiz_games").await;
        let results = format!("/petugas/kuis/hasil/{code}");
        staff.get(&results).await.says("Termasuk bonus").says(">3.300<").says(">300<");
        staff.get(&format!("{results}/pemain.csv")).await.says("1,Tapir Tekun,3300,300,3,3").says("2,Rusa Riang,2000,0,2,3");
        staff.get(&format!("{results}/jawaban.csv")).await.says(",1000,0,200");
        // A pad that is reloaded after the end says the same.
        room.browsers[0].get(&format!("/kuis/main/{}", room.pin)).await.says("3.300 poin");
        // The bonus is never part of the points, nor anything but its steps.
        let mut db = app.write().await;
        assert!(sqlx::query("UPDATE quiz_answers SET bonus = 150").execute(&mut *db).await.is_err());
    }
}
